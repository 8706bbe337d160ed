/** What somebody reported, on their own page: read, answered, brought to the operator and appealed there, with a script and without. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages

const clientOf = (token: string) => createGoodstanding({ url: pages.server().url, token })
const staff = () => clientOf(pages.seeded().ana.token)
const person = (id: string, role: 'member' | 'admin' | 'external' = 'member') =>
  pages.seeded().member(id, 'hengyuan', role)

/** A report of somebody for the operator, and the operator's answer to it. */
async function answered(token: string, account: string, text: string) {
  const report = must(
    await clientOf(token).reports.file({ about: { account }, clause: 'conduct.i', text, to: 'operator' }),
  )
  must(await staff().cases.decide(report.case ?? '', { outcome: 'no-violation', reason: 'Looked at.' }))
  return report
}

/** A second senior: Ana decided. */
async function senior() {
  const { root } = pages.seeded()
  const sol = { id: 'sol', name: 'Sol', email: 'sol@operator.example', roles: ['senior'] }
  await pages.server().ask('POST', '/v1/staff', { token: root.token, body: sol })
  const minted = await pages.server().ask('POST', '/v1/staff/sol/tokens', { token: root.token })
  return clientOf((minted.body as { readonly token: string }).token)
}

/** A browser of somebody that runs no script. */
async function withoutScript(id: string, language: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await pages.browser().newContext({ javaScriptEnabled: false, locale: language })
  // A token begins one session.
  const data = { token: await person(id) }
  const signedIn = await context.request.post(`${pages.server().url}/v1/session`, { data })
  expect(signedIn.status()).toBe(201)
  const page = await context.newPage()
  await page.goto(`${pages.server().url}/me`)
  await work(page)
  await context.close()
}

