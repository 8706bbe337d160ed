import { describe, expect, it } from 'vitest'
import { createDomainIndex, type DomainEntry } from './domain-index.ts'

const BANK: DomainEntry = { id: 'bank', domains: ['example-bank.test', 'harborbank.example'], names: ['Harbor Bank'] }
const OTHERS = Array.from({ length: 20 }, (_, at): DomainEntry => {
  return { id: `other-${at}`, domains: [`qqzzxx${at}kkww.example`], names: [] }
})
const HOSTS = [
  'harborbank.example',
  'login.harborbank.example',
  'harborbank-login.test',
  'harborbannk.example',
  'harb0rbank.test',
  'harborbank.example.evil.test',
  'example-bank-test.evil.example',
  'verifyharborbank.test',
  'harborbank.evil.test',
  'weather.example',
  'a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p.harborbank-login.test',
  '192.0.2.7',
]

describe('an index of few domains', () => {
  it('answers as an index of many does', () => {
    const [few, many] = [createDomainIndex([BANK]), createDomainIndex([BANK, ...OTHERS])]
    expect(HOSTS.map(few.imitation)).toEqual(HOSTS.map(many.imitation))
    expect(HOSTS.filter((host) => few.imitation(host) !== null).length).toBeGreaterThan(6)
  })

  it('answers anew when its entries change', () => {
    const index = createDomainIndex()
    expect(index.imitation('harborbank-login.test')).toBeNull()
    index.put(BANK)
    expect(index.imitation('harborbank-login.test')?.id).toBe('bank')
    index.remove('bank')
    expect(index.imitation('harborbank-login.test')).toBeNull()
  })
})
