/** The schemas of policy files: what each may hold, before names and conditions are looked into. */
import {
  ACTION_TYPES,
  CAPABILITIES,
  DANGERS,
  EFFECTS,
  SAFEGUARDS,
  STATEMENT_CATEGORIES,
  STATEMENT_GROUNDS,
  STATEMENT_KEYWORDS,
} from '@goodstanding/model'
import Type from 'typebox'

const strict = { additionalProperties: false } as const
const text = Type.String({ minLength: 1 })
const texts = Type.Array(text)
const bilingual = Type.Object({ en: text, zh: text }, strict)
const data = Type.Record(Type.String(), Type.Unknown())
const effect = Type.Enum(EFFECTS)
const acting = Type.Enum(['flag', 'hold', 'block'])
const onFailure = Type.Enum(['allow', 'hold'])
const severity = Type.Enum([1, 2, 3, 4])
const share = Type.Number({ minimum: 0, maximum: 1 })
const danger = Type.Enum(DANGERS)

/** `STATEMENT_CATEGORY_SCAMS_AND_FRAUD` as a file names it: `scams-and-fraud`. */
export function fileNameOf(databaseName: string): string {
  return databaseName
    .replace(/^(STATEMENT_CATEGORY|KEYWORD)_/, '')
    .toLowerCase()
    .replaceAll('_', '-')
}

/** How a clause is told to the EU's transparency database. */
export const STATEMENT = Type.Object(
  {
    category: Type.Enum(STATEMENT_CATEGORIES.map(fileNameOf)),
    keywords: Type.Optional(Type.Array(Type.Enum(STATEMENT_KEYWORDS.map(fileNameOf)))),
    ground: Type.Enum(STATEMENT_GROUNDS),
    law: Type.Optional(text),
  },
  strict,
)

/** `policy.yaml`. */
export const POLICY_FILE = Type.Object(
  {
    id: text,
    version: text,
    effectiveFrom: text,
    title: bilingual,
    contact: text,
    service: Type.Object({ names: texts, domains: texts }, strict),
    onFailure: Type.Record(Type.String(), onFailure),
    allowSampling: share,
    listed: Type.Object({ hashes: acting, urls: acting }, strict),
    floor: Type.Optional(Type.Object({ precision: share, judged: Type.Integer({ minimum: 1 }), over: text }, strict)),
    appeal: Type.Object({ window: text }, strict),
  },
  strict,
)

/** `<section>/section.yaml`. */
export const SECTION_FILE = Type.Object({ title: bilingual, intro: bilingual, order: Type.Number() }, strict)

export const RULE = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    on: Type.Array(text, { minItems: 1 }),
    per: Type.Optional(Type.Enum(['event', 'row'])),
    when: Type.String({ minLength: 1, maxLength: 8_000 }),
    decide: acting,
    mode: Type.Optional(Type.Enum(['off', 'watch', 'on'])),
    confidence: Type.Union([share, text]),
    floor: Type.Optional(share),
    severity: Type.Optional(severity),
    danger: Type.Optional(danger),
    why: bilingual,
    help: Type.Optional(bilingual),
  },
  strict,
)

export const LADDER_STEP = Type.Object(
  {
    points: Type.Number({ exclusiveMinimum: 0 }),
    action: Type.Enum(ACTION_TYPES),
    capability: Type.Optional(Type.Enum(CAPABILITIES)),
    for: Type.Optional(text),
  },
  strict,
)

export const STEP = Type.Object(
  {
    type: text,
    at: Type.Optional(text),
    data: Type.Optional(data),
    repeat: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    every: Type.Optional(text),
    expect: Type.Optional(effect),
  },
  strict,
)

const fact = Type.Object({ put: text, body: data }, strict)
export const GIVEN = Type.Object(
  { facts: Type.Optional(Type.Array(fact)), events: Type.Optional(Type.Array(STEP)) },
  strict,
)

export const EXAMPLE = Type.Object(
  { must: effect, why: text, type: text, data: Type.Optional(data), given: Type.Optional(GIVEN) },
  strict,
)

export const SCENARIO = Type.Object(
  { name: text, given: Type.Optional(GIVEN), steps: Type.Array(STEP, { minItems: 1 }) },
  strict,
)

/** `<section>/<letter>-<slug>.yaml`. */
export const CLAUSE_FILE = Type.Object(
  {
    title: bilingual,
    summary: bilingual,
    watched: bilingual,
    decided: Type.Object(
      { by: Type.Array(Type.Enum(['machine', 'case', 'report']), { minItems: 1 }), en: text, zh: text },
      strict,
    ),
    severity,
    unlawfulIn: Type.Optional(texts),
    collects: Type.Optional(Type.Enum(['unlawful'])),
    automatic: Type.Optional(Type.Enum(['limit'])),
    danger: Type.Optional(danger),
    safeguard: Type.Optional(Type.Enum(SAFEGUARDS)),
    capability: Type.Optional(Type.Enum(CAPABILITIES)),
    statement: Type.Optional(STATEMENT),
    rules: Type.Array(RULE),
    ladder: Type.Array(LADDER_STEP),
    notice: bilingual,
    examples: Type.Array(EXAMPLE),
    scenarios: Type.Optional(Type.Array(SCENARIO)),
    noExamples: Type.Optional(bilingual),
  },
  strict,
)
