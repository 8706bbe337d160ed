/** A report from somebody's own page, with a script and without: to the administrator or past them, and the way out of the page. */
import type { BrowserContext, Page } from 'playwright-core'
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
type Role = 'member' | 'admin' | 'external'
const person = (id: string, role: Role = 'member') => pages.seeded().member(id, 'hengyuan', role)

type Work = (page: Page, context: BrowserContext) => Promise<void>

/** A browser of somebody that runs no script, on their own page. */
async function withoutScript(id: string, role: Role, language: string, work: Work): Promise<void> {
  const context = await pages.browser().newContext({ javaScriptEnabled: false, locale: language })
  const data = { token: await person(id, role) }
  expect((await context.request.post(`${pages.server().url}/v1/session`, { data })).status()).toBe(201)
  const page = await context.newPage()
  await page.goto(`${pages.server().url}/me`)
  await work(page, context)
  await context.close()
}

async function reportsOf(id: string, role: Role = 'member') {
  const client = createGoodstanding({ url: pages.server().url, token: await person(id, role) })
  return must(await client.reports.list()).items
}
const post = (context: BrowserContext, form: Readonly<Record<string, string>>) =>
  context.request.post(`${pages.server().url}/me/reports?lang=zh`, { form, maxRedirects: 0 })
/** The page as a browser has it that asks for nothing before it sends. */
async function withoutRequired(page: Page): Promise<void> {
  await page.route('**/me', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll(' required', '') })
  })
  await page.reload()
}
/** Sends a report and reads the page that it leads to, from the one before the last that is no flood on. */
async function sendTold(context: BrowserContext, form: Readonly<Record<string, string>>, told: string[]) {
  const answer = await post(context, form)
  const to = answer.headers()['location']
  const isRead = to !== undefined && told.length > 18 && told.length < 22
  told.push(isRead ? await (await context.request.get(`${pages.server().url}${to}`)).text() : '')
  return answer.status()
}
const valueOf = (page: Page, name: string) => page.locator(`form[action^="/me/reports"] [name=${name}]`).inputValue()

