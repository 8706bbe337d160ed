/** The policy and notices without JavaScript, and on paper: read, appealed and printed in both languages. */
import type { BrowserContext, Page } from 'playwright-core'
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'
import { clauseFiles } from './server/clause-files.ts'

const pages = usePages()

/** A browser that runs no script. */
async function plainly(language: 'en-GB' | 'zh-CN', width: number): Promise<BrowserContext> {
  return await pages.browser().newContext({
    baseURL: pages.server().url,
    locale: language,
    javaScriptEnabled: false,
    viewport: { width, height: 900 },
  })
}

/** Suspends whom the morning's reports are about; their notice. */
async function suspended(account: string): Promise<{ id: string; appealToken: string }> {
  const { service, mei } = pages.seeded()
  const senior = createGoodstanding({ url: pages.server().url, token: mei.token })
  const { items } = must(await senior.cases.list({ subject: `account/${account}`, status: 'open' }))
  for (const { id } of items) {
    const { version } = must(await senior.cases.claim(id))
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString()
    const decision = { clause: 'conduct.j', actions: [{ type: 'suspend', until }], reason: 'Offers nobody asked for.' }
    must(await senior.cases.decide(id, { ...decision, ifMatch: version } as Parameters<typeof senior.cases.decide>[1]))
  }
  type Notices = { readonly items: readonly { readonly id: string; readonly appealToken: string }[] }
  const notices = must(await service.ask<Notices>('GET', `/v1/notices?subject=account/${account}`))
  const [notice] = notices.items
  if (notice === undefined) throw new Error(`No notice went to ${account}.`)
  return notice
}

const isWiderThan = async (page: Page, width: number): Promise<boolean> =>
  Number(await page.evaluate('document.documentElement.scrollWidth')) > width

const LANGUAGES = [
  { language: 'en-GB', watched: 'What is watched', follows: 'What follows', step: '1 point: warning' },
  { language: 'zh-CN', watched: '检测内容', follows: '后续措施', step: '1 分：警告' },
] as const

