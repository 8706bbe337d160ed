/** What a service is told of rules, each by its real cause: signed, and as the served document says. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFiles, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventOf, type WireEvent } from './server/client.ts'
import { openToldCasework, type ToldCasework } from './webhooks/open-casework.ts'

const folder = makeTestFolder()
let world: ToldCasework
beforeAll(async () => {
  cpSync(SHIPPED_POLICY, folder, { recursive: true })
  // Four outcomes are enough here, so that a test need not judge fifty.
  const written = readFileSync(join(SHIPPED_POLICY, 'policy.yaml'), 'utf8')
  writeFileSync(join(folder, 'policy.yaml'), written.replace(/judged: \d+/, 'judged: 4'))
  world = await openToldCasework({ GOODSTANDING_POLICY: folder })
})
afterAll(async () => {
  await world.close()
  world.webhooks.expectGood()
  rmSync(folder, { recursive: true, force: true })
})

/** Four times the machine keeps something back, and a person finds nothing wrong with it. */
async function misfire(event: (actor: { id: string; kind: 'member' }) => WireEvent) {
  for (let turn = 0; turn < 4; turn++) {
    const held = await world.server.decide(event({ id: `sender-${turn}`, kind: 'member' }))
    expect(held.effect).not.toBe('allow')
    const decision = { outcome: 'no-violation', reason: 'It was a play.' }
    await world.ask('POST', `/v1/cases/${held.case}/decide`, world.staff.sol, decision)
  }
}

it('`rule.lowered` when people lower one, and `rule.raised` when two raise it again', async () => {
  const path = '/v1/rules/conduct.e/deceptive-link'
  await world.ask('POST', `${path}/lower`, world.staff.eva, { mode: 'watch', reason: 'Too many of our own.' })
  const lowered = await world.webhooks.waitFor('rule.lowered', 'rule/conduct.e/deceptive-link')
  const rule = { clause: 'conduct.e', rule: 'deceptive-link' }
  expect(lowered.data).toEqual({ ...rule, mode: 'watch', by: 'people', measured: null })
  await world.ask('POST', `${path}/raise`, world.staff.eva, { reason: 'They are listed now.' })
  await world.ask('POST', `${path}/approve`, world.staff.emil, {})
  const raised = await world.webhooks.waitFor('rule.raised', 'rule/conduct.e/deceptive-link')
  expect(raised.data).toEqual({ ...rule, by: 'people' })
  expect(JSON.stringify(world.webhooks.told)).not.toMatch(/Too many|listed now|eva|emil/)
})

it('`rule.lowered` when the machine lowers one that people find wrong too often', async () => {
  await misfire((actor) =>
    eventOf('campaign.start', { actor, campaign: { title: 'Help', text: 'Help', purpose: 'aid' } }),
  )
  const lowered = await world.webhooks.waitFor('rule.lowered', 'rule/conduct.o/campaign-for-aid')
  expect(lowered.data).toMatchObject({ mode: 'watch', by: 'machine', measured: { right: 0, wrong: 4 } })
})

it('`rule.below-floor` where the rule guards life, which the machine never lowers', async () => {
  const { policy } = compileFiles(await readPolicyDirectory(folder))
  // What the clause itself gives as an example of it.
  const clause = [...policy.clauses.values()].find(({ id }) => id === 'content.h')
  const example = clause?.examples.find(({ must, why }) => must === 'hold' && /recruitment/.test(why))
  expect(example).toBeDefined()
  await misfire((actor) => eventOf('message.send', { ...example?.data, organization: 'northwind', actor }))
  const rules = () => world.webhooks.told.filter(({ type }) => type === 'rule.below-floor')
  await expect.poll(() => rules().length, { timeout: 45_000 }).toBeGreaterThan(0)
  for (const { subject, data } of rules()) {
    const { clause: of, rule, measured } = data
    expect(subject).toBe(`rule/${String(of)}/${String(rule)}`)
    expect(measured).toMatchObject({ right: 0, wrong: 4 })
    const { items } = await world.ask('GET', '/v1/rules', world.staff.eva)
    const found = (items as readonly { clause: string; rule: string; mode: string }[]).find(
      (each) => each.clause === of && each.rule === rule,
    )
    expect(found).toMatchObject({ mode: 'on' })
  }
})