describe.skipIf(found === null)('a report without a script', { timeout: 120_000 }, () => {
  it('is filed from the own page and shown on its own, by keyboard alone', async () => {
    await withoutScript('una', 'member', 'en-GB', async (page) => {
      await page.getByRole('radio', { name: 'Harassment or threats' }).focus()
      await page.keyboard.press('Space')
      for (const words of ['u1', 'She writes to me\nevery night.']) {
        await page.keyboard.press('Tab')
        await page.keyboard.insertText(words)
      }
      for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
      await page.getByRole('heading', { name: 'Your report' }).waitFor()
      await page.getByText('Your report was sent.').waitFor()
      await page.getByText('Your administrator is looking at it').waitFor()
      expect(new URL(page.url()).pathname).toMatch(/^\/me\/reports\/rep_/)
      await page.reload()
    })
    const [report, ...others] = await reportsOf('una')
    const text = 'Harassment or threats\nShe writes to me\nevery night.'
    expect([report, others]).toMatchObject([{ about: { account: 'u1' }, text, status: 'with-administrator' }, []])
  })

  it('goes past the administrator when its reporter says so, and to the operator of an external contact', async () => {
    await withoutScript('uma', 'member', 'en-GB', async (page) => {
      await page.getByRole('radio', { name: 'Illegal content' }).check()
      await page.getByRole('checkbox', { name: 'To the operator, not to my administrator first' }).check()
      await page.getByRole('button', { name: 'Send report' }).click()
      await page.getByText('The operator is looking at it').waitFor()
    })
    expect(await reportsOf('uma')).toMatchObject([{ status: 'with-operator', why: 'reporter-chose' }])
    await withoutScript('out', 'external', 'zh-CN', async (page) => {
      expect(await page.getByRole('checkbox').count()).toBe(0)
      await page.getByRole('radio', { name: '欺诈或冒充' }).check()
      await page.getByRole('button', { name: '提交举报' }).click()
      await page.getByText('举报已提交').waitFor()
      await page.getByText('平台运营方正在处理').waitFor()
    })
    expect(await reportsOf('out', 'external')).toMatchObject([{ status: 'with-operator', text: '欺诈或冒充' }])
  })

  it('is kept as it was written when something is wrong with it, and filed once however often it is sent', async () => {
    await withoutScript('ulf', 'member', 'zh-CN', async (page, context) => {
      await withoutRequired(page)
      const draft = { account: 'u<2>', text: '他一再"要求"转账。', to: 'operator' }
      await page.getByLabel('涉及哪个账号？').fill(draft.account)
      await page.getByLabel('补充说明').fill(draft.text)
      await page.getByRole('checkbox').check()
      await page.getByRole('button', { name: '提交举报' }).click()
      expect(await page.getByRole('alert').innerText()).toBe('请选择发生了什么。')
      expect([await valueOf(page, 'account'), await valueOf(page, 'text')]).toEqual([draft.account, draft.text])
      expect(await page.getByRole('checkbox').isChecked()).toBe(true)
      const [csrf, key] = [await valueOf(page, 'csrf'), await valueOf(page, 'key')]
      const whole = { ...draft, csrf, key, kind: 'fraud' }
      const sent = [await post(context, whole), await post(context, whole)]
      expect(sent.map((answer) => answer.status())).toEqual([303, 303])
      expect(new Set(sent.map((answer) => answer.headers()['location'])).size).toBe(1)
      expect(await reportsOf('ulf')).toHaveLength(1)
      // Not by another page, nor for whoever is somebody else.
      expect((await post(context, { ...whole, key: 'x', csrf: 'made-up' })).status()).toBe(401)
      expect(await reportsOf('ulf')).toHaveLength(1)
    })
  })

  it('is given back to whoever was signed out while they wrote it, with files or none, and to nobody else', async () => {
    const told = 'He writes to me every night.\nSince <May>.'
    for (const path of ['/me', '/me/report'])
      await withoutScript('uwe', 'member', 'en-GB', async (page, context) => {
        await page.goto(`${pages.server().url}${path}`)
        await page.getByRole('radio', { name: 'Harassment or threats' }).check()
        await page.getByLabel('Tell us more (optional)').fill(told)
        await context.clearCookies()
        await page.getByRole('button', { name: 'Send report' }).click()
        await page.getByRole('heading', { name: 'You are not signed in' }).waitFor()
        await page.getByRole('alert').getByText('was not sent').waitFor()
        expect(await page.getByLabel('What you wrote').inputValue()).toBe(told)
        const elsewhere = await context.request.post(`${pages.server().url}/me/reports`, {
          form: { kind: 'other', text: told },
          headers: { 'sec-fetch-site': 'cross-site' },
        })
        expect(elsewhere.status()).toBe(401)
        expect(await elsewhere.text()).not.toContain('every night')
      })
    expect(await reportsOf('uwe')).toEqual([])
  })

  it('takes as many Chinese letters as its field, and says of more than any form takes what to do, on a page', async () => {
    await withoutScript('uxi', 'member', 'zh-CN', async (page, context) => {
      await page.getByRole('radio', { name: '其他' }).check()
      const field = page.getByLabel('补充说明')
      const whole = '很'.repeat(Number(await field.getAttribute('maxlength')))
      await field.fill(whole)
      await page.getByRole('button', { name: '提交举报' }).click()
      await page.getByText('举报已提交').waitFor()
      expect((await reportsOf('uxi')).map(({ text }) => text)).toEqual([`其他\n${whole}`])
      const headers = { accept: 'text/html' }
      const form = { kind: 'other', text: '很'.repeat(20_000) }
      const refused = await context.request.post(`${pages.server().url}/me/reports?lang=zh`, { form, headers })
      const said = [refused.status(), refused.headers()['content-type'], await refused.text()]
      expect(said).toEqual([413, 'text/html; charset=utf-8', expect.stringContaining('内容过长，无法一次提交')])
    })
  })

  it('says when the next is taken, where there were too many', async () => {
    await withoutScript('ute', 'member', 'zh-CN', async (page, context) => {
      const csrf = await valueOf(page, 'csrf')
      const form = (at: number) => ({ csrf, kind: 'other', text: `第 ${at} 条`, account: '' })
      const statuses: number[] = []
      const told: string[] = []
      for (let at = 0; at < 60 && !statuses.includes(429); at += 1)
        statuses.push(await sendTold(context, form(at), told))
      expect(statuses.at(-1)).toBe(429)
      // Once before that, with the report that was one too many: what follows if it goes on.
      expect(told.flatMap((page, at) => (/一小时内提交的举报超过 20 份/.test(page) ? [at] : []))).toEqual([20])
      await page.getByLabel('补充说明').fill('第 99 条')
      await page.getByRole('radio', { name: '其他' }).check()
      await page.getByRole('button', { name: '提交举报' }).click()
      expect(await page.getByRole('alert').innerText()).toMatch(/一小时内.*举报/)
      expect(await valueOf(page, 'text')).toBe('第 99 条')
    })
  })

  it('brings files on a page of its own, which whoever decides finds in the case, and nobody else brings any', async () => {
    const pdf = (name: string, words: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(words) })
    await pages.visit(await person('ude'), '/me', async (page, { expectRefusals }) => {
      expectRefusals(422)
      await page.getByRole('link', { name: 'Report with files' }).click()
      await page.getByRole('radio', { name: 'Harassment or threats' }).check()
      await page.getByLabel('Which account').fill('u9')
      await page.getByRole('checkbox').check()
      const field = page.getByLabel('Supporting files (optional)')
      await field.setInputFiles([pdf('screen.pdf', '%PDF-1.7 screen'), pdf('notes.pdf', 'plain')])
      await expectAccessible(page, 'a report with files')
      await page.getByRole('button', { name: 'Send report' }).click()
      expect(await page.getByRole('alert').innerText()).toMatch(/^notes\.pdf: A document must be a PDF/)
      expect(await page.getByLabel('Which account').inputValue()).toBe('u9')
      expect(await reportsOf('ude')).toEqual([])
      await field.setInputFiles([pdf('screen.pdf', '%PDF-1.7 screen')])
      await page.getByRole('button', { name: 'Send report' }).click()
      await page.getByText('Your report was sent.').waitFor()
      await page.getByRole('heading', { name: 'What you submitted' }).waitFor()
      await page.getByText(/^screen\.pdf/).waitFor()
      await page.getByText('… · 1 KB').waitFor()
      await expectAccessible(page, 'a report with what was brought')
    })
    const [report] = await reportsOf('ude')
    expect(report).toMatchObject({ about: { account: 'u9' }, status: 'with-operator' })
    const mei = createGoodstanding({ url: pages.server().url, token: pages.seeded().mei.token })
    const kept = must(await mei.ask<{ items: unknown }>('GET', `/v1/cases/${report?.case ?? ''}/files`)).items
    expect(kept).toMatchObject([{ source: `report/${report?.id ?? ''}`, type: 'pdf', state: 'kept' }])
    const stranger = await fetch(`${pages.server().url}/me/report`, { method: 'POST', body: new FormData() })
    expect(stranger.status).toBe(401)
  })

  it('with a script, too, says with the report that was one too many what follows if it goes on', async () => {
    const client = createGoodstanding({ url: pages.server().url, token: await person('uri') })
    for (let at = 0; at < 20; at += 1) must(await client.reports.file({ about: {}, text: `Report ${at}.` }))
    await pages.visit(await person('uri'), '/me', async (page) => {
      await page.getByRole('radio', { name: 'Something else' }).check()
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await page.getByText('You sent more than 20 reports within an hour.').waitFor()
      await expectAccessible(page, 'a report that was one too many')
    })
  })
})

