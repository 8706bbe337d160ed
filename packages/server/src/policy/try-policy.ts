/**
 * Runs what clauses promise: every example and scenario against a real engine, one engine each, so that none counts for another.
 * What `test-policy`, `POST /v1/policy/test` and the project's own tests run.
 */
import { createEngine, type DetectorSet, type Engine, type Evaluation, type FactMemory } from '@goodstanding/engine'
import {
  type Decision,
  type Effect,
  type Event,
  type EventType,
  type FactKind,
  type Finding,
  REGISTER_NAMES,
  withDefaults,
} from '@goodstanding/model'
import {
  type Clause,
  type CompiledPolicy,
  dataOfTurn,
  type Example,
  type Given,
  type Place,
  type Scenario,
  type ScenarioStep,
} from '@goodstanding/policy'
import { Problem } from '../http/problems.ts'
import { readEvent } from '../http/read-event.ts'
import type { FileDesk } from '../decide/file-desk.ts'

/** One promise of a clause and what came of it. */
export type Tried = {
  readonly clause: string
  readonly kind: 'example' | 'scenario'
  readonly name: string
  readonly place: Place
  readonly expected: Effect
  readonly got: Effect
  readonly kept: boolean
  /** The clause's own findings, and everything else that was found. */
  readonly decision: Decision | null
  /** Why it could not run; null when it ran. */
  readonly fault: string | null
}

/** Makes facts and detectors that share nothing with other tries but what ships with the product. */
export type Bench = {
  /** No decision is made from these: an example puts its own there, and takes away whatever has their names. */
  readonly facts: FactMemory
  readonly files: FileDesk
  readonly detectors: () => DetectorSet
}

/** Monday morning, as far from any deadline as an example needs. */
const START = Date.UTC(2026, 10, 2, 9)
const SECOND = 1_000

const COLLECTIONS: Readonly<Record<string, FactKind>> = {
  permits: 'permit',
  consents: 'consent',
  organizations: 'organization',
  people: 'person',
}

function factKindOf(put: string): { readonly kind: FactKind; readonly id: string } {
  const [collection = '', ...rest] = put.replace(/^\/?(v1\/)?/, '').split('/')
  if (collection === 'registers') {
    const [register = '', ...id] = rest
    const name = REGISTER_NAMES.find((known) => known === register)
    if (name === undefined) throw new Error(`"${put}" names no register.`)
    return { kind: `register.${name}`, id: id.join('/') }
  }
  const kind = COLLECTIONS[collection]
  if (kind === undefined) throw new Error(`"${put}" names no collection of facts.`)
  return { kind, id: rest.join('/') }
}

/** What this clause says about a decision, apart from every other clause. */
export function effectOfClause(decision: Decision, clause: string): Effect {
  const own = decision.findings.filter((finding) => finding.clause === clause)
  const order: readonly Effect[] = ['allow', 'flag', 'hold', 'block']
  return own.reduce<Effect>(
    (strictest, { effect }: Finding) => (order.indexOf(effect) > order.indexOf(strictest) ? effect : strictest),
    'allow',
  )
}

type Answered = Pick<Evaluation, 'decision' | 'watch'>

/**
 * Kept as the clause acts, or as it will once what it only watches acts: a new rule has its examples while it watches, and they hold
 * before it may act.
 */
function isKept({ decision, watch }: Answered, clause: string, expected: Effect): boolean {
  const unwatched = { ...decision, findings: [...decision.findings, ...watch] }
  return [decision, unwatched].some((said) => effectOfClause(said, clause) === expected)
}

type Trial = { readonly engine: Engine; readonly bench: Bench; serial: number }

function decideStep(trial: Trial, type: EventType, data: Readonly<Record<string, unknown>>, time: number): Answered {
  trial.serial++
  const value = {
    specversion: '1.0',
    id: `try-${trial.serial}`,
    source: 'urn:goodstanding:try',
    type,
    time: new Date(time).toISOString(),
    // A copy: what a policy says cannot be changed, and files that come with their bytes are given their hash.
    data: structuredClone(withDefaults(type, data)),
  }
  const event: Event = readEvent(value, time)
  // What the ledger knows of a file comes too late for this step; that it could not be asked says nothing of the policy.
  trial.bench.files.receive(event, null)?.catch(() => undefined)
  return trial.engine.decide(event, `dec_try-${trial.serial}`, time)
}

