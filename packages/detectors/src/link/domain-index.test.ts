import { describe, expect, it } from 'vitest'
import { createDomainIndex } from './domain-index.ts'
import { type DomainEntry, gatherDomains } from './domain-store.ts'

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
  it('sees a short name spelled with letters that look alike beside any word', () => {
    const nomad: DomainEntry = { id: 'nomad', domains: ['nomad.example'], names: ['Nomad'] }
    const [few, many] = [createDomainIndex([nomad]), createDomainIndex([nomad, ...OTHERS])]
    expect(few.imitation('nornad-chat.test')?.score).toBeGreaterThan(0.7)
    expect(few.imitation('nomad-chat.test')?.score).toBe(0.5)
    expect(few.imitation('normal-chat.test')).toBeNull()
    expect(many.imitation('nornad-chat.test')?.score, 'of many names some word looks like one').toBe(0.5)
  })
  it('sees a host whose dots are written as hyphens under its own suffix', () => {
    const chat: DomainEntry = { id: 'chat', domains: ['chat.harbor.zq.com', 'harborchat.co.uk'], names: [] }
    const index = createDomainIndex([chat])
    expect(index.imitation('chat-harbor-zq.com')?.score).toBe(0.95)
    expect(index.imitation('my-chat-harbor-zq.com')?.score).toBe(0.95)
    expect(index.imitation('chat-harbor.com'), 'another name').toBeNull()
    expect(index.imitation('smith-harborchat-co.uk')?.score ?? 0, 'a firm that is called & Co').toBeLessThan(0.85)
  })
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

describe('an index above domains that stay', () => {
  const below = gatherDomains([BANK, ...OTHERS.slice(0, 10)])
  const TOWN: DomainEntry = { id: 'town', domains: ['towncredit.example'], names: ['Town Credit'] }

  it('answers as one that holds them all does', () => {
    const [laid, whole] = [createDomainIndex([TOWN], below), createDomainIndex([BANK, ...OTHERS.slice(0, 10), TOWN])]
    const hosts = [...HOSTS, 'towncredit.example', 'towncredit-login.test', 'towncredlt.example', 'towncredit.zip']
    expect(hosts.map(laid.imitation)).toEqual(hosts.map(whole.imitation))
    expect(hosts.map(laid.ownerOf)).toEqual(hosts.map(whole.ownerOf))
    expect(laid.size()).toBe(whole.size())
  })

  it('knows whose a domain is again once nobody else states it', () => {
    const index = createDomainIndex([], below)
    index.put({ id: 'register/1', domains: ['harborbank.example'], names: ['Harbor Bank'] })
    expect(index.ownerOf('www.harborbank.example')).toBe('register/1')
    index.remove('register/1')
    expect(index.ownerOf('www.harborbank.example')).toBe('bank')
    expect(index.imitation('www.harborbank.example')).toBeNull()
    expect(index.imitation('harborbank-login.test')?.id).toBe('bank')
  })

  it('leaves those below to others', () => {
    createDomainIndex([], below).put(TOWN)
    expect(createDomainIndex([], below).ownerOf('towncredit.example')).toBeNull()
  })
})