describe.skipIf(found === null)("somebody's own report", { timeout: 120_000 }, () => {
  it('is appealed from the list that the element draws, asked about, and answered there', async () => {
    const rea = await person('rea', 'external')
    const report = await answered(rea, 'u1', 'He went on all week.')
    const sol = await senior()
    await visit(rea, '/me', async (page) => {
      const entry = page.locator('goodstanding-feedback li', { hasText: 'He went on all week.' })
      await entry.getByText(/found no breach of the policy\. You can appeal\./).waitFor()
      // Beside the entry of the element, and nothing of the list for whoever has no script.
      expect(await page.locator('goodstanding-feedback > .entry').first().isVisible()).toBe(false)
      const link = page.getByRole('link', { name: 'Appeal this answer' })
      await link.waitFor()
      await expectAccessible(page, '/me with an answered report')
      await link.click()
      await page.getByRole('heading', { name: 'Your report' }).waitFor()
      await expectAccessible(page, 'a report with its appeal')
      await page.getByLabel('What should we look at again, and why?').fill('Nobody asked the others.')
      await page.getByRole('button', { name: 'Send appeal' }).click()
      await page.getByText(/^Appeal sent\. Its number is apl_/).waitFor()
    })
    const { items } = must(await sol.appeals.list())
    const appeal = items.find((each) => each.case === report.case)
    expect(appeal).toMatchObject({ party: 'reporter', by: 'rea', text: 'Nobody asked the others.' })
    must(await sol.ask('POST', `/v1/appeals/${appeal?.id}/ask`, { body: { question: 'Which others?' } }))
    await visit(await person('rea', 'external'), '/me', async (page) => {
      await page.getByRole('link', { name: 'Answer the question about your appeal' }).click()
      await page.getByText('Which others?').waitFor()
      await page.getByLabel(/^Your answer, by/).fill('Bo and Cy.')
      await page.getByRole('button', { name: 'Send answer' }).click()
      await page.getByText('Bo and Cy.').waitFor()
    })
    const decided = { outcome: 'overturn', reason: 'Not all were heard.' }
    must(await sol.ask('POST', `/v1/appeals/${appeal?.id}/decide`, { body: decided }))
    await visit(await person('rea', 'external'), `/me/reports/${report.id}`, async (page) => {
      await page.getByText('Not all were heard.').waitFor()
      await page.getByText('Your appeal was granted', { exact: false }).waitFor()
    })
  })

  it('is read and appealed without a script, in Chinese too', async () => {
    await answered(await person('ria'), 'u2', '他连续骚扰。')
    await withoutScript('ria', 'zh-CN', async (page) => {
      await page.getByText('他连续骚扰。').waitFor()
      await page.getByText('已答复').waitFor()
      await page.getByRole('link', { name: '对答复提出申诉' }).click()
      await page.getByRole('heading', { name: '您的举报' }).waitFor()
      await page.getByText('未发现违反使用政策的情形').waitFor()
      await page.getByLabel('请说明需要重新审查的内容和理由。').fill('证据未查看。')
      await page.getByRole('button', { name: '发送申诉' }).click()
      await page.getByText(/^申诉已发送，编号 apl_/).waitFor()
      await page.getByText('证据未查看。').waitFor()
    })
  })

  it('is answered and brought to the operator without a script, and shown to nobody else of that name or another', async () => {
    await pages
      .server()
      .put('people/boss-r', { organization: 'hengyuan', kind: 'admin', name: 'Boss', roles: ['admin'] })
    const [rob, boss] = [await person('rob'), await person('boss-r', 'admin')]
    const report = must(
      await clientOf(rob).reports.file({ about: { account: 'u3' }, clause: 'conduct.j', text: 'She spams me.' }),
    )
    expect(report.status).toBe('with-administrator')
    const administrator = clientOf(boss)
    must(await administrator.ask('POST', `/v1/reports/${report.id}/ask`, { body: { question: 'Since when?' } }))
    await withoutScript('rob', 'en-GB', async (page) => {
      await page.getByRole('link', { name: 'What you can do now' }).click()
      await page.getByText('Since when?').waitFor()
      await page.getByLabel('Your answer').fill('Since Monday.')
      await page.getByRole('button', { name: 'Send answer' }).click()
      await page.getByText('Since Monday.').waitFor()
    })
    must(
      await administrator.ask('POST', `/v1/reports/${report.id}/dismiss`, { body: { reason: 'It was one message.' } }),
    )
    await withoutScript('rob', 'en-GB', async (page) => {
      await page.getByRole('link', { name: 'What you can do now' }).click()
      await page.getByText('It was one message.').first().waitFor()
      await page.getByRole('button', { name: 'Send to the operator' }).click()
      await page.getByText('The operator is looking at it').waitFor()
      // Nothing to appeal yet.
      expect(await page.getByRole('button').count()).toBe(0)
    })
    const about = { about: { account: 'u4' }, text: 'He shouts at me.' }
    const handled = must(await clientOf(rob).reports.file(about))
    must(await administrator.reports.handle(handled.id, 'We moved him.', '我们已将其调岗。'))
    await withoutScript('rob', 'zh-CN', async (page) => {
      await page.getByText('企业管理员已处理', { exact: true }).waitFor()
      await page.goto(`${pages.server().url}/me/reports/${handled.id}`)
      await page.getByText('企业管理员已确认举报内容并自行处理：我们已将其调岗。').waitFor()
      await page.getByLabel('理由（选填）').fill('他仍在大喊。')
      await page.getByRole('button', { name: '提交平台运营方' }).click()
      await page.getByText('平台运营方正在处理').waitFor()
    })
    const others = [await person('rod'), boss, await pages.seeded().member('rob', 'globex', 'member')]
    for (const token of others) {
      const context = await pages.browser().newContext()
      await context.request.post(`${pages.server().url}/v1/session`, { data: { token } })
      const answer = await context.request.get(`${pages.server().url}/me/reports/${report.id}`)
      expect([answer.status(), (await answer.text()).includes('She spams me.')]).toEqual([404, false])
      const form = { csrf: 'made-up', text: 'Mine.' }
      const sent = await context.request.post(`${pages.server().url}/me/reports/${report.id}/appeal`, { form })
      expect(sent.status()).toBe(401)
      await context.close()
    }
  })
})
