/** For the random sequences of casework: what the design gives in numbers, what a model remembers, and dice that fall the same in every run. */
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const POINTS = { 1: 1, 2: 2, 3: 4, 4: 8 } as const
export const COUNT_FOR = { 1: 90 * DAY, 2: 90 * DAY, 3: 180 * DAY, 4: 365 * DAY } as const
export const ADMINISTRATOR_HAS = { 1: 72 * HOUR, 2: 24 * HOUR, 3: 8 * HOUR, 4: 0 } as const
export const OPERATOR_HAS = { 1: 7 * DAY, 2: 72 * HOUR, 3: 24 * HOUR, 4: HOUR } as const
export const SENIORS = ['sofia', 'omar', 'sara']
export const SENIORS_ALONE = new Set(['suspend', 'terminate', 'reinstate', 'refer-to-authority'])

/** Any measure: not only what the ladder of the case's own clause lists. */
export const measuresUntil = (until: string): readonly Measure[] => [
  { type: 'warn' },
  { type: 'limit', capability: 'message.external', until },
  { type: 'suspend', until },
  ...['suspend', 'terminate', 'reinstate', 'refer-to-authority'].map((type) => ({ type })),
]
type Measure = { readonly type: string; readonly capability?: string; readonly until?: string }

export type Report = {
  readonly id: string
  readonly by: string
  readonly about: string
  readonly clause: string
  readonly never: boolean
  status: string
  outcome: string | null
  deadline: number
  case: string | null
  readonly told: string[]
}
export type Case = {
  readonly id: string
  readonly about: string
  readonly family: string
  isDecided: boolean
  decisions: number
  decidedBy: string
  /** After so many decisions nobody agreed to the last, and another about the same was open. */
  waitsAfter?: number
  /** The last of them was undone, and waits as well. */
  isUndone?: boolean
  readonly reports: Report[]
}
export type Action = {
  readonly id: string
  readonly type: string
  readonly about: string
  readonly until: number | null
  readonly clause: string
  readonly violation: string
  readonly of: Case
  readonly by: string
  takenAt: number
  status: 'awaiting-second' | 'declined' | 'active' | 'ended' | 'reversed'
}

/** Whether nobody agreed to anything of the last decision. */
export function wasLastDeclined({ id, decisions }: Case, actions: readonly Action[]): boolean {
  const last = actions.filter(({ violation }) => violation === `${id}/${decisions}`)
  return last.length > 0 && last.every(({ status }) => status === 'declined')
}

/** The same numbers for the same seed, wherever it runs. */
export function createDice(seed: number) {
  let state = seed * 2_654_435_761
  const roll = (sides: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0
    return ((state ^ (state >>> 13)) >>> 0) % sides
  }
  const pick = <Value>(of: readonly Value[]): Value => {
    const picked = of[roll(of.length)]
    if (picked === undefined) throw new Error('There is nothing to pick from.')
    return picked
  }
  return { roll, pick, anyOf: <Value>(of: readonly Value[]): Value | null => (of.length === 0 ? null : pick(of)) }
}
