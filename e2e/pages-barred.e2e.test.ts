/** The pages of an administrator who may not act for their organization now: they say so before anything is filled in, and where to appeal. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const boss = (organization: string) => pages.seeded().member(`${organization}-boss`, organization, 'admin')

/** Suspends whoever or whatever a report from outside is about. */
async function suspend(about: { readonly account: string } | { readonly organization: string }): Promise<void> {
  const { service, mei } = pages.seeded()
  const reporter = { organization: 'elsewhere', id: 'out', kind: 'external' } as const
  const report = must(await service.reports.file({ about, clause: 'conduct.j', text: 'Look.', reporter }))
  const senior = createGoodstanding({ url: pages.server().url, token: mei.token })
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString()
  must(
    await senior.cases.decide(report.case ?? '', {
      ...{ clause: 'conduct.j', actions: [{ type: 'suspend', until }], reason: 'Offers to strangers.' },
    }),
  )
}

describe.skipIf(found === null)('an administrator who may not act', { timeout: 120_000 }, () => {
  it('because they are suspended reads so on each page, in their language, with the way to their own', async () => {
    await suspend({ account: 'northline-boss' })
    await pages.visit(await boss('northline'), '/org/verification', async (page) => {
      await page.getByRole('heading', { name: 'You cannot act for your organization at present' }).waitFor()
      await page.getByText(/^Your account is suspended until /).waitFor()
      await expectAccessible(page, '/org of whoever is suspended')
      await page.getByRole('link', { name: 'Rules' }).click()
      await page.getByRole('heading', { name: 'Rules of your organization' }).waitFor()
      await page.getByRole('heading', { name: 'You cannot act for your organization at present' }).waitFor()
      await page.getByRole('main').getByRole('link', { name: 'My page' }).click()
      await page.getByRole('button', { name: /^Appeal, until/ }).waitFor()
    })
    await pages.visit(
      await boss('northline'),
      '/org',
      async (page, { expectRefusals }) => {
        expectRefusals(403) // what others reported
        await page.getByRole('heading', { name: '您目前不能代表组织处理事务' }).waitFor()
        await page.getByText('在此期间，您不能查看他人的举报。').waitFor()
        await page.getByRole('heading', { name: '您无权查看' }).waitFor()
      },
      { language: 'zh-CN' },
    )
  })

  it('because their organization is suspended reads so too, and others read nothing of the kind', async () => {
    await suspend({ organization: 'acme' })
    await pages.visit(await boss('acme'), '/org/feedback', async (page) => {
      await page.getByRole('heading', { name: 'You cannot act for your organization at present' }).waitFor()
      await page.getByText(/Your organization is suspended/).waitFor()
      await page.getByRole('main').getByRole('link', { name: 'Standing' }).click()
      await page.getByRole('heading', { name: 'Standing of your organization' }).waitFor()
    })
    await pages.visit(await boss('hengyuan'), '/org/standing', async (page, { quiet }) => {
      await page.getByText('Your organization is in good standing.').waitFor()
      await quiet()
      expect(await page.getByText('You cannot act').count()).toBe(0)
    })
  })
})
