/** axe on every page of everybody, in both languages and themes, with traffic in them. */
import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { found, rows, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages

const PLACES = [
  ['mei', '/console/registrations'],
  ['mei', '/console/subject?q=account/chen'],
  ['mei', '/console/subject?q=link/rich.example'],
  ['mei', '/console/decisions?q=effect:hold'],
  ['mei', '/console/rules?q=conduct'],
  ['mei', '/console/rules/edit?q=conduct.e'],
  ['mei', '/console/rules/versions'],
  ['mei', '/console/operations'],
  ['mei', '/console/quality'],
  ['mei', '/console/quality?q=differ'],
  ['mei', '/console/quality?q=agreement'],
  ['mei', '/console/rules/outcomes?q=conduct.e+scam+right'],
  ['mei', '/console/transparency/entries?q=2026+actionsByType+warn'],
  ['mei', '/console/transparency'],
  ['mei', '/console/me'],
  ['lex', '/console/legal'],
  ['ora', '/console/audit'],
  ['root', '/console/registers'],
  ['root', '/console/settings'],
  ['root', '/console/settings?q=queues'],
  ['root', '/console/settings?q=tokens'],
  ['root', '/console/settings?q=webhooks'],
  ['root', '/console/settings?q=retention'],
] as const
const ORG_PAGES = ['reports', 'feedback', 'standing', 'verification', 'rules', 'screening', 'directory'] as const
/** Thirty pages and axe on each, on a machine that runs other tests too. */
const PATIENCE_MS = 300_000
const LOOKS = [
  { language: 'en-GB', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
] as const

async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

describe.skipIf(found === null)('no violation that axe finds', { timeout: PATIENCE_MS }, () => {
  it.each(LOOKS)('is on the queue and a case, $language $theme', async (look) => {
    await visit(
      pages.seeded().ana.token,
      '/console/queue',
      async (page) => {
        await rows(page).first().waitFor()
        await expectAccessible(page, 'queue')
        await page.keyboard.press('/')
        await page.keyboard.type('sev:')
        await page.keyboard.press('ArrowDown')
        await page.getByRole('option').first().waitFor()
        await expectAccessible(page, 'queue with what may come next in the filter')
        await page.keyboard.press('Control+a')
        await page.keyboard.press('Delete')
        await page.keyboard.press('Escape')
        await rows(page).first().waitFor()
        await page.keyboard.press('x')
        await expectAccessible(page, 'queue with a selection')
        await page.keyboard.press('Escape')
        await page.keyboard.press('?')
        await page.getByRole('dialog').waitFor()
        await expectAccessible(page, 'key sheet')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Control+k')
        await page.getByRole('dialog').getByRole('combobox').press('ArrowDown')
        await page.getByRole('option').first().waitFor()
        await expectAccessible(page, 'palette')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
        await page.keyboard.press('t')
        await page.locator('.decide-form fieldset').first().waitFor()
        await page.keyboard.press('v')
        await page.locator('.evidence-text').first().waitFor()
        await page.keyboard.press('Control+Enter')
        await expectAccessible(page, 'case with gaps')
        await page.keyboard.press('Escape')
        await page.keyboard.press('c')
        await page.keyboard.press('ArrowDown')
        await page.getByRole('option').first().waitFor()
        await expectAccessible(page, 'clause picker')
      },
      look,
    )
  })

  it.each(LOOKS)('is on any other page of the console, $language $theme', async (look) => {
    for (const [who, path] of PLACES)
      await visit(
        pages.seeded()[who].token,
        path,
        async (page) => {
          await page.locator('main#page').waitFor() // a part that loads later may come after a quiet moment
          await settle(page)
          await expectAccessible(page, path)
        },
        look,
      )
  })

  it.each(LOOKS)('is on the pages of administrators, members and everybody, $language $theme', async (look) => {
    const boss = await pages.seeded().member('hengyuan-boss', 'hengyuan', 'admin')
    await visit(
      boss,
      '/org',
      async (page) => {
        for (const name of ORG_PAGES) {
          await page.goto(`/org/${name}`)
          await settle(page)
          await expectAccessible(page, `/org/${name}`)
        }
        await page.goto('/me')
        await settle(page)
        await expectAccessible(page, '/me')
        await page.goto('/')
        await expectAccessible(page, 'policy')
      },
      look,
    )
    await visit(null, '/sign-in', (page) => expectAccessible(page, 'sign-in'), look)
  })
})
