import type { Event } from '@goodstanding/model'
import { expect, test } from 'vitest'
import { permitCovers } from './permit-cover.ts'
import { readPermit } from './read-fact.ts'

const event = {
  type: 'data.use',
  time: Date.UTC(2026, 10, 20),
  data: {
    organization: 'acme',
    actor: { id: 'u1', kind: 'admin' },
    purpose: 'audit',
    fields: ['name', 'email'],
    about: 'organization',
  },
} as unknown as Event

function covers(scope: Readonly<Record<string, readonly unknown[]>>): boolean {
  const dates = { validFrom: '2026-11-01T00:00:00Z', validUntil: '2026-12-01T00:00:00Z' }
  const permit = readPermit('p', { holder: 'acme', clauses: ['admin.f.i'], issuer: 'acme', scope, ...dates })
  return permitCovers(permit, event)
}

test('a permit covers what its scope lists, and nothing that it does not', () => {
  expect(covers({})).toBe(true)
  expect(covers({ purpose: ['audit'], 'actor.kind': ['admin', 'app'], fields: ['name', 'email'] })).toBe(true)
  expect(covers({ purpose: ['payroll'] })).toBe(false)
  expect(covers({ fields: ['name'] })).toBe(false)
  expect(covers({ recipient: ['auditor'] })).toBe(true)
})

test('a path that begins at `data`, or is written as a pointer, limits as the one in it does', () => {
  for (const path of ['data.purpose', '/data/purpose', '/purpose']) {
    expect(covers({ [path]: ['audit'] }), path).toBe(true)
    expect(covers({ [path]: ['payroll'] }), path).toBe(false)
  }
  expect(covers({ 'data.actor.kind': ['member'] })).toBe(false)
})
