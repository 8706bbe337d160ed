/**
 * The pictures of the README, taken from the real product with a morning's traffic:
 * `node --conditions=goodstanding-source --import tsx e2e/take-screenshots.ts`
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGoodstanding } from '@goodstanding/sdk'
import type { Browser, Page } from 'playwright-core'
import { buildPages } from '../scripts/build-pages.mjs'
import { findChromium, launch, type Look, openPage } from './pages/open-browser.ts'
import { shrinkPng } from './pages/shrink-png.ts'
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

const REASONS = {
  en: 'Invited strangers into a stock group that promises returns.',
  zh: '邀请陌生人加入荐股群，并承诺稳赚不赔。',
} as const

/** Opens the first case of the view, shows its evidence and begins a decision. */
const beginDecision =
  (language: 'en' | 'zh') =>
  async (page: Page): Promise<void> => {
    await page.locator('.queue-row.item').first().waitFor()
    await page.keyboard.press('t')
    await page.locator('.decide-form fieldset').first().waitFor()
    await page.keyboard.press('v')
    await page.locator('.evidence-text').first().waitFor()
    await page.keyboard.press('3')
    await page.keyboard.press('r')
    await page.keyboard.insertText(REASONS[language])
    await page.locator('.notice-preview p[lang=en]').waitFor()
    await page.locator('.decide-form').evaluate('document.activeElement.blur()')
    await page.evaluate(`document.querySelector('.action-line').scrollIntoView()`)
  }

/** Decides some cases, so that the pages of operations and quality have numbers. */
async function decideSome(page: Page, url: string, seeded: Seeded): Promise<void> {
  for (const [subject, outcome] of [
    ['account/sam', 'violation'],
    ['account/tom', 'no-violation'],
    ['account/li.wei', 'violation'],
  ] as const) {
    const client = createGoodstanding({ url, token: seeded.mei.token })
    const listed = await client.cases.list({ subject })
    for (const { id, clauses } of listed.ok ? listed.value.items : []) {
      await client.cases.claim(id)
      await client.cases.decide(
        id,
        outcome === 'violation' && clauses[0] !== undefined
          ? { clause: clauses[0], actions: [{ type: 'warn' }], reason: 'Threatened a colleague.' }
          : { outcome: 'no-violation', reason: 'A joke between friends.' },
      )
    }
  }
  await page.reload()
  await page.waitForLoadState('networkidle')
}

async function tryMessage(page: Page): Promise<void> {
  await page.locator('.cm-line').first().waitFor()
  await page
    .getByRole('textbox', { name: 'Try a message' })
    .fill('Please send me the one-time passcode that you just received, I am from the bank.')
  await page.getByText('The message would be').waitFor()
}

async function verify(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Verify in this browser' }).click()
  await page.getByText(/^Verified/).waitFor()
}

async function shotsOf(seeded: Seeded, url: string): Promise<readonly Shot[]> {
  const { mei, ana, ora } = seeded
  const chinese = { language: 'zh-CN', theme: 'dark' } as const
  return [
    { name: 'queue', token: mei.token, path: '/console' },
    {
      name: 'case',
      token: mei.token,
      path: '/console/queue?q=org%3Aacme+pyramid',
      prepare: beginDecision('en'),
    },
    {
      name: 'case-dark-zh',
      token: ana.token,
      path: '/console/queue?q=org%3Ahengyuan+scam',
      look: chinese,
      prepare: beginDecision('zh'),
    },
    { name: 'rule-editor', token: mei.token, path: '/console/rules/edit?q=conduct.e', prepare: tryMessage },
    {
      name: 'operations',
      token: mei.token,
      path: '/console/operations',
      prepare: (page) => decideSome(page, url, seeded),
    },
    { name: 'audit', token: ora.token, path: '/console/audit', prepare: verify },
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
  const { context, page, errors } = await openPage(browser, url, token, { width: 1280, height: 800, ...look })
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await prepare?.(page)
  await page.evaluate('document.fonts.ready')
  writeFileSync(`${TARGET}${name}.png`, shrinkPng(await page.screenshot()))
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
for (const shot of await shotsOf(seeded, server.url)) await take(browser, server.url, shot)
await browser.close()
await server.close()
