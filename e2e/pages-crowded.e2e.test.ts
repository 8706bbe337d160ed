/** Pages on a busy day: more cases than are read at once, and names and addresses that fit no column. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { intercept } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, PATIENT, rows, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const THREAT = 'I will kill you tomorrow when you leave the office.'
/** As many as the queue reads at once, and some more. */
const CASES = 207

describe.skipIf(found === null)('on a busy day', { timeout: 180_000 }, () => {
  it('the queue does not say that nothing matches before all of it was read', async () => {
    const { service, mei } = pages.seeded()
    const events = Array.from({ length: CASES }, (_, at) => message('acme', `busy-${at}`, THREAT))
    must(await service.decideAll(events))
    await visit(mei.token, '/console/queue', async (page) => {
      await rows(page).first().waitFor()
      await page.getByText('200 cases shown, there are more').waitFor()
      await page.goto('/console/queue?q=nothing-like-that')
      await page.getByText('None of the cases read so far match').waitFor()
      await page.getByRole('button', { name: 'Look further' }).click()
      await page.getByText('No cases match').waitFor()
      expect(await page.getByRole('button', { name: 'Look further' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Clear filter' }).click()
      await rows(page).first().waitFor()
    })
  })

  it('what can be done with a webhook stands in the window however long its address is, and its end is asked for', async () => {
    const { root } = pages.seeded()
    const url = `https://hooks.example/${'a'.repeat(180)}`
    const admin = createGoodstanding({ url: pages.server().url, token: root.token })
    must(await admin.ask('POST', '/v1/webhooks', { body: { url } }))
    await visit(root.token, '/console/settings?q=webhooks', async (page, { errors }) => {
      const remove = page.getByRole('button', { name: 'Remove', exact: true })
      const { x = 0, width = 0 } = (await remove.boundingBox()) ?? {}
      expect(width).toBeGreaterThan(0)
      expect(x + width).toBeLessThanOrEqual(1440)
      await page.getByRole('button', { name: 'New secret' }).press('Enter')
      await page.getByRole('dialog').getByRole('textbox').waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => page.evaluate('document.activeElement.textContent'), PATIENT).toBe('New secret')
      await intercept(page, '**/v1/webhooks/*', (route) => route.abort())
      await remove.click()
      const question = page.getByRole('dialog')
      await question.getByText(/is told of nothing from now on/).waitFor()
      await question.getByRole('button', { name: 'Remove' }).click()
      await question.getByRole('alert').waitFor()
      // It was disabled while it waited; whoever pressed it presses it again.
      const inHand = () => page.evaluate('document.activeElement.textContent')
      await expect.poll(inHand, PATIENT).toBe('Remove')
      await page.unroute('**/v1/webhooks/*')
      await question.getByRole('button', { name: 'Remove' }).click()
      await page.getByText('None yet').waitFor()
      await expect.poll(() => question.count(), PATIENT).toBe(0)
      ;(errors as string[]).length = 0 // the browser tells of the requests that were held back
    })
  })
})
