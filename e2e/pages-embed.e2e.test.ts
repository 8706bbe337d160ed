/**
 * The embed in a page of another service: its own origin, a policy that allows no inline style, no inline script and no text as
 * markup, and a small server that passes on what the elements ask, as a service does.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { hold, intercept } from './pages/hold.ts'
import { openPage } from './pages/open-browser.ts'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'

const pages = usePages()
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A service</title>
<meta name="viewport" content="width=device-width"><script type="module" src="/goodstanding.mjs"></script>
<script type="module" src="/page.js"></script></head><body><main><h1>Settings</h1>
<goodstanding-standing endpoint="/goodstanding" subject="account/eva" lang="en"></goodstanding-standing>
<goodstanding-notice endpoint="/goodstanding" lang="en"></goodstanding-notice>
<goodstanding-feedback endpoint="/goodstanding" lang="en"><a href="/me/report">Report</a></goodstanding-feedback></main></body></html>`
/** As the README has it. */
const SCRIPT = `for (const element of document.querySelectorAll('goodstanding-feedback, goodstanding-standing, goodstanding-notice'))
  element.getToken = () => fetch('/token').then((answer) => answer.text())
const feedback = document.querySelector('goodstanding-feedback')
feedback.subject = { about: { account: 'kim' }, evidence: [{ text: 'Join <b>now</b>' }] }
feedback.addEventListener('goodstanding-sent', () => { document.title = 'told' })`

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

let service: Server
let url = ''

