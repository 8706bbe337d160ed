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
      await pages.seeded().service.ask<{ items: readonly Kept[] }>('GET', '/v1/consents', {
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

describe.skipIf(found === null)('what ends by a press', { timeout: 120_000 }, () => {
  it('a view is deleted once it was asked, and whom it goes for is said', async () => {
    const { ana } = pages.seeded()
    must(await as(ana.token).ask('POST', '/v1/views', { body: { name: 'Ours', query: 'org:acme', role: 'moderator' } }))
    await visit(ana.token, '/console/queue?q=org%3Aacme', async (page) => {
      const drop = page.getByRole('button', { name: '− Delete view Ours' })
      const dialog = page.getByRole('dialog')
      await drop.press('Enter')
      await dialog.getByText('Its filter is org:acme. It goes for all moderators; no case changes.').waitFor()
      await expectAccessible(page, 'a view that is to be deleted')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await expect.poll(() => page.evaluate('document.activeElement.textContent'), PATIENT).toBe('− Delete view Ours')
      await drop.press('Enter')
      await dialog.getByRole('button', { name: 'Delete view' }).press('Enter')
      await drop.waitFor({ state: 'detached' })
      await dialog.waitFor({ state: 'detached' })
    })
  })

  it('a request for a permit is withdrawn once it was asked, in Chinese', async () => {
    const boss = await pages.seeded().member('acme-boss', 'acme', 'admin')
    const asked = {
      kind: 'operator',
      clauses: ['conduct.o'],
      purpose: '为同事募捐',
      issuer: '平台',
      validUntil: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    } as const
    must(await as(boss).permitRequests.ask(asked))
    await visit(
      boss,
      '/org/verification',
      async (page) => {
        const withdraw = page.getByRole('button', { name: '撤回申请' })
        const dialog = page.getByRole('dialog')
        await withdraw.press('Enter')
        await dialog.getByText('“为同事募捐”将不再审理。').waitFor()
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
        await withdraw.press('Enter')
        await dialog.getByRole('button', { name: '撤回申请' }).press('Enter')
        await dialog.waitFor({ state: 'detached' })
        await expect.poll(() => withdraw.count(), PATIENT).toBe(0)
      },
      { language: 'zh-CN' },
    )
  })
})

describe.skipIf(found === null)('a page that does not learn who is signed in', { timeout: 120_000 }, () => {
  for (const { who, path, title, failed, again } of [
    { who: 'mei', path: '/console/queue', title: 'Queue', failed: 'This could not be loaded', again: 'Try again' },
    { who: 'boss', path: '/org/reports', title: '成员举报', failed: '无法加载', again: '重试' },
  ] as const)
    it(`says so, does not say that nobody is, and asks again by hand (${path})`, async () => {
      const { mei, member } = pages.seeded()
      const token = who === 'mei' ? mei.token : await member('acme-boss', 'acme', 'admin')
      await visit(
        token,
        '/sign-in',
        async (page, { expectRefusals }) => {
          expectRefusals(500)
          const body = JSON.stringify({ kind: 'server.fault', status: 500, title: 'It failed.', detail: 'It failed.' })
          await page.route('**/v1/session', (route) =>
            route.fulfill({ status: 500, contentType: 'application/problem+json', body }),
          )
          await page.goto(path)
          await page.getByRole('heading', { name: failed }).waitFor()
          expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(0)
          await expectAccessible(page, `${path}, where nobody knows who is signed in`)
          await page.unroute('**/v1/session')
          await page.getByRole('button', { name: again }).press('Enter')
          await page.getByRole('heading', { level: 1, name: title }).waitFor()
        },
        { language: who === 'mei' ? 'en-GB' : 'zh-CN' },
      )
    })
})

describe.skipIf(found === null)('the next case', { timeout: 120_000 }, () => {
  it('is not said to be none where the server could not be asked', async () => {
    await visit(pages.seeded().mei.token, '/console/queue', async (page, { expectRefusals }) => {
      expectRefusals(500)
      await page.locator('.queue-row.item').first().waitFor()
      const body = JSON.stringify({ kind: 'server.fault', status: 500, title: 'It failed.', detail: 'It failed.' })
      await intercept(page, '**/v1/cases/*/claim', (route) =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body }),
      )
      await page.keyboard.press('t')
      await page.getByRole('status').getByText('It failed.').waitFor()
      expect(await page.getByText('There is no free case for you.').count()).toBe(0)
      await page.unroute('**/v1/cases/*/claim')
      await page.keyboard.press('t')
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
    })
  })
})
