/**
 * CPU time, not wall time: what the machine's other work does to the clock does not show, and ratios hold on any machine.
 * Contenders take turns in every round, so a slow moment hurts all of them alike.
 */

/** Something measured against others. `run` does its operation this many times. */
export type Contender = {
  readonly name: string
  readonly run: (times: number) => void | Promise<void>
}

/** One in another process. `spend` does its operation this many times and answers the CPU microseconds it took there. */
export type FarContender = {
  readonly name: string
  readonly spend: (times: number) => Promise<number>
}

export type Measured = {
  readonly name: string
  /** Median over the rounds, CPU microseconds for one operation (user and system, all threads of this process). */
  readonly microseconds: number
}

export type Rounds = { readonly rounds: number; readonly roundMs: number }

const ROUNDS: Rounds = { rounds: 7, roundMs: 120 }

/** CPU microseconds of this process so far. */
export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** CPU microseconds that so many operations take. */
export async function spend(contender: Contender | FarContender, times: number): Promise<number> {
  if ('spend' in contender) return contender.spend(times)
  const before = cpuMicroseconds()
  await contender.run(times)
  return cpuMicroseconds() - before
}

/** How many operations fill a round: doubled until they do, which warms the contender as well. */
async function fillRound(contender: Contender | FarContender, roundMs: number): Promise<number> {
  for (let times = 1; ; times *= 2) {
    const spent = await spend(contender, times)
    if (spent >= roundMs * 500) return Math.max(1, Math.round((times * roundMs * 1000) / spent))
  }
}

/** Medians of several rounds, in the order of the contenders. */
export async function measure(
  contenders: readonly (Contender | FarContender)[],
  rounds: Rounds = ROUNDS,
): Promise<readonly Measured[]> {
  const plans: { readonly contender: Contender | FarContender; readonly times: number; readonly spent: number[] }[] = []
  for (const contender of contenders)
    plans.push({ contender, times: await fillRound(contender, rounds.roundMs), spent: [] })
  for (let round = 0; round < rounds.rounds; round++)
    for (const { contender, times, spent } of plans) spent.push((await spend(contender, times)) / times)
  return plans.map(({ contender, spent }) => ({ name: contender.name, microseconds: quantile(spent, 0.5) }))
}

/** The value below which this share of the numbers lies. */
export function quantile(numbers: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(numbers).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/**
 * CPU microseconds of each of `count` calls, without what reading the clock costs. The clock ticks in microseconds.
 * Threads that collect garbage meanwhile count too: they are part of the price.
 */
export function measureEach(count: number, call: (at: number) => void): Float64Array {
  const spent = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    const before = process.cpuUsage()
    call(at)
    const after = process.cpuUsage()
    spent[at] = after.user + after.system - before.user - before.system
  }
  const reading = clockCost()
  return spent.map((microseconds) => Math.max(0, microseconds - reading))
}

function clockCost(): number {
  const readings = 20_000
  const before = cpuMicroseconds()
  for (let at = 0; at < readings; at++) process.cpuUsage()
  return (cpuMicroseconds() - before) / readings
}
