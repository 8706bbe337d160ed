/** Every page before anything happened, while it waits, when the server fails, and for somebody who may not see it. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { openPage } from './pages/open-browser.ts'
import { found, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const PATIENCE_MS = 300_000
/** States look alike on every page, so that each is looked at in one of the two. */
const CHINESE = { language: 'zh-CN', theme: 'dark' } as const

/** Who opens it, where it lies, what it says when there is nothing, and what it asks the server first. */
const LISTS = [
  ['mei', '/console/queue', 'The queue is clear', '**/v1/cases?*'],
  ['mei', '/console/registrations', 'No organization waits', '**/v1/verifications?*'],
  ['mei', '/console/registrations', 'Nobody waits for a permit', '**/v1/permit-requests?*'],
  ['mei', '/console/decisions', 'No recorded decision matches', '**/v1/recorded-decisions?*'],
  ['mei', '/console/subject?q=account/nobody', 'No case is about them', '**/v1/cases?*'],
  ['mei', '/console/subject?q=device/d1', 'It is in no recorded decision', '**/v1/links/**'],
  ['mei', '/console/rules/versions', 'in force', '**/v1/policy/versions'],
  ['mei', '/console/operations', 'No event has been decided yet', '**/v1/operations/**'],
  ['mei', '/console/quality', 'No case waits for a second look', '**/v1/second-reviews?*'],
  ['mei', '/console/quality?q=differ', 'Nobody differed', '**/v1/second-reviews?*'],
  ['mei', '/console/quality?q=agreement', 'Nothing has been judged twice yet', '**/v1/second-reviews/**'],
  ['mei', '/console/rules/outcomes?q=conduct.a unlawful-finding wrong', 'No case counts as that', '**/v1/rules/**'],
  [
    'mei',
    '/console/transparency/entries?q=2026 actionsByType warn',
    'Nothing is counted there',
    '**/v1/transparency/2026/entries?*',
  ],
  ['lex', '/console/legal', 'No open requests', '**/v1/legal-requests?*'],
  ['root', '/console/registers?q=works', 'The register is empty', '**/v1/registers/**'],
  ['root', '/console/settings?q=webhooks', 'None yet', '**/v1/webhooks'],
  ['root', '/console/settings?q=retention', 'Recorded decisions', '**/v1/retention'],
  ['root', '/console/settings', 'Administrator', '**/v1/staff*'],
  ['root', '/console/settings?q=queues', 'General', '**/v1/queues?*'],
  ['root', '/console/settings?q=tokens', 'configuration', '**/v1/service-tokens*'],
  ['mei', '/console/rules', 'Acceptable use at work', '**/v1/policy'],
  ['mei', '/console/transparency', 'Numbers under five are not published', '**/v1/transparency/*'],
  ['ora', '/console/audit', 'staff/ora', '**/v1/audit/entries*'],
] as const

/** Whoever lacks the role, and the page that says so. */
const DENIED = [
  ['lex', '/console/queue'],
  ['ora', '/console/registrations'],
  ['ora', '/console/subject?q=account/chen'],
  ['ora', '/console/decisions'],
  ['lex', '/console/operations'],
  ['lex', '/console/quality'],
  ['ora', '/console/rules/outcomes?q=conduct.a unlawful-finding wrong'],
  ['ora', '/console/transparency/entries?q=2026 actionsByType warn'],
  ['mei', '/console/legal'],
  ['mei', '/console/audit'],
  ['mei', '/console/settings'],
  ['mei', '/console/registers'],
  ['mei', '/console/settings?q=retention'],
] as const

const ORG_PAGES = [
  ['reports', 'No report waits for you'],
  ['feedback', 'You have filed none'],
  ['standing', 'There are no notices'],
  ['verification', 'None are on record'],
  ['rules', 'You have no rules of your own'],
  ['directory', 'No consent is on record'],
] as const

/** Sees every list, one window for all of a person: opening one takes longer than a page. Answers what went wrong in the windows. */
async function eachInChinese(
  see: (page: Page, place: (typeof LISTS)[number]) => Promise<void>,
): Promise<readonly string[]> {
  const seen: string[] = []
  for (const who of new Set(LISTS.map(([each]) => each))) {
    const { token } = pages.seeded()[who]
    const { context, page, errors } = await openPage(pages.browser(), pages.server().url, token, CHINESE)
    for (const place of LISTS.filter(([each]) => each === who)) await see(page, place)
    seen.push(...errors)
    await context.close()
  }
  return seen
}

async function wait(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

describe.skipIf(found === null)('a page', { timeout: PATIENCE_MS }, () => {
  it('says what there is not, and what to do', async () => {
    for (const [who, path, words] of LISTS)
      await visit(pages.seeded()[who].token, path, async (page) => {
        await wait(page, words)
        await expectAccessible(page, `${path}, empty`)
      })
    const boss = await pages.seeded().member('acme-boss', 'acme', 'admin')
    await visit(boss, '/org', async (page) => {
      for (const [name, words] of ORG_PAGES) {
        await page.goto(`/org/${name}`)
        await wait(page, words)
        await expectAccessible(page, `/org/${name}, empty`)
      }
    })
  })

  it('holds a place for what is on its way', async () => {
    const errors = await eachInChinese(async (page, [, path, , asked]) => {
      await page.route(asked, () => undefined) // never answered
      await page.goto(path)
      await page.locator('.bones').first().waitFor()
      await expectAccessible(page, `${path}, loading`)
      await page.unroute(asked)
    })
    expect(errors).toEqual([])
  })

  it('says that the server failed, with the number of the request, and asks again', async () => {
    const problem = { kind: 'server.fault', status: 500, title: 'It failed.', detail: 'It failed.', requestId: 'req-7' }
    const body = JSON.stringify(problem)
    await eachInChinese(async (page, [, path, , asked]) => {
      await page.route(asked, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body }))
      await page.goto(path)
      await wait(page, '无法加载')
      await wait(page, 'req-7')
      await expectAccessible(page, `${path}, failed`)
      await page.unroute(asked)
      const again = page.getByRole('button', { name: '重试' })
      const panels = await again.count()
      await again.first().click()
      await expect.poll(() => again.count(), { timeout: 30_000 }).toBeLessThan(panels)
    })
  })

  it('says that it takes another role, and who gives it', async () => {
    for (const [who, path] of DENIED) {
      const { context, page } = await openPage(pages.browser(), pages.server().url, pages.seeded()[who].token)
      await page.goto(path)
      await wait(page, 'You may not see this')
      await wait(page, 'An installation administrator can give it to you')
      await expectAccessible(page, `${path}, denied`)
      await context.close()
    }
    const member = await pages.seeded().member('eva', 'acme', 'member')
    await visit(member, '/org/rules', async (page) => {
      await wait(page, 'These pages are for the administrators of your organization')
      await expectAccessible(page, '/org, denied')
      await page.getByRole('link', { name: 'Open my page' }).click()
      await wait(page, 'My standing')
    })
    await visit(null, '/console', async (page, { errors }) => {
      await wait(page, 'You are not signed in')
      await expectAccessible(page, 'console, signed out')
      ;(errors as string[]).length = 0 // the browser tells of the refused request too
    })
  })
})
