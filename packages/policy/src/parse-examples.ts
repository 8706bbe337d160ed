/** Examples and scenarios of a clause: events are checked against their types, so that a test fails for its reason only. */
import { REGISTER_NAMES } from '@goodstanding/model'
import type { Static } from 'typebox'
import type { ClauseReading } from './clause-reading.ts'
import { parseIsoDuration } from './duration.ts'
import { EVENT_TYPE_NAMES, isEventType } from './event-types.ts'
import { fitsSchema } from './fits-schema.ts'
import { nearestName } from './nearest-name.ts'
import { isList, isRecord } from './plain-value.ts'
import type { Example, Given, Scenario, ScenarioStep } from './policy.ts'
import type { FilePath } from './policy-file.ts'
import { EXAMPLE, type GIVEN, SCENARIO, type STEP } from './policy-schema.ts'
import { aShape, eventShape, type Shape } from './shape.ts'

const FACTS = ['permits', 'consents', 'registers', 'organizations', 'people', 'standing']

const didYouMean = (given: string, known: Iterable<string>): string | null => {
  const nearest = nearestName(given, known)
  return nearest === null ? null : `Did you mean \`${nearest}\`?`
}

function fits(value: unknown, { kind }: Shape): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string'
    case 'bool':
      return typeof value === 'boolean'
    case 'int':
      return Number.isInteger(value)
    case 'double':
      return typeof value === 'number'
    case 'list':
      return isList(value)
    case 'object':
    case 'record':
      return isRecord(value)
    default:
      return true
  }
}

/** Refuses fields that the type does not have, and values of a wrong kind. Absent fields come from the builder. */
function checkData(value: unknown, shape: Shape, path: FilePath, reading: ClauseReading): void {
  if (!fits(value, shape)) {
    reading.refuse(path, `\`${path.at(-1) ?? ''}\` must be ${aShape(shape)}`, null)
    return
  }
  if (shape.kind === 'list' && isList(value)) {
    for (const [index, item] of value.entries()) checkData(item, shape.of, [...path, index], reading)
  }
  if (shape.kind === 'string' && shape.values !== null && !shape.values.includes(String(value))) {
    const otherwise = `It is one of ${shape.values.join(', ')}.`
    reading.refuse(
      path,
      `\`${path.at(-1) ?? ''}\` cannot be \`${String(value)}\``,
      didYouMean(String(value), shape.values) ?? otherwise,
    )
  }
  if (shape.kind !== 'object' || !isRecord(value)) return
  for (const [name, item] of Object.entries(value)) {
    const field = shape.fields.get(name)
    if (field === undefined) {
      reading.refuse([...path, name], `Unknown field \`${name}\``, didYouMean(name, shape.fields.keys()))
    } else checkData(item, field.shape, [...path, name], reading)
  }
}

type Written = { readonly type: string; readonly data?: Readonly<Record<string, unknown>> }

function checkEvent({ type, data }: Written, path: FilePath, reading: ClauseReading): void {
  if (!isEventType(type)) {
    reading.refuse([...path, 'type'], `Unknown event type \`${type}\``, didYouMean(type, EVENT_TYPE_NAMES))
  } else if (data !== undefined) checkData(data, eventShape([type]), [...path, 'data'], reading)
}

function readLength(text: string | undefined, path: FilePath, reading: ClauseReading): number {
  if (text === undefined) return 0
  const before = text.startsWith('-')
  const length = parseIsoDuration(before ? text.slice(1) : text)
  if (length !== null) return before ? -length : length
  reading.refuse(path, `"${text}" is not a duration`, 'As in PT10M, PT1H or P7D.')
  return 0
}

function readStep(step: Static<typeof STEP>, path: FilePath, reading: ClauseReading): ScenarioStep {
  checkEvent(step, path, reading)
  return {
    type: step.type as ScenarioStep['type'],
    atMs: readLength(step.at, [...path, 'at'], reading),
    data: step.data ?? {},
    repeat: step.repeat ?? 1,
    everyMs: readLength(step.every, [...path, 'every'], reading),
    expect: step.expect ?? null,
  }
}

function checkClauseNames(body: Readonly<Record<string, unknown>>, path: FilePath, reading: ClauseReading): void {
  const named = [...(isList(body['clauses']) ? body['clauses'] : []), body['clause']]
  for (const name of named) {
    if (typeof name !== 'string' || reading.clauses.includes(name)) continue
    reading.refuse(path, `Unknown clause \`${name}\``, didYouMean(name, reading.clauses))
  }
}

function checkFact(put: string, path: FilePath, reading: ClauseReading): void {
  const [kind = '', register = ''] = put.split('/')
  if (!FACTS.includes(kind)) {
    reading.refuse(path, `Unknown kind of fact \`${kind}\``, didYouMean(kind, FACTS) ?? `There is ${FACTS.join(', ')}.`)
  } else if (kind === 'registers' && !REGISTER_NAMES.some((name) => name === register)) {
    reading.refuse(path, `Unknown register \`${register}\``, didYouMean(register, REGISTER_NAMES))
  }
}

function readGiven(given: Static<typeof GIVEN> | undefined, path: FilePath, reading: ClauseReading): Given {
  const facts = given?.facts ?? []
  for (const [index, { put, body }] of facts.entries()) {
    checkFact(put, [...path, 'facts', index, 'put'], reading)
    checkClauseNames(body, [...path, 'facts', index, 'body'], reading)
  }
  const events = (given?.events ?? []).map((step, index) => readStep(step, [...path, 'events', index], reading))
  return { facts, events }
}

export function parseExamples(examples: unknown, reading: ClauseReading): readonly Example[] {
  return (isList(examples) ? examples : []).flatMap((written, at) => {
    if (!fitsSchema(EXAMPLE, written)) return []
    const path = ['examples', at]
    checkEvent(written, path, reading)
    return [
      {
        must: written.must,
        why: written.why,
        type: written.type as Example['type'],
        data: written.data ?? {},
        given: readGiven(written.given, [...path, 'given'], reading),
        place: reading.source.place(path),
      },
    ]
  })
}

export function parseScenarios(scenarios: unknown, reading: ClauseReading): readonly Scenario[] {
  return (isList(scenarios) ? scenarios : []).flatMap((written, at) => {
    if (!fitsSchema(SCENARIO, written)) return []
    const path = ['scenarios', at]
    return [
      {
        name: written.name,
        given: readGiven(written.given, [...path, 'given'], reading),
        steps: written.steps.map((step, index) => readStep(step, [...path, 'steps', index], reading)),
        place: reading.source.place(path),
      },
    ]
  })
}