async function passOn(path: string, request: IncomingMessage): Promise<{ status: number; type: string; body: Buffer }> {
  const headers = Object.fromEntries(
    ['authorization', 'content-type', 'idempotency-key', 'accept-language'].flatMap((name) => {
      const value = request.headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
  const body = await bodyOf(request)
  const answer = await fetch(`${pages.server().url}${path}`, {
    method: request.method ?? 'GET',
    headers,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? 'text/plain',
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

async function answerTo(request: IncomingMessage): Promise<{ status: number; type: string; body: string | Buffer }> {
  const path = request.url ?? '/'
  if (path.startsWith('/goodstanding/')) return passOn(path.slice('/goodstanding'.length), request)
  if (path === '/goodstanding.mjs') return passOn('/embed/goodstanding.mjs', request)
  if (path === '/page.js') return { status: 200, type: 'text/javascript', body: SCRIPT }
  if (path === '/token')
    return { status: 200, type: 'text/plain', body: await pages.seeded().member('eva', 'acme', 'member') }
  if (path === '/') return { status: 200, type: 'text/html; charset=utf-8', body: PAGE }
  return { status: 204, type: 'text/plain', body: '' }
}

beforeAll(async () => {
  service = createServer((request, response) => {
    void answerTo(request).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY })
      response.end(body)
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
})
afterAll(async () => {
  service.closeAllConnections()
  await new Promise((resolve) => service.close(resolve))
})

async function open(work: (page: Page, errors: string[]) => Promise<void>): Promise<void> {
  const { context, page, errors } = await openPage(pages.browser(), url, null, { width: 320, height: 700 })
  await page.goto('/')
  await work(page, errors as string[])
  expect(errors).toEqual([])
  await context.close()
}

describe.skipIf(found === null)('the embed', { timeout: 120_000 }, () => {
  it('is styled, readable and complete at 320 px under a strict policy with Trusted Types', async () => {
    await open(async (page) => {
      await page.getByText('Your account is in good standing.').waitFor()
      const sheets = await page.evaluate(
        `document.querySelector('goodstanding-feedback').shadowRoot.adoptedStyleSheets.length`,
      )
      expect(sheets).toBeGreaterThan(0)
      expect(await page.getByRole('link').count()).toBe(0) // for whoever runs no script
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
      await expectAccessible(page, 'a page with the embed')
    })
  })

  it('sets a notice out fact by fact, takes the appeal, and says when the measure was taken back', async () => {
    const { service, ana } = pages.seeded()
    const staff = createGoodstanding({ url: pages.server().url, token: ana.token })
    const reporter = { organization: 'acme', id: 'x-rita', kind: 'external' } as const
    const report = must(
      await service.reports.file({ about: { account: 'eva' }, clause: 'conduct.c', text: 'She insults.', reporter }),
    )
    const decision = {
      clause: 'conduct.c',
      actions: [{ type: 'limit', capability: 'live', until: new Date(Date.now() + 7 * 86_400_000).toISOString() }],
      reason: '直播中辱骂观众。',
    } as const
    const [action] = must(await staff.cases.decide(report.case ?? '', decision)).actions
    const factsOf = (page: Page) => page.locator('goodstanding-notice dl').first().innerText()
    await open(async (page) => {
      await page.getByText('(written in Chinese) 直播中辱骂观众。').waitFor()
      const facts = await factsOf(page)
      for (const fact of [
        /Clause\s+conduct\.c /,
        /Action\s+a restriction - live streams/,
        /Concerns\s+account eva/,
        /Decided\s+by a person/,
        /Until\s+2\d{3}-/,
        /Appeal by\s+2\d{3}-/,
      ])
        expect(facts).toMatch(fact)
      expect(facts).not.toContain('Now')
      await page.getByRole('button', { name: /^Appeal, until/ }).click()
      await expectAccessible(page, 'a page with an appeal')
      const form = page.locator('goodstanding-notice form')
      for (const field of await page.locator('textarea').all())
        expect(
          await field.evaluate((element) => String(Reflect.get(globalThis, 'getComputedStyle')(element).fontWeight)),
        ).toBe('400')
      await form.getByRole('button', { name: 'Send' }).click()
      await form.getByText('Still missing: What should we look at again, and why?').waitFor()
      await form.getByLabel('What should we look at again').fill('I quoted somebody.')
      await form.getByRole('button', { name: 'Send' }).click()
      await page
        .locator('goodstanding-notice [role=status]')
        .filter({ hasText: / · apl_/ })
        .waitFor()
      await page.reload()
      await page
        .getByText(/^You appealed on .* Somebody who did not take part in the decision is reviewing it\.$/)
        .waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    })
    must(await staff.actions.reverse(action?.id ?? '', 'A mix-up.'))
    await open(async (page) => {
      await page.getByText(/^reversed on .*: it no longer counts$/).waitFor()
      expect(await factsOf(page)).toMatch(/^Now\s+reversed on/)
    })
  })

  it('sends a report with the selected message as evidence, and tells the page', async () => {
    await open(async (page, errors) => {
      await page.getByLabel('Harassment or threats').check()
      await page.getByLabel(/^Tell us more/).fill('He goes on after I said no.')
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByRole('heading', { name: 'Sent' }).waitFor()
      expect(await page.title()).toBe('told')
      await page.locator('goodstanding-feedback').evaluate((element) => {
        const subject = { about: { account: 'x'.repeat(5_000) } }
        Object.assign(element, { lang: 'zh', subject })
      })
      await page.getByLabel('骚扰或威胁').check()
      await page.getByRole('button', { name: '发送' }).click()
      await page.getByText('提交的内容不符合要求。').waitFor()
      errors.length = 0 // the browser tells of the refused request too
    })
    const { items } = must(await pages.seeded().service.reports.list({ reporter: 'eva', organization: 'acme' }))
    expect(items.some(({ text }) => text.includes('after I said no'))).toBe(true)
  })
  it('leaves the report that was begun meanwhile as it is when the one before has arrived', async () => {
    await open(async (page) => {
      const words = page.getByLabel(/^Tell us more/)
      await page.getByLabel('Harassment or threats').check()
      await words.fill('About the first.')
      const sending = await hold(page, '**/v1/reports')
      await page.getByRole('button', { name: 'Send' }).click()
      await expect.poll(sending.count, PATIENT).toBe(1)
      await page
        .locator('goodstanding-feedback')
        .evaluate((element) => Object.assign(element, { subject: { about: { account: 'lee' } } }) && undefined)
      await words.fill('About the second.')
      sending.letGo()
      await expect.poll(() => page.title(), PATIENT).toBe('told')
      expect(await page.getByRole('heading', { name: 'Sent' }).count()).toBe(0)
      expect(await words.inputValue()).toBe('About the second.')
    })
  })

  it('says to a member what they can do when the token of the service is over, and nothing of its headers', async () => {
    await open(async (page, errors) => {
      await intercept(page, '**/token', (route) => route.fulfill({ contentType: 'text/plain', body: 'over' }))
      const feedback = page.locator('goodstanding-feedback')
      await feedback.getByRole('radio').first().check()
      const words = feedback.getByLabel(/^Tell us more/)
      await words.fill('He asks for money.')
      await feedback.getByRole('button', { name: 'Send' }).click()
      await feedback.getByRole('alert').getByText('Check your connection, or sign in again.').waitFor()
      expect(await words.inputValue()).toBe('He asks for money.')
      errors.length = 0 // the browser tells of the refusal too
      await page.unroute('**/token')
      await feedback.getByRole('button', { name: 'Send' }).click()
      await page.getByRole('heading', { name: 'Sent' }).waitFor()
    })
  })

  it('keeps a half-written answer when what is around it is drawn anew, and when it could not be sent', async () => {
    const as = async (id: string, role: 'member' | 'admin') =>
      createGoodstanding({ url: pages.server().url, token: await pages.seeded().member(id, 'acme', role) })
    const report = must(await (await as('eva', 'member')).reports.file({ about: { account: 'kim' }, text: 'Spam.' }))
    const boss = await as('acme-boss', 'admin')
    must(await boss.ask('POST', `/v1/reports/${report.id}/ask`, { body: { question: 'When was that?' } }))
    const feedback = (page: Page, change: string) =>
      page.evaluate(`(async () => {
        const element = document.querySelector('goodstanding-feedback')
        ${change}
      })()`)
    await open(async (page, errors) => {
      const asksToStay = () => page.evaluate<boolean>(`!dispatchEvent(new Event('beforeunload', { cancelable: true }))`)
      await feedback(page, `element.setAttribute('reports', ''); await element.read()`)
      expect(await asksToStay()).toBe(false)
      const words = page.locator('goodstanding-feedback li').filter({ hasText: 'When was that?' }).locator('textarea')
      await words.fill('It was on Monday, ')
      await feedback(page, 'await element.read()')
      expect(await words.inputValue()).toBe('It was on Monday, ')
      expect(await asksToStay()).toBe(true)
      await feedback(page, `element.setAttribute('lang', 'zh'); element.setAttribute('lang', 'en')`)
      expect(await words.inputValue()).toBe('It was on Monday, ')

      await intercept(page, '**/reply', (route) => route.abort())
      const form = page.locator('goodstanding-feedback li form')
      await form.getByRole('button', { name: 'Send' }).click()
      await form.getByText(/^That did not work/).waitFor()
      errors.length = 0 // the browser tells of the broken request too
      expect(await words.inputValue()).toBe('It was on Monday, ')
      await page.unroute('**/reply')
      await words.fill('It was on Monday, at noon.')
      await form.getByRole('button', { name: 'Send' }).click()
      await words.waitFor({ state: 'detached' })
      await page.getByText('“It was on Monday, at noon.”').waitFor()
      expect(await asksToStay()).toBe(false)
      await words.first().waitFor({ state: 'detached' })
      await page.getByLabel(/^Tell us more/).fill('And ')
      expect(await asksToStay()).toBe(true)
      await feedback(page, 'element.remove()')
      expect(await asksToStay()).toBe(false)
    })
  })

  it('keeps a half-written answer about an appeal too', async () => {
    const { service, ana, mei } = pages.seeded()
    const staff = createGoodstanding({ url: pages.server().url, token: ana.token })
    const reporter = { organization: 'acme', id: 'x-rita', kind: 'external' } as const
    const about = { account: 'eva' }
    const report = must(await service.reports.file({ about, clause: 'conduct.i', text: 'She insults.', reporter }))
    const actions = [{ type: 'warn' }] as const
    must(await staff.cases.decide(report.case ?? '', { clause: 'conduct.i', actions, reason: 'Insults.' }))
    const member = await pages.seeded().member('eva', 'acme', 'member')
    const eva = createGoodstanding({ url: pages.server().url, token: member })
    const { items } = must(await eva.notices.list())
    const { action = '' } = items.find(({ clause }) => clause === 'conduct.i') ?? {}
    const appeal = must(await eva.appeals.file({ action, text: 'I quoted somebody.' }))
    const other = createGoodstanding({ url: pages.server().url, token: mei.token })
    must(await other.ask('POST', `/v1/appeals/${appeal.id}/ask`, { body: { question: 'Whom did you quote?' } }))
    await open(async (page) => {
      const words = page.getByLabel(/^Answer by/)
      await words.fill('My sister ')
      await page.evaluate(`document.querySelector('goodstanding-notice').read()`)
      await page.evaluate(`document.querySelector('goodstanding-notice').setAttribute('lang', 'en')`)
      expect(await words.inputValue()).toBe('My sister ')
    })
  })
})
