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

  it('offers words for the reason that are longer than the panel, which none of its fields leaves', async () => {
    const { ned } = pages.seeded()
    await visit(ned.token, '/console/queue?q=subject%3Aaccount%2Fchen', async (page) => {
      await rows(page).first().waitFor()
      await page.keyboard.press('t')
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.locator('.offers .button').first().waitFor()
      const widths =
        '[...document.querySelectorAll(".decide-form, .offers span")].map((it) => it.scrollWidth - it.clientWidth)'
      const [panel, ...offers] = await page.evaluate<number[]>(widths)
      expect(Math.max(...offers)).toBeGreaterThan(0)
      expect(panel).toBe(0)
      await page.keyboard.press('s')
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
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

  it('reads the pages that somebody loaded again by its clock, and of many each the less often', async () => {
    await pages.visitAlone(pages.seeded().ned.token, '/sign-in', async (page) => {
      const asked: string[] = []
      await page.route('**/v1/cases?*limit=200*', async (route) => {
        const turn = Number(new URL(route.request().url()).searchParams.get('cursor') ?? '0')
        asked.push(String(turn))
        const next = turn < 8 ? String(turn + 1) : null
        if (turn > 0) return route.fulfill({ json: { items: [], next } })
        const response = await route.fetch()
        const { items } = (await response.json()) as { readonly items: readonly unknown[] }
        return route.fulfill({ response, json: { items, next } })
      })
      await page.clock.install()
      await page.goto('/console/queue?q=status%3Aopen')
      await rows(page).first().waitFor()
      const count = await rows(page).count()
      await page.clock.pauseAt(Date.now() + 600_000)
      const more = page.getByRole('button', { name: /^(Show more|Search on)$/ })
      await expect
        .poll(async () => {
          if (await more.isEnabled({ timeout: 1_000 }).catch(() => false)) await more.click()
          await page.clock.runFor(100)
          return asked.includes('8')
        }, PATIENT)
        .toBe(true)
      await page.clock.runFor(20_000)
      asked.length = 0
      const readIn = async (ms: number): Promise<number> => {
        await page.clock.runFor(ms)
        await page.clock.runFor(100)
        await page.evaluate('new Promise((resolve) => queueMicrotask(resolve))')
        const first = asked.length
        if (first > 0) await expect.poll(() => asked.length, PATIENT).toBe(9)
        return asked.splice(0).length
      }
      let read = 0
      for (let turn = 0; turn < 12; turn += 1) read += await readIn(15_000)
      // Nine pages in three minutes: at the pace of one answer they would be 108 requests.
      expect(read / 9).toBeGreaterThanOrEqual(3)
      expect(read / 9).toBeLessThanOrEqual(4)
      expect(await rows(page).count()).toBe(count)
    })
  })
})
