import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebhookEvent } from '@goodstanding/sdk'
import { expect, it } from 'vitest'
import { handleWebhook } from './handle-webhook.ts'
import { createLive } from './live.ts'
import { openStore } from './store/open-store.ts'
import type { Workplace } from './workplace.ts'

it('takes a revoked badge away although nobody answered when it was told first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workplace-'))
  const store = openStore(folder)
  const shared = { id: 'acme', name: 'Acme', country: 'DE', domain: null, state: 'active', decision: null } as const
  store.putOrganization({ ...shared, badge: 'verified' })
  let isAway = true
  const standing = () =>
    Promise.resolve(
      isAway
        ? { ok: false, refusal: { kind: 'client.unreachable' } }
        : { ok: true, value: { verification: 'revoked' } },
    )
  const live = createLive()
  const workplace = { goodstanding: { standing }, store, live } as unknown as Workplace
  const event = {
    id: 'evt_1',
    type: 'verification.changed',
    subject: 'organization/acme',
    data: {},
  } as never as WebhookEvent
  await expect(handleWebhook(workplace, event)).rejects.toThrow('did not say')
  isAway = false
  await handleWebhook(workplace, event)
  expect(store.organization('acme')?.badge).toBe('revoked')
  isAway = true
  await handleWebhook(workplace, event)
  live.close()
  store.close()
  rmSync(folder, { recursive: true, force: true })
})