describe.skipIf(found === null)('the own page', { timeout: 120_000 }, () => {
  it('sends a report past the administrator with a script too', async () => {
    await pages.visit(await person('ugo'), '/me', async (page) => {
      await page.getByRole('radio', { name: 'Unwanted messages' }).check()
      await page.getByRole('checkbox', { name: 'To the operator, not to my administrator first' }).check()
      await expectAccessible(page, '/me with a report begun')
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await page.getByText('The operator is looking at it').first().waitFor()
    })
    expect(await reportsOf('ugo')).toMatchObject([{ status: 'with-operator', why: 'reporter-chose' }])
    await pages.visit(await person('oona', 'external'), '/me', async (page) => {
      await page.getByRole('radio', { name: 'Unwanted messages' }).waitFor()
      expect(await page.getByRole('checkbox').count()).toBe(0)
    })
  })

  it('leads to the policy, an administrator to theirs, and out, without a script', async () => {
    await withoutScript('una', 'member', 'en-GB', async (page) => {
      expect(await page.getByRole('link', { name: 'For administrators' }).count()).toBe(0)
      await page.getByRole('link', { name: 'The policy' }).click()
      await page.getByRole('heading', { name: 'Acceptable use at work' }).waitFor()
    })
    await withoutScript('hengyuan-boss', 'admin', 'zh-CN', async (page) => {
      expect(await page.getByRole('link', { name: '企业管理员页面' }).getAttribute('href')).toBe('/org')
      await page.getByRole('button', { name: '退出登录' }).click()
      await page.getByText('您已退出登录').waitFor()
      await page.goto(`${pages.server().url}/me`)
      await page.getByRole('heading', { name: '您尚未登录' }).waitFor()
    })
  })

  it('of an administrator is a step from their other pages, where they sign out too', async () => {
    await pages.visit(await person('hengyuan-boss', 'admin'), '/org', async (page, { expectRefusals }) => {
      await page.getByRole('link', { name: 'My page' }).click()
      await page.getByRole('heading', { name: 'My standing' }).waitFor()
      await page.getByRole('link', { name: 'For administrators' }).click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL(/\/sign-in/, PATIENT)
      expectRefusals(401)
      await page.goto('/me')
      await page.getByRole('heading', { name: 'You are not signed in' }).waitFor()
    })
  })
})
