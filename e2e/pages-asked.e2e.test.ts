/** What a page says when something is missing or was refused, and asks before something ends. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { intercept } from './pages/hold.ts'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages
const as = (token: string) => createGoodstanding({ url: pages.server().url, token })

describe.skipIf(found === null)('a second judgement that is not complete', { timeout: 120_000 }, () => {
  it('says by keys and by hand what is missing, where it is written, and takes the hand there', async () => {
    const { mei, ana } = pages.seeded()
    const [open] = must(await as(mei.token).cases.list({ status: 'open', limit: 1 })).items
    must(await as(mei.token).cases.decide(open?.id ?? '', { outcome: 'no-violation', reason: 'A line of a film.' }))
    must(await as(ana.token).ask('POST', '/v1/second-reviews/draw', { body: { size: 1 } }))
    await visit(ana.token, '/console/quality', async (page) => {
      await page.getByRole('link', { name: 'Judge', exact: true }).first().click()
      const panel = page.getByRole('complementary')
      const why = panel.getByLabel('Why', { exact: true })
      await why.waitFor()
      expect(await panel.getByText('Choose at least one action').count()).toBe(0)
      await page.keyboard.press('Control+Enter')
      await panel.getByText('Choose at least one action, or no violation.').waitFor()
      await panel.getByText('Say why, in at least a sentence.').waitFor()
      await expect.poll(() => page.evaluate('document.activeElement.type'), PATIENT).toBe('checkbox')
      await expectAccessible(page, 'a judgement with gaps')
      await panel.getByRole('checkbox', { name: /^No violation/ }).check()
      await panel.getByRole('button', { name: /^Save judgement/ }).click()
      await expect.poll(() => page.evaluate('document.activeElement.tagName'), PATIENT).toBe('TEXTAREA')
      expect(await panel.getByText('Choose at least one action').count()).toBe(0)
      await why.fill('It is a line of a film.')
      await page.keyboard.press('Control+Enter')
      await page.getByText('Judged', { exact: true }).first().waitFor()
    })
  })
})

describe.skipIf(found === null)('consents of a directory', { timeout: 120_000 }, () => {
  const of = (person: string) => ({
    ...{ organization: 'acme', purpose: 'directory', fields: ['name'], disclosureVersion: '3', person },
    givenAt: '2026-01-02T09:00:00Z',
  })
  type Kept = { readonly withdrawnAt?: string; readonly givenAt: string; readonly id: string; readonly person: string }
  const kept = async (): Promise<readonly Kept[]> =>
    must(
      await pages
        .seeded()
        .service.ask<{ items: readonly Kept[] }>('GET', '/v1/consents', {
          query: { organization: 'acme', limit: 500 },
        }),
    ).items

  it('are withdrawn once it was asked, and keep the day on which somebody else withdrew them', async () => {
    const { service, member } = pages.seeded()
    for (const person of ['ann', 'ben'])
      must(await service.ask('PUT', `/v1/consents/w-${person}`, { body: of(person) }))
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/directory', async (page, { expectRefusals }) => {
      expectRefusals(412)
      expectRefusals(409)
      const dialog = page.getByRole('dialog')
      const ask = (person: string) =>
        page.getByRole('button', { name: `Withdraw the consent of ${person}` }).press('Enter')
      await ask('ann')
      await dialog.getByText('It covers directory: name.').waitFor()
      await expectAccessible(page, 'a consent that is to be withdrawn')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect((await kept()).every(({ withdrawnAt }) => withdrawnAt === undefined)).toBe(true)
      await ask('ann')
      await dialog.getByRole('button', { name: 'Withdraw' }).press('Enter')
      await dialog.waitFor({ state: 'detached' })
      await expect
        .poll(() => page.getByRole('button', { name: 'Withdraw the consent of ann' }).count(), PATIENT)
        .toBe(0)
      const withdrawnAt = '2026-01-09T09:00:00Z'
      must(await service.ask('PUT', '/v1/consents/w-ben', { body: { ...of('ben'), withdrawnAt } }))
      await ask('ben')
      await dialog.getByRole('button', { name: 'Withdraw' }).press('Enter')
      await dialog.getByText('Somebody else changed this consent meanwhile').waitFor()
      expect((await kept()).find(({ person }) => person === 'ben')?.withdrawnAt).toBe(withdrawnAt)
      await page.keyboard.press('Escape')
      await page.getByRole('cell', { name: '9 Jan 2026' }).waitFor()
    })
  })

  it('that are given anew after they were withdrawn stand beside the ones of before', async () => {
    const { member } = pages.seeded()
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/directory', async (page, { expectRefusals }) => {
      expectRefusals(412)
      expectRefusals(409)
      const dialog = page.getByRole('dialog')
      const record = async (): Promise<void> => {
        await page.getByRole('button', { name: 'Record a consent' }).press('Enter')
        await dialog.getByLabel('Person').fill('zoe')
        await dialog.getByLabel('Version of the text').fill('7')
        await dialog.getByRole('button', { name: 'Record a consent' }).press('Enter')
        await dialog.waitFor({ state: 'detached' })
      }
      const ofZoe = async () => (await kept()).filter(({ person }) => person === 'zoe')
      await record()
      const [first] = await ofZoe()
      await record()
      expect(await ofZoe()).toEqual([first])
      await page.getByRole('button', { name: 'Withdraw the consent of zoe' }).press('Enter')
      await dialog.getByRole('button', { name: 'Withdraw' }).press('Enter')
      await dialog.waitFor({ state: 'detached' })
      await record()
      expect((await ofZoe()).map(({ withdrawnAt }) => withdrawnAt !== undefined).sort()).toEqual([false, true])
    })
  })
})

describe.skipIf(found === null)('what a member asks of the operator', { timeout: 120_000 }, () => {
  for (const { language, button, said, mine } of [
    { language: 'en-GB', button: 'Ask the operator to look at it', said: 'Too many', mine: 'My reports' },
    { language: 'zh-CN', button: '提交平台运营方处理', said: '请稍后再试', mine: '我的举报' },
  ] as const)
    it(`says where it was refused, and goes on from the list once it was done (${language})`, async () => {
      const { member } = pages.seeded()
      const name = `reporter-${language.slice(0, 2)}`
      const token = await member(name, 'acme', 'member')
      const report = must(await as(token).reports.file({ about: { account: 'kim' }, text: 'Once more.' }))
      must(await as(await member('acme-boss', 'acme', 'admin')).reports.dismiss(report.id, 'They have made up.'))
      await visit(
        token,
        '/me',
        async (page, { expectRefusals }) => {
          expectRefusals(403)
          const body = JSON.stringify({ kind: 'rate.limited', status: 403, title: said, detail: said })
          await intercept(page, '**/v1/reports/*/escalate', (route) =>
            route.fulfill({ status: 403, contentType: 'application/problem+json', body }),
          )
          const ask = page.getByRole('button', { name: button })
          await ask.press('Enter')
          await page.locator('goodstanding-feedback').getByRole('alert').getByText(said).waitFor()
          await expectAccessible(page, 'a request to the operator that was refused')
          await page.unroute('**/v1/reports/*/escalate')
          await ask.press('Enter')
          await ask.waitFor({ state: 'detached' })
          const inHand = `document.querySelector('goodstanding-feedback').shadowRoot.activeElement?.textContent`
          await expect.poll(() => page.evaluate(inHand), PATIENT).toBe(mine)
        },
        { language },
      )
    })
})
