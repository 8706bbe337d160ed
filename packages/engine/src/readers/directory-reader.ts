/** Reads of a directory that follow the order of its numbers: nobody looks people up by the number after the last. */
import type { SignalReader } from '../signal-reader.ts'

/** The number at the end of an id, as far as it counts exactly. */
const NUMBERED = /^(.*?)(\d{1,15})$/su
/** Of one read: what goes on for longer is told by how much is read. */
const MOST_IDS = 200

export const directoryReader: SignalReader = {
  name: 'directory',
  says: ['directory.in-sequence'],
  read: (event, { recent, sink }) => {
    if (event.type !== 'directory.read') return
    const ids = (event.data.ids ?? []).slice(0, MOST_IDS)
    const keyOf = (id: string): string => `${event.data.organization}\u001f${event.data.actor.id}\u001f${id}`
    for (const id of ids) recent('people-read', keyOf(id), id)
    const followed = ids.filter((id) =>
      neighboursOf(id).some((other) => recent('people-read', keyOf(other), null) === 0),
    )
    if (followed.length > 0) sink.see('directory.in-sequence', followed.length / ids.length, { pointer: '/data/ids' })
  },
}

/** The ids just before and after one, spelled as it is: with noughts in front, or without. */
function neighboursOf(id: string): readonly string[] {
  const [, name, digits] = NUMBERED.exec(id) ?? []
  if (name === undefined || digits === undefined) return []
  const number = Number(digits)
  const width = digits.startsWith('0') ? digits.length : 0
  return [number - 1, number + 1].flatMap((next) => (next < 0 ? [] : [`${name}${String(next).padStart(width, '0')}`]))
}
