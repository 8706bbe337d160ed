import { SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coveringUrlKeys, createDomainIndex, detectLinks, extractLinks, listedUrlKey } from './index.ts'

const context = {
  protectedDomains: createDomainIndex([
    { id: 'bank', domains: ['bank.example'], names: ['Example Bank'] },
    { id: 'harbor', domains: ['harborpay.com', 'hrb.example'], siblings: ['forge.example'], names: ['Harborpay'] },
    { id: 'by-name', domains: [], names: ['Quillbrook'] },
  ]),
  serviceDomains: createDomainIndex([{ id: 'service', domains: ['goodstanding.example'], names: ['Goodstanding'] }]),
  ownDomains: createDomainIndex([{ id: 'acme', domains: ['acme-tools.test'], names: [] }]),
}
function seen(text: string, links: { text?: string; target: string }[] = []) {
  const sink = new SignalValues()
  detectLinks({ text, links }, '/data/content', context, sink)
  return sink
}

describe('a link in a text', () => {
  it.each([
    ['see https://bank\u3002example/x now', 'https://bank\u3002example/x'],
    ['https://bank\uff0eexample/x', 'https://bank\uff0eexample/x'],
    ['http://3627733777/login', 'http://3627733777/login'],
    ['\u89c1https://bank.example\u3002\u8c22\u8c22', 'https://bank.example'],
    ['\u89c1https://bank.example\u8c22\u8c22', 'https://bank.example'],
    ['https://bank.example\ud83d\ude00', 'https://bank.example'],
    ['\u89c1https://bank.example\u8c22\u8c22.com/x', 'https://bank.example\u8c22\u8c22.com/x'],
    ['\u89c1https://bank.example/\u8c22\u8c22', 'https://bank.example/\u8c22\u8c22'],
    ['\u0634\u0627\u0647\u062f https://bank.example\u060c \u062b\u0645', 'https://bank.example'],
    ['\u89c1https://intranet\u3002\u8c22\u8c22', 'https://intranet'],
  ])('%j is found to its end', (text, target) => {
    const [found, ...more] = extractLinks(text)
    expect(found).toMatchObject({ target, start: text.indexOf('http') })
    expect(text.slice(found?.start, found?.end)).toBe(target)
    expect(more).toEqual([])
  })
})

