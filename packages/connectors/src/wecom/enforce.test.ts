import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Kept } from '../keep-state.ts'
import { CAPABILITIES, createEnforcer, type Enforcer } from './enforce.ts'
import { CORP, openTestWeCom, SECRETS, type TestWeCom } from './open-test-wecom.ts'
import { readState, type State } from './read-state.ts'
import { createWeCom } from './wecom.ts'
import { textsOf } from './words.ts'

let test: TestWeCom
let state: State
let enforcer: Enforcer
let logged: string[]
let now: number
beforeEach(async () => {
  test = await openTestWeCom()
  test.members.set('lin', { name: 'Lin', status: 1 })
  state = readState(null)
  logged = []
  now = Date.now()
  const kept: Kept<State> = {
    state: () => state,
    change: (next) => {
      state = readState(JSON.stringify(next(state)))
    },
  }
  const wecom = createWeCom({
    url: test.url,
    corpId: CORP,
    agentId: 1,
    secrets: SECRETS,
    timeoutMs: 2_000,
    now: () => now,
  })
  enforcer = createEnforcer({ wecom, kept, language: 'both', now: () => now, log: (_, what) => void logged.push(what) })
})
afterEach(() => test.close())

const status = () => test.members.get('lin')?.status
const updates = () => test.calls.filter(({ path }) => path === 'user/update').length

describe('a member', () => {
  it('is disabled once for several reasons, and enabled when the last one is gone', async () => {
    await enforcer.disable('lin', 'standing')
    await enforcer.disable('lin', 'standing')
    await enforcer.disable('lin', 'dec_1')
    expect([status(), updates()]).toEqual([2, 1])
    await enforcer.enable('lin', 'standing')
    await enforcer.enable('lin', 'standing')
    expect([status(), updates()]).toEqual([2, 1])
    await enforcer.enable('lin', 'dec_1')
    expect([status(), updates(), state.disabled]).toEqual([1, 2, {}])
  })

  it('stays disabled for the one reason when the other ends, though both came at once', async () => {
    await Promise.all([enforcer.disable('lin', 'standing'), enforcer.disable('lin', 'dec_1')])
    await enforcer.enable('lin', 'standing')
    expect([status(), state.disabled]).toEqual([2, { lin: ['dec_1'] }])
  })

  it('whom an administrator of the corp disabled is not enabled by us', async () => {
    test.members.set('lin', { name: 'Lin', status: 2 })
    await enforcer.disable('lin', 'standing')
    await enforcer.enable('lin', 'standing')
    expect([status(), updates()]).toEqual([2, 0])
  })

  it('who is gone is nobody to disable; what may pass is thrown, and works the next time', async () => {
    await enforcer.disable('nobody', 'standing')
    expect(state.disabled).toEqual({})
    test.fail('user/update', 45_009, 1)
    await expect(enforcer.disable('lin', 'standing')).rejects.toThrow('45009')
    expect([status(), state.disabled]).toEqual([1, { lin: ['standing'] }])
    now += 61_000
    await enforcer.disable('lin', 'standing')
    expect(status()).toBe(2)
  })

  it('reads what is said in both languages, whole characters within WeCom’s bytes, with the link whole', async () => {
    await enforcer.tell(
      'lin',
      { en: 'Words', zh: '话语' },
      { en: 'Read: https://g.example/n', zh: '查看：https://g.example/n' },
    )
    expect(test.sent.map(({ text }) => text)).toEqual([
      '话语\n\n查看：https://g.example/n',
      'Words\n\nRead: https://g.example/n',
    ])
    const [long = ''] = textsOf({ en: '', zh: '字'.repeat(900) }, { en: 'L', zh: '链接' }, 'zh')
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(2_048)
    expect(long).toMatch(/字…\n\n链接$/)
    expect(textsOf({ en: '<a href="https://evil.example">x</a>', zh: '' }, null, 'en')[0]).not.toContain('<')
    test.members.set('lin', { name: 'Lin', status: 2 })
    await enforcer.tell('lin', { en: 'More', zh: '更多' })
    expect(logged.join()).toContain('could not be told')
  })
})

describe('a live stream and a message of the app', () => {
  it('that has begun is not cancelled, and that is said', async () => {
    test.livings.set('l1', { theme: 't', anchor_userid: 'lin', status: 1 })
    expect(await enforcer.cancelLive('l1')).toBe(false)
    expect(logged.join()).toContain('could not be cancelled')
  })

  it('is recalled for a day, once, and not afterwards', async () => {
    state = { ...state, appMessages: { dec_1: { msgid: 'm1', at: now }, dec_2: { msgid: 'm2', at: now - 86_400_000 } } }
    for (const decision of ['dec_1', 'dec_1', 'dec_2', 'dec_3']) await enforcer.recall(decision)
    expect(test.recalled).toEqual(['m1'])
    expect(logged.join()).toContain('older than 24 hours')
  })

  it('and what a member is told wait while the secret is not the right one, and are not given up', async () => {
    state = { ...state, appMessages: { dec_1: { msgid: 'm1', at: now } } }
    for (const errcode of [40_001, 40_013, 60_020]) {
      test.fail('gettoken', errcode, 2)
      await expect(enforcer.recall('dec_1')).rejects.toThrow(String(errcode))
      await expect(enforcer.tell('lin', { en: 'Words', zh: '话语' }, null)).rejects.toThrow(String(errcode))
    }
    await enforcer.recall('dec_1')
    await enforcer.tell('lin', { en: 'Words', zh: '话语' }, null)
    expect(test.recalled).toEqual(['m1'])
    expect(test.sent.map(({ to }) => to)).toContain('lin')
  })

  it('are what WeCom lets us do; what it does not is said as plainly', () => {
    expect(CAPABILITIES).toMatchObject({
      disableMember: true,
      recallAppMessage: true,
      deleteMessage: false,
      suspendOrganization: false,
    })
  })
})
