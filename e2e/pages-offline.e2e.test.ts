/** Without a network: what cannot be done is said at once and is not done later, and what stands on a page stays. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { intercept } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, usePages } from './pages/use-pages.ts'

const THREAT = 'I will kill you tomorrow when you leave the office.'
const pages = usePages({ traffic: 'none' })
const caseAbout = async (actor: string): Promise<string> =>
  must(await pages.seeded().service.decide(message('acme', actor, THREAT))).case ?? ''
const notesOf = async (id: string): Promise<number> => {
  const staff = createGoodstanding({ url: pages.server().url, token: pages.seeded().mei.token })
  return must(await staff.cases.get(id)).notes.length
}

const open = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/console/case/${id}`)
  await page.getByRole('button', { name: 'Claim case' }).waitFor()
}

describe.skipIf(found === null)('without a network', { timeout: 180_000 }, () => {
  it('an act says that it was not done, and is not done once the network is back', async () => {
    const id = await caseAbout('offline-1')
    await pages.visitAlone(pages.seeded().mei.token, '/sign-in', async (page, { context, errors, quiet }) => {
      await open(page, id)
      await quiet()
      await page.getByRole('button', { name: /^Note/ }).click()
      const prompt = page.getByRole('dialog')
      await prompt.getByRole('textbox').fill('Asked his team.')
      await context.setOffline(true)
      await prompt.getByRole('button', { name: 'Save note' }).click()
      await prompt.getByRole('alert').waitFor()
      await page.keyboard.press('Escape')
      await prompt.waitFor({ state: 'detached' })
      const sent: string[] = []
      page.on('request', (request) => {
        if (request.method() === 'POST') sent.push(request.url())
      })
      const reading = page.waitForResponse((answer) => answer.url().endsWith(`/v1/cases/${id}`))
      await context.setOffline(false)
      // What is shown is read again by itself.
      await reading
      await quiet()
      expect(sent.filter((url) => url.includes('/note'))).toEqual([])
      expect(await notesOf(id)).toBe(0)
      ;(errors as string[]).length = 0 // the browser tells of what it could not send
    })
  })

  it('a page that was not opened before says that it cannot be loaded, and the others stay', async () => {
    await caseAbout('offline-2')
    await pages.visitAlone(pages.seeded().mei.token, '/console/queue', async (page, { context, errors, quiet }) => {
      await expectRows(page, 2)
      await quiet()
      await context.setOffline(true)
      await page.getByRole('link', { name: 'Operations' }).click()
      await page.getByRole('heading', { level: 1, name: 'This could not be loaded' }).waitFor()
      const asked = page.waitForEvent('requestfailed')
      await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
      await asked
      await page.getByRole('link', { name: 'Queue' }).click()
      await expectRows(page, 2)
      await context.setOffline(false)
      await page.getByRole('link', { name: 'Operations' }).click()
      await page.getByRole('heading', { level: 1, name: 'Operations' }).waitFor()
      ;(errors as string[]).length = 0
    })
  })

  it('a part that another version of the server has no more says so in its place, and the page around it stands', async () => {
    const id = await caseAbout('offline-5')
    await pages.visitAlone(
      pages.seeded().mei.token,
      '/console/queue?q=offline-5',
      async (page, { quiet, expectRefusals }) => {
        expectRefusals(404)
        await expectRows(page, 1)
        await quiet()
        await page.route('**/pages/part-*', (route) => route.fulfill({ status: 404 }))
        const said = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
        // A dialog that cannot open: what was selected for it stays selected.
        await page.keyboard.press('x')
        await page.keyboard.press('m')
        await said.getByRole('button', { name: 'Close' }).click()
        await said.waitFor({ state: 'detached' })
        await page.getByText('1 selected').waitFor()
        await page.keyboard.press('?')
        await said.getByRole('button', { name: 'Close' }).click()
        await page.unroute('**/pages/part-*')
        await open(page, id)
        await quiet()
        await page.keyboard.press('n')
        await page.getByRole('dialog').getByRole('textbox').fill('Asked his team.')
        await page.keyboard.press('Escape')
        await page.route('**/pages/part-*', (route) => route.fulfill({ status: 404 }))
        await page.keyboard.press('v')
        await said.waitFor()
        await page.getByRole('button', { name: 'Claim case' }).waitFor()
        await page.unroute('**/pages/part-*')
        await said.getByRole('button', { name: 'Load the page again' }).click()
        await said.waitFor({ state: 'detached' })
        await page.getByRole('button', { name: /^Note/ }).click()
        expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('Asked his team.')
        await page.keyboard.press('Escape')
        await page.keyboard.press('v')
        await page.getByText(THREAT).first().waitFor()
      },
    )
  })

  it('a page whose scripts are not all there says so where nothing else could, and is loaded again from there', async () => {
    const token = await pages.seeded().member('acme-boss', 'acme', 'admin')
    for (const [who, path] of [
      [pages.seeded().mei.token, '/console/queue'],
      [token, '/org/reports'],
    ] as const)
      await pages.visitAlone(who, '/healthz', async (page, { expectRefusals }) => {
        expectRefusals(404)
        await page.route('**/pages/part-*', (route) => route.fulfill({ status: 404 }))
        await page.goto(path)
        const again = page.getByRole('main').getByRole('link', { name: 'Load the page again' })
        await again.waitFor()
        await page.unroute('**/pages/part-*')
        await again.click()
        await page.getByRole('navigation', { name: 'Pages' }).waitFor()
        expect(await again.count()).toBe(0)
        expect(new URL(page.url()).pathname).toBe(path)
      })
  })

  it('what was decided before is not called nothing where it could not be read', async () => {
    const id = await caseAbout('offline-4')
    await pages.visitAlone(pages.seeded().mei.token, '/sign-in', async (page, { expectRefusals }) => {
      expectRefusals(500)
      const refusal = { kind: 'server.fault', status: 500, title: 'It failed.', detail: 'It failed.', requestId: null }
      const asked = /[/]v1[/](cases[?]subject|actions[?]case)=/
      await page.route(asked, (route) => route.fulfill({ status: 500, json: refusal }))
      await open(page, id)
      const again = page.getByRole('button', { name: 'Try again' })
      await expect.poll(() => again.count(), PATIENT).toBe(2)
      expect(await page.getByText('None.').count()).toBe(0)
      await page.unroute(asked)
      for (const left of [1, 0]) {
        await again.first().click()
        await expect.poll(() => again.count(), PATIENT).toBe(left)
      }
      await page.getByText('None.').waitFor()
    })
  })

  it('what was sent from a dialog is answered there, however often somebody wants to leave it before', async () => {
    const id = await caseAbout('offline-3')
    await pages.visitAlone(pages.seeded().mei.token, '/sign-in', async (page, { errors }) => {
      await open(page, id)
      let cut = (): void => undefined
      const gone = new Promise<void>((resolve) => {
        cut = resolve
      })
      let asked = 0
      await intercept(page, '**/note', async (route) => {
        asked += 1
        await gone
        await route.abort()
      })
      await page.getByRole('button', { name: /^Note/ }).click()
      const prompt = page.getByRole('dialog')
      await prompt.getByRole('textbox').fill('Asked his team.')
      await prompt.getByRole('button', { name: 'Save note' }).click()
      await expect.poll(() => asked, PATIENT).toBe(1)
      const cancel = prompt.getByRole('button', { name: 'Cancel' })
      await expect.poll(() => cancel.isDisabled(), PATIENT).toBe(true) // the page draws it a moment after it asks
      // A browser lets a page refuse that once, and closes the dialog the second time whatever the page says.
      for (let press = 0; press < 4; press += 1) await page.keyboard.press('Escape')
      expect(await cancel.isDisabled()).toBe(true)
      cut()
      await prompt.getByRole('alert').waitFor()
      expect(await prompt.getByRole('textbox').inputValue()).toBe('Asked his team.')
      await page.keyboard.press('Escape')
      await prompt.waitFor({ state: 'detached' })
      expect(new URL(page.url()).pathname).toBe(`/console/case/${id}`)
      ;(errors as string[]).length = 0
    })
  })
})
