/** Whether the system lets this process have so few files open that connections would be cut under ordinary load. */
import { readFileSync } from 'node:fs'

/** What a node should have, as `docs/operating.md` says. */
const WANTED = 10_000
/** The database and files take some dozens; a few hundred people and services have the rest. */
const FEW = 1_024

const LIMIT = /^Max open files +(\d+)/m

/** What to say of the limits as `/proc/self/limits` has them; null: nothing. */
export function tellFewFiles(limits: string): string | null {
  const [, most] = LIMIT.exec(limits) ?? []
  if (most === undefined || Number(most) >= FEW) return null
  return `This process may have ${most} files and connections open. What connects beyond that is cut without an answer and without a line here: give it ${WANTED} (ulimit -n, LimitNOFILE).`
}

/** The same of this process, where the system tells. */
export function fewFiles(): string | null {
  try {
    return tellFewFiles(readFileSync('/proc/self/limits', 'utf8'))
  } catch {
    return null // no such system
  }
}
