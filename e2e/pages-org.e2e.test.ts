/** An administrator's pages in a real browser: how the organization and its members stand, and a complaint that rests on earlier reports. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const LOOKS = [{}, { language: 'zh-CN', theme: 'dark', width: 390 }] as const

/** Files a complaint as Northline's administrator and limits what it is about. */
async function limit(about: { readonly account: string } | { readonly organization: string }): Promise<void> {
  const { ana, member } = pages.seeded()
  const { url } = pages.server()
  const boss = createGoodstanding({ url, token: await member('northline-boss', 'northline', 'admin') })
  const staff = createGoodstanding({ url, token: ana.token })
  const complaint = must(await boss.complaints.file({ about, clause: 'conduct.j', statement: 'It goes on.' }))
  const subject =
    'account' in about
      ? ({ type: 'account', id: about.account } as const)
      : ({ type: 'organization', id: about.organization } as const)
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString()
  const actions = [{ type: 'limit', capability: 'contact.invite', until, subject }] as const
  must(await staff.cases.decide(complaint.case, { clause: 'conduct.j', reason: 'Offers to strangers.', actions }))
}

describe.skipIf(found === null)('an administrator', { timeout: 180_000 }, () => {
  it('reads when points stop to count, and which members a measure affects', async () => {
    const { service, member } = pages.seeded()
    must(await service.people.put('kim', { organization: 'acme', kind: 'member', name: 'Kim Sato' }))
    await limit({ organization: 'acme' })
    await limit({ account: 'kim' })
    for (const look of LOOKS)
      await visit(
        await member('acme-boss', 'acme', 'admin'),
        '/org/standing',
        async (page) => {
          await page.getByText(/2 until \d|2 分，计至/).waitFor()
          await page.getByText('Kim Sato').waitFor()
          await page.getByText(/A measure on the organization holds|对组织采取的措施/).waitFor()
          await expectAccessible(page, 'standing with members')
          if ('width' in look)
            expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(look.width)
        },
        look,
      )
    await visit(await member('hengyuan-boss', 'hengyuan', 'admin'), '/org/standing', async (page) => {
      await page.getByText('Nothing is in force against a member').waitFor()
      expect(await page.getByText('Kim Sato').count()).toBe(0)
    })
  })

  it('rests a complaint on what members reported before, and the moderator reads it on request', async () => {
    const { member, mei } = pages.seeded()
    const { url } = pages.server()
    const boss = createGoodstanding({ url, token: await member('acme-boss', 'acme', 'admin') })
    const report = async (id: string, text: string): Promise<string> => {
      const reporter = createGoodstanding({ url, token: await member(id, 'acme', 'member') })
      return must(await reporter.reports.file({ about: { account: 'x-40' }, text })).id
    }
    const earlier = await report('eva', 'He wrote to me in spring.')
    must(await boss.reports.dismiss(earlier, 'Once is no pattern.'))
    const waiting = await report('jo', 'He writes every morning.')
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/feedback', async (page) => {
      await page.getByLabel('Account id').fill('x-40')
      await page.getByRole('checkbox', { name: /He wrote to me in spring/ }).check()
      await page.getByRole('checkbox', { name: /He writes every morning/ }).check()
      await page.getByLabel('What happened').fill('Two of us, half a year apart.')
      await expectAccessible(page, 'a complaint with reports')
      await page.getByRole('button', { name: 'Send complaint' }).click()
      await page.getByText(/Complaint sent/).waitFor()
    })
    expect(must(await boss.reports.get(waiting)).status).toBe('complained')
    expect(must(await boss.reports.get(earlier)).status).toBe('dismissed')
    const [complaint] = must(await boss.complaints.list({ limit: 1 })).items
    await visit(mei.token, `/console/case/${complaint?.case ?? ''}`, async (page) => {
      const exhibit = page.locator('.exhibit', { hasText: 'Complaint of an administrator' })
      await exhibit.getByRole('button', { name: 'Show' }).click()
      await exhibit.getByText('Two of us, half a year apart.').waitFor()
      expect(await page.getByText('He wrote to me in spring.').count()).toBe(0)
      await exhibit.getByRole('button', { name: 'Show' }).click()
      await exhibit.getByText('He wrote to me in spring.').waitFor()
    })
  })
})
