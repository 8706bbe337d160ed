import { type Event, type EventType, type FactKind, SignalValues } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { describe, expect, it } from 'vitest'
import { createCounterStore } from '../counters/create-counter-store.ts'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import { contentsOf, textsOf } from '../facts/event-texts.ts'
import { createRowCoverage } from '../facts/row-coverage.ts'
import type { ReadContext, SignalReader } from '../signal-reader.ts'
import { apiReader } from './api-reader.ts'
import { consentReader } from './consent-reader.ts'
import { decodeBase64 } from './decode-base64.ts'
import { embedReader } from './embed-reader.ts'
import { clientReader, historyReader } from './standing-reader.ts'
import { createSubjectMemory } from './subject-memory.ts'
import { createFileReader } from './content-reader.ts'
import { NO_FILES } from './create-detector-set.ts'
import { createWorkReader } from './work-reader.ts'

const workReader = createWorkReader(NO_FILES)

const START = Date.parse('2026-11-24T10:00:00Z')
const EMPTY = { windows: [], types: new Map() } as unknown as CompiledPolicy

type Fact = readonly [FactKind, string, unknown]

/** Reads one event after another with the same facts, and answers the signals of the last. */
function readAll(reader: SignalReader, facts: readonly Fact[], events: readonly Event[]) {
  const memory = createFactMemory({ service: { names: ['Goodstanding Workplace'], domains: ['goodstanding.example'] } })
  for (const [kind, id, body] of facts) memory.apply({ kind, id, body })
  memory.applyStanding({
    subject: { type: 'account', id: 'pointed' },
    standing: { state: 'good', until: null, action: null, limits: [], points: 5, reports: 2 },
  })
  const counters = createCounterStore()
  const kept = { kind: 'distinct', durationMs: 1_000_000, durable: false } as const
  counters.declare([0, 1].map((index) => ({ index, key: String(index), ...kept })))
  const sink = new SignalValues()
  for (const event of events) {
    sink.clear()
    const context: ReadContext = {
      facts: memory,
      compiled: EMPTY,
      permit: memory.citedPermit(event),
      texts: textsOf(event),
      contents: contentsOf(event),
      time: event.time,
      needs: () => true,
      isRowCovered: createRowCoverage(memory).isCovered,
      recent: (window, key, value) => {
        if (window === 'account-transfers') return key === 'moved' ? 1 : 0
        return counters.feed(1, { key, values: [value ?? ''] }, event.time)
      },
      sink,
    }
    reader.read(event, context)
  }
  return sink.seen()
}

const event = (type: EventType, data: object, time = START) =>
  ({
    id: 'e',
    source: 's',
    type,
    time,
    data: { organization: 'acme', actor: { id: 'u1', kind: 'member' }, ...data },
  }) as unknown as Event

const seen = (reader: SignalReader, type: EventType, data: object, facts: readonly Fact[] = []) =>
  readAll(reader, facts, [event(type, data)])

