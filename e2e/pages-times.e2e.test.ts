/** Deadlines and ages are the server's: a browser whose clock is wrong shows the same, decides the same and offers the same. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, rows, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit, visitAlone } = pages
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** From the next page on, the clock of the browser is that far ahead. */
const skew = (page: Page, ms: number): Promise<unknown> =>
  page.addInitScript(`{
    const Right = Date
    globalThis.Date = class extends Right {
      constructor(...given) { given.length === 0 ? super(Right.now() + ${ms}) : super(...given) }
      static now() { return Right.now() + ${ms} }
    }
  }`)

describe.skipIf(found === null)('a browser whose clock is wrong', { timeout: 180_000 }, () => {
  it.each([3 * DAY, -2 * DAY])(
    'by %i ms shows the queue as the server sees it, and limits until when it says',
    async (ms) => {
      const { service, mei } = pages.seeded()
      const actor = `skewed${ms}`
      const threat = message('acme', actor, 'I will kill you tomorrow when you leave the office.')
      const decided = must(await service.decide(threat))
      await visitAlone(mei.token, '/sign-in', async (page) => {
        await skew(page, ms)
        await page.goto(`/console/queue?q=subject:account/${actor}`)
        await expectRows(page, 1)
        expect(await rows(page).locator('.waiting').innerText()).toMatch(/^[0-2] min$/)
        // A `date` is to the second: what was asked for in this one may be due in a whole day still.
        expect(await rows(page).locator('.due').innerText()).toMatch(/^2[34] h$/)
        await page.goto('/console/queue?q=due:late')
        await page.getByText('No cases match').waitFor()
        await page.goto(`/console/case/${decided.case ?? ''}`)
        await page.getByText(/^due in 2[34] h$/).waitFor()
        await page.keyboard.press('c')
        await page.getByText(/^Yours for 1[45] min$/).waitFor()
        await page.keyboard.press('3')
        await page.keyboard.press('r')
        await page.keyboard.insertText('A threat.')
        await page.locator('.notice-preview p[lang=en]').waitFor()
        await page.keyboard.press('Control+Enter')
        await page.getByRole('dialog').locator('button.commit:focus').waitFor()
        await page.keyboard.press('Control+Enter')
        await page.getByText('Decision sent').waitFor()
      })
      const staff = createGoodstanding({ url: pages.server().url, token: mei.token })
      const [taken] = must(await staff.actions.list({ subject: `account/${actor}` })).items
      const left = Date.parse(taken?.until ?? '') - Date.now()
      expect(Math.abs(left / DAY - Math.round(left / DAY))).toBeLessThan(0.01)
      expect(left).toBeLessThan(400 * DAY)
      expect(left).toBeGreaterThan(0)
    },
  )

  it('a year ahead still offers a member the appeal that is open', async () => {
    const { service, mei, member } = pages.seeded()
    const staff = createGoodstanding({ url: pages.server().url, token: mei.token })
    const decided = must(
      await service.decide(message('acme', 'lou', 'I will kill you tomorrow when you leave the office.')),
    )
    must(await staff.cases.claim(decided.case ?? ''))
    const clause = decided.findings[0]?.clause ?? ''
    must(await staff.cases.decide(decided.case ?? '', { clause, actions: [{ type: 'warn' }], reason: 'A threat.' }))
    await visitAlone(await member('lou', 'acme', 'member'), '/sign-in', async (page) => {
      await skew(page, 366 * DAY)
      await page.goto('/me')
      await expect.poll(() => page.getByRole('button', { name: /^Appeal/ }).count(), PATIENT).toBe(1)
    })
  })
})

describe.skipIf(found === null)('a reader in another zone than the notice', { timeout: 180_000 }, () => {
  it('is told to the minute until when there is an appeal, and no day that begins after it', async () => {
    const { service, mei, member } = pages.seeded()
    const threat = message('acme', 'acme-boss', 'I will kill you tomorrow when you leave the office.')
    const { id, case: about, findings } = must(await service.decide(threat))
    const staff = createGoodstanding({ url: pages.server().url, token: mei.token })
    must(await staff.cases.claim(about ?? ''))
    const clause = findings[0]?.clause ?? ''
    must(await staff.cases.decide(about ?? '', { clause, actions: [{ type: 'warn' }], reason: 'A threat.' }))
    const [sent] = must(await service.notices.list({ subject: 'account/acme-boss' })).items
    const until = sent?.appealUntil ?? ''
    for (const zone of ['Asia/Shanghai', 'America/New_York'])
      await visit(
        await member('acme-boss', 'acme', 'admin'),
        '/me',
        async (page) => {
          const form = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const
          const there = new Date(until).toLocaleString('en-GB', form)
          await page.getByRole('button', { name: there }).waitFor()
          await page.goto(`/me/kept-back/${id}`)
          const inUtc = /\d{4}-\d\d-\d\d \d\d:\d\d UTC/
          await page.locator('dt:text("Appeal until") + dd').filter({ hasText: inUtc }).waitFor()
        },
        { zone },
      )
  })
})