/** Runs the steps from `start` on, and answers the time of the latest event. */
function runSteps(
  trial: Trial,
  steps: readonly ScenarioStep[],
  start: number,
  check: (step: ScenarioStep, answered: Answered, at: number) => void,
): number {
  let latest = start
  for (const [at, step] of steps.entries()) {
    let answered: Answered | null = null
    for (let turn = 0; turn < step.repeat; turn++) {
      const time = start + step.atMs + turn * step.everyMs
      latest = Math.max(latest, time)
      answered = decideStep(trial, step.type, dataOfTurn(step.data, turn), time)
    }
    if (answered !== null) check(step, answered, at)
  }
  return latest
}

/** Runs with the given facts in force, and takes them away again. At once: others who try something share the bench. */
function withGiven<Value>(compiled: CompiledPolicy, bench: Bench, given: Given, work: (trial: Trial) => Value): Value {
  bench.facts.nameService(compiled.policy.service)
  const facts = given.facts.map(({ put, body }) => ({ ...factKindOf(put), body }))
  for (const { kind, id, body } of facts) bench.facts.apply({ kind, id, body })
  try {
    return work({
      engine: createEngine({
        policy: compiled,
        facts: bench.facts,
        detectors: bench.detectors(),
        counters: { maxBytes: 8 * 1024 * 1024 },
      }),
      bench,
      serial: 0,
    })
  } finally {
    for (const { kind, id } of facts.reverse()) bench.facts.apply({ kind, id, body: null })
  }
}

const reasonOf = (fault: unknown): string =>
  fault instanceof Problem
    ? `${fault.kind}: ${fault.message}`
    : fault instanceof Error
      ? (fault.stack ?? fault.message)
      : String(fault)

function tryExample(compiled: CompiledPolicy, bench: Bench, clause: Clause, example: Example): Tried {
  const about = {
    clause: clause.id,
    kind: 'example',
    name: example.why,
    place: example.place,
    expected: example.must,
  } as const
  try {
    const answered = withGiven(compiled, bench, example.given, (trial) => {
      // The event follows what was given: a second after it.
      const latest = runSteps(trial, example.given.events, START, () => undefined)
      return decideStep(trial, example.type, example.data, latest + SECOND)
    })
    const { decision } = answered
    const kept = isKept(answered, clause.id, example.must)
    return { ...about, got: effectOfClause(decision, clause.id), kept, decision, fault: null }
  } catch (fault) {
    return { ...about, got: 'allow', kept: false, decision: null, fault: reasonOf(fault) }
  }
}

function tryScenario(compiled: CompiledPolicy, bench: Bench, clause: Clause, scenario: Scenario): readonly Tried[] {
  const tried: Tried[] = []
  const about = { clause: clause.id, kind: 'scenario', place: scenario.place } as const
  try {
    withGiven(compiled, bench, scenario.given, (trial) => {
      const latest = runSteps(trial, scenario.given.events, START, () => undefined)
      runSteps(trial, scenario.steps, latest, (step, answered, at) => {
        if (step.expect === null) return
        const { decision } = answered
        tried.push({
          ...about,
          name: `${scenario.name}, step ${at + 1}`,
          expected: step.expect,
          got: effectOfClause(decision, clause.id),
          kept: isKept(answered, clause.id, step.expect),
          decision,
          fault: null,
        })
      })
    })
  } catch (fault) {
    tried.push({
      ...about,
      name: scenario.name,
      expected: 'allow',
      got: 'allow',
      kept: false,
      decision: null,
      fault: reasonOf(fault),
    })
  }
  return tried
}

/** Every promise of one clause, each tried when it is asked for. */
export function* tryClause(compiled: CompiledPolicy, bench: Bench, clause: Clause): Generator<Tried> {
  for (const example of clause.examples) yield tryExample(compiled, bench, clause, example)
  for (const scenario of clause.scenarios) yield* tryScenario(compiled, bench, clause, scenario)
}

/** Every promise of a policy, clause by clause. */
export function* tryPolicy(compiled: CompiledPolicy, bench: Bench): Generator<Tried> {
  for (const clause of compiled.policy.clauses.values()) yield* tryClause(compiled, bench, clause)
}
