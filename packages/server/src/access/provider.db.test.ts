import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { openTestProvider, type TestPerson, type TestProvider } from '@goodstanding/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { openTestBrowser } from './open-test-browser.ts'
import { statedAddress } from './open-provider.ts'
import { readOidcConfig } from './read-oidc-config.ts'

const HOME = 'http://127.0.0.1:4600'
const REDIRECT = `${HOME}/sign-in/callback`

const SIGNED_OUT = `${HOME}/sign-in`

const isHome = (url: string): boolean => url.startsWith(`${HOME}/console`)

async function openWorld(provider: TestProvider, more: Record<string, string> = {}): Promise<TestCasework> {
  const environment = {
    GOODSTANDING_OIDC_ISSUER: provider.issuer,
    GOODSTANDING_OIDC_CLIENT_ID: provider.clientId,
    GOODSTANDING_OIDC_CLIENT_SECRET: provider.clientSecret,
    ...more,
  }
  return openTestCasework({ oidc: readOidcConfig(environment, HOME) })
}

const lin: TestPerson = { sub: 'provider-lin', email: 'Lin@operator.example', name: 'Lin' }

let provider: TestProvider
beforeAll(async () => {
  provider = await openTestProvider(REDIRECT, SIGNED_OUT)
})
afterAll(() => provider.close())

describe('staff who sign in with a provider', () => {
  let world: TestCasework
  beforeAll(async () => {
    world = await openWorld(provider)
    await world.staff('lin', 'moderator')
  })
  afterAll(() => world.close())

  const signIn = async (person: TestPerson | null, path = '/sign-in/provider') => {
    provider.seat(person)
    const browser = openTestBrowser(world.app, HOME)
    const visited = await browser.visit(path, isHome)
    const session = await world.app.inject({
      url: '/v1/session',
      headers: { cookie: `goodstanding=${browser.cookies().get('goodstanding') ?? ''}` },
    })
    return { browser, visited, session: session.json<Record<string, unknown>>() }
  }

  it('are offered it on the page, and come back signed in, to where they were going', async () => {
    const page = await world.app.inject('/sign-in?to=/console/cases')
    expect(page.body).toContain('href="/sign-in/provider?to=%2Fconsole%2Fcases"')
    const { visited, session, browser } = await signIn(lin, '/sign-in/provider?to=/console/cases')
    expect(visited.url).toBe(`${HOME}/console/cases`)
    expect(session).toMatchObject({ kind: 'staff', id: 'lin', roles: ['moderator'] })
    expect(browser.cookies().has('goodstanding-sign-in')).toBe(false)
  })

  it('are known by their account from the second time on, whatever becomes of the address', async () => {
    expect((await signIn({ ...lin, email: 'new@elsewhere.example', email_verified: false })).session).toMatchObject({
      id: 'lin',
    })
    const { visited, session } = await signIn({ ...lin, sub: 'somebody-else' })
    expect(visited.status).toBe(403)
    expect(visited.body).toContain('Another account of the provider is linked to this address')
    expect(session).toMatchObject({ status: 401 })
  })

  it('are told what helps when they are not on the staff, or their address proves nothing', async () => {
    const stranger = await signIn({ sub: 's', email: 'stranger@operator.example' })
    expect(stranger.visited.status).toBe(403)
    expect(stranger.visited.body).toContain('stranger@operator.example')
    expect(stranger.visited.body).toContain('Ask whoever administers the installation to add this address')
    expect(stranger.session).toMatchObject({ status: 401 })
    await world.staff('mei', 'senior')
    const unverified = await signIn({ sub: 'm', email: 'mei@operator.example', email_verified: false })
    expect(unverified.visited.status).toBe(403)
    expect(unverified.visited.body).toContain('has not verified your e-mail address')
    const cancelled = await signIn(null)
    expect(cancelled.visited.status).toBe(403)
    expect(cancelled.visited.body).toContain('The provider did not sign you in.')
  })

  it('come to where they were going when they try again, by the provider or with a token', async () => {
    const way = 'href="/sign-in/provider?to=%2Fconsole%2Fcase%2Fcase_1"'
    for (const person of [null, { sub: 's', email: 'stranger@operator.example' }]) {
      const { visited } = await signIn(person, '/sign-in/provider?to=/console/case/case_1')
      expect(visited.status).toBe(403)
      expect(visited.body).toContain(way)
      expect(visited.body).toContain('<input type="hidden" name="to" value="/console/case/case_1">')
    }
    const { visited } = await signIn(null)
    expect(visited.body).toContain('href="/sign-in/provider"')
    expect(visited.body).not.toContain('name="to"')
  })

  it('lose the session with their place on the staff, and find the door closed', async () => {
    const administrator = await world.staff('root', 'installation-admin')
    const { browser } = await signIn(lin)
    const cookie = `goodstanding=${browser.cookies().get('goodstanding') ?? ''}`
    expect((await world.call(administrator, 'DELETE', '/v1/staff/lin')).status).toBe(204)
    expect((await world.app.inject({ url: '/v1/session', headers: { cookie } })).statusCode).toBe(401)
    expect((await signIn(lin)).visited.status).toBe(403)
  })

  it('finish only what this browser began, once', async () => {
    await world.staff('lin', 'moderator')
    provider.seat(lin)
    const browser = openTestBrowser(world.app, HOME)
    const { url } = await browser.visit('/sign-in/provider', (to) => to.startsWith(REDIRECT))
    const callback = new URL(url)
    const other = openTestBrowser(world.app, HOME)
    expect((await other.visit(callback.pathname + callback.search)).status).toBe(400)
    const changed = new URL(url)
    changed.searchParams.set('state', 'x'.repeat(43))
    const attempt = browser.cookies().get('goodstanding-sign-in') ?? ''
    expect((await browser.visit(changed.pathname + changed.search)).status).toBe(400)
    browser.cookies().set('goodstanding-sign-in', attempt)
    expect((await browser.visit(callback.pathname + callback.search, isHome)).url).toBe(`${HOME}/console`)
    browser.cookies().set('goodstanding-sign-in', attempt)
    expect((await browser.visit(callback.pathname + callback.search)).status).toBe(400)
    browser.cookies().set('goodstanding-sign-in', `${attempt.slice(0, -4)}AAAA`)
    expect((await browser.visit(callback.pathname + callback.search)).body).toContain('Begin again.')
  })
})