describe('calls of the API', () => {
  const app = (status: string): Fact => [
    'register.apps',
    'app1',
    { name: 'A', publisher: 'P', scopes: ['read'], status },
  ]
  const call = (changes: object, ...facts: readonly Fact[]) =>
    seen(
      apiReader,
      'api.call',
      { app: { id: 'app1' }, method: 'GET', path: '/v1/users', status: 200, ...changes },
      facts,
    )

  it('need an app that is registered and approved, and its scopes', () => {
    expect(call({})).toEqual({ 'api.app-unregistered': 1 })
    expect(call({}, app('revoked'))).toEqual({ 'api.app-unregistered': 1 })
    expect(call({ scope: 'read' }, app('approved'))).toEqual({})
    expect(call({ scope: 'write' }, app('approved'))).toEqual({ 'api.scope-exceeded': 1 })
  })

  it('are of the app that was approved: another publisher under its id is told', () => {
    const register = (publisher: string, ...facts: readonly Fact[]) =>
      seen(apiReader, 'app.register', { app: { id: 'app1', name: 'A', publisher, scopes: ['read'] } }, facts)
    expect(register('P', app('approved'))).toEqual({})
    expect(register(' p. GmbH', app('approved'))).toEqual({})
    expect(register('Q', app('approved'))).toEqual({ 'api.other-publisher': 1 })
    expect(register('Q', app('revoked'))).toEqual({ 'api.app-unregistered': 1 })
  })

  it('tell refusals, errors and testers', () => {
    const tester: Fact = [
      'register.testers',
      't',
      { name: 'T', actor: 'u1', validFrom: '2026-11-01T00:00:00Z', validUntil: '2026-12-01T00:00:00Z' },
    ]
    expect(call({ status: 403 }, app('approved'))).toEqual({ 'api.denied': 1 })
    expect(call({ status: 503 }, app('approved'), tester)).toEqual({ 'api.failed': 1, 'api.tester': 1 })
  })

  it('shaped like an attack are seen through their escapes; ordinary ones are not', () => {
    const probe = (path: string) => call({ path }, app('approved'))['api.probe'] ?? 0
    for (const path of [
      '/files/../../etc/passwd',
      '/files/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '/files/%252e%252e%252fetc',
      "/users?id=1'%20or%20'1'='1",
      '/users?q=1+UNION+SELECT+password',
      '/p?x=<script>alert(1)</script>',
      '/p?x=${jndi:ldap://x}',
      '/p?id=1+OR+1=1',
      "/p?name=admin'--",
      "/p?id=1'%20AND%20SLEEP(5)--%20-",
      '/p?id=1;SELECT+password+FROM+users',
      '/p?id=1;select+*+from+users+where+id=1',
      '/p?q=insert+into+users+values(1)',
      '/p?t={{7*7}}',
      "/p?t={{''.__class__}}",
      '/p?x=$(whoami)',
      '/p?x="><img+src=x+onerror=alert(1)>',
      '/p?u=javascript:alert(1)',
      '/p?f=php://filter/resource=index',
      '/p?id=1;drop+table+users',
      "/p?id=1');DROP+TABLE+users;--",
      '/p?q=drop+table+users;',
      '/p?q=drop+table+if+exists+users',
      "/p?id=1;WAITFOR+DELAY+'0:0:5'",
      '/manager/..;/status',
    ]) {
      expect(probe(path), path).toBeGreaterThan(0.8)
    }
    for (const path of [
      '/v1/users?q=select+a+plan',
      "/v1/search?q=o'reilly+or+more",
      '/v1/unions/12',
      '/a..b/c',
      '/v1/search?q=select+a+table+from+the+menu',
      '/v1/search?q=select+committee+from+1990&also=please%20select%20one%20from%20the%20list',
      '/v1/search?q=European+Union+Select+Committee',
      '/v1/search?q=insert+into+slide',
      '/v1/search?q=sleep(8)+hours',
      "/v1/search?q=pipes+between+5'+and+6'",
      '/v1/search?q=plan+--+draft',
      '/v1/search?q=javascript:+the+good+parts',
      '/v1/mail/preview?text=Dear+{{name}}',
      '/v1/captcha.js?onload=ready',
      '/v1/search?q=`npm+install`',
      '/v1/search?q=costs+$(100)',
      '/v1/search?q=drop+table+tennis',
      '/v1/search?q=waitfor+delay+notice',
      '/v1/search?q=wait..;+then+go',
    ]) {
      expect(probe(path), path).toBe(0)
    }
  })
})

