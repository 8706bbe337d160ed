import { expect, it } from 'vitest'
import { asciiHost, canonicalUrl, coveringUrlKeys, createDomainIndex, detectLinks, readUrl } from './index.ts'
import { canonicalEmail } from '../identity/canonical.ts'
import { SignalValues } from '@goodstanding/model'

/** So often V8 has compiled whoever asks, with what the last one taught it of texts. */
const OFTEN = 30_000

it('reads letters beyond ASCII as hosts however often hosts were read before', () => {
  const index = createDomainIndex([{ id: 'bank', domains: ['buchbank.test'], names: [] }])
  const context = { protectedDomains: index, serviceDomains: createDomainIndex(), ownDomains: null }
  for (let at = 0; at < OFTEN; at += 1) {
    readUrl(`https://a${at}.test/`)
    canonicalUrl(`https://a${at}.test/%41?x=${at}`)
    asciiHost(`\u4e2d${at % 100}.test`)
    canonicalEmail(`a@b${at % 100}.test`)
  }
  for (const host of ['b\u00fcchbank.test', 'caf\u00e9.test', '\u5e02.test']) {
    expect(readUrl(`https://${host}/`)?.hostname, host).toMatch(/^xn--/)
    expect(canonicalUrl(`https://${host}/x`), host).toMatch(/^xn--/)
    expect(asciiHost(host), host).toMatch(/^xn--/)
    expect(canonicalEmail(`a@${host}`), host).toMatch(/^a@xn--/)
  }
  const sink = new SignalValues()
  detectLinks({ text: 'https://b\u00fcchbank.test/login', links: [] }, '/data/content', context, sink)
  expect(sink.value('link.lookalike')).toBeGreaterThan(0.9)
})

it('is listed wherever a browser would open it: tabs and line ends are passed over', () => {
  for (const url of ['ht\ntp://bad.example/drop', 'http://bad.ex\tample/drop', ' \r\nhttp:\\\\bad.example\\drop'])
    expect(coveringUrlKeys(url)).toContain('bad.example/drop')
})
