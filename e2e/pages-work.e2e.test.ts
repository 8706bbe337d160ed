/** How a moderator works: an hour by keyboard alone, in Chinese with an input method, spared from what need not be seen. */
import { createHash } from 'node:crypto'
import { encode } from 'fast-png'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openPage } from './pages/open-browser.ts'
import { message, must } from './pages/seed-traffic.ts'
import { decideByKeys, expectRows, found, rows, settle, typeFilter, usePages } from './pages/use-pages.ts'
import { SERVICE_TOKEN } from './server/start-server.ts'

const pages = usePages()
const { visit, visitAlone } = pages

/** A picture of two halves, in colours. */
function picture(): string {
  const [width, height] = [64, 32]
  const data = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at++) data.set(at % width < 32 ? [220, 40, 40] : [40, 40, 220], at * 3)
  return Buffer.from(encode({ width, height, data, channels: 3, depth: 8 })).toString('base64')
}

async function auditActs(): Promise<readonly string[]> {
  const { url } = pages.server()
  const headers = { authorization: `Bearer ${pages.seeded().ora.token}` }
  const acts: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const answer = await fetch(`${url}/v1/audit/entries?limit=200${cursor && `&cursor=${cursor}`}`, { headers })
    const page = (await answer.json()) as { items: readonly { entry: { act?: string } }[]; next?: string }
    acts.push(...page.items.map(({ entry }) => JSON.stringify(entry)))
    cursor = page.next ?? undefined
  }
  return acts
}

/** What is drawn of a picture that is screened is a few pixels wide. An image that is not decoded yet is 0. */
async function expectBlots(page: Page): Promise<void> {
  const width = await page.evaluate(
    `(async (image) => { await image.decode(); return image.naturalWidth })(document.querySelector('.picture img'))`,
  )
  expect(width).toBeGreaterThan(0)
  expect(width).toBeLessThan(20)
}

/** What is drawn over evidence, as the style sheet draws it. */
const marksOf = (page: Page): Promise<unknown> =>
  page.evaluate(
    `[...document.querySelectorAll('.exhibit .watermark')].map((mark) => getComputedStyle(mark, '::before').content)`,
  )

async function showAndDecide(page: Page, action: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: /^Review decision/ }).waitFor()
  await page.keyboard.press('v')
  await page.locator('.evidence-text').first().waitFor()
  await decideByKeys(page, action, reason)
}

