/** A person at a browser: from the link that the server prints to a session, over the wire and across a restart. */
import { rmSync } from 'node:fs'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalServer, startServer } from './server/start-server.ts'

const PUBLIC = 'https://goodstanding.example'

let folder: string
let server: LocalServer
beforeAll(async () => {
  folder = makeTestFolder()
  server = await startServer({ GOODSTANDING_DATA: folder, GOODSTANDING_PUBLIC_URL: PUBLIC })
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

/** Where the server listens: behind what serves TLS at the public address. */
const at = (path: string): string => {
  const address = server.running.app.server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${path}`
}

const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''

describe('the link that the server prints', () => {
  let cookie: string

  it('opens a page that signs nobody in by itself, and a form that does, for TLS only', async () => {
    const link = new URL(`/sign-in?token=${server.running.signInToken}`, PUBLIC)
    const page = await fetch(at(link.pathname + link.search))
    expect(page.status).toBe(200)
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(page.headers.get('strict-transport-security')).toContain('max-age')
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(await page.text()) ?? []
    const sent = await fetch(at('/sign-in'), {
      method: 'POST',
      headers: { origin: PUBLIC, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ token }),
      redirect: 'manual',
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/console'])
    expect(sent.headers.get('set-cookie')).toMatch(
      /^__Host-goodstanding=.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/,
    )
    cookie = cookieOf(sent)
  })

  it('begins a session that outlives the server, and is worth nothing under the name of plain HTTP', async () => {
    await server.close()
    server = await startServer({ GOODSTANDING_DATA: folder, GOODSTANDING_PUBLIC_URL: PUBLIC })
    const session = await fetch(at('/v1/session'), { headers: { cookie } })
    expect(await session.json()).toMatchObject({ kind: 'staff', id: 'installation-admin' })
    const plain = await fetch(at('/v1/session'), { headers: { cookie: cookie.replace('__Host-', '') } })
    expect(plain.status).toBe(401)
  })

  it('lets its holder change something with the token of the page, and sign out', async () => {
    const session = await fetch(at('/v1/session'), { headers: { cookie } })
    const { csrf } = (await session.json()) as { csrf: string }
    const add = (headers: Record<string, string>) =>
      fetch(at('/v1/staff'), {
        method: 'POST',
        headers: { cookie, origin: PUBLIC, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ id: 'mei', name: 'Mei', email: 'mei@operator.example', roles: ['moderator'] }),
      })
    expect((await add({})).status).toBe(403)
    expect((await add({ 'x-csrf-token': csrf, origin: 'https://evil.example' })).status).toBe(403)
    expect((await add({ 'x-csrf-token': csrf })).status).toBe(201)
    const out = await fetch(at('/v1/session'), { method: 'DELETE', headers: { cookie, 'x-csrf-token': csrf } })
    expect(out.status).toBe(204)
    expect((await fetch(at('/v1/session'), { headers: { cookie } })).status).toBe(401)
  })
})
