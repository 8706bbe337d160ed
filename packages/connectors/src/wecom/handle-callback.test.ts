import { join } from 'node:path'
import { createGoodstanding } from '@goodstanding/sdk'
import { makeTestFolder } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { keepState } from '../keep-state.ts'
import { Away } from './ask.ts'
import { createEnforcer, STANDING } from './enforce.ts'
import { handleCallback } from './handle-callback.ts'
import { handleWebhook } from './handle-webhook.ts'
import { readState } from './read-state.ts'

const OTTO = { userId: 'otto', name: 'Otto', alias: null, position: null, mobile: null, email: null }

/** A corp whose Goodstanding lies behind a proxy that answers in its place. */
function openWorld(answer: () => Response) {
  const kept = keepState(join(makeTestFolder(), 'state.json'), readState)
  const disabled = new Set<string>()
  const wecom = {
    member: (userId: string) => Promise.resolve({ ...OTTO, userId, disabled: disabled.has(userId) }),
    setEnabled: (userId: string, on: boolean) => {
      if (on) disabled.delete(userId)
      else disabled.add(userId)
      return Promise.resolve({})
    },
  }
  const nobody = { url: 'https://goodstanding.example', token: 't', wait: () => Promise.resolve() }
  const goodstanding = createGoodstanding({ ...nobody, fetch: () => Promise.resolve(answer()) })
  const parts = { kept, now: () => 0, log: () => undefined, language: 'both' as const }
  const enforcer = createEnforcer({
    ...parts,
    wecom: wecom as unknown as Parameters<typeof createEnforcer>[0]['wecom'],
  })
  const accounts = () => ({ organization: 'acme', source: 'wecom://c', renamed: {}, administrators: new Set<string>() })
  const handling = { ...parts, goodstanding, accounts, wecom, enforcer, joining: 'disable' }
  const telling = { ...parts, goodstanding, accounts, enforcer, publicUrl: 'https://goodstanding.example' }
  return {
    ...{ disabled, enforcer },
    joins: () =>
      handleCallback(handling as unknown as Parameters<typeof handleCallback>[0], {
        ...{ key: 'k', at: 1_000 },
        change: { kind: 'member.joined', member: OTTO },
      }),
    standingChanges: () =>
      handleWebhook(telling, {
        ...{ specversion: '1.0', id: 'w', source: 's', type: 'standing.changed', time: '2026-11-28T12:00:00Z' },
        ...{ subject: 'account/acme:otto', data: {} },
      }),
  }
}

const PAGES = [
  () => new Response('<h1>Sign in to the network</h1>', { headers: { 'content-type': 'text/html' } }),
  () => new Response('{}', { headers: { 'content-type': 'application/json' } }),
  () => new Response('<h1>Not found</h1>', { status: 404, headers: { 'content-type': 'text/html' } }),
]

describe('a page of a proxy instead of an answer', () => {
  it('disables nobody, and the callback waits', async () => {
    for (const page of PAGES) {
      const world = openWorld(page)
      await expect(world.joins()).rejects.toThrow(Away)
      expect([...world.disabled]).toEqual([])
    }
  })

  it('enables nobody who is suspended, and is told again', async () => {
    for (const page of PAGES) {
      const world = openWorld(page)
      await world.enforcer.disable('otto', STANDING)
      await expect(world.standingChanges()).rejects.toThrow('could not be read')
      expect([...world.disabled]).toEqual(['otto'])
    }
  })
})
