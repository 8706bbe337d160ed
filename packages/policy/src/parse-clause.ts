/** One clause file, checked whole. */
import {
  type Bilingual,
  type Danger,
  DANGERS,
  NOTICE_PLACEHOLDERS,
  type Severity,
  STATEMENT_CATEGORIES,
  STATEMENT_KEYWORDS,
} from '@goodstanding/model'
import type { Static } from 'typebox'
import type { ClauseReading } from './clause-reading.ts'
import { parseIsoDuration } from './duration.ts'
import { fitsSchema } from './fits-schema.ts'
import { nearestName } from './nearest-name.ts'
import { parseExamples, parseScenarios } from './parse-examples.ts'
import { parseRules } from './parse-rules.ts'
import { isList, isRecord } from './plain-value.ts'
import type { Clause, ClauseStatement, Example, LadderStep, Rule, Scenario } from './policy.ts'
import { CLAUSE_FILE, fileNameOf, LADDER_STEP, type STATEMENT } from './policy-schema.ts'

const PLACEHOLDERS: readonly string[] = NOTICE_PLACEHOLDERS
const LASTING = ['limit', 'suspend']

function readStepLength(step: Static<typeof LADDER_STEP>, at: number, reading: ClauseReading): number | null {
  if (step.for === undefined) return null
  if (!LASTING.includes(step.action)) {
    reading.refuse(['ladder', at, 'for'], `\`${step.action}\` has no length`, `Only ${LASTING.join(' and ')} have.`)
  }
  const length = parseIsoDuration(step.for)
  if (length !== null && length > 0) return length
  reading.refuse(['ladder', at, 'for'], `"${step.for}" is not a duration`, 'As in PT1H or P7D.')
  return null
}

type Step = { readonly step: Static<typeof LADDER_STEP>; readonly at: number; readonly named: boolean }

/** `named`: the clause says which capability is concerned. */
function readStep({ step, at, named }: Step, reading: ClauseReading): LadderStep {
  if (step.action === 'limit' && step.capability === undefined && !named) {
    reading.refuse(['ladder', at], '`limit` needs a `capability`: what is taken away', null)
  }
  if (step.action !== 'limit' && step.capability !== undefined) {
    reading.refuse(
      ['ladder', at, 'capability'],
      `\`${step.action}\` takes away no single capability`,
      'Only `limit` does.',
    )
  }
  return {
    points: step.points,
    action: step.action,
    capability: step.capability ?? null,
    durationMs: readStepLength(step, at, reading),
  }
}

function parseLadder(ladder: unknown, named: boolean, reading: ClauseReading): readonly LadderStep[] {
  if (isList(ladder) && ladder.length === 0 && !named)
    reading.refuse(['ladder'], 'An empty ladder is the usual one, whose limits need a `capability` of the clause', null)
  let points = 0
  return (isList(ladder) ? ladder : []).flatMap((step, at) => {
    if (!fitsSchema(LADDER_STEP, step)) return []
    if (step.points <= points) {
      reading.refuse(
        ['ladder', at, 'points'],
        `The points of a ladder rise, but ${step.points} follows ${points}`,
        null,
      )
    }
    points = step.points
    return [readStep({ step, at, named }, reading)]
  })
}

function checkNotice(notice: unknown, reading: ClauseReading): void {
  if (!isRecord(notice)) return
  for (const [language, text] of Object.entries(notice)) {
    if (typeof text !== 'string') continue
    for (const { index, 1: name = '' } of text.matchAll(/\{([^{}]*)\}/g)) {
      if (PLACEHOLDERS.includes(name)) continue
      const nearest = nearestName(name, PLACEHOLDERS)
      const hint = nearest === null ? `There is {${PLACEHOLDERS.join('}, {')}}.` : `Did you mean {${nearest}}?`
      reading.refuseText(['notice', language], index, `A notice cannot fill {${name}}`, hint)
    }
  }
}

type Shown = {
  readonly rules: readonly Rule[]
  readonly examples: readonly Example[]
  readonly scenarios: readonly Scenario[]
  readonly machine: boolean
  readonly excused: boolean
}

