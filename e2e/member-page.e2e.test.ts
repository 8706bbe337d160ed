/** A member's own page without a script: every list page by page, and what the machine kept back with the way to appeal from there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, eventOf } from './server/client.ts'
import { hireStaff, memberToken } from './server/hire-staff.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
let staff: Readonly<Record<'sol' | 'sofia' | 'root', string>>
beforeAll(async () => {
  server = await startServer()
  const link = { token: null, body: { token: server.running.signInToken } }
  const root = (await server.ask('POST', '/v1/sign-in', link)).body as { token: string }
  staff = await hireStaff(server, root.token, { sol: 'senior', sofia: 'senior' })
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

/** A browser of somebody: `headers` with its cookie. */
async function browserOf(person: string): Promise<Readonly<Record<string, string>>> {
  const begun = await server.ask('POST', '/v1/session', {
    token: null,
    body: { token: await memberToken(server, person, 'member') },
  })
  expect(begun.status).toBe(201)
  const lines = begun.headers.getSetCookie().map((line) => line.split(';', 1)[0])
  return { cookie: lines.join('; ') }
}

const read = async (headers: Readonly<Record<string, string>>, path: string): Promise<Answer & { page: string }> => {
  const answer = await server.ask('GET', path, { token: null, headers })
  return { ...answer, page: String(answer.body) }
}
const send = async (
  headers: Readonly<Record<string, string>>,
  path: string,
  form: Readonly<Record<string, string>>,
) => {
  const raw = new URLSearchParams(form).toString()
  const asked = { token: null, headers, raw, mediaType: 'application/x-www-form-urlencoded' }
  const answer = await server.ask('POST', path, asked)
  return { status: answer.status, page: String(answer.body) }
}

/** A message that shows one host and opens another: held. */
const trapOf = (actor: string) =>
  eventOf('message.send', {
    organization: 'northwind',
    actor: { id: actor, kind: 'member' },
    audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'] },
    content: { text: 'Log in here', links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }] },
  })
