import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'

const MINUTE = 60_000

let world: TestCasework
let administrator: string
beforeAll(async () => {
  world = await openTestCasework()
  administrator = await world.staff('root', 'installation-admin')
})
afterAll(() => world.close())

type Browser = { readonly cookie: string; readonly csrf: string }

const ask = (options: InjectOptions) => world.app.inject(options)
const cookieOf = (header: unknown): string => String(header).split(';', 1)[0] ?? ''
const read = (cookie: string, url = '/v1/session', headers = {}) => ask({ url, headers: { cookie, ...headers } })

/** Signs in as a page does: a token for a cookie. */
async function open(token: string): Promise<Browser> {
  const answer = await ask({ method: 'POST', url: '/v1/session', payload: { token } })
  expect(answer.statusCode).toBe(201)
  return { cookie: cookieOf(answer.headers['set-cookie']), csrf: answer.json<{ csrf: string }>().csrf }
}

const write = ({ cookie, csrf }: Browser, headers: Record<string, string> = {}) =>
  ask({
    method: 'POST',
    url: '/v1/staff',
    headers: { cookie, 'x-csrf-token': csrf, ...headers },
    payload: { id: 'lin', name: 'Lin', email: 'lin@operator.example', roles: ['moderator'] },
  })

describe('a browser session', () => {
  it('is a cookie that no script reads, and says who is asking and what they may', async () => {
    const answer = await ask({ method: 'POST', url: '/v1/session', payload: { token: administrator } })
    expect(answer.headers['set-cookie']).toMatch(
      /^goodstanding=gss_[\w-]{55}; Path=\/; Max-Age=43\d{3}; HttpOnly; SameSite=Lax$/,
    )
    const session = await read(cookieOf(answer.headers['set-cookie']))
    expect(session.json()).toMatchObject({ kind: 'staff', id: 'root', roles: ['installation-admin'], queues: [] })
    expect(session.json<{ may: string[] }>().may).toContain('staff.manage')
    expect(session.json<{ may: string[] }>().may).not.toContain('case.decide')
    expect(session.headers['cache-control']).toBe('no-store')
  })

  it('opens every route that a token opens', async () => {
    const moderator = await open(await world.staff('mo', 'moderator'))
    expect((await read(moderator.cookie, '/v1/cases')).statusCode).toBe(200)
    expect((await read(moderator.cookie, '/v1/staff')).statusCode).toBe(403)
    expect((await read((await open(administrator)).cookie, '/v1/staff')).statusCode).toBe(200)
  })

  it('changes nothing without the token of its own pages, or for another site', async () => {
    const browser = await open(administrator)
    const kind = async (answer: ReturnType<typeof write>) => (await answer).json<{ kind: string }>().kind
    expect(await kind(write({ ...browser, csrf: '' }))).toBe('request.csrf')
    expect(await kind(write({ ...browser, csrf: 'x'.repeat(43) }))).toBe('request.csrf')
    expect(await kind(write(browser, { 'sec-fetch-site': 'cross-site' }))).toBe('request.cross-site')
    expect(await kind(write(browser, { 'sec-fetch-site': 'same-site' }))).toBe('request.cross-site')
    expect(await kind(write(browser, { origin: 'https://evil.example' }))).toBe('request.cross-site')
    expect(await kind(write(browser, { origin: 'null' }))).toBe('request.cross-site')
    expect((await write(browser, { origin: 'http://localhost:80', host: 'localhost:80' })).statusCode).toBe(201)
    expect((await write(browser, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201)
  })

  it('reads nothing for a page that was drawn in another session of the same browser', async () => {
    const before = await open(await world.staff('before', 'moderator'))
    const { cookie, csrf } = await open(administrator)
    const answer = await read(cookie, '/v1/staff', { 'x-csrf-token': before.csrf })
    expect(answer.json()).toMatchObject({ status: 401, kind: 'session.none' })
    for (const own of [csrf, ''])
      expect((await read(cookie, '/v1/staff', { 'x-csrf-token': own })).statusCode).toBe(200)
  })

  it('is begun by no other site: whoever was sent there would work in a session of somebody else', async () => {
    const begin = (headers: Record<string, string>, url = '/v1/session') =>
      ask({ method: 'POST', url, headers, payload: { token: administrator } })
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const refused = await begin(headers)
      expect(refused.json()).toMatchObject({ status: 403, kind: 'request.cross-site' })
      expect(refused.headers['set-cookie']).toBeUndefined()
    }
    expect((await begin({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201)
  })

  it('is none where a token asks: that is told who it is, and ends nothing', async () => {
    const headers = { authorization: `Bearer ${administrator}` }
    const asked = await ask({ url: '/v1/session', headers })
    expect(asked.json()).toMatchObject({ kind: 'staff', id: 'root', csrf: null, endsAt: null })
    const ended = await ask({ method: 'DELETE', url: '/v1/session', headers })
    expect(ended.json()).toMatchObject({ kind: 'session.none', detail: 'A token is not a session. Nothing was ended.' })
    const service = await world.call(world.service, 'GET', '/v1/session')
    expect(service.body).toMatchObject({ kind: 'service', name: 'test', scopes: ['all'], csrf: null })
    const browser = await read((await open(administrator)).cookie)
    expect(browser.json()).toMatchObject({ endsAt: new Date(world.now() + 720 * MINUTE).toISOString() })
  })

  it('ends by signing out, and its cookie with it', async () => {
    const { cookie, csrf } = await open(administrator)
    expect((await ask({ method: 'DELETE', url: '/v1/session', headers: { cookie } })).statusCode).toBe(403)
    const out = await ask({ method: 'DELETE', url: '/v1/session', headers: { cookie, 'x-csrf-token': csrf } })
    expect(out.statusCode).toBe(204)
    expect(out.headers['set-cookie']).toContain('Max-Age=0')
    expect((await read(cookie)).json()).toMatchObject({ status: 401, kind: 'session.none' })
  })

  it('is over for a page whose cookie is gone, and a token is missing for whoever is no page', async () => {
    const kindFor = async (headers: Record<string, string>, url = '/v1/session') =>
      (await ask({ url, headers })).json<{ kind: string }>().kind
    expect(await kindFor({ 'sec-fetch-site': 'same-origin' })).toBe('session.none')
    const filing = { method: 'POST', url: '/v1/reports', payload: { text: 'It goes on.' } } as const
    const filed = await ask({ ...filing, headers: { 'sec-fetch-site': 'same-origin', 'accept-language': 'zh-CN' } })
    expect(filed.json()).toMatchObject({ status: 401, title: '您尚未登录，或登录已失效。请重新登录。' })
    expect(await kindFor({})).toBe('token.missing')
    expect(await kindFor({ 'sec-fetch-site': 'cross-site' })).toBe('token.missing')
    expect(await kindFor({ 'sec-fetch-site': 'same-origin', authorization: 'Basic x' })).toBe('token.missing')
  })

  it('ends when nobody uses it for half an hour, and after half a day however much it is used', async () => {
    const { cookie } = await open(await world.staff('idle', 'auditor'))
    await world.pass(29 * MINUTE)
    expect((await read(cookie)).statusCode).toBe(200)
    await world.pass(31 * MINUTE)
    expect((await read(cookie)).statusCode).toBe(401)
    // A page that asks by its clock, with nobody before it, keeps no session.
    const left = await open(await world.staff('left', 'auditor'))
    await world.pass(20 * MINUTE)
    expect((await read(left.cookie, '/v1/session', { 'x-background': '1' })).statusCode).toBe(200)
    await world.pass(11 * MINUTE)
    expect((await read(left.cookie, '/v1/session', { 'x-background': '1' })).statusCode).toBe(401)
    const busy = await open(await world.staff('busy', 'auditor'))
    for (let used = 0; used < 30; used += 1) {
      await world.pass(25 * MINUTE)
      const answer = await read(busy.cookie)
      expect([used, answer.statusCode]).toEqual([used, (used + 1) * 25 < 720 ? 200 : 401])
    }
    administrator = await world.staff('root', 'installation-admin')
  })

  it('ends with changed roles and with leaving, at once', async () => {
    const browser = await open(administrator)
    const { cookie } = await open(await world.staff('gone', 'moderator'))
    const staff = (method: 'PATCH' | 'DELETE', payload?: object) =>
      ask({
        method,
        url: '/v1/staff/gone',
        headers: { cookie: browser.cookie, 'x-csrf-token': browser.csrf },
        ...(payload === undefined ? {} : { payload }),
      })
    expect((await staff('PATCH')).json()).toMatchObject({ status: 422, kind: 'body.invalid' })
    expect((await staff('PATCH', { name: 'Same' })).json()).toMatchObject({ name: 'Same', roles: ['moderator'] })
    expect((await read(cookie)).statusCode).toBe(200)
    expect((await staff('PATCH', { roles: ['senior'] })).statusCode).toBe(200)
    expect((await read(cookie)).statusCode).toBe(401)
    const token = await world.staff('gone', 'senior')
    const again = await open(token)
    expect((await staff('DELETE')).statusCode).toBe(204)
    expect((await read(again.cookie)).statusCode).toBe(401)
    expect((await world.call(token, 'GET', '/v1/cases')).status).toBe(401)
    expect((await staff('DELETE')).statusCode).toBe(404)
  })

  it('never ends the last who administers', async () => {
    const { cookie, csrf } = await open(administrator)
    const headers = { cookie, 'x-csrf-token': csrf }
    expect((await ask({ method: 'DELETE', url: '/v1/staff/root', headers })).json()).toMatchObject({
      status: 409,
      kind: 'staff.last-administrator',
    })
    const roles = { roles: ['auditor'] }
    expect((await ask({ method: 'PATCH', url: '/v1/staff/root', headers, payload: roles })).statusCode).toBe(409)
    expect((await read(cookie)).statusCode).toBe(200)
  })

  it('goes on with the new roles where somebody changes their own, and no other of theirs does', async () => {
    const [here, there] = [await open(administrator), await open(administrator)]
    const more = { roles: ['installation-admin', 'senior'] }
    const headers = { cookie: here.cookie, 'x-csrf-token': here.csrf }
    expect((await read(here.cookie, '/v1/cases')).statusCode).toBe(403)
    expect((await ask({ method: 'PATCH', url: '/v1/staff/root', headers, payload: more })).statusCode).toBe(200)
    expect((await read(here.cookie, '/v1/cases')).statusCode).toBe(200)
    expect((await read(there.cookie)).statusCode).toBe(401)
  })
})

describe("a person's session", () => {
  it('is begun once for a token of the service, and speaks for that person and organization alone', async () => {
    const token = world.member('u1', 'acme')
    const answer = await ask({ method: 'POST', url: '/v1/session', payload: { token } })
    expect(answer.json()).toMatchObject({ kind: 'person', id: 'u1', organization: 'acme', role: 'member' })
    expect(answer.headers['set-cookie']).toMatch(/^goodstanding-person=.*SameSite=Strict$/)
    expect((await ask({ method: 'POST', url: '/v1/session', payload: { token } })).statusCode).toBe(401)
    const cookie = cookieOf(answer.headers['set-cookie'])
    expect((await read(cookie, '/v1/reports')).statusCode).toBe(200)
    expect((await read(cookie, '/v1/reports?organization=globex')).statusCode).toBe(404)
    expect((await read(cookie, '/v1/cases')).statusCode).toBe(403)
  })

  it('outlives the token by half a day, and ends when the service says so', async () => {
    const { cookie } = await open(world.member('u2', 'acme'))
    await world.pass(20 * MINUTE)
    expect((await read(cookie)).statusCode).toBe(200)
    const end = (token: string) => world.call(token, 'DELETE', '/v1/member-sessions/u2?organization=acme')
    expect((await end(world.member('u2', 'acme'))).status).toBe(403)
    const everywhere = await world.call(world.service, 'DELETE', '/v1/member-sessions/u2')
    expect(everywhere).toMatchObject({ status: 422, body: { kind: 'query.invalid', pointer: '?organization' } })
    expect(await end(world.service)).toMatchObject({ status: 200, body: { ended: 1 } })
    expect((await read(cookie)).statusCode).toBe(401)
  })

  it('of an administrator ends when they are no longer one, or of another organization', async () => {
    const person = (roles: string[], organization = 'acme') =>
      world.call(world.service, 'PUT', '/v1/people/boss', { organization, kind: 'member', name: 'Boss', roles })
    await person(['admin'])
    const { cookie } = await open(world.member('boss', 'acme', 'admin'))
    expect((await read(cookie)).statusCode).toBe(200)
    await person(['staff'])
    expect((await read(cookie)).statusCode).toBe(401)
    const member = await open(world.member('boss', 'acme'))
    expect((await read(member.cookie)).statusCode).toBe(200)
    await person([], 'globex')
    expect((await read(member.cookie)).statusCode).toBe(401)
  })

  it('stands beside a staff session in one browser; the page says whose it is', async () => {
    administrator = await world.staff('root', 'installation-admin')
    const cookie = [await open(administrator), await open(world.member('u3', 'acme'))]
      .map((each) => each.cookie)
      .join('; ')
    expect((await read(cookie)).json()).toMatchObject({ kind: 'staff' })
    expect((await read(cookie, '/v1/session', { 'x-session': 'person' })).json()).toMatchObject({ id: 'u3' })
    expect((await read(cookie, '/v1/session', { 'x-session': 'staff' })).json()).toMatchObject({ id: 'root' })
  })
})

describe('the sign-in page', () => {
  const form = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    })

  it('gives up the link only when its button is pressed, in both languages, without a script', async () => {
    const token = await world.access.identities.offerSignIn(world.now())
    for (let looked = 0; looked < 2; looked += 1) {
      const page = await ask({ url: `/sign-in?token=${token}&lang=zh` })
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain('登录')
      expect(page.body).not.toContain('<script')
      expect(page.headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
      expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(page.headers['referrer-policy']).toBe('same-origin')
    }
    const answer = await form('/sign-in', { token, to: '/console/cases?queue=danger' })
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/console/cases?queue=danger'])
    expect((await read(cookieOf(answer.headers['set-cookie']))).json()).toMatchObject({ id: 'installation-admin' })
    const again = await form('/sign-in', { token })
    expect(again.statusCode).toBe(401)
    expect(again.body).toContain('What you can do')
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('leads nowhere but to our own paths, and is not sent by another site', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/"><b>']) {
      const token = await world.access.identities.offerSignIn(world.now())
      expect((await form('/sign-in', { token, to })).headers['location']).toBe('/console')
      expect((await ask({ url: `/sign-in?to=${encodeURIComponent(to)}` })).body).not.toContain(`value="${to}"`)
    }
    const token = await world.access.identities.offerSignIn(world.now())
    const answer = await form('/sign-in', { token }, { origin: 'https://evil.example' })
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('Another site sent this form')
    expect((await world.call(null, 'POST', '/v1/sign-in', { token })).body).toMatchObject({
      person: { id: 'installation-admin' },
    })
  })

  it('shows who is signed in, and signs them out by a form', async () => {
    const { cookie, csrf } = await open(administrator)
    const page = await ask({ url: '/sign-in', headers: { cookie } })
    expect(page.body).toContain('You are signed in as')
    expect(page.body).toContain(csrf)
    expect((await form('/sign-out', { csrf: 'wrong', session: 'staff' }, { cookie })).statusCode).toBe(403)
    const out = await form('/sign-out', { csrf, session: 'staff' }, { cookie })
    expect(out.body).toContain('You are signed out.')
    expect((await read(cookie)).statusCode).toBe(401)
    expect(out.headers['set-cookie']).toMatch(/^goodstanding=; .*Max-Age=0;/)
    // A browser that kept the cookie is nobody, the first time and when that is known.
    for (let shown = 0; shown < 2; shown += 1) {
      const kept = await ask({ url: '/sign-in', headers: { cookie } })
      expect([kept.statusCode, kept.body.includes('You are signed in as')]).toEqual([200, false])
    }
    expect([page, out].map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store'])
  })

  it('signs a person out of their own session, and leaves that of the staff beside it', async () => {
    const [staff, person] = [await open(administrator), await open(world.member('u9', 'acme'))]
    const cookie = `${staff.cookie}; ${person.cookie}`
    const out = await form('/sign-out', { csrf: person.csrf, session: 'person' }, { cookie })
    expect([out.statusCode, out.body.includes('You are signed out.')]).toEqual([200, true])
    expect(out.headers['set-cookie']).toMatch(/^goodstanding-person=; .*Max-Age=0;/)
    expect((await read(person.cookie)).statusCode).toBe(401)
    expect((await read(staff.cookie)).statusCode).toBe(200)
    // Whoever has no session is signed out already.
    expect((await form('/sign-out', { session: 'person' })).body).toContain('You are signed out.')
  })

  it('signs nobody out for another site, nor without the token of its own page', async () => {
    const { cookie, csrf } = await open(administrator)
    const away = await form('/sign-out', { csrf, session: 'staff' }, { cookie, origin: 'https://evil.example' })
    expect([away.statusCode, away.body.includes('Another site sent this form')]).toEqual([403, true])
    expect((await form('/sign-out', { session: 'staff' }, { cookie })).statusCode).toBe(403)
    expect((await read(cookie)).statusCode).toBe(200)
  })

  it('takes a link with blanks around it, and leads a person to the policy and staff to the console', async () => {
    const link = await world.access.identities.offerSignIn(world.now())
    const [staff, person] = [
      await form('/sign-in', { token: ` ${link}\n` }),
      await form('/sign-in', { token: world.member('u10', 'acme') }),
    ]
    expect([staff.headers['location'], person.headers['location']]).toEqual(['/console', '/'])
    expect(person.headers['set-cookie']).toMatch(/^goodstanding-person=gss_/)
    expect((await form('/sign-in', {})).statusCode).toBe(401)
  })

  it('leads to where they wanted to go also after a wrong token, another language, and from a filter with marks in it', async () => {
    const to = "/console/queue?q=it's+(all)*"
    const asked = (await ask({ url: `/sign-in?to=${encodeURIComponent(to)}` })).body
    const other =
      /href="(\/sign-in\?lang=zh[^"]*)"/.exec(asked)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#39;', "'") ?? ''
    const chinese = (await ask({ url: other })).body
    const action = /action="([^"]*)"/.exec(chinese)?.[1] ?? ''
    const refused = (await form(action, { token: 'gst_no-such-token', to })).body
    expect(refused).toContain('令牌')
    const ways = [asked, chinese, refused].map((body) => /name="to" value="([^"]*)"/.exec(body)?.[1])
    expect(ways).toEqual(Array(3).fill(to.replace("'", '&#39;')))
    const link = await world.access.identities.offerSignIn(world.now())
    expect((await form('/sign-in', { token: link, to })).headers['location']).toBe(to)
  })

  it('leads whoever says nothing of where to their own home, by the form as it stands', async () => {
    expect((await ask({ url: '/sign-in' })).body).not.toContain('name="to"')
  })

  it('goes on to paths of a thousand letters at most', async () => {
    const to = `/${'x'.repeat(1_000)}`
    const page = async (path: string) => (await ask({ url: `/sign-in?to=${path}` })).body
    expect(await page(to)).toContain(`value="${to}"`)
    expect(await page(`${to}x`)).not.toContain(to)
  })

  it('shows the button of a link and not who is signed in, to whom the link may not belong', async () => {
    const { cookie } = await open(administrator)
    const page = await ask({ url: '/sign-in?token=gsi_of-somebody', headers: { cookie } })
    expect([page.body.includes('gsi_of-somebody'), page.body.includes('You are signed in as')]).toEqual([true, false])
    const person = await open(world.member('u11', 'acme'))
    const theirs = await ask({ url: '/sign-in', headers: { cookie: person.cookie } })
    expect(theirs.body).not.toContain('You are signed in as')
  })
})

