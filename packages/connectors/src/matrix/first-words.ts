/**
 * What a room is called from its beginning. Synapse asks nobody about the name and the topic that a room is made with: they are told once the room
 * is first heard of, decided in the background, and redacted when a person rejects them.
 */
import type { Log } from '../log.ts'
import { fieldsOf, textIn } from '../read-fields.ts'
import { eventOfMessage } from './event-of-message.ts'
import type { MatrixEvent } from './from-callback.ts'
import type { Rooms } from './know-rooms.ts'
import type { Organizations } from './organizations.ts'
import { SynapseFault, type Synapse } from './synapse.ts'
import type { TellLater } from './tell-later.ts'

type Parts = {
  readonly source: string
  readonly organizations: Organizations
  readonly ownAccounts: ReadonlySet<string>
  readonly synapse: Pick<Synapse, 'stateOf'>
  readonly rooms: Pick<Rooms, 'find'>
  readonly later: Pick<TellLater, 'keep'>
  readonly now: () => number
  readonly log: Log
}

const TYPES = ['m.room.name', 'm.room.topic'] as const
/** What comes later than that is asked about, as everything that is sent. */
const MADE_WITHIN_MS = 60_000
/** Older rooms were heard of long ago. */
const YOUNG_MS = 30 * 24 * 60 * 60_000
const MOST_HEARD_OF = 50_000

/** To be called with each room that anything is heard of. */
export function createFirstWords(parts: Parts): (room: string) => void {
  const heardOf = new Set<string>()
  return (room) => {
    if (room === '' || heardOf.has(room)) return
    const [oldest] = heardOf
    if (heardOf.size >= MOST_HEARD_OF && oldest !== undefined) heardOf.delete(oldest)
    heardOf.add(room)
    tellOf(parts, room).catch((fault: unknown) => {
      heardOf.delete(room)
      // Nobody of this homeserver is in it yet: it is heard of again.
      if (fault instanceof SynapseFault && fault.status === 404) return
      const why = fault instanceof Error ? fault.message : String(fault)
      parts.log('warn', 'What a room is called from its beginning could not be looked up yet.', { room, why })
    })
  }
}

async function tellOf(parts: Parts, id: string): Promise<void> {
  const { source, organizations, ownAccounts, synapse, rooms, later, now } = parts
  const made = await synapse.stateOf(id, 'm.room.create')
  const since = made?.at ?? null
  if (made === null || since === null || since < now() - YOUNG_MS) return
  for (const type of TYPES) {
    const event = await synapse.stateOf(id, type)
    if (event === null || event.at === null || event.at > since + MADE_WITHIN_MS) continue
    if (ownAccounts.has(event.sender) || (await isHandedDown(synapse, made, event))) continue
    const room = await rooms.find(id)
    const mapped = eventOfMessage({ ...event, room: id }, { source, organizations, room, hashes: new Map() })
    if (mapped !== null) later.keep(mapped)
  }
}

/** Whether it stood in the room that this one takes the place of: whoever upgrades a room wrote none of it. */
async function isHandedDown(synapse: Parts['synapse'], made: MatrixEvent, event: MatrixEvent): Promise<boolean> {
  const before = textIn(fieldsOf(made.content['predecessor']), 'room_id')
  if (before === null) return false
  try {
    const old = await synapse.stateOf(before, event.type)
    return old !== null && JSON.stringify(old.content) === JSON.stringify(event.content)
  } catch (fault) {
    if (fault instanceof SynapseFault && !fault.mayPass) return false
    throw fault
  }
}