describe('a link deceives', () => {
  it.each([
    ['bank.example', 'https://bank-example.test/x'],
    ['https://bank.example/login', 'https://evil.test'],
    ['Go to www.bank.example now', 'http://evil.test/a'],
    ['harborpay.com', 'https://203.0.113.9/x'],
    ['harborpay.com', 'https://harborpay.com.evil.test/x'],
    ['some-firm.test', 'https://some-flrm.test/x'],
    // Nobody is a counter of letters, or Google, by being called alike.
    ['harborpay.com', 'https://edm.another.com/x'],
    ['harborpay.com', 'https://cmail55.com/x'],
    ['harborpay.com', 'https://google.eu.org/url?q=https://harborpay.com/'],
    ['harborpay.com', 'https://google.com.de/url?q=https://harborpay.com/'],
    ['some-firm.test', 'https://login-some-firm.test/x'],
    ['some-firm.test', 'javascript:open(1)'],
    ['https://bank.example/login', ' data:text/html,hello'],
    // The host is read all the same, whatever its letters and dots are.
    ['bank\uff0eexample', 'https://evil.test'],
    ['bank\u3002example', 'https://evil.test'],
    ['https://bank\uff61example/login', 'https://evil.test'],
    ['bank\u2024example', 'https://evil.test'],
    ['ba\u200bnk\u2060.exam\u200dple', 'https://evil.test'],
    ['Visit \uff42\uff41\uff4e\uff4b\uff0e\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45', 'https://evil.test'],
    ['\u202eelpmaxe.knab', 'https://evil.test'],
  ])('when it shows %s and opens %s', (text, target) => {
    expect(seen('', [{ text, target }]).value('link.deceptive')).toBe(1)
  })
  it.each([
    ['read more', 'https://evil.test'],
    ['read more', 'javascript:void(0)'],
    ['bank.example', 'https://www.bank.example/login'],
    ['https://login.bank.example', 'https://bank.example'],
    ['report.pdf', 'https://files.example/report.pdf'],
    ['README.md', 'https://git.example/x'],
    ['v1.2.3', 'https://git.example/x'],
    ['bank\uff0eexample', 'https://bank.example/x'],
    ['\u202eelpmaxe.knab\u202c', 'https://bank.example/x'],
    ['\u8bf7\u770b\u3002\u8c22\u8c22', 'https://evil.test'],
    ['\uff56\uff12\uff0e\uff10', 'https://evil.test'],
    ['me@bank.example', 'https://mail.example/compose'],
    ['ASP.NET', 'https://learn.example/aspnet'],
    ['harborpay.com', 'https://hrb.example/x'],
    ['harborpay.com', 'https://forge.example/x'],
    ['some-firm.test', 'https://wiki.acme-tools.test/x'],
    ['some-firm.test', 'https://doi.org/10.1000/182'],
    ['bank.example', 'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbank.example%2Fx'],
    ['some-firm.test', 'https://urldefense.com/v3/__https://some-firm.test/a__;!!x$'],
    ['some-firm.test', 'https://urldefense.proofpoint.com/v2/url?u=https-3A__some-2Dfirm.test_a&d=x'],
    ['some-firm.test', 'https://secure-web.cisco.com/1abc/https%3A%2F%2Fsome-firm.test%2Fa'],
    ['some-firm.test', 'https://protect-eu.mimecast.com/s/abc?domain=some-firm.test'],
    ['some-firm.test', 'https://click.pstmrk.it/3s/some-firm.test%2Fa/xyz'],
    ['some-firm.test', 'https://web.archive.org/web/2020/https://some-firm.test/'],
    ['some-firm.test', 'https://some--firm-test.translate.goog/a'],
    ['google.com', 'https://www.google.com/url?q=https://another.test/'],
    ['some-firm.test', 'https://www.google.co.uk/url?q=https://some-firm.test/'],
  ])('not when it shows %s and opens %s', (text, target) => {
    expect(seen('', [{ text, target }]).value('link.deceptive')).toBe(0)
  })
  it.each([
    ['some-firm.test', 'https://another.test/x'],
    ['harborpay.com', 'https://bit.ly/abc'],
    ['harborpay.com', 'https://harborpay.top'],
    ['some-firm.test', 'https://www.google.com/url?q=https://another.test/'],
    ['some-firm.test', 'https://urldefense.com/v3/__https://another.test/a__;!!x$'],
    ['some-firm.test', 'https://another.test/?url=https://some-firm.test'],
  ])('very likely when it shows %s and opens %s', (text, target) => {
    expect(seen('', [{ text, target }]).value('link.deceptive')).toBe(0.9)
  })
  it.each([
    ['some-firm.test', 'https://bit.ly/abc'],
    ['bank.example', 'https://hrb.example/x'],
    ['harborpay.com', 'https://github.com/x'],
    ['harborpay.com', 'https://harborpay.net'],
    ['harborpay.com', 'https://u1.ct.sendgrid.net/ls/click?upn=a'],
    ['some-firm.com', 'https://some-firm.top'],
  ])('perhaps when it shows %s and opens %s', (text, target) => {
    expect(seen('', [{ text, target }]).value('link.deceptive')).toBe(0.65)
  })
  it.each([
    ['some-firm.com', 'https://www.some-firm.co.uk/'],
    ['harborpay.com', 'https://www.harborpay.de/'],
    ['some-firm.de', 'https://some-firm.com/'],
    ['some-firm.test', 'https://u1.ct.sendgrid.net/ls/click?upn=a'],
    ['some-firm.test', 'https://github.com/some-firm'],
    ['nytimes.com', 'https://nyti.ms/a'],
  ])('hardly when it shows %s and opens %s', (text, target) => {
    expect(seen('', [{ text, target }]).value('link.deceptive')).toBe(0.5)
  })
  it('in markdown too', () => {
    expect(seen('see [https://bank.example](https://evil.test/a)').value('link.deceptive')).toBe(1)
  })
})

