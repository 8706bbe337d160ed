/** The console on a tablet held upright and on a phone: no page is wider than the window, and what is decided is in reach. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, rows, usePages } from './pages/use-pages.ts'

const PATIENCE_MS = 300_000
const pages = usePages()
const { visit } = pages

const PLACES = [
  ['mei', '/console/queue'],
  ['mei', '/console/queue?q=nothing-like-that'],
  ['mei', '/console/registrations'],
  ['mei', '/console/subject'],
  ['mei', '/console/subject?q=account/chen'],
  ['mei', '/console/subject?q=organization/acme'],
  ['mei', '/console/subject?q=link/rich.example'],
  ['mei', '/console/decisions?q=effect:hold'],
  ['mei', '/console/rules?q=conduct'],
  ['mei', '/console/rules/edit?q=conduct.e'],
  ['mei', '/console/rules/versions'],
  ['mei', '/console/rules/outcomes?q=conduct.e+scam+right'],
  ['mei', '/console/operations'],
  ['ana', '/console/quality'],
  ['ana', '/console/quality?q=agreement'],
  ['mei', '/console/transparency'],
  ['mei', '/console/transparency/entries?q=2026+reportsByOutcome'],
  ['mei', '/console/me'],
  ['lex', '/console/legal'],
  ['ora', '/console/audit'],
  ['root', '/console/registers?q=protected-names'],
  ['root', '/console/settings'],
  ['root', '/console/settings?q=queues'],
  ['root', '/console/settings?q=tokens'],
  ['root', '/console/settings?q=webhooks'],
  ['root', '/console/settings?q=retention'],
] as const

/** English needs more room than Chinese, so a phone in English is the narrowest; what fits there is looked at once in Chinese. */
const LOOKS = [
  { width: 768, height: 1024, language: 'zh-CN', theme: 'light' },
  { width: 390, height: 844, language: 'en-GB', theme: 'dark' },
] as const

/** What sticks out of the window, or makes a page scroll sideways as a whole. Tables and code scroll by themselves. */
const sticksOut = (page: Page): Promise<unknown> =>
  page.evaluate(`[
    ['document', document.documentElement.scrollWidth - innerWidth],
    ...[...document.querySelectorAll('main, .page, .case-main, .case-columns, .case-body, .decide, .decide-form, dialog')]
      .map((part) => [part.className || part.tagName, part.scrollWidth - part.clientWidth]),
  ].filter(([, over]) => over > 0)`)

describe.skipIf(found === null)('the console in a narrow window', { timeout: PATIENCE_MS }, () => {
  it.each(LOOKS)('has no page wider than $width px, $language $theme', async (look) => {
    const root = createGoodstanding({ url: pages.server().url, token: pages.seeded().root.token })
    const body = { name: `The bank of ${'Northline '.repeat(12)}`, kind: 'business', aliases: ['北线银行'] }
    must(await root.ask('PUT', '/v1/registers/protected-names/bank', { body }))
    for (const who of new Set(PLACES.map(([each]) => each)))
      await visit(
        pages.seeded()[who].token,
        '/console/me',
        async (page) => {
          for (const [, path] of PLACES.filter(([each]) => each === who)) {
            await page.goto(path)
            await page.getByRole('heading', { level: 1 }).waitFor()
            await page.waitForLoadState('networkidle')
            expect([path, await sticksOut(page)]).toEqual([path, []])
          }
        },
        look,
      )
  })

  it.each(LOOKS)('lets a case be read and decided at $width px, $language $theme', async (look) => {
    const { mei } = pages.seeded()
    await visit(
      mei.token,
      '/console/queue?q=is:open',
      async (page) => {
        await rows(page).first().waitFor()
        await expectAccessible(page, `queue at ${look.width}`)
        // Clause, severity and deadline stand above what was seen, all within the row.
        const cells = await page.evaluate(`(() => {
          const row = document.querySelector('.queue-row.item').getBoundingClientRect()
          return ['clause', 'severity-cell', 'due', 'seen-cell'].map((name) => {
            const cell = document.querySelector('.queue-row.item .' + name).getBoundingClientRect()
            return cell.width > 20 && cell.left >= row.left && cell.right <= row.right && cell.bottom <= row.bottom + 1
          })
        })()`)
        expect(cells).toEqual([true, true, true, true])
        await page.keyboard.press('t')
        await page.locator('.decide-form fieldset').first().waitFor()
        await page.keyboard.press('v')
        await page.locator('.evidence-text').first().waitFor()
        expect(await sticksOut(page)).toEqual([])
        // The sheet ends where the window does, and leaves the larger part to the evidence.
        const { y = 0, height = 0 } = (await page.locator('.decide').boundingBox()) ?? {}
        expect(y).toBeGreaterThan(look.height / 2)
        expect(y + height).toBeLessThanOrEqual(look.height)
        await expectAccessible(page, `case at ${look.width}`)
        await page.keyboard.press('1')
        await page.keyboard.press('r')
        await page.keyboard.insertText('A threat.')
        await page.locator('.notice-preview p[lang=en]').waitFor()
        await page.keyboard.press('Control+Enter')
        await page.getByRole('dialog').waitFor()
        expect(await sticksOut(page)).toEqual([])
        await page.keyboard.press('Escape')
      },
      look,
    )
  })
})
