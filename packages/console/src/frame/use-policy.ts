/** The policy in force: read once, for the names of clauses, their ladders and rules. */
import type { Bilingual, Severity } from '@goodstanding/model'
import { useMemo } from 'react'
import type { Option } from '../ui/combobox.tsx'
import { QUEUE } from '../words/queue-words.ts'
import { usePreferences } from './preferences.tsx'
import { useSession } from './session.tsx'
import { type Known, useAnswer } from './use-answer.ts'

export type PolicyRule = {
  readonly name: string
  readonly on: readonly string[]
  readonly condition: string
  readonly effect: string
  readonly mode: 'off' | 'watch' | 'on'
  readonly severity: Severity
  /** Null when it runs as it is written. */
  readonly lowered: { readonly from: 'watch' | 'on'; readonly by: 'machine' | 'people'; readonly since: string } | null
  readonly confidence: number | string
  /** Whether it guards life, children or what is critical: no machine and no single person lowers it. */
  readonly guarded: boolean
  readonly why: Bilingual
}

export type PolicyClause = {
  readonly id: string
  readonly title: Bilingual
  readonly summary: Bilingual
  readonly watched: Bilingual
  readonly severity: Severity
  readonly rules: readonly PolicyRule[]
  readonly ladder: readonly {
    readonly points: number
    readonly action: string
    readonly capability: string | null
    readonly durationMs: number | null
  }[]
}

export type Policy = {
  readonly id: string
  readonly version: string
  readonly effectiveFrom: string
  readonly title: Bilingual
  readonly sections: readonly {
    readonly id: string
    readonly title: Bilingual
    readonly clauses: readonly PolicyClause[]
  }[]
  readonly upcoming?: unknown
}

export function usePolicy({ enabled = true }: { readonly enabled?: boolean } = {}): Known<Policy> {
  const { client } = useSession()
  return useAnswer(['policy'], () => client.ask<Policy>('GET', '/v1/policy'), { enabled })
}

/** False of what was held because deciding failed: no rule that the policy names, and so no clause. */
export const namesClause = (clause: string): boolean => clause.includes('.')

export type SayRule = (found: { readonly clause: string; readonly rule: string }) => string

/**
 * What a rule saw, in a few words. Names of rules are English words, and short; in Chinese the policy says why. Nothing until that is
 * known; a rule that the policy in force no longer has is called by its name.
 */
export function useSayRule(): SayRule {
  const { language } = usePreferences()
  const { value } = usePolicy({ enabled: language !== 'en' })
  return useMemo(() => {
    const named: SayRule = ({ clause, rule }) =>
      namesClause(clause) ? rule.replaceAll('-', ' ') : QUEUE.unchecked[language]
    if (language === 'en') return named
    const known = new Map(
      value?.sections.flatMap(({ clauses }) =>
        clauses.flatMap(({ id, rules }) =>
          rules.map(({ name, why }) => [`${id} ${name}`, why[language].replace(/。$/, '')] as const),
        ),
      ) ?? [],
    )
    return (found) => (value === undefined ? '' : (known.get(`${found.clause} ${found.rule}`) ?? named(found)))
  }, [language, value])
}

/** Clauses by id. */
export function useClauses(): ReadonlyMap<string, PolicyClause> {
  const { value } = usePolicy()
  return useMemo(
    () =>
      new Map(value?.sections.flatMap(({ clauses }) => clauses.map((clause) => [clause.id, clause] as const)) ?? []),
    [value],
  )
}

/** Clauses to choose from: found by number, English or Chinese. */
export function useClauseOptions(): readonly Option[] {
  const clauses = useClauses()
  const { language } = usePreferences()
  return useMemo(
    () =>
      [...clauses.values()].map(({ id, title }) => ({
        value: id,
        label: `${id}  ${title[language]}`,
        note: title[language],
        find: `${id} ${title.en} ${title.zh}`.toLowerCase(),
      })),
    [clauses, language],
  )
}