describe('a host imitates', () => {
  it.each([
    'https://bank.example.evil.test',
    'https://bank-example.test/x',
    'https://secure-bank-example.test',
    'https://harb0rpay.com',
    'https://harborpay-redelivery.test',
    'https://my-harborpay-tax-refunds.test',
    'https://hrb-parcel-tracking.test',
    'https://harborpay-login.test',
    'https://harborpayverify.com',
    'https://harbourpay.com',
    'https://hаrborpay.com',
    'https://login.harborpay.com.evil.test',
    'https://acme-tooIs.test',
    'https://acme-tools.test.evil.test',
    'https://example-bank-login.test',
  ])('%s', (target) => {
    expect(seen('', [{ target }]).value('link.lookalike')).toBeGreaterThanOrEqual(0.7)
  })
  it.each([
    'https://goodstandlng.example',
    'https://goodstanding.example.evil.test',
    'https://goodstanding-login.test',
  ])('the service: %s', (target) => {
    expect(seen('', [{ target }]).value('link.service-lookalike')).toBeGreaterThanOrEqual(0.8)
  })
  it.each([
    'https://bank.example/a',
    'https://www.harborpay.com',
    'https://riverbank.test',
    'https://bank.test',
    'https://github.com/goodstanding',
    'https://harbor.test',
    'https://mybank.test',
    'https://a.acme-tools.test',
    'https://goodstanding.example',
    'https://docs.python.org/3/',
    'https://forges.example',
    'https://quillbrook.com',
  ])('nobody: %s', (target) => {
    const sink = seen('', [{ target }])
    expect(Math.max(sink.value('link.lookalike'), sink.value('link.service-lookalike'))).toBeLessThan(0.5)
  })
  it('more surely the more there is of the name', () => {
    const index = createDomainIndex([
      { id: 'chanel', domains: ['chanel.com'], names: [] },
      { id: 'idlo', domains: ['idlo.int'], names: [] },
      { id: 'wanda', domains: ['wanda.com.cn'], names: [] },
      { id: 'firm', domains: ['some-firm.com'], names: [] },
    ])
    const score = (host: string): number => index.imitation(host)?.score ?? 0
    expect(score('chanei.com')).toBe(0.97)
    expect(score('idio.co')).toBe(0.75)
    expect(score('wandz.ai')).toBe(0.55)
    expect(score('wandz.com.cn')).toBeGreaterThan(0.85)
    expect(score('some-firm.com.br'), 'the same name at another registry').toBe(0.5)
    expect(score('some-firm.com.de'), 'com.de is no registry').toBe(0.97)
    expect(score('some-firm.com.evil.test')).toBe(0.97)
    const sink = new SignalValues()
    const protectedDomains = index
    detectLinks({ text: 'cpanel.com', links: [] }, '/data/content', { ...context, protectedDomains }, sink)
    expect(sink.value('link.lookalike'), 'who is famous imitates nobody').toBe(0)
    expect(score('cpanel.com')).toBeGreaterThan(0.85)
  })
  describe('of which it has the name of a further domain, or of a few letters, beside nothing but what lures', () => {
    const index = createDomainIndex([
      { id: 'harbor', domains: ['harborpay.com'], siblings: ['hrbdrive.com', 'teams.ms', 'hrb.ms'], names: [] },
      { id: 'two', domains: ['zq.com'], names: [] },
      { id: 'five', domains: ['zorvi.fr'], names: [] },
      { id: 'visa', domains: ['visa.com'], names: ['Visa'] },
    ])
    const score = (host: string): number => index.imitation(host)?.score ?? 0
    it.each([
      'hrbdrive-login.test',
      'hrbdrive-document.test',
      'doc-hrbdrive.test',
      'hrb-drive-shared-files.test',
      'zq-kefu.test',
      'zq-prize.test',
      'zorvi-carte-vitale.fr',
      'mon-zorvi.com',
      'visa-verify.test',
    ])('%s', (host) => expect(score(host)).toBeGreaterThanOrEqual(0.6))
    it.each([
      // Other words beside it, written together, a slip away, a word of its own, an app for it, its own.
      'hrbdrive-tools.com',
      'hrbdrivelogin.com',
      'hrbdrive.net',
      'hrbdrives.com',
      'hrbdrive-forum-login.com',
      'hrbdrive-app.com',
      'login.hrbdrive.com',
      'teams-login.com',
      'zq-sports.com',
      'zq-services.com',
      'zq-tax-refund.com',
      'zorvi-sophia.fr',
      'visa-services.de',
      'visahelp.org',
    ])('nobody: %s', (host) => expect(score(host)).toBeLessThan(0.6))
    it('no more, once its entry is gone', () => {
      const emptied = createDomainIndex([{ id: 'x', domains: [], siblings: ['hrbdrive.com'], names: [] }])
      expect(emptied.imitation('hrbdrive-login.test')?.imitated).toBe('hrbdrive.com')
      emptied.remove('x')
      expect(emptied.imitation('hrbdrive-login.test')).toBeNull()
    })
  })
  it('no more, once its entry is gone', () => {
    const index = createDomainIndex([{ id: 'x', domains: ['harborpay.com'], names: ['Harborpay'] }])
    index.remove('x')
    expect(index.imitation('harb0rpay.com')).toBeNull()
  })
})