describe.skipIf(found === null)('without JavaScript', { timeout: 180_000 }, () => {
  it.each(LANGUAGES)('the policy is read clause by clause: $language', async ({ language, watched, follows, step }) => {
    const context = await plainly(language, 320)
    const page = await context.newPage()
    await page.goto('/')
    const clauses = page.locator('article.clause')
    expect(await clauses.count()).toBe(clauseFiles())
    const first = clauses.first()
    await first.getByText(watched).waitFor()
    const steps = first.locator('details', { hasText: follows }).locator('li')
    expect(await steps.first().isVisible()).toBe(false)
    await first.getByText(follows).click()
    await steps.first().waitFor()
    expect(await steps.first().innerText()).toBe(step)
    expect(await isWiderThan(page, 320)).toBe(false)
    await context.close()
  })

  it.each(LANGUAGES)('the policy prints with everything open and nothing to click: $language', async ({ language }) => {
    const context = await plainly(language, 794)
    const page = await context.newPage()
    await page.goto('/')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const closed = await page.locator('details > ul').evaluateAll((lists) => {
      return lists.filter((list) => list.checkVisibility({ contentVisibilityAuto: true }) === false).length
    })
    expect(closed).toBe(0)
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor')
    expect(paper).toBe('rgb(255, 255, 255)')
    expect(await isWiderThan(page, 794)).toBe(false)
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
    await context.close()
  })

  it.each([
    {
      language: 'en-GB',
      title: 'There is no such page',
      policy: 'The acceptable use policy',
      script: /^This page needs JavaScript/,
    },
    { language: 'zh-CN', title: '没有此页面', policy: '可接受使用政策', script: /^此页面需要 JavaScript/ },
  ] as const)(
    'an address that leads nowhere, and a page that needs a script, say how to go on: $language',
    async (words) => {
      const context = await plainly(words.language, 320)
      const page = await context.newPage()
      for (const path of ['/nowhere', '/legal/terms?x=1', '/me/reports', '/offer-100%', '/%E0%A4%A']) {
        const answer = await page.goto(path)
        expect(answer?.status(), path).toBe(404)
        await page.getByRole('heading', { name: words.title }).waitFor()
        expect(await isWiderThan(page, 320)).toBe(false)
      }
      await page.getByRole('link', { name: words.policy }).click()
      await page.locator('article.clause').first().waitFor()
      await page.goto('/console/queue')
      await page.getByText(words.script).waitFor()
      await page.getByRole('link').click()
      await page.locator('article.clause').first().waitFor()
      await context.close()
      await pages.visit(
        null,
        '/nowhere',
        async (unknown, { errors }) => {
          await expectAccessible(unknown, 'no such page')
          ;(errors as string[]).length = 0 // the browser says of the page itself that it is not there
        },
        { language: words.language },
      )
      // Programs get what they got before.
      const asked = await fetch(`${pages.server().url}/v1/nowhere`, { headers: { accept: 'text/html' } })
      expect(asked.headers.get('content-type')).toContain('application/problem+json')
      const plain = await fetch(`${pages.server().url}/nowhere`)
      expect([plain.status, ((await plain.json()) as { kind: string }).kind]).toEqual([401, 'token.missing'])
    },
  )

  it('whoever is suspended reads what was decided above the appeal, appeals and reads on, by the link of the notice alone', async () => {
    const { id, appealToken } = await suspended('kim')
    const context = await plainly('en-GB', 320)
    const page = await context.newPage()
    await page.goto(`/notices/${id}?token=${appealToken}`)
    const notice = page.getByRole('article', { name: 'Notice' })
    const facts = await notice.locator('dl').first().innerText()
    for (const fact of [
      'conduct.j',
      'a suspension',
      'account kim',
      'Offers nobody asked for.',
      'by a person',
      'Since',
      'Until',
      'Appeal by',
    ])
      expect(facts).toContain(fact)
    expect(await page.locator('main').innerText()).not.toMatch(/\bmei\b/i)
    expect(await isWiderThan(page, 320)).toBe(false)
    await page.getByLabel('What should we look at again').fill('It was one message, to people I know.')
    await page.getByRole('button', { name: 'Send appeal' }).click()
    await page.getByRole('status').getByText('Appeal sent').waitFor()
    expect(await notice.locator('dl').first().innerText()).toBe(facts)
    await page.getByText('It was one message, to people I know.').waitFor()
    await page.goto(`/notices/${id}?token=${appealToken}x`)
    await page.getByRole('heading', { name: 'There is no such notice' }).waitFor()
    await context.close()
  })

  it('a notice prints with both languages and where to appeal, and says when its measure was reversed', async () => {
    const { id, appealToken } = await suspended('li.wei')
    const path = `/notices/${id}?token=${appealToken}`
    const look = { language: 'zh-CN', theme: 'dark' } as const
    await pages.visit(null, path, (notice) => expectAccessible(notice, 'a notice'), look)
    const context = await plainly('zh-CN', 794)
    const page = await context.newPage()
    await page.goto(path)
    const facts = page.locator('dl.facts')
    expect(await facts.first().innerText()).toMatch(/措施\s+停用/)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('textbox').isVisible()).toBe(false)
    expect(await page.getByText(/所附的链接提出申诉/).isVisible()).toBe(true)
    expect(await facts.nth(1).getByText('a suspension').isVisible()).toBe(true)
    const { service, mei } = pages.seeded()
    const senior = createGoodstanding({ url: pages.server().url, token: mei.token })
    const { action } = must(await service.ask<{ action: string }>('GET', `/v1/notices/${id}`))
    must(await senior.ask('POST', `/v1/actions/${action}/reverse`, { body: { why: 'error', reason: 'A mix-up.' } }))
    await page.goto(path)
    expect(await facts.first().innerText()).toMatch(/现状\s+已于 .* 撤销/)
    await context.close()
  })
})
