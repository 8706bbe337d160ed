import { expect, it } from 'vitest'
import type { Goodstanding } from '@goodstanding/sdk'
import { CORP, openTestWeCom, SECRETS } from './open-test-wecom.ts'
import { statePeople } from './run-people.ts'
import { createWeCom } from './wecom.ts'

const UNREAD = {
  ...{ kind: 'fact.invalid', status: 422, title: 't', detail: 'd', requestId: null, more: {} },
  errors: [{ pointer: '/phone', detail: 'is no phone number' }],
}

it('states everybody who is there once, page by page, but not who waits for a person or has no name', async () => {
  const test = await openTestWeCom()
  for (const userId of ['ann', 'bo', 'cai', 'Dee', 'eve']) test.members.set(userId, { name: userId, status: 1 })
  test.members.set('bo', { name: '', status: 1 })
  test.members.set('ann', { name: 'ann', status: 1, mobile: '12' })
  const stated: unknown[] = []
  const put: Goodstanding['people']['put'] = (id, person) => {
    if (person.phone !== undefined) return Promise.resolve({ ok: false, refusal: UNREAD })
    stated.push([id, person.kind])
    return Promise.resolve({ ok: true, value: { version: 1 } })
  }
  const report = await statePeople({
    wecom: createWeCom({
      url: test.url,
      corpId: CORP,
      agentId: 1,
      secrets: SECRETS,
      timeoutMs: 2_000,
      now: () => Date.now(),
    }),
    goodstanding: { people: { put } } as unknown as Pick<Goodstanding, 'people'>,
    accounts: { organization: 'acme', source: 's', renamed: { eve: 'eva' }, administrators: new Set(['dee']) },
    waiting: new Set(['cai']),
  })
  await test.close()
  expect(report).toEqual({ stated: 3, withoutName: ['bo'], withoutPhone: ['ann'], keptBack: ['cai'] })
  expect(stated).toEqual([
    ['acme:ann', 'member'],
    ['acme:Dee', 'admin'],
    ['acme:eva', 'member'],
  ])
})
