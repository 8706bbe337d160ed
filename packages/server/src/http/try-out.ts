/** Work that is tried out: what it would do and say, and nothing of it kept. */
import { isBurden } from '@goodstanding/casework'
import type { Desk } from '../casework/parts.ts'
import type { Shown } from '../casework/show.ts'
import { NOTICES } from '../casework/streams.ts'
import type { Telling, Unit } from '../casework/unit.ts'

/** Carries what was tried out of its transaction, which is then rolled back. */
class TriedOut extends Error {
  readonly preview: Shown

  constructor(preview: Shown) {
    super('It was tried out.')
    this.preview = preview
  }
}

/** What `work` shows, with every notice that it would send and all that the service would be told. */
export async function tryOut(desk: Desk, work: (unit: Unit) => Promise<Shown>): Promise<Shown> {
  const told: Telling[] = []
  try {
    return await desk.run(async (unit) => {
      const sent = new Set<string>()
      const trying: Unit = {
        ...unit,
        tell: (telling) => told.push(telling),
        add: (stream, id, events) => {
          if (stream.name === NOTICES.name) sent.add(id)
          return unit.add(stream, id, events)
        },
      }
      const preview = await work(trying)
      const notices = await showNotices(unit, [...sent])
      throw new TriedOut({ ...preview, notices, told: told.map(({ type, subject }) => ({ type, subject })) })
    })
  } catch (fault) {
    if (fault instanceof TriedOut) return fault.preview
    throw fault
  }
}

async function showNotices(unit: Unit, ids: readonly string[]): Promise<readonly Shown[]> {
  const shown: Shown[] = []
  for (const id of ids) {
    const { notice, recipient } = await unit.load(NOTICES, id)
    if (notice.kind === 'sent')
      shown.push({
        recipient,
        message: notice.message,
        appealUntil: isBurden(notice.contents.type) ? new Date(notice.appealUntil).toISOString() : null,
      })
    else if (notice.kind === 'owed') shown.push({ recipient, message: null, appealUntil: null })
  }
  return shown
}