describe.skipIf(found === null)('a moderator', { timeout: 180_000 }, () => {
  it('works an hour by keyboard alone: takes, decides, notes, waits, gives back, undoes, closes alike', async () => {
    await visit(pages.seeded().mei.token, '/console', async (page) => {
      await rows(page).first().waitFor()
      const before = await rows(page).count()
      await page.keyboard.press('t')
      await showAndDecide(page, '1', 'Asked for money in a way that misleads.')
      await rows(page).first().waitFor()

      await page.keyboard.press('z') // takes the decision back
      await page.getByText('Undone with all its effects').waitFor()

      await page.keyboard.press('t')
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.keyboard.press('n')
      await page.keyboard.type('Looks like the one of last week.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByText('Looks like the one of last week.').waitFor()
      await page.keyboard.press('w')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.type('counsel')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.locator('.case-head .tag').getByText('Waiting').waitFor()
      await page.keyboard.press('Escape')

      await rows(page).first().waitFor()
      await page.keyboard.press('t')
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.keyboard.press('s')
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      await page.keyboard.press('g')
      await page.keyboard.press('q')

      await rows(page).first().waitFor()
      await typeFilter(page, 'is:open org:northline source:rule')
      await expectRows(page, 2)
      await page.keyboard.press('x')
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      const bulk = page.getByRole('button', { name: 'Close as no violation' })
      await bulk.focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      expect(await dialog.getByRole('button', { name: 'Close cases' }).isDisabled()).toBe(true)
      for (const link of await dialog.getByRole('link').all()) {
        const [opened] = await Promise.all([page.context().waitForEvent('page'), link.press('Enter')])
        await opened.close()
      }
      await dialog.getByLabel('Reason, for every case').focus()
      await page.keyboard.type('A drill.')
      await dialog.getByRole('button', { name: 'Close cases' }).press('Enter')
      await page.getByText('2 closed, 0 refused').waitFor()
      await dialog.waitFor({ state: 'detached' })
      await page.keyboard.press('z')
      await page.getByText('Undone: the cases are open again').waitFor()
      await typeFilter(page, '')
      await expectRows(page, before) // what was decided and taken back waits again

      await page.keyboard.press('Control+k')
      await page.keyboard.type('oper')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Operations' }).waitFor()
    })
  })

  it('writes Chinese with an input method, and no key of it acts on the page', async () => {
    await visit(
      pages.seeded().ana.token,
      '/console/queue?q=org%3Aacme',
      async (page, { quiet }) => {
        await rows(page).first().waitFor()
        await settle(page, quiet) // rows say in Chinese what was seen once the policy is there
        // A row is one line in Chinese as well: what does not fit is cut, and never runs into the next row.
        const tall = await page.evaluate(
          `[...document.querySelectorAll('.queue-row .seen')].map((seen) => [Math.round(seen.getBoundingClientRect().height), seen.textContent]).filter(([height]) => height > 30)`,
        )
        expect(tall).toEqual([])
        await page.keyboard.press('t')
        await page.getByRole('button', { name: /^核对决定/ }).waitFor()
        const keys = await page.context().newCDPSession(page)
        const compose = async (text: string, chosen: string): Promise<void> => {
          await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
          // What an input method sends while it composes: `Enter` picks a candidate, and belongs to it.
          await page.evaluate(
            `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))`,
          )
          await keys.send('Input.insertText', { text: chosen })
        }
        await page.keyboard.press('c')
        await compose('qi', '欺')
        await compose('pian', '骗')
        expect(await page.getByRole('combobox').inputValue()).toBe('欺骗')
        await page.getByRole('option').first().waitFor()
        await page.keyboard.press('Enter')
        expect(await page.getByRole('combobox').inputValue()).toMatch(/^\w+\.\w+ .*欺骗/)
        await page.keyboard.press('Escape')
        await page.keyboard.press('1')
        await page.keyboard.press('r')
        await compose('xu', '虚')
        await compose('jia', '假')
        await page.keyboard.insertText('投资，诱导同事转账。')
        expect(await page.getByLabel(/^通知中的理由/).inputValue()).toBe('虚假投资，诱导同事转账。')
        expect(await page.getByRole('dialog').count()).toBe(0)
        await page.locator('.notice-preview p[lang=zh-CN]').filter({ hasText: '虚假投资' }).waitFor()
        // Nobody translated it yet, and the English notice says so.
        await page.getByText('(written in Chinese) 虚假投资').waitFor()
        await page.getByLabel('英文译文（选填）').fill('A made-up investment that colleagues pay into.')
        await page.locator('.notice-preview p[lang=en]').filter({ hasText: 'A made-up investment' }).waitFor()
        expect(await page.getByText('(written in Chinese)').count()).toBe(0)
        // Who decides reads the notice in their own language first.
        const order = await page.evaluate(
          `[...document.querySelectorAll('.notice-preview p[lang]')].map(({ lang }) => lang)`,
        )
        expect(order).toEqual(['zh-CN', 'en'])
        await page.keyboard.press('Control+Enter')
        await page.getByRole('dialog').getByRole('button', { name: '发送决定' }).click()
        await page.getByText('决定已发送').waitFor()
      },
      { language: 'zh-CN', theme: 'dark' },
    )
  })

  it('sees a picture screened, then grey, then in colour; each look is an entry, and leaving screens it', async () => {
    const sent = must(
      await pages.seeded().service.decide(
        message('acme', 'rui', 'I will kill you tomorrow, look at this', {
          content: {
            text: 'I will kill you tomorrow, look at this',
            files: [{ name: 'me.png', size: 99, data: picture() }],
          },
        }),
      ),
    )
    await visitAlone(pages.seeded().mei.token, '/sign-in', async (page) => {
      // On a slow machine the ten seconds after which a picture screens itself pass between two looks: they are tried in `pages-outdated`.
      await page.addInitScript(`{
        const wait = setTimeout
        window.setTimeout = (act, ms, ...more) => wait(act, ms === 10_000 ? 1_000_000 : ms, ...more)
      }`)
      await page.goto(`/console/case/${sent.case ?? ''}`)
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      expect(await page.getByRole('img', { name: /Attached image/ }).count()).toBe(0)
      await page.keyboard.press('v')
      const image = page.getByRole('img', { name: /^Attached image/ })
      await page.getByRole('img', { name: 'Attached image, screened' }).waitFor()
      await expectBlots(page)
      expect((await auditActs()).join()).not.toContain('evidence.picture')
      await page.keyboard.press('Shift+V')
      await page.getByRole('img', { name: 'Attached image, in grey' }).waitFor()
      await page.keyboard.press('Shift+V')
      await page.getByRole('img', { name: 'Attached image, in colour' }).waitFor()
      const told = (await auditActs()).join()
      expect(told).toContain('evidence.picture-grey')
      expect(told).toContain('evidence.picture-colour')
      await page.evaluate(`window.dispatchEvent(new Event('blur'))`)
      await image.waitFor({ state: 'detached' }) // leaving the window screens everything
    })
  })

  it('sees a file that was uploaded before, screened as well, and takes it away only when asked twice', async () => {
    const bytes = Buffer.from(picture(), 'base64')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const put = await fetch(`${pages.server().url}/v1/files/${sha256}?name=me.png`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${SERVICE_TOKEN}`, 'content-type': 'image/png' },
      body: bytes,
    })
    expect(put.status).toBe(200)
    const text = 'I will kill you tomorrow, see this'
    const content = { text, files: [{ name: 'me.png', sha256 }] }
    const sent = must(await pages.seeded().service.decide(message('acme', 'rolf', text, { content })))
    await visit(pages.seeded().mei.token, `/console/case/${sent.case ?? ''}`, async (page) => {
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      await page.keyboard.press('v')
      await page.getByRole('img', { name: 'Attached image, screened' }).waitFor()
      await expectBlots(page)
      await page.getByRole('button', { name: 'Download…' }).click()
      expect((await auditActs()).join()).not.toContain('evidence.file-original')
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download', exact: true }).click()
      expect((await downloading).suggestedFilename()).toBe(`${sha256}.evidence`)
      await page.getByRole('button', { name: 'Download…' }).waitFor()
      expect((await auditActs()).join()).toContain('evidence.file-original')
    })
  })

  it('keeps count for themselves, is offered a break, and leaves out what they would rather not see', async () => {
    await visitAlone(pages.seeded().ned.token, '/console/me', async (page) => {
      await page.clock.setFixedTime(new Date()) // what was looked at is counted by day, and midnight may come
      await page.getByLabel('5 severe items').check()
      await page.goto('/console/queue?q=sev%3A3')
      await rows(page).first().waitFor()
      const all = await rows(page).count()
      const path = (await rows(page).first().getByRole('link').getAttribute('href')) ?? ''
      await page.goto(path)
      for (let look = 0; look < 5; look++) {
        await page
          .getByRole('button', { name: /^Show text/ })
          .first()
          .click()
        await page.locator('.evidence-text').first().waitFor()
        // Whose screen it is stands over what is shown, and nowhere else.
        expect(await marksOf(page)).toEqual([expect.stringMatching(/^"ned \d{4}-\d\d-\d\d \d\d:\d\dZ /)])
        if (look === 4) continue
        await page.keyboard.press('b')
        expect(await marksOf(page)).toEqual([])
      }
      await page.getByRole('dialog', { name: 'Time for a break?' }).waitFor()
      await page.getByRole('button', { name: 'Screen everything and stop here' }).click()
      await rows(page).first().waitFor()
      await page.goto('/console/me')
      await page.getByRole('definition').filter({ hasText: '5' }).waitFor()
      await page
        .getByRole('region', { name: 'Wellbeing' })
        .getByLabel(/^How people behave/)
        .check()
      await page.goto('/console/queue?q=sev%3A3')
      await page.getByText(/hidden for you/).waitFor()
      expect(await rows(page).count()).toBeLessThan(all)
    })
    // Another moderator, another browser: nothing of it is theirs.
    await visit(pages.seeded().ned.token, '/console/me', async (page) => {
      await page.getByRole('heading', { name: 'What you looked at today' }).waitFor()
      expect(await page.getByRole('definition').allInnerTexts()).toEqual(['0', '0', '0', '0'])
    })
  })

  it('is told when a case was decided meanwhile, and keeps the draft', async () => {
    const sent = must(await pages.seeded().service.decide(message('acme', 'tove', 'I will kill you tomorrow at work')))
    const path = `/console/case/${sent.case ?? ''}`
    const { token } = pages.seeded().mei
    const one = await openPage(pages.browser(), pages.server().url, token)
    const two = await openPage(pages.browser(), pages.server().url, token)
    await one.page.goto(path)
    await one.page.getByRole('button', { name: 'Claim case' }).click()
    await one.page.getByRole('button', { name: /^Review decision/ }).waitFor()
    await two.page.goto(path)
    await two.page.getByRole('button', { name: /^Review decision/ }).waitFor()
    for (const { page } of [one, two]) {
      await page.keyboard.press('1')
      await page.keyboard.press('r')
      await page.keyboard.type('A threat.')
      await page.getByText('To account/tove').waitFor() // what is tried out later says by itself that it comes too late
    }
    await one.page.keyboard.press('Control+Enter')
    await one.page.getByRole('dialog').getByRole('button', { name: 'Send decision' }).click()
    await one.page.getByText('Decision sent').waitFor()
    await two.page.keyboard.press('Control+Enter')
    await two.page.getByRole('dialog').getByRole('button', { name: 'Send decision' }).click()
    await two.page.getByText('your draft is kept').waitFor()
    await two.page.getByRole('button', { name: 'Reload' }).click()
    await two.page.getByText('Decided by mei').waitFor()
    await two.page.getByText('Your draft').waitFor()
    expect(one.errors).toEqual([])
    await one.context.close()
    await two.context.close()
  })
})
