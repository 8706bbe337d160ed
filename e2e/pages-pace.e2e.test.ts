/** How fast a moderator gets through the day: the usual case in four keys, and the next one is there. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, PATIENT, rows, sendInHand, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages

describe.skipIf(found === null)('case after case', { timeout: 180_000 }, () => {
  it('is decided by the suggestion and four keys, and the next one is claimed', async () => {
    const { service, mei, ned } = pages.seeded()
    for (const actor of ['pace-1', 'pace-2', 'pace-3'])
      must(await service.decide(message('acme', actor, 'I will kill you tomorrow when you leave the office.')))
    await visit(ned.token, '/console/queue?q=org%3Aacme+pace', async (page) => {
      await rows(page).first().waitFor()
      await page.keyboard.press('t')
      for (const isFirst of [true, false]) {
        await page.getByRole('button', { name: /^Review decision/ }).waitFor()
        const title = await page.getByRole('heading', { level: 1 }).innerText()
        await page.getByText('The ladder suggests').waitFor()
        await page.keyboard.press('v')
        await page.locator('.evidence-text').first().waitFor()
        await page.keyboard.press('u')
        await expect.poll(() => page.getByLabel(/^Reason in the notice/).inputValue(), PATIENT).toMatch(/threat/)
        expect(await page.getByLabel(/^Chinese translation/).inputValue()).toMatch(/威胁/)
        await page.keyboard.press('Control+Enter')
        await sendInHand(page).waitFor()
        if (isFirst) {
          await expectAccessible(page, 'a review that leads to the next case')
          await page.getByRole('dialog').getByLabel('Then take the next case').check()
        }
        await page.keyboard.press('Control+Enter')
        await page.getByText('Decision sent').first().waitFor()
        await page.getByRole('heading', { level: 1 }).filter({ hasNotText: title }).waitFor()
        expect(new URL(page.url()).pathname).toMatch(/^\/console\/case\//)
      }
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.keyboard.press('s')
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
    })
    const decided = must(
      await createGoodstanding({ url: pages.server().url, token: mei.token }).cases.list({ status: 'decided' }),
    )
    expect(decided.items.filter(({ subject }) => subject.id.startsWith('pace-'))).toHaveLength(2)
  })

  it('ends in the queue where nothing is left, and says so', async () => {
    const { service, ned } = pages.seeded()
    must(await service.decide(message('northline', 'last-one', 'I will kill you tomorrow when you leave the office.')))
    await visit(ned.token, '/console/queue?q=org%3Anorthline+last-one', async (page) => {
      await page.evaluate(`localStorage.setItem('goodstanding.afterDecision', 'next')`)
      await page.reload()
      await rows(page).first().waitFor()
      await page.keyboard.press('t')
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.keyboard.press('0')
      await page.keyboard.press('Control+Enter') // the reason is missing: the hand goes there
      await expect.poll(() => page.evaluate('document.activeElement.tagName'), PATIENT).toBe('TEXTAREA')
      await page.keyboard.type('A line of a film.')
      await page.keyboard.press('Control+Enter')
      await sendInHand(page).waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('There is no free case for you.').waitFor()
      await page.getByText('No cases match').waitFor()
    })
  })

  it('shows several exhibits by one key, and where a decision leads is set under Me', async () => {
    const { service, ned } = pages.seeded()
    for (const text of ['I will kill you tomorrow.', 'I will kill you on Friday when you leave the office.'])
      must(await service.decide(message('acme', 'twice', text)))
    await visit(ned.token, '/console/queue?q=subject%3Aaccount%2Ftwice', async (page) => {
      await rows(page).first().waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /^Show 2/ }).waitFor()
      await page.keyboard.press('a')
      await expect.poll(() => page.locator('.evidence-text').count(), PATIENT).toBe(2)
      await page.keyboard.press('b')
      await page.getByRole('button', { name: /^Show 2/ }).waitFor()
      await page.goto('/console/me')
      await page.getByRole('group', { name: 'After a decision' }).getByLabel('Take the next case').check()
      expect(await page.evaluate(`localStorage.getItem('goodstanding.afterDecision')`)).toBe('next')
    })
  })
})

describe.skipIf(found === null)('the queue', { timeout: 180_000 }, () => {
  it('marks the view that it opens with, and says the first of what was seen', async () => {
    await visit(pages.seeded().ned.token, '/console/queue', async (page) => {
      await rows(page).first().waitFor()
      const pressed = page.locator('.filters-kept [aria-pressed=true]')
      await expect.poll(() => pressed.innerText(), PATIENT).toMatch(/^To do/)
      await page.getByRole('button', { name: /^Open/ }).click()
      await expect.poll(() => pressed.innerText(), PATIENT).toMatch(/^Open/)
      expect(await pressed.count()).toBe(1)
      const row = rows(page).filter({ hasText: 'li.wei' }).first()
      const [short, whole] = [
        await row.getByRole('link').innerText(),
        await row.getByRole('link').getAttribute('title'),
      ]
      expect(short).toMatch(/ \+\d$/)
      expect(whole).toContain('is against the law where the organization is based')
    })
  })
})
