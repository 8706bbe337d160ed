/** How rules run beside what the policy writes, as `GET /v1/rules` says it. */
import type { Severity } from '@goodstanding/model'
import { useSession } from '../frame/session.tsx'
import { type Known, useAnswer } from '../frame/use-answer.ts'
import type { RuleMode } from './clause-text.ts'

type Numbers = { readonly right: number; readonly wrong: number; readonly disputed: number }

export type RuleRun = {
  readonly clause: string
  readonly rule: string
  readonly effect: string
  readonly severity: Severity
  readonly written: RuleMode
  readonly mode: RuleMode
  readonly floor: number | null
  readonly guarded: boolean
  readonly measured:
    | (Numbers & { readonly precision: number | null; readonly interval: readonly [number, number] | null })
    | null
  readonly lowered: {
    readonly mode: RuleMode
    /** `machine`, or an id of the staff. */
    readonly by: string
    readonly second: string | null
    readonly reason: string | null
    readonly at: string
    readonly measured: (Numbers & { readonly floor: number }) | null
  } | null
  readonly asked: { readonly to: 'watch' | 'off' | 'as-written'; readonly by: string; readonly reason: string } | null
  readonly alarm: { readonly at: string; readonly measured: Numbers & { readonly floor: number } } | null
}

export type RuleRuns = { readonly judged: number; readonly days: number; readonly items: readonly RuleRun[] }

const EVERY_MS = 30_000

/** Every rule with what was measured of it. */
export function useRuleRuns(): Known<RuleRuns> {
  const { client } = useSession()
  return useAnswer(['policy', 'runs'], () => client.ask<RuleRuns>('GET', '/v1/rules'), { every: EVERY_MS })
}

/** Rules that are lowered, below their floor, or wait for a second person. Nothing is asked of whoever may not know. */
export function useAttention(): Known<RuleRuns> {
  const { client, who } = useSession()
  return useAnswer(
    ['policy', 'attention'],
    () => client.ask<RuleRuns>('GET', '/v1/rules', { query: { attention: 'true' } }),
    {
      every: EVERY_MS,
      enabled: who.may.includes('operations.read'),
    },
  )
}

export const needsLook = ({ lowered, asked, alarm }: RuleRun): boolean =>
  lowered !== null || asked !== null || alarm !== null
