/** What policy editors do goes on beside decisions: between two pieces of it others have their turn, and nothing they decide by changes. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Event, withDefaults } from '@goodstanding/model'
import { turnsWhile } from '@goodstanding/testkit'
import { expect, it } from 'vitest'
import { SHIPPED_POLICY } from '../shipped.ts'
import { createBacktest } from './backtest.ts'
import { openBench } from './open-bench.ts'
import { compileInTurns } from './policy-desk.ts'
import { feedInTurns } from './policy-life.ts'
import { readPolicyDirectory } from './read-policy-directory.ts'
import { tryInTurns } from './run-examples.ts'

const files = await readPolicyDirectory(SHIPPED_POLICY)
/** The same in texts that nobody read before: what is known of the shipped ones depends on what ran before in this process. */
const unread = new Map([...files].map(([file, text]) => [file, `${text}\n# Not read before.\n`]))

it('compiling a policy gives others many turns', async () => {
  const { turns, value } = await turnsWhile(compileInTurns(unread))
  expect(value.policy.clauses.size).toBeGreaterThan(60)
  expect(turns).toBeGreaterThan(5)
})

it('trying a policy gives others many turns', async () => {
  const compiled = await compileInTurns(files)
  const bench = await openBench(compiled.policy)
  const { turns, value } = await turnsWhile(tryInTurns(compiled, bench))
  expect(value.length).toBeGreaterThan(300)
  expect(value.filter(({ kept }) => !kept)).toEqual([])
  expect(turns).toBeGreaterThan(20)
})

it('a backtest gives others a turn every few events', async () => {
  const compiled = await compileInTurns(files)
  const { facts, detectors } = await openBench(compiled.policy)
  const run = createBacktest({ facts, detectors, before: compiled, after: compiled })
  const { turns } = await turnsWhile(feedInTurns(run, messages(80), Date.now()))
  expect(run.report()).toMatchObject({ events: 80, unreadable: 1 })
  expect(turns).toBeGreaterThanOrEqual(10)
})

it('a backtest gives others a turn after each event that takes long, when what it holds has been looked at', async () => {
  const seen: string[] = []
  const run = {
    feed: ({ id }: Event) => {
      seen.push(`fed ${id}`)
      const until = performance.now() + 9
      while (performance.now() < until);
    },
    skip: () => undefined,
    report: () => {
      throw new Error('Nobody asks.')
    },
  }
  const lookAhead = async ({ id }: Event): Promise<void> => {
    await nextTurn()
    seen.push(`looked at ${id}`)
  }
  const { turns } = await turnsWhile(feedInTurns(run, messages(6), Date.now(), lookAhead))
  expect(seen).toEqual(Array.from({ length: 6 }, (_, at) => [`looked at e-${at}`, `fed e-${at}`]).flat())
  expect(turns).toBeGreaterThanOrEqual(12)
})

/** So many that can be read, and one that cannot; all are at hand, as those of one page are. */
// eslint-disable-next-line @typescript-eslint/require-await -- as they come from the ledger
async function* messages(count: number): AsyncGenerator {
  for (let at = 0; at < count; at++) {
    const data = withDefaults('message.send', { content: { text: `See you at ${at}.` } })
    yield { specversion: '1.0', id: `e-${at}`, source: 'https://chat.example', type: 'message.send', data }
  }
  yield 'nothing'
}