describe('calls of what other systems have', () => {
  const probe = (path: string, status = 404) =>
    seen(apiReader, 'api.call', { app: { id: 'app1' }, method: 'GET', path, status })['api.probe'] ?? 0

  it('are attacks where nobody else asks for it', () => {
    for (const path of [
      '/wp-login.php',
      '/blog/wp-login.php?redirect_to=/',
      '/xmlrpc.php',
      '/wp-content/plugins/x/readme.txt',
      '/phpMyAdmin/index.php',
      '/pma/',
      '/adminer.php',
      '/.svn/entries',
      '/.htpasswd',
      '/.ssh/id_rsa',
      '/%2Ehtpasswd',
      '/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php',
      '/_ignition/execute-solution',
      '/HNAP1/',
    ]) {
      expect(probe(path), path).toBe(0.9)
      expect(probe(path, 200), path).toBe(0.9)
    }
  })

  it('are looked at where services have it too, unless this one does', () => {
    for (const path of [
      '/actuator',
      '/actuator/heapdump',
      '/server-status',
      '/debug/pprof/',
      '/manager/html',
      '/index.php',
      '/shell.jsp',
      '/backup.zip',
      '/dump.sql',
    ]) {
      expect(probe(path), path).toBe(0.5)
      expect(probe(path, 403), path).toBe(0.5)
      expect(probe(path, 200), path).toBe(0)
      expect(probe(path, 503), path).toBe(0)
    }
  })

  it('are not what bears such a name within the service', () => {
    for (const path of [
      '/v3/files/wp-login.php',
      '/v3/search?q=/wp-login.php',
      '/v3/files/backup.zip',
      '/v3/docs/actuator',
      '/v3/rooms/php/messages',
      '/actuators/12',
      '/wp-login-guide',
      '/pmarket',
    ]) {
      expect(probe(path), path).toBe(0)
    }
  })
})

describe('a page that embeds the service', () => {
  const acme: Fact = [
    'organization',
    'acme',
    {
      name: 'Acme',
      kind: 'company',
      country: 'DE',
      domains: ['acme.example', 'b\u00fccher.example', 'xn--mnchen-3ya.example'],
      embedOrigins: ['https://portal.example', 'https://stra\u00dfe.example'],
    },
  ]
  const foreign = (origin: string, host = 'goodstanding.example') =>
    'embed.foreign-origin' in seen(embedReader, 'embed.load', { origin, host }, [acme])

  it("may be the organization's, under its domains or listed origins", () => {
    expect(foreign('https://acme.example')).toBe(false)
    expect(foreign('https://intranet.acme.example:8443')).toBe(false)
    expect(foreign('https://portal.example/')).toBe(false)
    // Browsers send the host of an origin as `xn--`.
    for (const host of ['xn--bcher-kva', 'a.xn--bcher-kva', 'b\u00fccher', 'm\u00fcnchen', 'xn--strae-oqa'])
      expect(foreign(`https://${host}.example`), host).toBe(false)
    expect(foreign('https://a.xn--strae-oqa.example')).toBe(true)
    expect(foreign('https://goodstanding.example')).toBe(false)
  })

  it('may be the service itself, whatever its host is called', () => {
    expect(foreign('https://chat.example', 'chat.example')).toBe(false)
    expect(foreign('https://chat.example:8443', 'https://Chat.example')).toBe(false)
    expect(foreign('https://chat.example.evil.test', 'chat.example')).toBe(true)
  })

  it('is no page of the service by lying on the host that it frames, where that host imitates it', () => {
    const imitates = (host: string) => seen(embedReader, 'embed.load', { origin: `https://${host}`, host }, [acme])
    expect(imitates('g00dstanding.example')['embed.lookalike-origin']).toBeGreaterThanOrEqual(0.85)
    expect(imitates('goodstanding-example.evil.test')['embed.lookalike-origin']).toBeGreaterThanOrEqual(0.7)
    for (const own of ['chat.acme.example', 'talk.northwind.example', 'goodstanding.northwind.example', '10.0.0.7'])
      expect(imitates(own)['embed.lookalike-origin'] ?? 0).toBeLessThan(0.7)
  })

  it('may be nobody else', () => {
    expect(foreign('https://notacme.example')).toBe(true)
    expect(foreign('http://portal.example')).toBe(true)
    expect(foreign('https://acme.example.evil.test')).toBe(true)
    expect(foreign('null')).toBe(true)
  })
})

