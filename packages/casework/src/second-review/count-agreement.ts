/** How far first and second decisions agree, counted, and how sure one may be of the share. */
import type { ClauseId } from '@goodstanding/model'
import { NINETEEN_OF_TWENTY, wilson } from '../wilson.ts'
import type { Agreement } from './second-review.ts'

/** So many judged reviews that are alike. */
export type AgreementCount = {
  /** The clause of the first decision; null when it saw no violation. */
  readonly clause: ClauseId | null
  /** Whether the second person saw a violation. */
  readonly second: 'violation' | 'no-violation'
  readonly agreement: Agreement
  /** Tenths of the surest finding's confidence, 0 to 9; null when no machine had found anything. */
  readonly tenth: number | null
  readonly reviews: number
}

export type AgreementShare = {
  readonly reviewed: number
  readonly full: number
  readonly partly: number
  readonly none: number
  /** Of the outcome alone - a violation or none - agreed on: 0..1, null when nothing was reviewed. */
  readonly share: number | null
  /** Between these the share lies, in nineteen of twenty samples (Wilson 1927). */
  readonly interval: readonly [number, number] | null
}

export type AgreementTable = AgreementShare & {
  /** Cohen's kappa of the outcome: 1 always agreed, 0 as by chance; null when only one outcome was ever given. */
  readonly kappa: number | null
  readonly clauses: readonly (AgreementShare & { readonly clause: ClauseId | null })[]
  /** How often the second person saw a violation, by how sure the machine was. */
  readonly calibration: readonly {
    readonly from: number
    readonly until: number
    readonly reviewed: number
    readonly violations: number
  }[]
}

export function tabulateAgreement(counts: readonly AgreementCount[]): AgreementTable {
  const clauses = [...new Set(counts.map(({ clause }) => clause))].sort((a, b) => (a ?? '').localeCompare(b ?? ''))
  return {
    ...shareOf(counts),
    kappa: kappaOf(counts),
    clauses: clauses.map((clause) => ({ clause, ...shareOf(counts.filter((count) => count.clause === clause)) })),
    calibration: Array.from({ length: 10 }, (_, tenth) => {
      const alike = counts.filter((count) => count.tenth === tenth)
      return {
        from: tenth / 10,
        until: (tenth + 1) / 10,
        reviewed: sum(alike),
        violations: sum(alike.filter(({ second }) => second === 'violation')),
      }
    }),
  }
}

const sum = (counts: readonly AgreementCount[]): number => counts.reduce((all, { reviews }) => all + reviews, 0)

function shareOf(counts: readonly AgreementCount[]): AgreementShare {
  const of = (agreement: Agreement): number => sum(counts.filter((count) => count.agreement === agreement))
  const [full, partly, none] = [of('full'), of('partly'), of('none')]
  const reviewed = full + partly + none
  const agreed = full + partly
  return {
    reviewed,
    full,
    partly,
    none,
    share: reviewed === 0 ? null : round(agreed / reviewed),
    interval: reviewed === 0 ? null : intervalOf(agreed, reviewed),
  }
}

function intervalOf(agreed: number, reviewed: number): readonly [number, number] {
  const [low, high] = wilson(agreed, reviewed, NINETEEN_OF_TWENTY)
  return [round(low), round(high)]
}

function kappaOf(counts: readonly AgreementCount[]): number | null {
  const all = sum(counts)
  if (all === 0) return null
  const agreed = sum(counts.filter(({ agreement }) => agreement !== 'none')) / all
  const first = sum(counts.filter(({ clause }) => clause !== null)) / all
  const second = sum(counts.filter((count) => count.second === 'violation')) / all
  const chance = first * second + (1 - first) * (1 - second)
  return chance === 1 ? null : round((agreed - chance) / (1 - chance))
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