describe('a link', () => {
  it('shows the other traps by their own signals', () => {
    expect(seen('https://bank.example@evil.test/').value('link.credentials')).toBe(1)
    expect(seen('https://www.bank.example%2Flogin@evil.test/').value('link.credentials')).toBe(1)
    expect(seen('git clone https://anna@git.example/team/tools.git').value('link.credentials')).toBe(0)
    expect(seen('http://203.0.113.9/a').value('link.ip-host')).toBe(1)
    expect(seen('http://192.168.0.3/a').value('link.ip-host')).toBe(0)
    expect(seen('https://files.example/setup.exe?x=1').value('link.executable')).toBe(1)
    expect(seen('\u89c1https://files.example/setup.exe\u4e0b\u8f7d').value('link.executable')).toBe(1)
    expect(seen('https://files.example/setup.exe\u8bf4\u660e.html').value('link.executable')).toBe(0)
    expect(seen('', [{ text: 'help', target: 'ms-msdt:/id PCWDiagnostic' }]).value('link.executable')).toBe(1)
    expect(seen('bit.ly/abc and https://t.cn/x').value('link.shortener')).toBe(2)
    expect(seen('https://reurl.cc/a8 https://gg.gg/b2 https://grabify.link/c3').value('link.shortener')).toBe(3)
    expect(seen('https://xn--80ak6aa92e.com').value('link.punycode')).toBe(1)
    expect(seen('https://xn--mnchen-3ya.de https://xn--fiqs8s.cn').value('link.punycode')).toBe(0)
  })
  it.each<[string, { target: string }[], number]>([
    ['log in at https://people.acme-tools.test/login or https://goodstanding.example', [], 1],
    ['as usual', [{ target: 'https://acme-tools.test/x' }], 1],
    ['as usual', [{ target: 'https://acme-tools.test/x' }, { target: 'https://bank.example' }], 0],
    ['at https://acme-tools.test.evil.test, not https://acme-tools.test', [], 0],
    ['no link at all', [], 0],
  ])('is at home when all are: %j', (text, links, atHome) => {
    expect(seen(text, links).value('link.at-home')).toBe(atHome)
  })

  it('is found in text with its place', () => {
    const text = '请看example.com/路径，谢谢 (https://a.test/b_(c)). node.js 3.5 e.g.this main.rs'
    const found = extractLinks(text)
    expect(found.map((link) => text.slice(link.start, link.end))).toEqual(['example.com/路径', 'https://a.test/b_(c)'])
  })
  it('is seen behind thousands of others, and of the same', () => {
    const behind = 'http://203.0.113.7/login'
    for (const pages of [
      'https://docs.example/a '.repeat(2_500),
      Array.from({ length: 2_500 }, (_, at) => `b${at}.io `).join(''),
    ])
      expect(seen(`${pages}${behind}`, []).value('link.ip-host')).toBe(1)
  })
  it('is found within a bound in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const link of extractLinks(text)) expect(link.end).toBeLessThanOrEqual(text.length)
      }),
    )
    expect(extractLinks('a.'.repeat(32_000))).toEqual([])
    expect(extractLinks('http://'.repeat(9_000)).length).toBeLessThan(1_001)
    expect(extractLinks('a.io/x '.repeat(9_000)).length).toBeLessThan(1_001)
    expect(extractLinks(Array.from({ length: 9_000 }, (_, at) => `a${at}.io`).join(' '))).toHaveLength(4_000)
  })
})

