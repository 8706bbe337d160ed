/** Where somebody was: coming back from a case, and what stands beside the evidence of one. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { hold } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { decideByKeys, expectRows, found, PATIENT, rows, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const THREAT = 'I will kill you tomorrow when you leave the office.'
const MANY = 40
/** A window in which little is long. */
const SHORT = { height: 480 }

describe.skipIf(found === null)('a moderator', { timeout: 180_000 }, () => {
  it('comes back from a case to the row that led there, and after a decision to the one that took its place', async () => {
    const { service, mei } = pages.seeded()
    must(await service.decideAll(Array.from({ length: MANY }, (_, at) => message('acme', `place-${at}`, THREAT))))
    await visit(mei.token, '/console/queue?q=place-', async (page) => {
      await rows(page).first().waitFor()
      const inHand = () => page.locator('.queue-row.item.current').getByRole('link').innerText()
      for (let step = 0; step < MANY - 5; step += 1) await page.keyboard.press('j')
      const before = await inHand()
      await page.keyboard.press('j')
      const next = await inHand()
      await page.keyboard.press('k')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      await page.goBack()
      expect(await inHand()).toBe(before)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Claim case' }).click()
      await decideByKeys(page, '1', 'He threatened a colleague.')
      await page.locator('.queue-row.item').first().waitFor()
      await expect.poll(inHand, PATIENT).toBe(next) // what was read before stands until the list is read again
      // Another view begins at its first row.
      await page.getByRole('button', { name: /^Open/ }).click()
      await page.waitForURL(/is%3Aopen|is:open/)
      await page.locator('.queue-row.item').first().waitFor()
      expect(await page.locator('.queue-row.item.current').getAttribute('aria-rowindex')).toBe('2')
    })
  })

  it('acts on the row that Tab came to, and takes the focus along from row to row', async () => {
    const { service, ana } = pages.seeded()
    must(await service.decideAll(['tab-1', 'tab-2', 'tab-3'].map((actor) => message('acme', actor, THREAT))))
    await visit(ana.token, '/console/queue?q=tab-', async (page) => {
      await expectRows(page, 3)
      const isSelected = () =>
        rows(page)
          .getByRole('checkbox')
          .evaluateAll((all) => all.map((box) => box.checked))
      const focused = () => page.evaluate<string>('document.activeElement.textContent')
      const inRows = await rows(page).getByRole('link').allInnerTexts()
      await rows(page).getByRole('checkbox').nth(1).focus()
      await page.keyboard.press('Tab')
      expect(await focused()).toBe(inRows[1])
      await page.keyboard.press('x')
      expect(await isSelected()).toEqual([false, true, false])
      await page.keyboard.press('j')
      expect(await focused()).toBe(inRows[2])
      await page.keyboard.press('k')
      await page.keyboard.press('k')
      expect(await focused()).toBe(inRows[0])
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: /tab-\d/.exec(inRows[0] ?? '')?.[0] ?? '' }).waitFor()
    })
  })

  it('comes back to where they were in a long list, and begins another page at its beginning', async () => {
    const { service, mei } = pages.seeded()
    must(await service.decideAll(Array.from({ length: MANY }, (_, at) => message('acme', `far-${at}`, THREAT))))
    await visit(mei.token, '/console/decisions', async (page, { quiet }) => {
      await knowsPlaces(page)
      const link = page.getByRole('link', { name: 'far-2', exact: true }).last()
      await link.scrollIntoViewIfNeeded()
      await quiet()
      const top = () => page.evaluate<number>("document.querySelector('main').scrollTop")
      const before = await top()
      expect(before).toBeGreaterThan(200)
      await link.click()
      await page.waitForURL(/far-2/)
      await page.getByRole('heading', { level: 1, name: 'Investigate' }).waitFor()
      expect(await top()).toBe(0)
      await quiet()
      await page.goBack()
      await expect.poll(top, PATIENT).toBe(before)
    })
  })

  it('begins one long page at its beginning also where another of its kind was read far down', async () => {
    const { service, mei } = pages.seeded()
    const about = (actor: string) => Array.from({ length: 12 }, () => message('acme', actor, THREAT))
    must(await service.decideAll([...about('long-1'), ...about('long-2')]))
    await visit(
      mei.token,
      '/console/subject?q=account/long-1',
      async (page, { quiet }) => {
        const top = () => page.evaluate<number>("document.querySelector('main').scrollTop")
        const lookUp = async (id: string) => {
          // A field in the page would come into view by what is typed.
          await page.keyboard.press('Control+k')
          await page.getByRole('dialog').waitFor()
          await page.keyboard.insertText(`account/${id}`)
          await page.keyboard.press('Enter')
          await page.locator('h2').getByText(`account/${id}`).waitFor()
        }
        // Until the page is long enough it goes no further; what was scrolled is told to a page with its next picture.
        const scrollDown = () =>
          expect
            .poll(
              () =>
                page.evaluate<number>(`new Promise((resolve) => {
                  const page = document.querySelector('main')
                  page.scrollTop = 200
                  requestAnimationFrame(() => requestAnimationFrame(() => resolve(page.scrollTop)))
                })`),
              PATIENT,
            )
            .toBe(200)
        await knowsPlaces(page)
        // Both were read before, so that neither is short for a while.
        await lookUp('long-2')
        await quiet()
        await page.goBack()
        await page.locator('h2').getByText('account/long-1').waitFor()
        await quiet()
        await scrollDown()
        await lookUp('long-2')
        await expect.poll(top, PATIENT).toBe(0)
        await scrollDown()
        await page.goBack()
        await page.locator('h2').getByText('account/long-1').waitFor()
        await expect.poll(top, PATIENT).toBe(200)
      },
      SHORT,
    )
  })

  it('goes back from view to view of the queue, to the row in hand there, and over no letter of a filter', async () => {
    const { service, mei } = pages.seeded()
    must(await service.decideAll(Array.from({ length: 5 }, (_, at) => message('acme', `view-${at}`, THREAT))))
    await visit(mei.token, '/console/queue?q=view-', async (page) => {
      await expectRows(page, 5)
      const inHand = () => page.locator('.queue-row.item.current').getByRole('link').innerText()
      const isAt = (q: string) => page.waitForURL(({ searchParams }) => (searchParams.get('q') ?? '') === q)
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      const third = await inHand()
      await page.getByRole('button', { name: /^Late/ }).click()
      await isAt('due:late')
      await page.getByRole('button', { name: /^Open/ }).click()
      await isAt('is:open')
      await rows(page).first().waitFor()
      await page.keyboard.press('/')
      await page.keyboard.press('End')
      await page.keyboard.type(' view-4')
      await isAt('is:open view-4')
      await expectRows(page, 1)
      // The field is still entered.
      await page.goBack()
      await isAt('is:open')
      await expect.poll(() => page.getByRole('combobox').inputValue(), PATIENT).toBe('is:open')
      await page.goBack()
      await isAt('due:late')
      await page.goBack()
      await isAt('view-')
      await expectRows(page, 5)
      await expect.poll(inHand, PATIENT).toBe(third)
    })
  })

  it('begins another view at its first row, however far down the one before was read', async () => {
    const { service, mei } = pages.seeded()
    must(await service.decideAll(Array.from({ length: 20 }, (_, at) => message('acme', `first-${at}`, THREAT))))
    await visit(
      mei.token,
      '/console/queue?q=is%3Aopen',
      async (page) => {
        const table = page.locator('.queue-table')
        const top = () => table.evaluate((at) => at.scrollTop)
        await rows(page).first().waitFor()
        const all = page.getByRole('button', { name: /^To do/ })
        await all.click()
        await rows(page).first().waitFor()
        await table.evaluate((at) => at.scrollTo(0, 200))
        await expect.poll(top, PATIENT).toBe(200)
        await page.getByRole('button', { name: /^Open/ }).click()
        await page.waitForURL(/is%3Aopen|is:open/)
        await expect.poll(top, PATIENT).toBe(0)
      },
      SHORT,
    )
  })

  it('goes on at the row beside the one that their button took from the list', async () => {
    const { root } = pages.seeded()
    const admin = createGoodstanding({ url: pages.server().url, token: root.token })
    for (const id of ['beside-1', 'beside-2', 'beside-3'])
      must(
        await admin.ask('POST', '/v1/staff', {
          body: { id, name: `Person ${id}`, email: `${id}@operator.example`, roles: ['auditor'] },
        }),
      )
    await visit(root.token, '/console/settings?q=staff', async (page) => {
      const dialog = page.getByRole('dialog')
      const row = () => page.evaluate<string>("document.activeElement.closest('tr')?.cells[0]?.textContent ?? ''")
      await knowsPlaces(page)
      const remove = async (id: string) => {
        const own = page.getByRole('row').filter({ hasText: `Person ${id}` })
        await own.getByRole('button', { name: 'Remove' }).press('Enter')
        await dialog.getByRole('button', { name: 'Remove' }).press('Enter')
        await own.waitFor({ state: 'detached' })
        await dialog.waitFor({ state: 'detached' })
      }
      await remove('beside-2')
      await expect.poll(row, PATIENT).toBe('beside-3')
      await remove('beside-3')
      await expect.poll(row, PATIENT).not.toBe('')
      expect(await page.evaluate('document.activeElement.tagName')).toBe('BUTTON')
    })
  })

  it('goes on where the button was that took a case, gave it back, or showed what is screened', async () => {
    const { service, ana } = pages.seeded()
    const id = must(await service.decide(message('acme', 'panel-1', THREAT))).case ?? ''
    await visit(ana.token, `/console/case/${id}`, async (page) => {
      const focused = () => page.evaluate<string | null>(`document.activeElement.getAttribute('aria-label')`)
      for (const [taken, then] of [
        ['Claim case', 'Give back'],
        ['Give back', 'Claim case'],
      ] as const) {
        await page.getByRole('button', { name: taken }).focus()
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: then }).waitFor()
        await expect.poll(focused, PATIENT).toBe('Decide')
      }
      for (const [pressed, then] of [
        ['Show text', 'Screen again'],
        ['Screen again', 'Show text'],
      ] as const) {
        await page.getByRole('button', { name: pressed }).focus()
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: then }).waitFor()
        expect(await page.evaluate('document.activeElement.className')).toBe('exhibit')
      }
    })
  })

  it('steps from case to case as the rows of their filter stand, also from one that has left them', async () => {
    const { service, mei } = pages.seeded()
    const actors = ['step-1', 'other-1', 'step-2', 'other-2', 'step-3']
    must(await service.decideAll(actors.map((actor) => message('acme', actor, THREAT))))
    await visit(mei.token, '/console/queue?q=step-', async (page) => {
      await expectRows(page, 3)
      const inRows = await rows(page).getByRole('link').allInnerTexts()
      const [first = '', second = '', third = ''] = inRows.map((row) => /step-\d/.exec(row)?.[0] ?? '')
      const isAt = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
      await page.keyboard.press('Enter')
      await isAt(first)
      await page.keyboard.press(']')
      await isAt(second)
      await page.keyboard.press('Escape')
      await expectRows(page, 3)
      expect(await page.locator('.queue-row.item.current').getByRole('link').innerText()).toContain(second)
      await page.keyboard.press('Enter')
      await isAt(second)
      await page.getByRole('button', { name: 'Claim case' }).click()
      await decideByKeys(page, '1', 'He threatened a colleague.')
      await expectRows(page, 2)
      await page.goBack()
      await page.getByText('He threatened a colleague.').first().waitFor()
      await page.keyboard.press(']')
      await isAt(third)
      await page.goBack()
      await isAt(second)
      await page.keyboard.press('[')
      await isAt(first)
    })
  })

  it('is not led away by an answer from where they went meanwhile, and holds nothing that they do not see', async () => {
    const { mei } = pages.seeded()
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    const inHand = async () => must(await moderator.cases.list({ status: 'claimed' })).items.length
    await visit(mei.token, '/console/queue?q=place-', async (page, { quiet }) => {
      await rows(page).nth(1).waitFor()
      const before = await inHand()
      const claiming = await hold(page, '**/claim')
      await page.keyboard.press('t')
      await expect.poll(claiming.count, PATIENT).toBe(1)
      await rows(page).nth(1).getByRole('link').click()
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      const opened = page.url()
      const back = page.waitForResponse((answer) => answer.url().endsWith('/release'))
      claiming.letGo()
      await back
      await quiet()
      expect(page.url()).toBe(opened)
      expect(await inHand()).toBe(before)
    })
  })

  it('takes all rows in view by one key, and in the filter all that is written', async () => {
    await visit(pages.seeded().mei.token, '/console/queue?q=place-', async (page) => {
      await rows(page).first().waitFor()
      await page.keyboard.press('Control+a')
      await page.getByText(`${MANY - 1} selected`).waitFor() // one is decided
      await page.keyboard.press('Escape')
      await page.getByText(`${MANY - 1} selected`).waitFor({ state: 'detached' })
      await page.keyboard.press('/')
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await expect.poll(() => page.getByRole('combobox').inputValue(), PATIENT).toBe('')
      expect(await page.getByText('selected').count()).toBe(0)
    })
  })

  it('has no more in hand than before when cases could not be closed together', async () => {
    const { mei } = pages.seeded()
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    const inHand = async () => must(await moderator.cases.list({ status: 'claimed' })).items.map(({ id }) => id)
    const [own] = must(await moderator.cases.list({ status: 'open', limit: 1 })).items
    must(await moderator.cases.claim(own?.id ?? ''))
    await visit(mei.token, '/console/queue?q=place-', async (page, { expectRefusals }) => {
      await rows(page).first().waitFor()
      for (const key of ['x', 'j', 'x']) await page.keyboard.press(key)
      await page.getByText('2 selected').waitFor()
      await page.getByRole('button', { name: 'Close as no violation' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('link').first().waitFor()
      for (const link of await dialog.getByRole('link').all()) {
        const [opened] = await Promise.all([page.context().waitForEvent('page'), link.press('Enter')])
        await opened.close()
      }
      await dialog.getByLabel('Reason, for every case').fill('A drill.')
      expectRefusals(500)
      const refusal = { kind: 'server.fault', status: 500, title: 'It failed.', detail: 'It failed.', requestId: null }
      await page.route('**/v1/cases/decide', (route) => route.fulfill({ status: 500, json: refusal }))
      await dialog.getByRole('button', { name: 'Close cases' }).click()
      await dialog.getByRole('alert').getByText('It failed.').waitFor()
      expect(await inHand()).toEqual([own?.id])
      await page.unroute('**/v1/cases/decide')
      await dialog.getByRole('button', { name: 'Close cases' }).click()
      await page.getByText('2 closed, 0 refused').waitFor()
    })
  })

  it('reads in the field whom the page is about, also on the way back and where something else led there', async () => {
    await visit(pages.seeded().mei.token, '/console/subject?q=account/place-1', async (page) => {
      const field = page.getByRole('textbox', { name: 'Account, organization' })
      const isAbout = async (id: string) => {
        await page.locator('h2').getByText(`account/${id}`).waitFor()
        await expect.poll(() => field.inputValue(), PATIENT).toBe(`account/${id}`)
      }
      await isAbout('place-1')
      await field.fill('account/place-2')
      await field.press('Enter')
      await isAbout('place-2')
      await page.goBack()
      await isAbout('place-1')
      await field.fill('nobody yet')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('account/place-3')
      await page.keyboard.press('Enter')
      await isAbout('place-3')
      await page.goto('/console/decisions?q=effect:hold')
      const filter = page.locator('form.filters').getByRole('textbox')
      await filter.fill('effect:block')
      await filter.press('Enter')
      await page.waitForURL(/block/)
      await page.goBack()
      await expect.poll(() => filter.inputValue(), PATIENT).toBe('effect:hold')
      await filter.fill('effect:flag')
      await turnBackBeforeDrawn(page, 'flag')
      await expect.poll(() => filter.inputValue(), PATIENT).toBe('effect:hold')
      expect(page.url()).toContain('hold')
    })
  })

  it('reads a long number of a clause beside the evidence, and not over it', async () => {
    const { service, mei } = pages.seeded()
    must(await service.decide(message('acme', 'long-number', THREAT)))
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    const [first] = must(await moderator.cases.list({ subject: 'account/long-number' })).items
    await pages.visitAlone(mei.token, '/sign-in', async (page) => {
      await page.route(`**/v1/cases/${first?.id ?? ''}`, async (route) => {
        const response = await route.fetch()
        const read = (await response.json()) as Readonly<Record<string, unknown>>
        await route.fulfill({ response, json: { ...read, clauses: ['content.b', 'detection.circumvention'] } })
      })
      await page.goto(`/console/case/${first?.id ?? ''}`)
      const margin = page.getByRole('navigation', { name: 'Clauses in play' })
      await margin.getByText('detection.circumvention').waitFor()
      // As wide as it is used, on a tablet held upright, and enlarged to twice its size.
      for (const width of [1440, 768, 720]) {
        await page.setViewportSize({ width, height: 900 })
        const reaches = (await margin.getByText('detection.circumvention').boundingBox()) ?? { x: 0, width: 0 }
        const body = await page.locator('.case-body').boundingBox()
        expect(reaches.x + reaches.width).toBeLessThanOrEqual(body?.x ?? 0)
      }
    })
  })
})

/** What knows where somebody was loads behind the page, with the line that says that an answer is late. */
const knowsPlaces = (page: Page): Promise<void> =>
  page.locator('body > [role=status]').first().waitFor({ state: 'attached' })

/** Asks for what is typed, and turns back before it is drawn: the page draws in tasks that it gives itself by messages. */
async function turnBackBeforeDrawn(page: Page, typed: string): Promise<void> {
  await page.evaluate(`(async () => {
    const post = MessagePort.prototype.postMessage
    const held = []
    MessagePort.prototype.postMessage = function (...message) {
      held.push(() => post.apply(this, message))
    }
    const turned = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }))
    document.querySelector('form.filters').requestSubmit()
    while (!location.search.includes('${typed}')) await new Promise((resolve) => setTimeout(resolve, 1))
    history.back()
    await turned
    MessagePort.prototype.postMessage = post
    for (const send of held) send()
  })()`)
}
