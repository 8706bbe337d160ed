/** What is known of rooms, for as long as nobody is told to have joined or left, and a minute at most. */
import type { Room } from './audience.ts'
import type { Log } from '../log.ts'
import { SynapseFault, type Synapse } from './synapse.ts'

const KNOWN_MS = 60_000
const MOST_ROOMS = 5_000
const ROOMS_LOOKED_AT = 20

type Parts = {
  readonly synapse: Pick<Synapse, 'room' | 'roomsOf'>
  readonly timeoutMs: number
  readonly now: () => number
  readonly log: Log
}

export function createRooms({ synapse, timeoutMs, now, log }: Parts) {
  const known = new Map<string, { readonly until: number; readonly room: Promise<Room | null> }>()
  const ask = async (id: string): Promise<Room | null> => {
    try {
      return await synapse.room(id, timeoutMs)
    } catch (fault) {
      if (!(fault instanceof SynapseFault)) throw fault
      known.delete(id)
      log('warn', 'A room could not be looked up: who reads it is not told.', { room: id, why: fault.message })
      return null
    }
  }
  const find = (id: string): Promise<Room | null> => {
    const found = known.get(id)
    if (found !== undefined && found.until > now()) return found.room
    known.delete(id)
    const [oldest] = known.keys()
    if (known.size >= MOST_ROOMS && oldest !== undefined) known.delete(oldest)
    const room = ask(id)
    known.set(id, { until: now() + KNOWN_MS, room })
    return room
  }
  return {
    /** Null: it could not be looked up. */
    find,
    /** Whether the two are together in a room that nobody enters uninvited: then the one accepted an invitation before. */
    areTogether: async (one: string, other: string): Promise<boolean> => {
      try {
        const [ofOne, ofOther] = await Promise.all([one, other].map((user) => synapse.roomsOf(user, timeoutMs)))
        const shared = (ofOne ?? []).filter((room) => ofOther?.includes(room)).slice(0, ROOMS_LOOKED_AT)
        const rooms = await Promise.all(shared.map(find))
        return rooms.some((room) => room !== null && !room.isOpen && !room.isWorldReadable)
      } catch (fault) {
        if (!(fault instanceof SynapseFault)) throw fault
        log('warn', 'Whether two share a room could not be looked up: they are taken for strangers.', {
          why: fault.message,
        })
        return false
      }
    },
    forget: (id: string): void => {
      known.delete(id)
    },
  }
}

export type Rooms = ReturnType<typeof createRooms>
