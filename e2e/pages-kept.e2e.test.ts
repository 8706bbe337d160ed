/** What somebody typed is there again: after Escape, after another page, until it was sent. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, goOn, PATIENT, sendInHand, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages

/** By a link of the page itself, as people go: another page of the window would begin anew. */
const goBy = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).click()

describe.skipIf(found === null)('what was typed', { timeout: 180_000 }, () => {
  it('into a complaint stays while its administrator looks something up, and is gone once it was sent', async () => {
    await visit(await pages.seeded().member('acme-boss', 'acme', 'admin'), '/org/feedback', async (page) => {
      await page.getByLabel('Account id').fill('kim')
      await page.getByLabel('What happened').fill('It has gone on for three weeks.')
      await goBy(page, 'Standing')
      await page.getByRole('heading', { name: 'Standing of your organization' }).waitFor()
      await goBy(page, 'Feedback')
      await expect
        .poll(() => page.getByLabel('What happened').inputValue(), PATIENT)
        .toBe('It has gone on for three weeks.')
      expect(await page.getByLabel('Account id').inputValue()).toBe('kim')
      await page.getByRole('button', { name: 'Send complaint' }).click()
      await expect.poll(() => page.getByLabel('What happened').inputValue(), PATIENT).toBe('')
      await goBy(page, 'Standing')
      await goBy(page, 'Feedback')
      expect(await page.getByLabel('What happened').inputValue()).toBe('')
    })
  })

  it('into a dialog stays when it is closed by mistake, with its translation', async () => {
    const member = createGoodstanding({
      url: pages.server().url,
      token: await pages.seeded().member('zoe', 'acme', 'member'),
    })
    must(await member.reports.file({ about: { account: 'li.wei' }, text: 'He shouts at all of us.' }))
    await visit(await pages.seeded().member('acme-boss', 'acme', 'admin'), '/org', async (page) => {
      const card = page.getByRole('article').filter({ hasText: 'He shouts at all of us.' })
      const dialog = page.getByRole('dialog')
      await card.getByRole('button', { name: 'Dismiss' }).click()
      await dialog.getByRole('textbox').first().fill('It was the noise of the machines.')
      await dialog.getByRole('textbox').nth(1).fill('是机器的噪音。')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await card.getByRole('button', { name: 'Dismiss' }).click()
      expect(await dialog.getByRole('textbox').first().inputValue()).toBe('It was the noise of the machines.')
      expect(await dialog.getByRole('textbox').nth(1).inputValue()).toBe('是机器的噪音。')
      await dialog.getByRole('button', { name: 'Dismiss' }).click()
      await card.waitFor({ state: 'detached' })
    })
  })

  it('of a request of an authority stays when its form is closed', async () => {
    await visit(pages.seeded().lex.token, '/console/legal', async (page) => {
      const dialog = page.getByRole('dialog')
      const open = () => page.getByRole('button', { name: 'Record a request' }).click()
      await open()
      await dialog.getByLabel('Authority').fill('AG Kiel')
      await dialog.getByLabel(/^About, one per line/).fill('account/li.wei')
      await dialog.getByRole('checkbox', { name: 'decisions' }).check()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await open()
      expect(await dialog.getByLabel('Authority').inputValue()).toBe('AG Kiel')
      expect(await dialog.getByRole('checkbox', { name: 'decisions' }).isChecked()).toBe(true)
      await dialog.getByLabel('Legal basis').fill('Order 12')
      await dialog.getByRole('button', { name: 'Record a request' }).click()
      await dialog.waitFor({ state: 'detached' })
      await open()
      expect(await dialog.getByLabel('Authority').inputValue()).toBe('')
    })
  })
})

