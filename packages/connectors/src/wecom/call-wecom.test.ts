import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CallOptions, createCall } from './call-wecom.ts'
import { createLimits, MESSAGE_LIMITS } from './keep-limits.ts'
import { CORP, openTestWeCom, SECRETS, type TestWeCom } from './open-test-wecom.ts'
import { WeComFault } from './wecom-fault.ts'

let wecom: TestWeCom
let clock: number
let options: CallOptions
beforeEach(async () => {
  wecom = await openTestWeCom()
  wecom.members.set('lin', { name: 'Lin', status: 1 })
  clock = 1_790_000_000_000
  options = {
    url: wecom.url,
    corpId: CORP,
    secrets: SECRETS,
    timeoutMs: 2_000,
    now: () => clock,
    wait: () => Promise.resolve(),
  }
})
afterEach(() => wecom.close())

const member = { query: { userid: 'lin' } }
const count = (path: string): number => wecom.calls.filter((call) => call.path === path).length
const faultOf = async (call: Promise<unknown>): Promise<WeComFault> => {
  const fault: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(fault instanceof WeComFault)) throw new Error(`no fault, but ${String(fault)}`)
  return fault
}

describe('a call', () => {
  it('fetches one token for many calls, one for each secret, and a new one before it is over', async () => {
    const call = createCall(options)
    await Promise.all([call('user/get', member), call('user/get', member), call('user/get', member)])
    expect(count('gettoken')).toBe(1)
    await call('user/update', { secret: 'directory', body: { userid: 'lin', enable: 1 } })
    expect(count('gettoken')).toBe(2)
    clock += 7_200_000 - 5 * 60_000
    await call('user/get', member)
    expect(count('gettoken')).toBe(3)
  })

  it('fetches a new token when WeCom knows the old one no more, once', async () => {
    const call = createCall(options)
    await call('user/get', member)
    wecom.expireTokens()
    expect(await call('user/get', member)).toMatchObject({ name: 'Lin' })
    wecom.fail('user/get', 40_014, 5)
    expect(await faultOf(call('user/get', member))).toMatchObject({ errcode: 40_014, mayPass: false })
    expect(count('gettoken')).toBe(3)
  })

  it('asks again where WeCom is busy, and leaves a call alone for ever longer where it was too often', async () => {
    const call = createCall(options)
    wecom.fail('user/get', -1, 2)
    expect(await call('user/get', member)).toMatchObject({ name: 'Lin' })
    wecom.fail('user/get', 45_033, 1)
    expect(await faultOf(call('user/get', member))).toMatchObject({ mayPass: true, notBefore: clock + 60_000 })
    const before = count('user/get')
    clock += 59_000
    expect((await faultOf(call('user/get', member))).mayPass).toBe(true)
    expect(count('user/get')).toBe(before)
    clock += 2_000
    wecom.fail('user/get', 45_009, 1)
    expect((await faultOf(call('user/get', member))).notBefore).toBe(clock + 120_000)
    clock += 121_000
    expect(await call('user/get', member)).toMatchObject({ name: 'Lin' })
    wecom.fail('user/get', 45_009, 1)
    expect((await faultOf(call('user/get', member))).notBefore).toBe(clock + 60_000)
  })

  it('never says a token or a secret, whatever fails', async () => {
    const words = [
      await faultOf(createCall({ ...options, secrets: { ...SECRETS, app: 'a-wrong-secret' } })('user/get', member)),
      await faultOf(createCall({ ...options, url: 'http://127.0.0.1:1' })('user/get', member)),
      await faultOf(createCall(options)('user/get', { query: { userid: 'nobody' } })),
    ].map((fault) => `${fault.message} ${fault.stack ?? ''} ${JSON.stringify(fault)} ${String(fault.cause)}`)
    expect(words[0]).toContain('40001')
    expect(words[1]).toContain('got no answer: no connection at http://127.0.0.1:1')
    expect(words[2]).toContain('No such member')
    for (const said of words) expect(said).not.toMatch(/a-wrong-secret|app-secret|token-\d/)
  })
})

describe('the limits', () => {
  it('let thirty messages a minute to one member, and say when there is room again', () => {
    let now = 1_790_000_040_000
    const limits = createLimits(() => now)
    for (let sent = 0; sent < 30; sent += 1) expect(limits.take('to lin', MESSAGE_LIMITS)).toBeNull()
    expect(limits.take('to lin', MESSAGE_LIMITS)).toBe(1_790_000_100_000)
    expect(limits.take('to mo', MESSAGE_LIMITS)).toBeNull()
    now = 1_790_000_100_000
    expect(limits.take('to lin', MESSAGE_LIMITS)).toBeNull()
  })
})
