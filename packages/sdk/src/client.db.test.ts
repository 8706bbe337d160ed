import { rmSync } from 'node:fs'
import { readConfig, type Running, startGoodstanding } from '@goodstanding/server'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isDecision, type WireEvent } from './contract.ts'
import { createGoodstanding, type Goodstanding } from './create-client.ts'
import type { Answer } from './problem.ts'

let running: Running
let folder: string
let service: Goodstanding
beforeAll(async () => {
  folder = makeTestFolder()
  running = await startGoodstanding(readConfig({ PORT: '0', GOODSTANDING_DATA: folder }, []), () => undefined)
  service = createGoodstanding({ url: running.url, token: running.serviceToken })
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

function value<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

const message = (id: string, text: string): WireEvent<'message.send'> => ({
  specversion: '1.0',
  id,
  source: 'https://chat.example',
  type: 'message.send',
  data: {
    organization: 'acme',
    actor: { id: 'u1', kind: 'member' },
    conversation: { id: 'c1', kind: 'direct' },
    audience: { kind: 'person', relation: 'stranger' },
    content: { text },
  },
})

const as = async (sub: string, role: 'member' | 'admin'): Promise<Goodstanding> => {
  const { token } = value(await service.mintMemberToken({ sub, organization: 'acme', role, ttl: 60 }))
  return createGoodstanding({ url: running.url, token })
}
const threat = 'I will kill you tomorrow when you leave the office'

async function staff(id: string, roles: readonly string[], admin: Goodstanding): Promise<Goodstanding> {
  value(await admin.ask('POST', '/v1/staff', { body: { id, name: id, email: `${id}@sdk.example`, roles } }))
  const { token } = value(await admin.ask<{ token: string }>('POST', `/v1/staff/${id}/tokens`))
  return createGoodstanding({ url: running.url, token })
}

describe('the client', () => {
  it("explains what speaks against an organization's name", async () => {
    const { summary, objections } = value(await service.explainName({ name: 'Ministry of Justice', country: 'GB' }))
    expect(summary.en).toContain('without proof')
    expect(objections[0]?.proof.zh).toMatch(/许可/)
    expect(value(await service.explainName({ name: 'Fennel Street Bakery' })).objections).toEqual([])
  })

  it('decides one event and many, and explains what was decided', async () => {
    expect(value(await service.decide(message('a1', 'See you at nine'))).effect).toBe('allow')
    const decided = value(await service.decideAll([message('a2', 'Lunch?'), message('a3', threat)]))
    expect(decided.filter(isDecision).map(({ effect }) => effect)).toEqual([
      'allow',
      expect.stringMatching(/hold|block/),
    ])
    const [, held] = decided.filter(isDecision)
    expect(value(await service.decision(held?.id ?? '')).explanation.words.length).toBeGreaterThan(0)
  })

  it('tells many that happened; a bad one is a problem in its place, with where it is bad', async () => {
    const bad = { ...message('o2', 'x'), data: { organization: 'acme' } } as unknown as WireEvent
    const [first, second, third] = value(await service.observeAll([message('o1', 'Hi'), bad, message('a1', 'other')]))
    expect(first).toMatchObject({ status: 'accepted', id: 'o1', decision: expect.stringMatching(/^dec_/) })
    expect(second).toMatchObject({ kind: 'event.invalid', pointer: '/data/actor', errors: [{}, {}, {}] })
    expect(third).toMatchObject({ kind: 'event.reused', status: 409 })
    expect(value(await service.observe(message('o1', 'Hi')))).toEqual(first)
  })

  it('states, reads and withdraws facts', async () => {
    value(await service.organizations.put('acme', { name: 'Acme', kind: 'company', country: 'DE' }))
    value(await service.people.put('boss', { organization: 'acme', kind: 'member', name: 'Bo', roles: ['admin'] }))
    value(await service.register('hashes').put('h1', { sha256: 'a'.repeat(64), clause: 'conduct.a' }))
    expect(value(await service.organizations.get('acme'))).toMatchObject({ name: 'Acme' })
    value(await service.register('hashes').remove('h1'))
    expect(await service.register('hashes').get('h1')).toMatchObject({ refusal: { kind: 'fact.unknown', status: 404 } })
  })

  it('carries a report from the member through administrator, case, notice and appeal', async () => {
    const [member, boss] = [await as('u2', 'member'), await as('boss', 'admin')]
    const report = value(await member.reports.file({ about: { account: 'u3' }, text: 'He insults me every day.' }))
    expect(value(await boss.reports.list()).items.map(({ id }) => id)).toContain(report.id)
    const confirmed = value(await boss.reports.confirm(report.id, 'Two colleagues saw it too.'))

    const admin = createGoodstanding({ url: running.url })
    const first = value(
      await admin.ask<{ token: string }>('POST', '/v1/sign-in', { body: { token: running.signInToken } }),
    )
    const installation = createGoodstanding({ url: running.url, token: first.token })
    const mei = await staff('mei', ['moderator'], installation)
    const claimed = value(await mei.cases.claim(confirmed.complaint.case))
    const decided = value(
      await mei.cases.decide(claimed.id, {
        clause: 'conduct.i',
        actions: [{ type: 'warn' }],
        reason: 'Insults over several days.',
        ifMatch: claimed.version,
      }),
    )
    const accused = await as('u3', 'member')
    const [notice] = value(await accused.notices.list()).items
    expect(notice?.action).toBe(decided.actions[0]?.id)
    const anybody = createGoodstanding({ url: running.url })
    const appeal = value(
      await anybody.appeals.file({
        action: notice?.action ?? '',
        text: 'It was a joke.',
        token: notice?.appealToken ?? '',
      }),
    )
    const ana = await staff('ana', ['senior'], installation)
    value(await ana.appeals.decide(appeal.id, { outcome: 'overturn', reason: 'The record does not show it.' }))
    expect(value(await accused.standing('account', 'u3'))).toMatchObject({ state: 'good', points: 0 })
    expect(value(await member.reports.get(report.id)).status).toBe('answered')
  })

  it('lists to a sender what was kept back, page by page, and to the service for them', async () => {
    const asked = { account: 'nobody-yet', organization: 'acme', limit: 1 }
    expect(value(await service.keptBack.list(asked))).toEqual({ items: [], next: null })
    const member = await as('nobody-yet', 'member')
    expect(value(await member.keptBack.list())).toEqual({ items: [], next: null })
    expect(await member.keptBack.get('dec_none')).toMatchObject({ ok: false, refusal: { kind: 'decision.unknown' } })
  })

  it('answers a refusal as a value with its kind', async () => {
    const member = await as('u2', 'member')
    expect(await member.cases.list()).toMatchObject({ ok: false, refusal: { status: 403 } })
  })
})
