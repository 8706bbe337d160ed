/** Signing in with a real browser that runs no script, by the printed link and by a real OpenID Connect provider. */
import { freePort, openTestProvider, type TestProvider } from '@goodstanding/testkit'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { findChromium, launch } from './pages/open-browser.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const found = await findChromium()

let server: LocalServer
let provider: TestProvider
let browser: Browser
beforeAll(async () => {
  if (found === null) return
  const port = await freePort()
  const home = `http://127.0.0.1:${port}`
  provider = await openTestProvider(`${home}/sign-in/callback`)
  server = await startServer({
    PORT: String(port),
    GOODSTANDING_OIDC_ISSUER: provider.issuer,
    GOODSTANDING_OIDC_CLIENT_ID: provider.clientId,
    GOODSTANDING_OIDC_CLIENT_SECRET: provider.clientSecret,
    GOODSTANDING_OIDC_REDIRECT: `${home}/sign-in/callback`,
  })
  browser = await launch(found)
})
afterAll(async () => {
  if (found === null) return
  await browser.close()
  await server.close()
  await provider.close()
})

async function visit(
  path: string,
  work: (page: Page) => Promise<void>,
  look: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'en-GB', ...look })
  try {
    const page = await context.newPage()
    await page.goto(path)
    await work(page)
  } finally {
    await context.close()
  }
}

const who = async (page: Page) => (await page.request.get('/v1/session')).json() as Promise<Record<string, unknown>>

describe.skipIf(found === null)('a browser without scripts', () => {
  it('signs in by the link, once, and out by the form', async () => {
    const link = `/sign-in?token=${server.running.signInToken}`
    await visit(link, async (page) => {
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('**/console')
      expect(await who(page)).toMatchObject({ kind: 'staff', id: 'installation-admin' })
      await page.goto('/sign-in')
      await page.getByText('You are signed in as').waitFor()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByText('You are signed out.').waitFor()
      expect(await who(page)).toMatchObject({ status: 401 })
    })
    await visit(link, async (page) => {
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('alert').getByText('used before').waitFor()
      expect(await who(page)).toMatchObject({ status: 401 })
    })
  })

  it('signs in with the provider, or is told why not and what helps, in its language', async () => {
    provider.seat({ sub: 'p-1', email: 'lin@operator.example', name: 'Lin' })
    await visit(
      '/sign-in',
      async (page) => {
        await page.getByRole('link', { name: '使用本单位的身份提供方登录' }).click()
        await page.getByRole('alert').getByText('不在本系统的员工名单中').waitFor()
        expect(await page.content()).toContain('lin@operator.example')
      },
      { locale: 'zh-CN' },
    )
    await server.running.db.query(`insert into staff (id, name, email, roles, version, created_at)
                     values ('lin', 'Lin', 'lin@operator.example', '{moderator}', 1, now())`)
    await visit('/sign-in?to=/console/queue', async (page) => {
      await page.getByRole('link', { name: "Sign in with your organization's provider" }).click()
      await page.waitForURL('**/console/queue')
      expect(await who(page)).toMatchObject({ kind: 'staff', id: 'lin', roles: ['moderator'] })
    })
  })

  it('finds pages that everybody can use', async () => {
    const looks = [
      ['en-GB', 'light'],
      ['zh-CN', 'dark'],
    ] as const
    for (const [locale, colorScheme] of looks)
      for (const path of ['/sign-in', '/sign-in?token=gsi_x', '/sign-in/callback?code=x'])
        await visit(
          path,
          async (page) => {
            await expectAccessible(page, `${path} ${locale} ${colorScheme}`)
            const width = await page.evaluate('document.documentElement.scrollWidth')
            expect([path, Number(width) <= 320]).toEqual([path, true])
          },
          { locale, colorScheme, javaScriptEnabled: true, viewport: { width: 320, height: 640 } },
        )
  })
})