describe('works and broadcasts', () => {
  const broadcast: Fact = [
    'register.broadcasts',
    'b1',
    {
      title: 'Cup Final',
      holder: 'tv',
      startsAt: '2026-11-24T09:00:00Z',
      endsAt: '2026-11-24T11:00:00Z',
      frames: ['0', '5', 'a'].map((digit, at) => ({ at, pdq: digit.repeat(64) })),
    },
  ]
  const live = { id: 'l1', title: 'Friday stream' }
  const frame = (digit: string, at: number) => event('live.frame', { live, frame: { at, pdq: digit.repeat(64) } })

  it('count different frames of one broadcast in a stream', () => {
    expect(readAll(workReader, [broadcast], [frame('0', 1), frame('5', 4), frame('a', 9)])).toEqual({
      'work.broadcast': 3,
    })
    expect(readAll(workReader, [broadcast], [frame('0', 1), frame('0', 2), frame('0', 3)])).toEqual({
      'work.broadcast': 1,
    })
    expect(readAll(workReader, [broadcast], [frame('3', 1)])).toEqual({})
  })

  it('are nothing to see when their holder shows them', () => {
    const own = event('live.frame', { organization: 'tv', live, frame: { at: 1, pdq: '0'.repeat(64) } })
    expect(readAll(workReader, [broadcast], [own])).toEqual({})
  })

  it('are known by title while they are on air', () => {
    const start = (title: string, time = START) => event('live.start', { live: { id: 'l1', title } }, time)
    expect(readAll(workReader, [broadcast], [start('LIVE: the CUP FINAL!!')])).toEqual({ 'work.broadcast-schedule': 1 })
    expect(readAll(workReader, [broadcast], [start('Сuр Finаl, free')])).toEqual({ 'work.broadcast-schedule': 1 })
    expect(readAll(workReader, [broadcast], [start('Cup finalists interview')])).toEqual({})
    expect(readAll(workReader, [broadcast], [start('the cup final', START + 86_400_000)])).toEqual({})
    const titled = (title: string): Fact => ['register.broadcasts', 'b3', { ...Object(broadcast[2]), title }]
    const match = titled('Grand Final: Northwick v Eastham')
    for (const title of ['Northwick vs Eastham, GRAND FINAL, free stream', 'grand final eastham v northwick'])
      expect(readAll(workReader, [match], [start(title)])).toEqual({ 'work.broadcast-schedule': 1 })
    for (const title of ['Grand final of our table football', 'Eastham office: final rehearsal', 'Northwick weekly'])
      expect(readAll(workReader, [match], [start(title)])).toEqual({})
    // Two words in any order mean anything, and so do many that every meeting has.
    expect(readAll(workReader, [broadcast], [start('Final call for the mug cup')])).toEqual({})
    expect(
      readAll(workReader, [titled('Live from the Night of the Proms')], [start('Proms of the night, live')]),
    ).toEqual({})
    for (const title of ['Northwick vs. Eastham free', 'watch Eastham v Northwick here'])
      expect(readAll(workReader, [titled('Northwick v Eastham')], [start(title)])).toEqual({
        'work.broadcast-schedule': 1,
      })
    expect(
      readAll(workReader, [titled('Northwick v Eastham')], [start('Northwick and Eastham offices, weekly')]),
    ).toEqual({})
    const derby = titled('足球联赛：北城队对东山队')
    expect(readAll(workReader, [derby], [start('北城队 VS 东山队 足球联赛直播')])).toEqual({
      'work.broadcast-schedule': 1,
    })
    expect(readAll(workReader, [derby], [start('东山队周例会')])).toEqual({})
    const sides = titled('北城队对东山队')
    expect(readAll(workReader, [sides], [start('东山队VS北城队 高清')])).toEqual({ 'work.broadcast-schedule': 1 })
    expect(readAll(workReader, [sides], [start('北城队与东山队联谊会')])).toEqual({})
    const chinese: Fact = ['register.broadcasts', 'b2', { ...Object(broadcast[2]), title: '春季足球联赛决赛' }]
    expect(readAll(workReader, [chinese], [start('免费 春季 足球 联赛决赛')])).toEqual({ 'work.broadcast-schedule': 1 })
  })

  it('are known by the hash of a file', () => {
    const work: Fact = ['register.works', 'w1', { title: 'W', holder: 'h', sha256: ['a'.repeat(64)] }]
    expect(seen(workReader, 'file.upload', { file: { name: 'x', sha256: 'A'.repeat(64) } }, [work])).toEqual({
      'work.match': 1,
    })
    const holder = { organization: 'h', file: { name: 'x', sha256: 'a'.repeat(64) } }
    expect(seen(workReader, 'file.upload', holder, [work])).toEqual({})
  })

  it('are known by what a picture looks like, in another size or encoding', () => {
    const work: Fact = ['register.works', 'w1', { title: 'W', holder: 'h', pdq: [`${'0'.repeat(60)}00ff`] }]
    const reader = createWorkReader({
      picture: (sha256) => (sha256.startsWith('b') ? '0'.repeat(64) : null),
      uncut: () => [],
    })
    const upload = (sha256: string) => seen(reader, 'file.upload', { file: { name: 'x', sha256 } }, [work])
    expect(upload('b'.repeat(64))).toEqual({ 'work.match': 1 })
    expect(upload('c'.repeat(64))).toEqual({})
  })
})

