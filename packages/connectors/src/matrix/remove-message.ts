/**
 * Takes away what was delivered: its files are quarantined, which can be undone, and the event is redacted, which nothing brings back. What became
 * of it is looked at, not believed: Synapse says that it is done of what it never touched.
 */
import type { WireEvent } from '@goodstanding/sdk'
import type { Log } from '../log.ts'
import type { MatrixEvent } from './from-callback.ts'
import { quarantineFiles, type Quarantining } from './quarantine-files.ts'
import { SynapseFault, type Synapse } from './synapse.ts'
import { WORDS } from './words.ts'

export type Removing = Quarantining & {
  readonly synapse: Pick<Synapse, 'event' | 'isRedacted' | 'redact' | 'redaction' | 'redactOne'>
  readonly wait: (ms: number) => Promise<void>
  readonly log: Log
}

const LOOKS = 20
const PAUSE_MS = 250
/** What Synapse's own removal goes through; of other types it says nothing, and leaves them. */
const SWEPT: ReadonlySet<string> = new Set(['m.room.message', 'm.room.encrypted'])
const REMOVABLE: ReadonlySet<string> = new Set(['message.send', 'message.edit', 'content.publish'])
/** One line in both languages: everybody in the room sees it. */
const REASON = `${WORDS.removed.en} · ${WORDS.removed.zh}`

/** `decision`: the one about it. Throws where it may succeed later. */
export async function removeMessage(removing: Removing, decision: string, event: WireEvent): Promise<void> {
  if (!REMOVABLE.has(event.type)) return
  const { synapse, log } = removing
  const id = event.id.replace(/\/again$/, '')
  const about = { id, decision }
  const sent = await synapse.event(id)
  if (sent === null) {
    log('warn', 'The homeserver does not know a message that is to be removed.', about)
    return
  }
  await quarantineFiles(removing, decision, sent)
  if (await synapse.isRedacted(sent)) return
  const why = SWEPT.has(sent.type) ? await sweep(removing, sent) : await redactAlone(removing, sent, decision)
  if (await synapse.isRedacted(sent)) log('info', 'Removed.', about)
  else log('error', 'A message could not be removed. Make the connector a moderator of its room.', { ...about, why })
}

/** By Synapse's own removal, which redacts as the sender also where they have left the room. Answers what failed. */
async function sweep({ synapse, wait }: Removing, { sender, room, at }: MatrixEvent): Promise<readonly string[]> {
  const redaction = await startSweep(synapse, { sender, room, at: at ?? 0, reason: REASON })
  for (let look = 0; look < LOOKS; look++) {
    const { status, failed } = await statusOf(synapse, redaction)
    if (status === 'complete' || status === 'failed' || status === 'gone') return failed
    await wait(PAUSE_MS)
  }
  throw new Error('Synapse has not removed a message yet: it is looked at again.')
}

/** One sweep of somebody at a time: another that runs - ours, or an administrator's - is waited for. */
async function startSweep(synapse: Removing['synapse'], asked: Parameters<Synapse['redact']>[0]): Promise<string> {
  try {
    return await synapse.redact(asked)
  } catch (fault) {
    if (fault instanceof SynapseFault && fault.status === 400)
      throw new Error(`Synapse does not begin to remove a message: ${fault.message}`)
    throw fault
  }
}

/** Synapse forgets its tasks after a day or a restart. */
async function statusOf(synapse: Removing['synapse'], id: string) {
  try {
    return await synapse.redaction(id)
  } catch (fault) {
    if (fault instanceof SynapseFault && fault.status === 404) return { status: 'gone', failed: [] }
    throw fault
  }
}

/** As its sender where that is somebody of this homeserver who may still act there, else as the connector's account. Answers what failed. */
async function redactAlone(
  { synapse }: Removing,
  { id, room, sender }: MatrixEvent,
  decision: string,
): Promise<readonly string[]> {
  const failed: string[] = []
  for (const by of [sender, null]) {
    try {
      await synapse.redactOne({ id, room, key: decision, reason: REASON, by })
      return []
    } catch (fault) {
      if (!(fault instanceof SynapseFault) || fault.mayPass) throw fault
      failed.push(fault.message)
    }
  }
  return failed
}