describe.skipIf(found === null)('an address of the console', { timeout: 180_000 }, () => {
  it('is where whoever has to sign in first comes to', async () => {
    await visit(null, '/console/queue?q=org%3Aacme', async (page, { expectRefusals }) => {
      expectRefusals(401)
      const way = page.getByRole('link', { name: 'Sign in' })
      expect(await way.getAttribute('href')).toBe('/sign-in?to=%2Fconsole%2Fqueue%3Fq%3Dorg%253Aacme')
      await way.click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.content()).toContain('/console/queue?q=org%3Aacme')
    })
  })
})

describe.skipIf(found === null)('an appeal', { timeout: 180_000 }, () => {
  it('has its evidence and history beside it, and is answered by keys', async () => {
    const { service, mei, ana } = pages.seeded()
    must(await service.decide(message('acme', 'filmgoer', 'I will kill you tomorrow when you leave the office.')))
    const senior = createGoodstanding({ url: pages.server().url, token: mei.token })
    const [open] = must(await senior.cases.list({ subject: 'account/filmgoer' })).items
    const id = open?.id ?? ''
    must(await senior.cases.claim(id))
    const [clause = ''] = open?.clauses ?? []
    const { actions } = must(
      await senior.cases.decide(id, { clause, actions: [{ type: 'warn' }], reason: 'A threat.' }),
    )
    const appeal = must(await service.appeals.file({ action: actions[0]?.id ?? '', text: 'A line of a film.' }))
    await visit(ana.token, '/console/queue', async (page) => {
      await page.getByRole('heading', { name: 'Queue' }).waitFor()
      await goOn(page, `/console/appeal/${appeal.id}`)
      await page.getByRole('heading', { name: 'Evidence' }).waitFor()
      await page.getByRole('heading', { name: 'History' }).waitFor()
      await page.keyboard.press('v')
      await page.locator('.evidence-text').getByText('I will kill you').waitFor()
      await page.keyboard.press('2')
      await expectAccessible(page, 'an appeal with its evidence')
      expect(await page.getByRole('radio', { name: 'Lift the warning' }).isChecked()).toBe(true)
      await page.keyboard.press('r')
      await page.keyboard.type('We found the film.')
      await page.keyboard.press('Control+Enter')
      await sendInHand(page).waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByRole('heading', { name: 'Queue' }).waitFor()
    })
    expect(must(await senior.appeals.get(appeal.id)).status).toBe('overturned')
  })
})

describe.skipIf(found === null)('a second look', { timeout: 180_000 }, () => {
  it('is taken by keys, as a case is decided', async () => {
    const { mei, ana } = pages.seeded()
    const senior = createGoodstanding({ url: pages.server().url, token: mei.token })
    const [open] = must(await senior.cases.list({ subject: 'account/sam', status: 'open' })).items
    must(await senior.cases.claim(open?.id ?? ''))
    must(await senior.cases.decide(open?.id ?? '', { outcome: 'no-violation', reason: 'A drill.' }))
    const other = createGoodstanding({ url: pages.server().url, token: ana.token })
    must(await other.ask('POST', '/v1/second-reviews/draw', { body: { size: 50 } }))
    await visit(ana.token, '/console/quality', async (page) => {
      await page.getByRole('columnheader', { name: 'Drawn' }).waitFor()
      await page
        .getByRole('row', { name: /Account sam/ })
        .getByRole('link', { name: 'Judge' })
        .click()
      await page
        .getByRole('button', { name: /^Show text/ })
        .first()
        .waitFor()
      await page.keyboard.press('1')
      expect(await page.getByRole('checkbox', { name: 'Warn' }).isChecked()).toBe(true)
      await page.keyboard.press('0')
      expect(await page.getByRole('checkbox', { name: 'Warn' }).isChecked()).toBe(false)
      await page.keyboard.press('r')
      await page.keyboard.type('A figure of speech.')
      await expectAccessible(page, 'a second look with its keys')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('row', { name: /Account sam/ }).waitFor({ state: 'detached' })
      await page.getByRole('heading', { name: 'Quality' }).waitFor()
    })
  })
})