describe('the word of a scanner', () => {
  const shelf = (verdict: 'clean' | 'malicious' | 'failed' | null) => ({ ...NO_FILES, verdict: () => verdict })
  const file = { file: { name: 'x.txt', sha256: 'a'.repeat(64) } }
  const said = (verdict: Parameters<typeof shelf>[0]) => seen(createFileReader(shelf(verdict)), 'file.upload', file, [])

  it('is a signal, and so is that there is none', () => {
    expect(said('malicious')).toEqual({ 'file.count': 1, 'file.malware': 1 })
    expect(said('clean')).toEqual({ 'file.count': 1 })
    expect(said(null)).toEqual({ 'file.count': 1, 'file.unscanned': 1 })
  })

  it('that was asked for and did not come is a fault, so that onFailure answers', () => {
    expect(() => said('failed')).toThrow('the scanner gave no verdict')
  })
})

describe('where a file leads', () => {
  const pdfTo = (target: string) => `%PDF-1.7\n1 0 obj << /Subtype /Link /A << /S /URI /URI (${target}) >> >> endobj`
  const said = (target: string) => {
    const files = [{ name: 'offer.pdf', data: Buffer.from(pdfTo(target)).toString('base64') }]
    return seen(createFileReader(NO_FILES), 'message.send', { content: { text: 'Our offer', files } })
  }
  it('is told where the host imitates another, or hides behind a name', () => {
    expect(said('https://g00dstanding.example/sign-in')).toMatchObject({ 'link.service-lookalike': expect.any(Number) })
    expect(said('https://goodstanding.example@evil.test/')).toMatchObject({ 'link.credentials': 1 })
  })
  it('is its own business where it names addresses and programs, as manuals do', () => {
    const nothing = { 'file.count': 1, 'file.unread': 1, 'file.unscanned': 1 }
    expect(said('http://203.0.113.9/setup')).toEqual(nothing)
    expect(said('https://acme.example/setup.exe')).toEqual(nothing)
    expect(said('https://goodstanding.example/help')).toEqual(nothing)
  })
})

