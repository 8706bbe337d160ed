/** A page beside another one of the same browser: signed in anew there, and left by whoever is not signed out yet. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { intercept } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, settle, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const THREAT = 'I will kill you tomorrow when you leave the office.'

describe.skipIf(found === null)('a page beside another', { timeout: 180_000 }, () => {
  it('sends what was written at once when they signed in anew in the other, and loses nothing', async () => {
    const { service, mei } = pages.seeded()
    must(await service.decide(message('acme', 'two-tabs', THREAT)))
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    const [first] = must(await moderator.cases.list({ subject: 'account/two-tabs' })).items
    await pages.visit(mei.token, `/console/case/${first?.id ?? ''}`, async (page, { quiet, expectRefusals }) => {
      await page.getByRole('button', { name: /^Note/ }).waitFor()
      await quiet()
      expectRefusals(403)
      expectRefusals(401)
      const headers = { origin: pages.server().url }
      await page.request.post('/v1/session', { data: { token: mei.token }, headers })
      await page.getByRole('button', { name: /^Note/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('He is known to us.')
      await dialog.getByRole('button', { name: 'Save note' }).click()
      await page.getByRole('region', { name: 'History' }).getByText('He is known to us.').waitFor()
      expect(await page.getByText('Your session has ended.').count()).toBe(0)
    })
  })

  it('sees that they are signed in again when they come back to it, and goes on where they were', async () => {
    const { mei } = pages.seeded()
    const headers = { origin: pages.server().url }
    await pages.visit(mei.token, '/console/me', async (page, { quiet, context, expectRefusals }) => {
      await settle(page, quiet)
      expectRefusals(401)
      const ended = page.getByText('Your session has ended.')
      const goOn = page.getByRole('button', { name: 'I have signed in, continue' })
      const link = page.getByRole('link', { name: 'Transparency', exact: true })
      await context.clearCookies()
      await link.focus()
      await page.keyboard.press('Enter')
      await goOn.waitFor()
      const before = await page.evaluate('document.activeElement.outerHTML')
      await page.request.post('/v1/session', { data: { token: mei.token }, headers })
      await goOn.focus()
      await page.keyboard.press('Enter')
      await ended.waitFor({ state: 'detached' })
      expect(await page.evaluate('document.activeElement.outerHTML')).toBe(before)
      await page.getByText('stands for a number from 1 to 4').waitFor()
      await context.clearCookies()
      await page.getByRole('link', { name: 'Rules', exact: true }).click()
      await page.getByRole('link', { name: 'Queue', exact: true }).click()
      await goOn.waitFor()
      await page.request.post('/v1/session', { data: { token: mei.token }, headers })
      await page.evaluate(`dispatchEvent(new Event('focus'))`)
      await ended.waitFor({ state: 'detached' })
      await page.getByRole('heading', { name: 'Queue' }).waitFor()
    })
  })

  it('reads nothing as somebody else who signed in in the other, and goes on as them once it is told to', async () => {
    const { service, mei, ora, member } = pages.seeded()
    const headers = { origin: pages.server().url }
    must(await service.decide(message('northline', 'beside', THREAT)))
    for (const [first, second, path, link, seen, then] of [
      [
        await member('acme-boss', 'acme', 'admin'),
        await member('northline-boss', 'northline', 'admin'),
        '/org/screening',
        'Reports',
        'No reports are waiting for you',
        'No reports are waiting for you',
      ],
      [mei.token, ora.token, '/console/me', 'Queue', 'beside', 'You do not have access'],
    ] as const)
      await pages.visit(first, path, async (page, { quiet, expectRefusals }) => {
        await settle(page, quiet)
        expectRefusals(401)
        expectRefusals(403) // what counts rows is sent
        await page.request.post('/v1/session', { data: { token: second }, headers })
        await page.getByRole('link', { name: link, exact: true }).click()
        await page.getByText('Your session has ended.').waitFor()
        await page.getByText('This could not be loaded').first().waitFor()
        expect(await page.getByText(seen).count()).toBe(0)
        await page.getByRole('button', { name: 'I have signed in, continue' }).click()
        await page.getByText(then).first().waitFor()
      })
  })

  it('reads on when they signed in anew in the other before anything was refused', async () => {
    const { mei } = pages.seeded()
    await pages.visit(mei.token, '/console/me', async (page, { quiet, expectRefusals }) => {
      await settle(page, quiet)
      expectRefusals(401)
      const headers = { origin: pages.server().url }
      await page.request.post('/v1/session', { data: { token: mei.token }, headers })
      await page.getByRole('link', { name: 'Transparency', exact: true }).click()
      await page.getByText('stands for a number from 1 to 4').waitFor()
      expect(await page.getByText('Your session has ended.').count()).toBe(0)
    })
  })

  it('says when nobody was signed out, and signs out once it can', async () => {
    const { mei, member } = pages.seeded()
    const boss = await member('acme-boss', 'acme', 'admin')
    for (const [token, path] of [
      [mei.token, '/console/me'],
      [boss, '/org/screening'],
    ] as const)
      await pages.visit(token, path, async (page, { quiet, errors }) => {
        await quiet()
        const out = page.getByRole('button', { name: 'Sign out' })
        await intercept(page, '**/v1/session', (route) => route.abort())
        await out.click()
        await page.getByText('The server did not answer.').waitFor()
        expect(new URL(page.url()).pathname).toBe(path)
        ;(errors as string[]).length = 0 // the browser tells of the request that was cut off
        await page.unroute('**/v1/session')
        await out.click()
        await page.waitForURL(/\/sign-in/)
      })
  })
})
