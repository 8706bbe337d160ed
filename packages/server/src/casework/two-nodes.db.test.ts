/**
 * What people, staff, the service and the clock do to casework on two nodes, at random and the same for the same seed, some of it at one moment;
 * and what has to hold of it whatever they do. `GOODSTANDING_RANDOM_SEEDS=100-140` plays those seeds instead of the few of every run.
 */
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { verifyExport } from './audit/verify-export.ts'
import { actsAlone, actsOfService } from './nodes/open-test-acts-around.ts'
import { type Acts, actsOfPeople } from './nodes/open-test-acts-of-people.ts'
import { actsBesideCases, actsOnCases } from './nodes/open-test-acts-of-staff.ts'
import * as casework from './nodes/open-test-check-casework.ts'
import { checkEntries } from './nodes/open-test-check-log.ts'
import * as pages from './nodes/open-test-check-pages.ts'
import { checkTold, checkToldLast } from './nodes/open-test-check-told.ts'
import { createChoices } from './nodes/open-test-choices.ts'
import { type Nodes, openNodes, ORGANIZATIONS } from './nodes/open-test-nodes.ts'
import { standingOf } from './nodes/open-test-oracle.ts'
import { readEntries, readRecords } from './nodes/open-test-records.ts'

const [SEEDS, STEPS] = asked()
const CHECKED_EVERY = 20

function asked(): readonly [seeds: readonly number[], steps: number] {
  const stated = process.env['GOODSTANDING_RANDOM_SEEDS']
  if (stated === undefined) return [[1, 2, 3], 40]
  const [first = 1, last = first] = stated.split('-').map(Number)
  const steps = Number(process.env['GOODSTANDING_RANDOM_STEPS'] ?? 150)
  return [Array.from({ length: last - first + 1 }, (_, at) => first + at), steps]
}

const drawn = (acts: Acts): readonly string[] =>
  Object.entries(acts).flatMap(([name, [weight]]) => Array.from({ length: weight }, () => name))

async function check(world: Nodes, where: string): Promise<void> {
  world.note(`-- looked at ${where}`)
  await world.pass(6_000)
  const records = await readRecords(world.db)
  casework.checkDeadlines(records, world.say)
  casework.checkCases(records, world.say)
  casework.checkWaiting(records, world.say)
  casework.checkMeasures(records, world.say)
  casework.checkAppeals(records, world.say)
  casework.checkErasures(records, world)
  const auditor = await world.one.staff('vera', 'senior', 'counsel', 'auditor')
  const node = world.pick(world.nodes)
  const ask = async (url: string, body?: object) => {
    const answered = await node.call(auditor, body === undefined ? 'GET' : 'POST', url, body)
    if (answered.status !== 200) world.say(`${url} answers ${answered.status} ${JSON.stringify(answered.body)}`)
    return answered
  }
  await pages.checkStandings(world, records, ask)
  await pages.checkBadges(world, records, ask)
  await pages.checkQueues(world, records, ask)
  await pages.checkLadders(world, records, ask)
  await pages.checkOwnLists(world, records)
}

/** Whatever a decision led to is gone once it is undone: its measures, what was kept back by them, and what its reporters were told. */
async function checkUndone(world: Nodes, id: string): Promise<void> {
  const { cases, actions, reports, holds } = await readRecords(world.db)
  const found = cases.get(id)
  if (found === undefined || found.kind === 'none') return
  const undone = found.decisions.at(-1)
  const of = undone?.outcome.kind === 'violation' ? undone.outcome.actions : []
  for (const action of of) {
    const kind = actions.get(action)?.kind
    if (kind !== 'reversed' && kind !== 'declined') world.say(`${id} was undone, and ${action} is ${String(kind)}`)
  }
  if (found.kind === 'decided') return
  const stands = [...actions.values()].some(
    (action) => 'terms' in action && action.terms.case === id && (action.kind === 'active' || action.kind === 'ended'),
  )
  for (const { decision, hold, case: in_ } of holds)
    if (in_ === id && hold === 'rejected' && !stands) world.say(`${id} was undone, and ${decision} stays rejected`)
  for (const item of found.items) {
    const report = item.kind === 'report' ? reports.get(item.report)?.report : undefined
    if (report?.kind === 'answered' && !stands) world.say(`${id} was undone, and ${report.id} is answered`)
  }
}

async function play(world: Nodes): Promise<void> {
  const { roll, pick, broken } = world
  const choices = createChoices(world)
  const together: Acts = {
    ...actsOfPeople(world, choices),
    ...actsOnCases(world, choices, (id) => checkUndone(world, id)),
    ...actsBesideCases(world, choices),
    ...actsOfService(world, choices),
  }
  const alone = actsAlone(world)
  const [some, all] = [drawn(together), drawn({ ...together, ...alone })]
  const act = async (name: string): Promise<void> => {
    const [, run] = together[name] ?? alone[name]!
    world.note(`* ${name}`)
    await run()
  }
  for (let step = 0; step < STEPS && broken.length === 0; step += 1) {
    if (roll(6) === 0) await world.atOnce(() => Promise.all([pick(some), pick(some), pick(some)].map(act)))
    else await act(pick(all))
    if (step % CHECKED_EVERY === CHECKED_EVERY - 1) await check(world, `step ${step}`)
  }
}

/** Once every webhook has come, what the service was told is how it is. */
async function end(world: Nodes): Promise<void> {
  for (let hour = 0; hour < 8; hour += 1) await world.pass(6 * 3_600_000)
  const records = await readRecords(world.db)
  checkTold(world, records)
  const all = [...records.actions.values()]
  const states = new Map(
    [
      ...world.everybody.map((id) => ['account', id] as const),
      ...ORGANIZATIONS.map((id) => ['organization', id] as const),
    ].map(([type, id]) => [`${type}/${id}`, standingOf(all, { type, id }, world.now()).state]),
  )
  checkToldLast(world, records, states)
  const auditor = await world.one.staff('ada', 'auditor')
  const log = await world.one.app.inject({ url: '/v1/audit/export', headers: { authorization: `Bearer ${auditor}` } })
  const verified = await verifyExport(Readable.from([Buffer.from(log.body)]), { verifier: null, checkpoint: null })
  for (const problem of verified.problems) world.say(`the log: ${JSON.stringify(problem)}`)
  checkEntries(records, await readEntries(world.db, 0), world.say)
}

it.each(SEEDS)('keeps what the design promises, whatever comes: seed %i', { timeout: 600_000 }, async (seed) => {
  const world = await openNodes(seed)
  try {
    await play(world)
    if (world.broken.length === 0) await end(world)
    expect(world.broken.slice(0, 8), `seed ${seed}\n${world.steps.join('\n')}`).toEqual([])
  } finally {
    await world.close()
  }
})
