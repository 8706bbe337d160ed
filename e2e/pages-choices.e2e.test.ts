/** What somebody is asked before they choose: nothing is chosen for them, what sends it is in view, and what stands in the way says until when. */
import { createGoodstanding } from '@goodstanding/sdk'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { intercept } from './pages/hold.ts'
import { type Made, seedWork } from './pages/seed-work.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, sendInHand, usePages } from './pages/use-pages.ts'

const THREAT = 'I will kill you tomorrow when you leave the office.'
const pages = usePages()
let made: Made
beforeAll(async () => {
  if (found !== null) made = await seedWork(pages.server().url, pages.seeded())
})
const clientOf = (token: string) => createGoodstanding({ url: pages.server().url, token })

describe.skipIf(found === null)('a choice', { timeout: 120_000 }, () => {
  it('about an appeal is nobody’s but the reviewer’s: none stands there before', async () => {
    const { ana } = pages.seeded()
    await pages.visit(ana.token, `/console/appeal/${made.appeal}`, async (page) => {
      await page.getByLabel('Answer to the appeal').fill('It was a line of a film.')
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
      await page.getByRole('button', { name: 'Review answer' }).click()
      await page.getByText('Choose an outcome.').waitFor()
      expect(await page.evaluate('document.activeElement.name')).toBe('outcome') // led there, also where a phone hides it
      await expectAccessible(page, 'an appeal without an outcome')
      expect(must(await clientOf(ana.token).appeals.get(made.appeal)).status).toBe('pending')
      await page.getByLabel('Lift the warning').check()
      await page.getByRole('button', { name: 'Review answer' }).click()
      await page.getByText('Whoever appealed reads').waitFor()
      await page.getByRole('button', { name: 'Send answer' }).click()
      await page.getByText('Answer sent').waitFor()
    })
    expect(must(await clientOf(ana.token).appeals.get(made.appeal)).status).toBe('overturned')
  })

  it('that fills a sheet is sent by a button in view, however low the window', async () => {
    await pages.visit(
      pages.seeded().lex.token,
      '/console/legal',
      async (page) => {
        await page.getByRole('button', { name: 'Record a request' }).click()
        const send = page.getByRole('dialog').getByRole('button', { name: 'Record a request' })
        await send.waitFor()
        const box = await send.boundingBox()
        expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThan(620)
        // Nor does it lie over the field that is being filled.
        const last = page.getByRole('dialog').getByLabel('Until (day in UTC)')
        await last.focus()
        const field = await last.boundingBox()
        expect((field?.y ?? 999) + (field?.height ?? 0)).toBeLessThan((await send.boundingBox())?.y ?? 0)
      },
      { height: 620 },
    )
  })

  it('of where to go is left by one Escape, and says when nothing is called that', async () => {
    await pages.visit(pages.seeded().mei.token, '/console/queue', async (page) => {
      await page.locator('.queue-row.item').first().waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('oper')
      await page.getByRole('option', { name: 'Operations' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.keyboard.press('Control+k')
      await page.keyboard.type('nowhere')
      await page.getByText('No page or id matches').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    })
  })

  it('that somebody else has in hand says whose it is, and until when at least', async () => {
    const { mei, ana } = pages.seeded()
    const claimed = must(await clientOf(ana.token).cases.claim(made.open))
    // Where it ends after midnight, the day is said in the place of the time.
    const until = new Date(claimed.lease?.until ?? 0).toISOString().slice(11, 16)
    await pages.visit(mei.token, `/console/case/${made.open}`, async (page) => {
      await page
        .getByText(new RegExp(`ana has claimed this, until (?:${until} UTC|\\d+ \\w+) at least`))
        .first()
        .waitFor()
    })
    await pages.visit(
      mei.token,
      `/console/case/${made.open}`,
      (page) =>
        page
          .getByText(new RegExp(`ana 已领取，至少至 (?:${until}|\\d+月\\d+日)`))
          .first()
          .waitFor(),
      { language: 'zh-CN' },
    )
    must(await clientOf(ana.token).cases.release(made.open))
  })

  it('is reviewed in sentences before it is sent', async () => {
    await pages.visit(pages.seeded().ana.token, `/console/case/${made.open}`, async (page) => {
      await page.getByRole('button', { name: /^Claim case/ }).click()
      await page.locator('.decide-form fieldset').first().waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('r')
      await page.keyboard.insertText('It breaks the clause.')
      await page.keyboard.press('Control+Enter')
      await sendInHand(page).waitFor()
      await page.getByRole('dialog').getByText('The service is told: an action was taken; a notice was sent').waitFor()
    })
  })

  it('does not say that nothing follows where what follows could not be asked, and asks again by hand', async () => {
    const id = must(await pages.seeded().service.decide(message('acme', 'asked-1', THREAT))).case ?? ''
    await pages.visit(pages.seeded().ana.token, `/console/case/${id}`, async (page, { expectRefusals }) => {
      expectRefusals(503)
      const refusal = { kind: 'database.away', status: 503, title: 'Away.', detail: 'Away.', requestId: null }
      await intercept(page, '**/preview', (route) => route.fulfill({ status: 503, json: refusal }))
      await page.getByRole('button', { name: /^Claim case/ }).click()
      await page.locator('.decide-form fieldset').first().waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('r')
      await page.keyboard.insertText('It breaks the clause.')
      await page.keyboard.press('Control+Enter')
      const review = page.getByRole('dialog')
      await review.getByText('This could not be worked out').waitFor()
      expect(await review.getByText('Nothing else changes').count()).toBe(0)
      await page.unroute('**/preview')
      await review.getByRole('button', { name: 'Try again' }).click()
      await review.getByText('account/asked-1: Warn').waitFor()
      expect(await review.getByRole('alert').count()).toBe(0)
    })
  })

  it('that keys come to is in view, however long the list', async () => {
    const boss = await pages.seeded().member('acme-boss', 'acme', 'admin')
    await pages.visit(boss, '/org/feedback', async (page, { quiet }) => {
      await quiet()
      await page.getByRole('combobox').click()
      for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown')
      const isInView = () =>
        page.evaluate<boolean>(`(() => {
          const list = document.querySelector('.options:not([hidden])').getBoundingClientRect()
          const chosen = document.querySelector('.options [aria-selected=true]').getBoundingClientRect()
          return chosen.top >= list.top && chosen.bottom <= list.bottom && chosen.bottom <= innerHeight
        })()`)
      await expect.poll(isInView).toBe(true)
      for (let step = 0; step < 21; step += 1) await page.keyboard.press('ArrowUp')
      await expect.poll(isInView).toBe(true) // round to the last one
    })
  })

  it('of a complaint is sent as it was made: a person with their organization, and no document that was taken away again', async () => {
    const boss = await pages.seeded().member('acme-boss', 'acme', 'admin')
    const paper = (name: string) => ({
      name,
      mimeType: 'application/pdf',
      buffer: Buffer.from(`%PDF-1.7\n% ${name}\n%%EOF\n`),
    })
    await pages.visit(boss, '/org/feedback', async (page, { quiet }) => {
      await quiet()
      await page.getByLabel('Account id').fill('tom')
      await page.getByLabel('Organization id').fill('northline')
      await page.getByLabel('What happened').fill('He asks us all for codes.')
      const field = page.getByLabel('A picture or document').first()
      await field.setInputFiles(paper('payslip.pdf'))
      const remove = page.getByRole('button', { name: 'Remove payslip.pdf' })
      await remove.waitFor()
      // The same one can be chosen once more.
      expect(await page.evaluate('[...document.querySelectorAll("[type=file]")].map(({ value }) => value)')).toEqual([
        '',
      ])
      await remove.press('Enter')
      await remove.waitFor({ state: 'detached' })
      expect(await page.evaluate('document.activeElement.type')).toBe('file')
      await page.getByText('No file chosen').waitFor()
      await expectAccessible(page, 'a complaint')
      const sending = page.waitForRequest(
        (request) => request.url().endsWith('/v1/complaints') && request.method() === 'POST',
      )
      await page.getByRole('button', { name: 'Send complaint' }).click()
      expect((await sending).postDataJSON()).not.toHaveProperty('evidence')
      await page.getByText(/^Complaint sent/).waitFor()
    })
    const [complaint] = must(await clientOf(boss).complaints.list({ limit: 1 })).items
    expect(complaint).toMatchObject({
      about: { kind: 'account', account: 'tom' },
      statement: 'He asks us all for codes.\nOrganization id: northline',
    })
  })
})