const csrfIn = (page: string): string => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
const olderIn = (page: string, name: string): string =>
  new RegExp(`<a rel="next" href="([^"]*&amp;${name}=[^"]*)#${name}"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''

describe("a member's own page", () => {
  it('lists what the machine kept back, in both languages, with the appeal from there to its answer', async () => {
    const trap = trapOf('ron')
    const { id: decision } = await server.decide(trap)
    const ron = await browserOf('ron')
    const { page } = await read(ron, '/me?lang=en')
    for (const words of ['Held or blocked automatically', 'conduct.e', trap.id, 'Held until a person decides', ' UTC'])
      expect(page).toContain(words)
    // What was sent is not shown: the service does that.
    expect(page).not.toContain('Log in here')
    expect((await read(ron, '/me?lang=zh')).page).toContain('系统未放行的内容')
    const path = `/me/kept-back/${decision}`
    expect(page).toContain(`href="${path}?lang=en"`)

    const one = await read(ron, `${path}?lang=en`)
    expect(one.status).toBe(200)
    const csrf = csrfIn(one.page)
    expect((await send(ron, `${path}/appeal?lang=en`, { csrf, text: ' ' })).status).toBe(422)
    // Without the page's own token, or from elsewhere, nothing is filed.
    expect((await send(ron, `${path}/appeal`, { csrf: 'made up', text: 'Mine.' })).status).toBe(401)
    expect((await send({ ...ron, origin: 'https://else.example' }, `${path}/appeal`, { csrf, text: 'x' })).status).toBe(
      401,
    )
    const sent = await send(ron, `${path}/appeal?lang=en`, { csrf, text: 'It is our <own> training.' })
    expect([sent.status, sent.page]).toEqual([201, expect.stringContaining('It is our &lt;own&gt; training.')])
    expect((await send(ron, `${path}/appeal?lang=en`, { csrf, text: 'Again.' })).status).toBe(409)

    const { items } = (await server.ask('GET', '/v1/appeals', { token: staff.sol })).body as {
      items: { id: string; decision?: string }[]
    }
    const appeal = items.find((each) => each.decision === decision)?.id ?? ''
    const question = { token: staff.sol, body: { question: 'Which training?' } }
    expect((await server.ask('POST', `/v1/appeals/${appeal}/ask`, question)).status).toBe(200)
    expect((await read(ron, '/me?lang=en')).page).toContain('Answer the question about your appeal')
    const replied = await send(ron, `${path}/reply?lang=en`, { csrf, text: 'The one of spring.' })
    expect([replied.status, replied.page]).toEqual([200, expect.stringContaining('The one of spring.')])
    const answer = { token: staff.sol, body: { outcome: 'overturn', reason: 'It is announced.' } }
    expect((await server.ask('POST', `/v1/appeals/${appeal}/decide`, answer)).status).toBe(200)
    expect((await read(ron, `${path}?lang=en`)).page).toContain('It is announced.')
    expect((await read(ron, '/me?lang=en')).page).toContain('Your appeal was granted')
  })

  it("shows nobody else's, and asks whoever is not signed in to sign in", async () => {
    const { id } = await server.decide(trapOf('rhea'))
    const other = await browserOf('olga')
    expect((await read(other, `/me/kept-back/${id}`)).status).toBe(404)
    expect((await read({}, `/me/kept-back/${id}`)).status).toBe(401)
    expect((await read(other, '/me?lang=en')).page).toContain('Nothing of yours was held or blocked.')
    expect((await send(other, `/me/kept-back/${id}/appeal`, { csrf: '', text: 'Mine.' })).status).toBe(401)
  })

  it('says to a limited account which notice tells why', async () => {
    const { case: found } = await server.decide(trapOf('lena'))
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString()
    const actions = [{ type: 'limit', capability: 'message.external', until }]
    const body = { clause: 'conduct.e', actions, reason: 'A trap.' }
    expect((await server.ask('POST', `/v1/cases/${found ?? ''}/decide`, { token: staff.sofia, body })).status).toBe(200)
    const refused = await server.decide(
      eventOf('message.send', { ...trapOf('lena').data, content: { text: 'Hello.' } }),
    )
    expect(refused.effect).toBe('block')
    const { page } = await read(await browserOf('lena'), `/me?lang=en`)
    expect(page).toContain('Blocked by a person')
    expect(page).toMatch(/<a href="\/notices\/[^"]+">The notice explaining why<\/a>/)
  })

  it('turns the pages of notices and of what was kept back, each by itself, to the end', async () => {
    const traps = Array.from({ length: 51 }, () => trapOf('pia'))
    const batch = { raw: JSON.stringify(traps), mediaType: 'application/cloudevents-batch+json' }
    const decided = (await server.ask('POST', '/v1/decisions', batch)).body as { id: string; case: string }[]
    const reported = await server.ask('POST', '/v1/reports', {
      body: {
        about: { account: 'pia' },
        clause: 'content.c',
        text: 'She posts it.',
        reporter: { organization: 'northwind', id: 'x-1', kind: 'external' },
      },
    })
    const cases = [decided[0]?.case, (reported.body as { case: string }).case]
    for (const [at, found] of cases.entries()) {
      const body = {
        clause: 'conduct.i',
        actions: Array.from({ length: 26 }, () => ({ type: 'warn' })),
        reason: `No ${at}.`,
      }
      const answered = await server.ask('POST', `/v1/cases/${String(found)}/decide`, { token: staff.sofia, body })
      expect(answered.status, JSON.stringify(answered.body)).toBe(200)
    }
    const pia = await browserOf('pia')
    const entriesIn = (page: string, link: RegExp): string[] => [...new Set(page.match(link) ?? [])]
    for (const [name, link, count] of [
      ['kept-back', /\/me\/kept-back\/dec_[\w-]+/g, 51],
      ['notices', /\/notices\/[\w-]+\?/g, 52],
    ] as const) {
      const first = (await read(pia, '/me?lang=en')).page
      const older = olderIn(first, name)
      expect(older).not.toBe('')
      const second = (await read(pia, older)).page
      expect(olderIn(second, name)).toBe('')
      expect(second).toContain(`<a href="/me?lang=en#${name}">Newest</a>`)
      // With a script too: the element draws the newest notices, and would draw them here again.
      expect(first).toMatch(/<\/goodstanding-notice>[^]*rel="next"/)
      expect(second.includes('<goodstanding-notice')).toBe(name !== 'notices')
      expect(entriesIn(first, link)).toHaveLength(50)
      expect(new Set([...entriesIn(first, link), ...entriesIn(second, link)]).size).toBe(count)
    }
  })
})
