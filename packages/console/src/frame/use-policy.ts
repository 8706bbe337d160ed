/** The policy in force: read once, for the names of clauses, their ladders and rules. */
import type { Bilingual, Severity } from '@goodstanding/model'
import { useMemo } from 'react'
import type { Option } from '../ui/combobox.tsx'
import { folded } from '../ui/folded.ts'
import { usePreferences } from './preferences.tsx'
import { sayRulesOf } from './say-rule.ts'
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

export function usePolicy(): Known<Policy> {
  const { client } = useSession()
  return useAnswer(['policy'], () => client.ask<Policy>('GET', '/v1/policy'))
}

export type SayRule = (found: { readonly clause: string; readonly rule: string }) => string

export function useSayRule(): SayRule {
  const { language } = usePreferences()
  const { value } = usePolicy()
  return useMemo(() => sayRulesOf(value?.sections, language), [language, value])
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
        find: folded(`${id} ${title.en} ${title.zh}`),
      })),
    [clauses, language],
  )
}
