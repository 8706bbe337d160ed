import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Kept, keepState } from '../keep-state.ts'
import { accountOf, userIdOf } from './accounts.ts'
import { readState, type State } from './read-state.ts'
import { rename, tellApart } from './rename-member.ts'
import { WeComFault } from './wecom-fault.ts'

let kept: Kept<State>
let members: Set<string>
let failing: WeComFault | null
beforeEach(() => {
  kept = keepState(join(makeTestFolder(), 'state.json'), readState)
  members = new Set()
  failing = null
})

const accounts = () => ({
  organization: 'acme',
  source: 'wecom://c',
  renamed: kept.state().renamed,
  administrators: new Set<string>(),
})
const called = (userId: string) => accountOf(userId, accounts())
const joins = (userId: string) => {
  members.add(userId)
  const member = (asked: string) =>
    failing === null && members.has(asked)
      ? Promise.resolve({ userId: asked } as never)
      : Promise.reject(failing ?? new WeComFault('user/get', 60_111, 'userid not found'))
  return tellApart({ kept, wecom: { member }, log: () => undefined }, userId)
}
let told = 0
const renames = (before: string, after: string) => {
  told += 1
  // WeCom or Goodstanding may not answer behind it: the same callback is worked on again.
  for (const key of Array<string>(3).fill(`key-${told}`)) rename(kept, key, [before, after])
  members.delete(before)
  members.add(after)
}

describe('a member who is renamed', () => {
  it('keeps the account over any number of renamings, and back, however often each is worked on', () => {
    for (const [before = '', after = ''] of [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
    ]) {
      renames(before, after)
      expect([called(after), userIdOf('acme:a', accounts())]).toEqual(['acme:a', after])
    }
    renames('b', 'a')
    expect([called('a'), kept.state().renamed]).toEqual(['acme:a', {}])
  })

  it('takes along what waits: a stream, an invitation, why they are disabled', () => {
    kept.change((state) => ({
      ...state,
      half: ['wm1>a', 'wm1>aa'],
      disabled: { a: ['standing'] },
      keptBack: { dec_1: { kind: 'live', anchor: 'a', livingId: 'l', at: 1 } },
    }))
    renames('a', 'b')
    expect(kept.state()).toMatchObject({
      half: ['wm1>b', 'wm1>aa'],
      disabled: { b: ['standing'] },
      keptBack: { dec_1: { anchor: 'b' } },
    })
  })
})

describe('the UserID that somebody gave up', () => {
  it('gives a newcomer an account of their own as long as the first one is there, and keeps the two apart', async () => {
    await joins('a')
    renames('a', 'b')
    await joins('a')
    await joins('a')
    expect([called('a'), called('b')]).toEqual(['acme:a~2', 'acme:a'])
    expect(['acme:a~2', 'acme:a'].map((account) => userIdOf(account, accounts()))).toEqual(['a', 'b'])
    renames('a', 'c')
    renames('b', 'a')
    expect([called('a'), called('c')]).toEqual(['acme:a', 'acme:a~2'])
  })

  it('leads to who has it now where the first one is gone: nobody can tell whether it is somebody else', async () => {
    renames('a', 'b')
    members.delete('b')
    await joins('a')
    expect([called('a'), userIdOf('acme:a', accounts())]).toEqual(['acme:a', 'a'])
  })

  it('waits while WeCom does not say', async () => {
    renames('a', 'b')
    failing = new WeComFault('user/get', null, 'nothing')
    await expect(joins('a')).rejects.toThrow('got no answer')
    expect(called('b')).toBe('acme:a')
  })
})
