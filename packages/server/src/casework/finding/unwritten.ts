/**
 * What could not be written and is tried again: in the next turn when the database was away, and later each time when it is the row
 * itself, which few repetitions mend. Ids alone are kept, and only so many: the rows stand in the ledger, and while a case is damaged
 * every decision that belongs to it comes here.
 */
import { DatabaseFault } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'

export type Unwritten = {
  readonly put: (id: string, fault: unknown) => void
  /**
   * Tries those whose time has come, some at a time. What `write` does not put back is done; when it throws, none of them is, and it
   * throws too.
   */
  readonly retry: (write: (ids: readonly string[]) => Promise<unknown>) => Promise<void>
  readonly size: () => number
}

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 3_600_000
const AT_ONCE = 200
/** Some 200 bytes each. */
export const UNWRITTEN_MOST = 50_000

/** `pause`: the last one; 0 while no fault was the row's own. `due` null: it is being tried. */
type Waiting = { readonly due: Instant | null; readonly pause: number }

/** A pause that is longer than any was set by a clock that has been put back since. */
const isDue = ({ due }: Waiting, at: Instant): boolean => due !== null && (due <= at || due > at + LONGEST_PAUSE_MS)

/** `forget` hears of whichever came first when there are too many. */
export function createUnwritten(now: () => Instant, forget: (id: string) => void): Unwritten {
  const waiting = new Map<string, Waiting>()
  const put = (id: string, fault: unknown): void => {
    const isPassing = fault instanceof DatabaseFault && (fault.kind === 'unavailable' || fault.kind === 'contention')
    const before = waiting.get(id)?.pause ?? 0
    const pause = isPassing ? before : Math.min(before === 0 ? FIRST_PAUSE_MS : before * 2, LONGEST_PAUSE_MS)
    waiting.set(id, { due: isPassing ? 0 : now() + pause, pause })
    if (waiting.size <= UNWRITTEN_MOST) return
    const [first = id] = waiting.keys()
    waiting.delete(first)
    forget(first)
  }
  const isTried = (id: string): boolean => waiting.get(id)?.due === null
  const tryAgain = async (ids: readonly string[], write: (ids: readonly string[]) => Promise<unknown>) => {
    for (const id of ids) waiting.set(id, { due: null, pause: waiting.get(id)?.pause ?? 0 })
    try {
      await write(ids)
    } catch (fault) {
      for (const id of ids.filter(isTried)) put(id, fault)
      throw fault
    }
    for (const id of ids.filter(isTried)) waiting.delete(id)
  }
  return {
    put,
    retry: async (write) => {
      const at = now()
      const due = [...waiting].flatMap(([id, one]) => (isDue(one, at) ? [id] : []))
      for (let from = 0; from < due.length; from += AT_ONCE)
        await tryAgain(
          due.slice(from, from + AT_ONCE).filter((id) => waiting.has(id)),
          write,
        )
    },
    size: () => waiting.size,
  }
}
