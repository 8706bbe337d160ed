/** More reports wait for an administrator than one page holds: what is due first stands first, and a part of them is drawn. */
import { describe, expect, it } from 'vitest'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const MANY = 216

describe.skipIf(found === null)('a pile of reports', { timeout: 240_000 }, () => {
  it('begins with what is due first, also where that is not among what came last', async () => {
    const { service, member } = pages.seeded()
    for (let at = 0; at < MANY; at += 1) {
      const reporter = { organization: 'acme', id: `r${at % 20}`, kind: 'member' } as const
      must(await service.reports.file({ about: { account: `a${at}` }, text: `The number ${at}.`, reporter }))
    }
    await pages.visit(await member('acme-boss', 'acme', 'admin'), '/org/reports', async (page) => {
      const cards = page.getByRole('article')
      await page.getByRole('button', { name: `Waiting ${MANY}`, exact: true }).waitFor()
      await expect.poll(() => cards.count(), PATIENT).toBe(50)
      expect(await cards.first().innerText()).toContain('The number 0.')
      await page.getByRole('button', { name: 'Show more' }).press('Enter')
      await expect.poll(() => cards.count(), PATIENT).toBe(100)
      expect(await cards.nth(60).innerText()).toContain('The number 60.')
      await page.getByRole('button', { name: 'All', exact: true }).click()
      await page.getByText(`The number ${MANY - 1}.`).waitFor()
      expect(await cards.first().innerText()).toContain(`The number ${MANY - 1}.`)
    })
  })
})
