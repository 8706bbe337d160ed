import { describe, expect, it } from 'vitest'
import { createLinkedAccounts } from './linked-accounts.ts'

const START = Date.UTC(2026, 10, 24, 10)

describe('linked accounts', () => {
  it('are those of two memories together, each as it was last, and the latest where there are too many', () => {
    const [here, there] = [createLinkedAccounts(), createLinkedAccounts()]
    const device = [{ kind: 'device', token: 'd1' }] as const
    const anybody = { id: 'anybody', organization: null }
    here.observe({ id: 'a', organization: 'acme' }, device, START, 'Harborpay')
    there.observe({ id: 'a', organization: 'acme' }, device, START + 1, null)
    there.observe({ id: 'b', organization: 'acme' }, device, START + 2, null)
    const told = there.snapshot('all')
    for (let time = 0; time < 2; time++) here.restore(told)
    expect(here.linksOf(anybody, device, START)).toMatchObject({ accounts: 2, owners: 1 })
    for (let at = 0; at < 70; at++) there.observe({ id: `c${at}`, organization: null }, device, START + 10 + at, null)
    here.restore(there.snapshot('changed'))
    expect(here.linksOf(anybody, device, START)).toMatchObject({ accounts: 64, owners: 0 })
  })
})
