/**
 * Every promise of every clause, kept over HTTP: facts are stated by the API, events are sent as a service would send them,
 * and the answer cites the clause, with the effect that its file promises, or does not.
 */
import type { Decision, EventType } from '@goodstanding/model'
import {
  type Clause,
  dataOfTurn,
  type Example,
  type Given,
  type Place,
  type Scenario,
  type ScenarioStep,
} from '@goodstanding/policy'
import { compileFiles, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { effectOfClause, eventOf, type WireEvent } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'
import { createOwnNames, type OwnNames } from './clauses/own-names.ts'

/** The moment at which examples play, and the server's clock: late enough for all scenarios, one after another. */
const START = Date.UTC(2026, 10, 2, 9)
const CLOCK = Date.UTC(2027, 9, 1)
const SECOND = 1_000

const { policy } = compileFiles(await readPolicyDirectory(SHIPPED_POLICY))

let server: LocalServer
let serial = 0
/**
 * When the next that plays several events begins: behind all before it. A server owes nothing to what comes days behind the newest event; it may
 * have dropped the first half of a scenario when the second comes.
 */
let unplayed = START

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: CLOCK })
  server = await startServer()
})
afterAll(async () => {
  await server.close()
  vi.useRealTimers()
  // That the clock of this test is not the database's is said, and meant.
  const faults = server.logged.filter((line) => !('aheadSeconds' in line))
  expect(faults, 'no promise is kept by way of a fault').toEqual([])
})

function eventAt(
  names: OwnNames,
  step: { type: EventType; data: Readonly<Record<string, unknown>> },
  at: number,
): WireEvent {
  const { data, ...envelope } = eventOf(step.type, step.data, { time: new Date(at).toISOString() })
  return { ...envelope, data: names.data(data) }
}

const timeOf = ({ atMs, everyMs }: ScenarioStep, start: number, turn: number): number => start + atMs + turn * everyMs

/** Sends a step as often as it repeats; answers the decision about the last of its events. */
async function play(names: OwnNames, step: ScenarioStep, start: number) {
  const events = Array.from({ length: step.repeat }, (_, turn) =>
    eventAt(names, { ...step, data: dataOfTurn(step.data, turn) }, timeOf(step, start, turn)),
  )
  unplayed = Math.max(unplayed, timeOf(step, start, step.repeat - 1) + SECOND)
  const answers = await server.decideAll(events)
  const answer = answers.at(-1)
  if (answer === undefined || !('effect' in answer)) throw new Error(JSON.stringify(answer))
  return answer
}

/** Plays `work` after what is given, a second later than the last of it, with the given facts in force. */
async function withGiven(
  given: Given,
  begins: number,
  work: (names: OwnNames, start: number) => Promise<void>,
): Promise<void> {
  serial += 1
  const names = createOwnNames(serial)
  const facts = given.facts.map(({ put, body }) => ({ path: names.path(put), body: names.data(body) }))
  for (const { path, body } of facts) await server.put(path, body)
  try {
    for (const step of given.events) await play(names, step, begins)
    const times = given.events.map((step) => timeOf(step, begins, step.repeat - 1))
    await work(names, Math.max(begins, ...times) + SECOND)
  } finally {
    for (const { path } of facts.reverse()) await server.remove(path)
  }
}

const placeOf = ({ file, line }: Place): string => `${file}:${line}`

/** What a clause says, and what it will say once the rules act that only watch: a promise is kept by either. */
async function saidBy(clause: Clause, decision: Decision): Promise<readonly string[]> {
  const acting = effectOfClause(decision, clause.id)
  if (clause.rules.every(({ mode }) => mode === 'on')) return [acting]
  const { body } = await server.ask('GET', `/v1/decisions/${decision.id}`)
  // A plain allow that nobody keeps has none.
  const { watch = [] } = (body as { explanation: { watch?: Decision['findings'] } }).explanation
  return [acting, effectOfClause({ ...decision, findings: [...decision.findings, ...watch] }, clause.id)]
}

async function keepExample(clause: Clause, { type, data, given, must, place }: Example): Promise<void> {
  // One event alone reads nothing of what was before.
  const begins = given.events.length > 0 ? unplayed : START
  await withGiven(given, begins, async (names, start) => {
    const decision = await server.decide(eventAt(names, { type, data }, start))
    expect(await saidBy(clause, decision), `${placeOf(place)} ${JSON.stringify(decision)}`).toContain(must)
  })
}

async function keepScenario(clause: Clause, { given, steps, place }: Scenario): Promise<void> {
  await withGiven(given, unplayed, async (names, start) => {
    for (const [at, step] of steps.entries()) {
      const decision = await play(names, step, start)
      if (step.expect === null) continue
      const told = `${placeOf(place)} step ${at + 1} ${JSON.stringify(decision)}`
      expect(await saidBy(clause, decision), told).toContain(step.expect)
    }
  })
}

describe.each([...policy.clauses.values()].map((clause) => [`${clause.id} (${clause.title.en})`, clause] as const))(
  '%s',
  (_title, clause) => {
    if (clause.noExamples !== null) {
      it('is raised by people only, and its file says why', () => {
        expect(clause.noExamples?.en).not.toBe('')
        expect(clause.decided.by).toContain('report')
      })
    }
    for (const example of clause.examples)
      it(`${example.must}: ${example.type}, ${example.why}`, () => keepExample(clause, example))
    for (const scenario of clause.scenarios) it(`in order: ${scenario.name}`, () => keepScenario(clause, scenario))
  },
)