describe('consent to what is done with data', () => {
  const consent: Fact = [
    'consent',
    'c1',
    {
      person: 'p1',
      organization: 'acme',
      fields: ['name'],
      purpose: 'payroll',
      recipients: ['r1'],
      disclosureVersion: '1',
      givenAt: '2026-11-01T00:00:00Z',
    },
  ]
  const use = (data: object, type: EventType = 'data.use') =>
    seen(consentReader, type, { purpose: 'payroll', fields: ['name'], about: 'member', people: ['p1'], ...data }, [
      consent,
    ])

  it('is missing for each person who has not given it', () => {
    expect(use({})).toEqual({})
    expect(use({ people: ['p1', 'p2', 'p3'], disclosure: { version: '1', shownAt: '2026-11-01T00:00:00Z' } })).toEqual({
      'consent.missing': 2,
    })
    expect(use({ about: 'external', people: ['p2'] })).toMatchObject({ 'consent.missing-external': 1 })
  })

  it('is missing when nobody is named whose data is used', () => {
    expect(use({ people: [] })).toMatchObject({ 'consent.missing': 1 })
  })

  it('must name the recipient', () => {
    expect(use({ recipient: 'r1' })).toEqual({})
    expect(use({ recipient: 'r2' })).toMatchObject({ 'consent.missing': 1, 'consent.recipient-missing': 1 })
  })

  it('was given under a disclosure, or one was shown before', () => {
    const shown = (shownAt: string) => use({ people: ['p2'], disclosure: { version: '1', shownAt } })
    expect(use({ people: ['p2'] })).toHaveProperty(['consent.undisclosed'])
    expect(shown('2026-11-24T09:00:00Z')).not.toHaveProperty(['consent.undisclosed'])
    expect(shown('2026-11-24T11:00:00Z')).toHaveProperty(['consent.undisclosed'])
  })

  it('asks no more of an invitation than name, email and phone', () => {
    const invite = (asks: readonly string[]) => seen(consentReader, 'contact.invite', { contact: { id: 'x' }, asks })
    expect(invite(['name', 'email', 'phone'])).toEqual({})
    expect(invite(['Full name', 'E-Mail', 'mobile_number'])).toEqual({})
    expect(invite(['姓名', '工作邮箱', '手机号'])).toEqual({})
    expect(invite(['name', 'salary', 'idNumber'])).toEqual({ 'consent.unnecessary-fields': 2 })
    expect(invite(['姓名', '身份证号', '婚姻状况'])).toEqual({ 'consent.unnecessary-fields': 2 })
    const collect = { purpose: 'invitation', about: 'external', people: [], fields: ['phone', 'religion'] }
    expect(use(collect, 'data.collect')).toMatchObject({ 'consent.unnecessary-fields': 1 })
  })

  it('cannot cover an export of nobody in particular', () => {
    expect(seen(consentReader, 'directory.export', { count: 40, kind: 'external' })).toEqual({
      'consent.missing': 40,
      'consent.missing-external': 40,
    })
  })
})

describe('what an actor brings along', () => {
  it('is points, reports and a recent change of hands', () => {
    const pointed = { actor: { id: 'pointed', kind: 'member' } }
    expect(seen(historyReader, 'seat.assign', pointed)).toEqual({
      'history.actor-points': 5,
      'history.reports-against': 2,
    })
    const moved = { actor: { id: 'moved', kind: 'member' } }
    expect(seen(historyReader, 'seat.assign', moved)).toEqual({ 'history.recent-transfer': 1 })
  })

  it('is a client that the register refuses', () => {
    const refused: Fact = ['register.clients', 'c', { name: 'grabbot', status: 'refused' }]
    const data = (client: string) => ({ session: { client } })
    expect(seen(clientReader, 'session.start', data('GrabBot/1.0'), [refused])).toEqual({ 'session.client-refused': 1 })
    expect(seen(clientReader, 'session.start', data('web/1.0'), [refused])).toEqual({})
  })
})

describe('bytes in base64', () => {
  it('are what was encoded, in either alphabet', () => {
    expect(decodeBase64('AAEC/v8=')).toEqual(Uint8Array.of(0, 1, 2, 254, 255))
    expect(decodeBase64('AAEC_v8')).toEqual(Uint8Array.of(0, 1, 2, 254, 255))
    expect(decodeBase64('aGVs\nbG8')).toEqual(Uint8Array.from('hello', (letter) => letter.charCodeAt(0)))
    expect(decodeBase64('')).toEqual(new Uint8Array())
  })
})

describe('documents and numbers', () => {
  it('are remembered by whom they were shown, also after a restart', () => {
    const memory = createSubjectMemory()
    memory.observe('document a', 'acme')
    expect(memory.othersOf('document a', 'acme')).toEqual([])
    expect(memory.othersOf('document a', 'beta')).toEqual(['acme'])
    const restarted = createSubjectMemory()
    restarted.restore(memory.snapshot('changed'))
    expect(restarted.othersOf('document a', 'beta')).toEqual(['acme'])
    expect(memory.snapshot('changed')).toEqual([])
  })
})
