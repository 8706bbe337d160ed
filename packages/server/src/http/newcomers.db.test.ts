/** What a newcomer does wrong first, and that the answer says what to do next, in both languages. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

type Asked = { readonly url?: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string }

async function detailsOf({ url = '/v1/cases', headers, body }: Asked): Promise<readonly [string, string, string]> {
  const ask = async (language: string) => {
    const method = body === undefined ? 'GET' : 'POST'
    const payload = body === undefined ? {} : { payload: body }
    return (
      await world.app.inject({ method, url, headers: { ...headers, 'accept-language': language }, ...payload })
    ).json()
  }
  const [english, chinese] = [await ask('en'), await ask('zh')]
  return [english.kind, english.detail, chinese.detail]
}

it.each([
  ['Bearer gst_…', 'token.missing', /no whole token.*ready shows one/, /不是完整的令牌.*打印/],
  ['Bearer', 'token.missing', /must read `Bearer <token>`/, /须为 `Bearer <token>`/],
  ['Bearer gst_of-another-installation', 'token.unknown', /ready shows one/, /没有该服务令牌/],
  ['Bearer gsi_of-the-sign-in-link', 'token.unknown', /open the link in a browser/, /在浏览器中打开/],
  ['Bearer gsm_ended.long-ago', 'token.unknown', /POST \/v1\/member-tokens/, /POST \/v1\/member-tokens/],
])('%s', async (authorization, kind, english, chinese) => {
  const bytes = Buffer.from(authorization, 'utf8').toString('latin1')
  const [found, en, zh] = await detailsOf({ headers: { authorization: bytes } })
  expect(found).toBe(kind)
  expect(en).toMatch(english)
  expect(zh).toMatch(chinese)
})

it.each([
  ['application/x-www-form-urlencoded', /"application\/x-www-form-urlencoded" is not taken here.*application\/json/],
  ['text/plain;charset=UTF-8', /"text\/plain" is not taken here.*application\/json/],
])('a body of %s', async (type, english) => {
  const headers = { authorization: `Bearer ${world.service}`, 'content-type': type }
  const [kind, en, zh] = await detailsOf({ url: '/v1/reports', headers, body: '{"text":"Look."}' })
  expect(kind).toBe('body.media-type')
  expect(en).toMatch(english)
  expect(zh).toMatch(/请发送 `content-type: application\/json`/)
})

it('a service that asks for what people do', async () => {
  const [kind, en, zh] = await detailsOf({ headers: { authorization: `Bearer ${world.service}` } })
  expect(kind).toBe('permission.role')
  expect(en).toBe('This call needs one of the roles: moderator, senior.')
  expect(zh).toMatch(/需要以下角色之一：moderator, senior/)
})