describe('the page about signing in', () => {
  it('says how long to wait where too much failed from an address', async () => {
    const strict = await openTestCasework({ addressLimit: 1 })
    try {
      const sign = () =>
        strict.app.inject({
          method: 'POST',
          url: '/sign-in',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: 'token=gsi_made-up',
        })
      const first = await sign()
      expect([first.statusCode, first.headers['retry-after']]).toEqual([401, undefined])
      const held = await sign()
      expect(held.statusCode).toBe(429)
      expect(Number(held.headers['retry-after'])).toBeGreaterThan(0)
      expect(held.headers['content-type']).toContain('text/html')
    } finally {
      await strict.close()
    }
  })

  it('counts made-up cookies of an address, is shown however many they were, and knows a session of ours all the same', async () => {
    const strict = await openTestCasework({ addressLimit: 3 })
    try {
      const token = await strict.staff('root', 'installation-admin')
      const begin = (given: string) =>
        strict.app.inject({ method: 'POST', url: '/v1/session', payload: { token: given } })
      const cookie = cookieOf((await begin(token)).headers['set-cookie'])
      const page = (sent: string) => strict.app.inject({ url: '/sign-in', headers: { cookie: sent } })
      const madeUp = (at: number): string => `goodstanding=gss_${String(at).repeat(55)}`
      expect((await page(cookie)).body).toContain('root')
      for (const at of [1, 2, 3, 4, 5]) {
        const shown = await page(madeUp(at))
        expect([shown.statusCode, shown.body.includes('root')]).toEqual([200, false])
      }
      expect((await begin(`gss_${'6'.repeat(55)}`)).json()).toMatchObject({ status: 429, kind: 'rate.address' })
      expect((await page(cookie)).body).toContain('root')
    } finally {
      await strict.close()
    }
  })
})