describe('a host of very many labels', () => {
  const under = (labels: number) => `${Array.from({ length: labels }, (_, at) => at % 10).join('.')}.evil.test`
  it('is seen to carry a protected domain, wherever it stands', () => {
    for (const host of [`harborpay.com.${under(110)}`, `${under(50)}.harborpay.com.${under(50)}`])
      expect(seen('', [{ target: `https://${host}/x` }]).value('link.lookalike')).toBeGreaterThanOrEqual(0.9)
  })
  it('is no host where it is longer than names may be: nobody could open it, and nobody looks through it', () => {
    const links = ['harborpay.com.', 'é.'.repeat(900), `${'x'.repeat(64)}.`].map((piece) => ({
      target: `https://${piece.repeat(Math.ceil(400 / piece.length))}test/x`,
    }))
    expect(Object.keys(seen('', links).seen())).toEqual(['link.count'])
  })
  it('keeps nobody waiting: so many of them are looked through at once', () => {
    const links = Array.from({ length: 200 }, (_, at) => ({ target: `https://a${at}.${under(115)}/x` }))
    const long = Array.from({ length: 200 }, (_, at) => ({ target: `https://a${at}.${'é市...'.repeat(330)}test` }))
    expect(seen('', [...links, ...long]).value('link.count')).toBe(400)
  })
})

describe('a listed URL', () => {
  it.each([
    ['http://evil.test', 'https://www.evil.test/a/b?c'],
    ['evil.test/a', 'https://EVIL.test/a/b#x'],
    ['https://evil.test/a/', 'https://u:p@evil.test:443/%61?q=1'],
    ['https://evil.test/a?q=1', 'http://evil.test/a?q=1'],
    ['https://evil.test/login', 'https://evil.test/login\u67e5\u770b'],
    ['https://evil.test/a?q=1', 'https://evil.test/a?q=1\u67e5\u770b'],
  ])('%s covers %s', (entry, url) => {
    expect(coveringUrlKeys(url)).toContain(listedUrlKey(entry))
  })
  it.each([
    ['https://evil.test/a', 'https://evil.test/ab'],
    ['https://evil.test/a', 'https://evil.test/'],
    ['https://evil.test/a?q=1', 'https://evil.test/a?q=2'],
    ['https://evil.test/a', 'https://evil.test/a/../\u67e5\u770b'],
    ['one.github.io', 'https://two.github.io/'],
  ])('%s does not cover %s', (entry, url) => {
    expect(coveringUrlKeys(url)).not.toContain(listedUrlKey(entry))
  })
})