/** Every rule that acts is shown acting and, by its twin, letting go. */
function checkTwins({ rules, examples, scenarios, machine, excused }: Shown, reading: ClauseReading): void {
  const path = ['examples']
  if (rules.length === 0 && !machine) {
    if (examples.length > 0 || excused) return
    reading.refuse(path, 'There are no examples', 'Give `noExamples: { en, zh }`: why a person decides.')
    return
  }
  if (excused) reading.refuse(['noExamples'], 'A clause that the system decides cannot do without examples', null)
  const expected = [
    ...examples.map(({ must }) => must),
    ...scenarios.flatMap(({ steps }) => steps.flatMap(({ expect }) => expect ?? [])),
  ]
  if (!expected.some((effect) => effect !== 'allow')) {
    reading.refuse(path, 'No example must act', 'Add one with `must: flag`, `hold` or `block`.')
  }
  if (!expected.includes('allow')) {
    reading.refuse(path, 'No example must be let go', 'Add a near twin with `must: allow`.')
  }
}

const hasName = (value: unknown): boolean => typeof value === 'string'

function dangerOf(value: unknown): Danger {
  return DANGERS.find((danger) => danger === value) ?? 'none'
}

/** Speech under a safeguard is for people alone: no rule, nothing automatic. */
function checkSafeguard(value: Static<typeof CLAUSE_FILE>, rules: readonly Rule[], reading: ClauseReading): void {
  if (value.safeguard === undefined) return
  if (rules.length > 0 || decidedByMachine(value.decided))
    reading.refuse(['safeguard'], 'A clause with a safeguard is decided by people: it has no rules', null)
  if (value.automatic !== undefined)
    reading.refuse(['automatic'], 'A clause with a safeguard takes nothing by itself', null)
}

function parseStatement(stated: Static<typeof STATEMENT> | undefined, reading: ClauseReading): ClauseStatement | null {
  const category = STATEMENT_CATEGORIES.find((name) => fileNameOf(name) === stated?.category)
  if (stated === undefined || category === undefined) return null
  const { ground, law = null, keywords = [] } = stated
  if (ground === 'illegal' && law === null)
    reading.refuse(['statement'], '`ground: illegal` needs `law`: which law forbids it', null)
  if (ground !== 'illegal' && law !== null)
    reading.refuse(['statement', 'law'], 'Only `ground: illegal` names a law', null)
  return {
    category,
    keywords: STATEMENT_KEYWORDS.filter((name) => keywords.includes(fileNameOf(name))),
    ground,
    law,
  }
}

const SEVERITIES: readonly Severity[] = [1, 2, 3, 4]

function severityOf(value: unknown): Severity {
  return SEVERITIES.find((severity) => severity === value) ?? 1
}

const decidedByMachine = (decided: unknown) =>
  isRecord(decided) && isList(decided['by']) && decided['by'].includes('machine')

/** Reads the file of one clause; null when its form has problems, which `checkSchema` reports. */
export function parseClause(reading: ClauseReading): Clause | null {
  const { value } = reading.source
  if (!isRecord(value)) return null
  const severity = severityOf(value['severity'])
  const rules = parseRules(value['rules'], { severity, danger: dangerOf(value['danger']) }, reading)
  const ladder = parseLadder(value['ladder'], hasName(value['capability']), reading)
  const examples = parseExamples(value['examples'], reading)
  const scenarios = parseScenarios(value['scenarios'], reading)
  checkNotice(value['notice'], reading)
  if (!fitsSchema(CLAUSE_FILE, value)) return null
  checkTwins(
    { rules, examples, scenarios, machine: decidedByMachine(value.decided), excused: value.noExamples !== undefined },
    reading,
  )
  checkSafeguard(value, rules, reading)
  const noExamples: Bilingual | null = value.noExamples ?? null
  return {
    id: reading.id,
    section: reading.section,
    file: reading.source.file,
    title: value.title,
    summary: value.summary,
    watched: value.watched,
    decided: value.decided,
    severity,
    unlawfulIn: value.unlawfulIn ?? [],
    collects: value.collects ?? null,
    automatic: value.automatic ?? null,
    danger: dangerOf(value.danger),
    safeguard: value.safeguard ?? 'none',
    capability: value.capability ?? ladder.find(({ capability }) => capability !== null)?.capability ?? null,
    statement: parseStatement(value.statement, reading),
    rules,
    ladder,
    notice: value.notice,
    examples,
    scenarios,
    noExamples,
  }
}