describe('what a provider never said', () => {
  let world: TestCasework
  beforeAll(async () => {
    world = await openWorld(provider)
    await world.access.identities.offerSignIn(world.now())
    for (const id of ['lin', 'kai']) await world.staff(id, 'moderator')
  })
  afterEach(() => {
    provider.forge(null)
  })
  afterAll(() => world.close())

  const signIn = async (person: TestPerson) => {
    provider.seat(person)
    const browser = openTestBrowser(world.app, HOME)
    const { status, url, body } = await browser.visit('/sign-in/provider', isHome)
    return { status, url, body, isSignedIn: browser.cookies().has('goodstanding') }
  }
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const partsOf = (token: string): readonly [Record<string, unknown>, Record<string, unknown>, string] => {
    const [header = '', claims = '', signature = ''] = token.split('.')
    const open = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>
    return [open(header), open(claims), signature]
  }
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 })

  it.each<[string, (token: string) => string]>([
    [
      'with claims changed under its signature',
      (token) => {
        const [header, claims, signature] = partsOf(token)
        return `${part(header)}.${part({ ...claims, ...lin, email_verified: true })}.${signature}`
      },
    ],
    [
      'signed by a key that it brings along itself',
      (token) => {
        const [header, claims] = partsOf(token)
        const jwk = stranger.publicKey.export({ format: 'jwk' })
        const signed = `${part({ ...header, jwk, jku: 'https://keys.example/' })}.${part(claims)}`
        return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), stranger.privateKey).toString('base64url')}`
      },
    ],
    ['that is said to need no signature', (token) => `${part({ alg: 'none' })}.${part(partsOf(token)[1])}.`],
    [
      'signed with the secret of the client',
      (token) => {
        const signed = `${part({ alg: 'HS256' })}.${part(partsOf(token)[1])}`
        return `${signed}.${createHmac('sha256', provider.clientSecret).update(signed).digest('base64url')}`
      },
    ],
    [
      'for another client',
      (token) => {
        const [header, claims, signature] = partsOf(token)
        return `${part(header)}.${part({ ...claims, aud: 'another' })}.${signature}`
      },
    ],
  ])('an ID token %s, signs nobody in', async (_what, forge) => {
    provider.forge(forge)
    const { status, isSignedIn } = await signIn({ sub: 'mallory', email: 'lin@operator.example', email_verified: true })
    expect(status).toBe(400)
    expect(isSignedIn).toBe(false)
    provider.forge(null)
    expect((await signIn(lin)).url).toBe(`${HOME}/console`)
  })

  it('nor a verified address that everybody knows: the one that the first administrator has until they are given their own', async () => {
    const taken = await signIn({ sub: 'early-bird', email: 'Administrator@localhost', email_verified: true })
    expect(taken).toMatchObject({ status: 403, isSignedIn: false })
  })

  it('nor one address by the word about another', () => {
    const asked = { email: 'kai@operator.example' }
    expect(statedAddress({ email_verified: true }, asked)).toEqual({ ...asked, verified: undefined })
    expect(statedAddress({ email: 'x@y.example' }, { ...asked, email_verified: true })).toEqual({
      email: 'x@y.example',
    })
  })

  it('nor names that nothing can keep', async () => {
    const odd = await signIn({ sub: 'odd', email: 'kai@operator.example\u0000', email_verified: true })
    expect(odd).toMatchObject({ status: 403, isSignedIn: false })
  })
})

describe('staff who sign out', () => {
  let world: TestCasework
  beforeAll(async () => {
    world = await openWorld(provider, { GOODSTANDING_OIDC_SIGNED_OUT: SIGNED_OUT })
    await world.staff('lin', 'moderator')
  })
  afterAll(() => world.close())

  type Browser = ReturnType<typeof openTestBrowser>
  const signedIn = async (): Promise<Browser> => {
    provider.seat(lin)
    const browser = openTestBrowser(world.app, HOME)
    await browser.visit('/sign-in/provider', isHome)
    return browser
  }
  const ask = (browser: Browser, method: 'GET' | 'DELETE', more: Readonly<Record<string, string>> = {}) => {
    const cookie = [...browser.cookies()].map(([name, value]) => `${name}=${value}`).join('; ')
    return world.app.inject({ method, url: '/v1/session', headers: { cookie, ...more } })
  }
  const signOut = async (browser: Browser) => {
    const { csrf } = (await ask(browser, 'GET')).json<{ csrf: string }>()
    expect((await ask(browser, 'DELETE', { 'x-csrf-token': csrf })).statusCode).toBe(204)
    browser.cookies().delete('goodstanding')
  }

  it('here are still known there: the next one at this desk would come in as them', async () => {
    const browser = await signedIn()
    await signOut(browser)
    provider.seat(null)
    expect((await browser.visit('/sign-in/provider', isHome)).url).toBe(`${HOME}/console`)
  })

  it('there too are asked again who they are, and come back to the page', async () => {
    const browser = await signedIn()
    await signOut(browser)
    const offered = (await browser.visit('/sign-in')).body
    expect(offered).toContain('href="/sign-out/provider"')
    expect(offered).not.toContain('http-equiv="refresh"') // whoever looks in is not sent away
    const asked = await browser.visit('/sign-out/provider')
    expect(asked.url.startsWith(`${provider.issuer}/session/end?`)).toBe(true)
    expect(asked.status).toBe(200)
    expect(await browser.submit(asked, { logout: 'yes' })).toMatch(new RegExp(`^${SIGNED_OUT}`))
    expect(browser.cookies().has('goodstanding-farewell')).toBe(false)
    expect((await browser.visit('/sign-in')).body).not.toContain('/sign-out/provider')
    provider.seat(null)
    expect((await browser.visit('/sign-in/provider', isHome)).status).toBe(403)
  })

  it('by the form are led there without a script', async () => {
    const browser = await signedIn()
    const { csrf } = (await ask(browser, 'GET')).json<{ csrf: string }>()
    const out = await world.app.inject({
      method: 'POST',
      url: '/sign-out',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [...browser.cookies()].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      payload: new URLSearchParams({ csrf, session: 'staff' }).toString(),
    })
    expect(out.body).toContain('<meta http-equiv="refresh" content="0;url=/sign-out/provider">')
  })

  it('are not signed out by a link of another site, nor by something they never kept', async () => {
    const browser = await signedIn()
    expect((await browser.visit('/sign-out/provider')).url).toBe(`${HOME}/sign-in`)
    expect((await ask(browser, 'GET')).statusCode).toBe(200)
    expect(browser.cookies().has('goodstanding-farewell')).toBe(true)
    const stranger = openTestBrowser(world.app, HOME)
    stranger.cookies().set('goodstanding-farewell', browser.cookies().get('goodstanding-sign-in') ?? 'made-up')
    expect((await stranger.visit('/sign-out/provider')).url).toBe(`${HOME}/sign-in`)
  })
})

describe('staff whose roles the provider states', () => {
  let world: TestCasework
  beforeAll(async () => {
    world = await openWorld(provider, {
      GOODSTANDING_OIDC_ROLES_CLAIM: 'groups',
      GOODSTANDING_OIDC_ROLES: 'trust=moderator, trust-leads=senior, legal=counsel',
    })
  })
  afterAll(() => world.close())

  const kai: TestPerson = { sub: 'kai', email: 'kai@operator.example', name: 'Kai', groups: ['trust', 'chess'] }
  const signIn = async (person: TestPerson) => {
    provider.seat(person)
    const browser = openTestBrowser(world.app, HOME)
    const visited = await browser.visit('/sign-in/provider', isHome)
    const cookie = `goodstanding=${browser.cookies().get('goodstanding') ?? ''}`
    const session = async () => (await world.app.inject({ url: '/v1/session', headers: { cookie } })).json<object>()
    return { visited, session, first: await session() }
  }

  it('join by a group that has a role, and follow their groups at each sign-in', async () => {
    const joined = await signIn(kai)
    expect(joined.first).toMatchObject({ id: 'kai@operator.example', name: 'Kai', roles: ['moderator'] })
    const led = await signIn({ ...kai, groups: ['trust', 'trust-leads'] })
    expect(led.first).toMatchObject({ roles: ['moderator', 'senior'] })
    expect(await joined.session()).toMatchObject({ status: 401 })
  })

  it('are shown the door without one, and their sessions end', async () => {
    const before = await signIn(kai)
    const { token } = await world.access.identities.mintStaffToken('kai@operator.example', 'test', world.now())
    expect((await world.call(token, 'GET', '/v1/cases')).status).toBe(200)
    const left = await signIn({ ...kai, groups: ['chess'] })
    expect(left.visited.status).toBe(403)
    expect(left.visited.body).toContain('none of your groups there has a role here')
    expect(await before.session()).toMatchObject({ status: 401 })
    expect((await world.call(token, 'GET', '/v1/cases')).status).toBe(403)
    expect((await signIn({ sub: 'new', email: 'new@operator.example', groups: [] })).visited.status).toBe(403)
  })

  it('stay removed when they were removed here', async () => {
    const administrator = await world.staff('root', 'installation-admin')
    await signIn(kai)
    expect((await world.call(administrator, 'DELETE', '/v1/staff/kai@operator.example')).status).toBe(204)
    expect((await signIn(kai)).visited.status).toBe(403)
  })
})

describe('ways back that nobody was sent', () => {
  it('are tried a few times from one address, and then wait; a link of ours still opens', async () => {
    const environment = { GOODSTANDING_OIDC_ISSUER: provider.issuer, GOODSTANDING_OIDC_CLIENT_ID: provider.clientId }
    const world = await openTestCasework({ oidc: readOidcConfig(environment, HOME), addressLimit: 3 })
    try {
      const { app, access, now } = world
      for (let at = 0; at < 3; at++) expect((await app.inject('/sign-in/callback?code=x&state=y')).statusCode).toBe(400)
      const refused = await app.inject('/sign-in/callback?code=x&state=y')
      expect(refused.statusCode).toBe(429)
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      expect(refused.body).toContain('Too many attempts from your network')
      const token = await access.identities.offerSignIn(now())
      expect((await world.call(null, 'POST', '/v1/sign-in', { token })).status).toBe(200)
    } finally {
      await world.close()
    }
  })
})

describe('a provider that does not answer', () => {
  let world: TestCasework
  let dead: string
  beforeEach(async () => {
    const server = createServer()
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    dead = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    await new Promise<void>((closed) => {
      server.close(() => {
        closed()
      })
    })
    world = await openWorld({ ...provider, issuer: dead })
  })
  afterAll(() => world.close())

  it('is said so, with the other ways in beside it', async () => {
    const page = await world.app.inject({ url: '/sign-in/provider', headers: { 'accept-language': 'zh-CN' } })
    expect(page.statusCode).toBe(503)
    expect(page.body).toContain('身份提供方没有响应')
    expect(page.body).toContain('name="token"')
  })
})

describe('the configuration of a provider', () => {
  const base = { GOODSTANDING_OIDC_ISSUER: 'https://id.example', GOODSTANDING_OIDC_CLIENT_ID: 'x' }
  it('is refused in words when it cannot work', () => {
    expect(readOidcConfig({}, null)).toBeNull()
    expect(readOidcConfig(base, 'https://gs.example')?.redirect.href).toBe('https://gs.example/sign-in/callback')
    const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ GOODSTANDING_OIDC_ISSUER: 'http://id.example' }, /must be an https address/],
      [{ GOODSTANDING_OIDC_CLIENT_ID: '' }, /CLIENT_ID/],
      [{ GOODSTANDING_OIDC_REDIRECT: 'https://gs.example/elsewhere' }, /must end in/],
      [{ GOODSTANDING_OIDC_ROLES_CLAIM: 'groups' }, /needs GOODSTANDING_OIDC_ROLES/],
      [{ GOODSTANDING_OIDC_ROLES_CLAIM: 'groups', GOODSTANDING_OIDC_ROLES: 'a=king' }, /"a=king" does not/],
      [{ GOODSTANDING_OIDC_EMAIL_VERIFIED: 'yes' }, /assume/],
    ]
    for (const [more, words] of wrong)
      expect(() => readOidcConfig({ ...base, ...more }, 'https://gs.example')).toThrow(words)
    expect(() => readOidcConfig(base, null)).toThrow(/GOODSTANDING_PUBLIC_URL/)
  })
})
