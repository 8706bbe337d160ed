/**
 * The pictures of the README, taken from the real product with a morning's traffic:
 * `node --conditions=goodstanding-source --import tsx e2e/take-screenshots.ts`
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { buildPages } from '../scripts/build-pages.mjs'
import { findChromium, launch, type Look, openPage } from './pages/open-browser.ts'
import { type Seeded, seedTraffic } from './pages/seed-traffic.ts'
import { SERVICE_TOKEN, startServer } from './server/start-server.ts'

const TARGET = fileURLToPath(new URL('../docs/pictures/', import.meta.url))

type Shot = {
  readonly name: string
  readonly token: string
  readonly path: string
  readonly look?: Look
  readonly prepare?: (page: Page) => Promise<void>
}

/** Opens the first case, shows its evidence and begins a decision. */
async function beginDecision(page: Page): Promise<void> {
  await page.locator('.queue-row.item').first().waitFor()
  await page.keyboard.press('t')
  await page.locator('.decide-form fieldset').first().waitFor()
  await page.keyboard.press('v')
  await page.locator('.evidence-text').first().waitFor()
  await page.keyboard.press('3')
  await page.keyboard.press('r')
  await page.keyboard.type('Invited strangers into a stock group that promises returns.')
  await page.locator('.notice-preview p[lang=en]').waitFor()
  await page.locator('.decide-form').evaluate('element => element.scrollTo(0, 0)')
}

async function shotsOf(seeded: Seeded): Promise<readonly Shot[]> {
  const { mei, ora } = seeded
  const chinese = { language: 'zh-CN', theme: 'dark' } as const
  return [
    { name: 'queue', token: mei.token, path: '/console' },
    { name: 'case', token: mei.token, path: '/console', prepare: beginDecision },
    {
      name: 'case-dark-zh',
      token: mei.token,
      path: '/console/queue?q=org%3Ahengyuan',
      look: chinese,
      prepare: beginDecision,
    },
    { name: 'rule-editor', token: mei.token, path: '/console/rules/edit?q=conduct.e' },
    { name: 'operations', token: mei.token, path: '/console/operations' },
    {
      name: 'audit',
      token: ora.token,
      path: '/console/audit',
      prepare: async (page) => {
        await page.getByRole('button', { name: 'Verify in this browser' }).click()
        await page.getByText(/^Verified/).waitFor()
      },
    },
    { name: 'organization', token: await seeded.member('acme-boss', 'acme', 'admin'), path: '/org' },
    {
      name: 'member',
      token: await seeded.member('eva', 'acme', 'member'),
      path: '/me',
      look: { width: 360, height: 780, language: 'zh-CN' },
    },
  ]
}

async function take(browser: Browser, url: string, { name, token, path, look, prepare }: Shot): Promise<void> {
  const { context, page, errors } = await openPage(browser, url, token, look)
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await prepare?.(page)
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: `${TARGET}${name}.png` })
  await context.close()
  if (errors.length > 0) throw new Error(`${name}: ${errors.join(' | ')}`)
}

const found = await findChromium()
if (found === null) throw new Error('No Chromium: install one or name it in GOODSTANDING_CHROMIUM.')
await buildPages()
mkdirSync(TARGET, { recursive: true })
const server = await startServer()
const { signInToken } = server.running
const seeded = await seedTraffic({ url: server.url, serviceToken: SERVICE_TOKEN, signInToken })
const browser = await launch(found)
for (const shot of await shotsOf(seeded)) await take(browser, server.url, shot)
await browser.close()
await server.close()
