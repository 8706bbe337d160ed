import { describe, expect, it } from 'vitest'
import { makeTestFolder } from '@goodstanding/testkit'
import { type Carrying, carryStanding, lookAgain, wantedOf } from './carry-standing.ts'
import type { StandingPolicy } from './config.ts'
import { SynapseFault } from './synapse.ts'
import { openStore } from './store.ts'

const POLICY: StandingPolicy = {
  suspended: 'suspend',
  terminated: 'deactivate',
  limited: { messagesPerSecond: 1, burst: 1 },
}
type State = 'good' | 'limited' | 'suspended' | 'terminated'

/** A homeserver that remembers, and a standing that is set. */
function openWorld(policy: StandingPolicy = POLICY) {
  const folder = makeTestFolder()
  const calls: string[] = []
  const is = { suspended: false, locked: false, deactivated: false }
  let state: State = 'good'
  let fault: SynapseFault | null = null
  const called = (name: string, act: () => void): Promise<Record<string, never>> => {
    calls.push(name)
    act()
    return Promise.resolve({})
  }
  const carrying = (): Carrying => ({
    goodstanding: {
      standing: () =>
        Promise.resolve({
          ok: true,
          value: { state, limits: [{ capability: 'message.external', until: null, action: 'a' }] },
        }),
    } as unknown as Carrying['goodstanding'],
    synapse: {
      user: () => (fault === null ? Promise.resolve({ ...is }) : Promise.reject(fault)),
      suspend: (_, on) => called(`suspend ${on}`, () => (is.suspended = on)),
      lock: (_, on) => called(`lock ${on}`, () => (is.locked = on)),
      deactivate: () => called('deactivate', () => (is.deactivated = true)),
      slowDown: () => called('slow', () => undefined),
      endSlowDown: () => called('end slow', () => undefined),
    },
    store: openStore(folder),
    policy,
    log: () => undefined,
  })
  return {
    calls,
    is,
    refuse: (refusal: SynapseFault) => {
      fault = refusal
    },
    lookAgain: async (next: State) => {
      state = next
      await lookAgain(carrying(), (user) => carryStanding(carrying(), user))
    },
    become: async (next: State) => {
      state = next
      // Anew each time: what was done is read from the disk.
      await carryStanding(carrying(), '@li:acme.test')
    },
  }
}

describe('standing at the homeserver', () => {
  it('is done once however often it is told, and taken back once', async () => {
    const world = openWorld()
    for (const state of ['suspended', 'suspended', 'good', 'good'] as const) await world.become(state)
    expect(world.calls).toEqual(['suspend true', 'suspend false'])
  })

  it('is taken back also where nobody told that it ended', async () => {
    const world = openWorld()
    await world.lookAgain('suspended')
    await world.become('suspended')
    await world.lookAgain('good')
    await world.lookAgain('good')
    expect(world.calls).toEqual(['suspend true', 'suspend false'])
    await world.become('suspended')
    world.is.suspended = false
    await world.lookAgain('suspended')
    expect(world.is.suspended).toBe(false)
    world.refuse(new SynapseFault('GET', 503, {}))
    await expect(world.lookAgain('good')).rejects.toThrow('503')
  })

  it('leaves to an administrator of the homeserver what they did themselves', async () => {
    const world = openWorld()
    world.is.suspended = true
    await world.become('suspended')
    await world.become('good')
    expect(world.calls).toEqual([])
    await world.become('suspended')
    expect(world.is.suspended).toBe(true)
  })

  it('is left to decisions where the account is on another server', async () => {
    const world = openWorld()
    world.refuse(new SynapseFault('GET', 400, { error: 'Can only look up local users' }))
    await world.become('suspended')
    expect(world.calls).toEqual([])
    world.refuse(new SynapseFault('GET', 503, {}))
    await expect(world.become('suspended')).rejects.toThrow('503')
  })

  it('slows down who may not write, and ends that with the limit', async () => {
    const world = openWorld()
    for (const state of ['limited', 'limited', 'good'] as const) await world.become(state)
    expect(world.calls).toEqual(['slow', 'end slow'])
  })

  it('locks before it deactivates, and deactivates only where that is configured', async () => {
    const world = openWorld()
    await world.become('terminated')
    await world.become('terminated')
    expect(world.calls).toEqual(['lock true', 'deactivate'])
    expect(wantedOf({ state: 'terminated', limits: [] }, { ...POLICY, terminated: 'lock' })).toMatchObject({
      locked: true,
      deactivated: false,
    })
  })
})
