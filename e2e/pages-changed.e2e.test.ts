/** A case that changes while somebody has it open: they are told, and nothing that they wrote is lost. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const SCAM = 'Earn 3000 EUR a day from home, guaranteed returns, join our stock group now: https://rich.example'
/** The page looks every 15 seconds. */
const LOOKED = { timeout: 40_000 }
const pages = usePages()
const as = (token: string) => createGoodstanding({ url: pages.server().url, token })
const caseOf = async (actor: string): Promise<string> =>
  must(await pages.seeded().service.decide(message('acme', actor, SCAM))).case ?? ''

describe.skipIf(found === null)('a case that is open in a page', { timeout: 240_000 }, () => {
  it('says that something was added, keeps the draft, and shows what it is', async () => {
    const id = await caseOf('changes-one')
    const { mei, member } = pages.seeded()
    await pages.visit(mei.token, `/console/case/${id}`, async (page, { quiet }) => {
      await page.getByRole('button', { name: 'Claim case' }).click()
      await page.getByLabel('Reason').fill('They invite colleagues into a scam.')
      // What is filed before the page has read its claim is no change of what it shows.
      await quiet()
      const reporter = as(await member('x-98', 'acme', 'external'))
      must(
        await reporter.reports.file({
          about: { account: 'changes-one' },
          clause: 'conduct.e',
          text: 'They asked me too.',
        }),
      )
      await page.getByText('This case has changed since you opened it.').waitFor(LOOKED)
      await expectAccessible(page, 'a case that changed')
      await page.getByRole('button', { name: '中文' }).click()
      await page.getByText('您打开之后，此案件有变化。您的草稿会保留。').waitFor()
      await page.getByRole('button', { name: '重新加载' }).click()
      await page.getByText('您打开之后').waitFor({ state: 'detached' })
      await page.getByText('举报人 1').waitFor()
      expect(await page.locator('textarea').first().inputValue()).toBe('They invite colleagues into a scam.')
    })
  })

  it('says that a colleague decided it', async () => {
    const id = await caseOf('changes-two')
    const { mei, ana } = pages.seeded()
    await pages.visit(mei.token, `/console/case/${id}`, async (page, { quiet }) => {
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      await quiet()
      must(await as(ana.token).cases.claim(id))
      must(await as(ana.token).cases.decide(id, { outcome: 'no-violation', reason: 'A joke among friends.' }))
      await page.getByText('This case has been decided since you opened it.').waitFor(LOOKED)
      await page.getByRole('button', { name: 'Reload' }).click()
      await page.getByRole('button', { name: 'Undo the decision' }).waitFor()
      expect(await page.getByRole('button', { name: 'Reload' }).count()).toBe(0)
    })
  })
})
