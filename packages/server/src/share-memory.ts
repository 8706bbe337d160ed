/**
 * What grows with traffic, by the memory that the process may use: where a limit or the machine is small, counters and sessions stop sooner, and not
 * the process.
 */
import { totalmem } from 'node:os'
import type { Config } from './config.ts'

const MEGABYTE = 1024 * 1024
const MOST_COUNTED = 512 * MEGABYTE
const LEAST_COUNTED = 32 * MEGABYTE
const MOST_SESSIONS = 200_000
const LEAST_SESSIONS = 8_000
/** What a process takes that remembers nothing, with the traffic of one core; more than half of it every start asks for. */
const BESIDE = 512 * MEGABYTE
/** From here on both are what they are on a large machine. */
const ENOUGH = 2_048 * MEGABYTE
/** A row of an account's sessions takes an eighth of this; the rest is others'. */
const FOR_A_SESSION = 8_000

export type Shares = {
  readonly counterBytes: number
  /** Accounts of which is remembered where they were last seen. */
  readonly sessions: number
}

/** What a system answers where it sets no limit: nothing, or more than any machine has. */
export function memoryOf(limit: number | undefined, machine: number): number {
  return limit === undefined || limit <= 0 ? machine : Math.min(limit, machine)
}

const between = (least: number, value: number, most: number): number =>
  Math.floor(Math.min(most, Math.max(least, value)))

export const sharesOf = (memory: number, stated: number | null = null): Shares => ({
  counterBytes: stated ?? between(LEAST_COUNTED, (memory - BESIDE) / 3, MOST_COUNTED),
  sessions: between(LEAST_SESSIONS, (memory - BESIDE) / FOR_A_SESSION, MOST_SESSIONS),
})

/** What to say at a start; null where there is enough. */
export function saySmallMemory(memory: number, { counterBytes, sessions }: Shares): string | null {
  if (memory >= ENOUGH) return null
  const [has, counted] = [memory, counterBytes].map((bytes) => Math.floor(bytes / MEGABYTE))
  return (
    `This process, and the database where it starts one, may use ${has} MiB of memory, and a busy node wants 2048. Counters stop at ${counted} MiB ` +
    `(GOODSTANDING_COUNTER_MEMORY_MB), and sessions are remembered of ${sessions} accounts. Where the system ends it for more, what was acknowledged is kept.`
  )
}

/** By the setting, or as it suits this process; too little memory is said in the log. */
export function shareMemory(
  { counterMemoryBytes }: Config,
  log: (line: Readonly<Record<string, unknown>>) => void,
): Shares {
  const memory = memoryOf(process.constrainedMemory(), totalmem())
  const shares = sharesOf(memory, counterMemoryBytes)
  const message = saySmallMemory(memory, shares)
  if (message !== null) log({ level: 'warn', message })
  return shares
}
