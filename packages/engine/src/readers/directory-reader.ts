/** Reads of a directory that follow the order of its numbers: nobody looks people up by the number after the last. */
import type { SignalReader } from '../signal-reader.ts'
import { neighboursOf } from './numbered-ids.ts'

/** Of one read: what goes on for longer is told by how much is read. */
const MOST_IDS = 200

export const directoryReader: SignalReader = {
  name: 'directory',
  says: ['directory.in-sequence'],
  read: (event, { recent, sink }) => {
    if (event.type !== 'directory.read') return
    const ids = (event.data.ids ?? []).slice(0, MOST_IDS)
    const keyOf = (id: string): string => `${event.data.organization}\u001f${event.data.actor.id}\u001f${id}`
    for (const id of ids) recent('ids-read', keyOf(id), id)
    const followed = ids.filter((id) => neighboursOf(id).some((other) => recent('ids-read', keyOf(other), null) === 0))
    if (followed.length > 0) sink.see('directory.in-sequence', followed.length / ids.length, { pointer: '/data/ids' })
  },
}
