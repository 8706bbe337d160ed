/** Where people read, types of events, webhooks and entries are called by their names, in their language; the code stands beside. */
import { EVENT_WORDS } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { found, PATIENT, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages

describe.skipIf(found === null)('a code', { timeout: 180_000 }, () => {
  it('is named in the audit log, which is found by the name too', async () => {
    await visit(pages.seeded().ora.token, '/console/audit', async (page) => {
      const rows = page.getByRole('row')
      await rows.filter({ hasText: 'Saved a staff entry staff.put' }).first().waitFor()
      await page.getByRole('button', { name: '中文' }).click()
      await rows.filter({ hasText: '保存员工信息 staff.put' }).first().waitFor()
      await page.getByRole('searchbox').fill('保存员工')
      await expect.poll(() => rows.filter({ hasNotText: 'staff.put' }).count(), PATIENT).toBe(1) // the head
    })
  })

  it('is named in the list of decisions, among what was counted, and in the evidence of a case', async () => {
    await visit(pages.seeded().mei.token, '/console/decisions?q=effect:hold', async (page) => {
      await page.getByRole('cell', { name: 'Message message.send' }).first().waitFor()
      await page.goto('/console/operations')
      await page.getByRole('cell', { name: 'Message message.send' }).waitFor()
      await page.getByRole('button', { name: '中文' }).click()
      await page.getByRole('cell', { name: '发送消息 message.send' }).waitFor()
    })
  })

  it('is read aloud in the language of whoever wrote it, on a page in another one', async () => {
    await visit(pages.seeded().mei.token, '/console/queue?q=org%3Ahengyuan+scam', async (page) => {
      await page.locator('.queue-row.item').first().getByRole('link').click()
      await page
        .getByRole('button', { name: /^Show text/ })
        .first()
        .click()
      await page.locator('html[lang=en] .evidence-text[lang=zh]').first().waitFor()
    })
  })

  it('is named where a webhook is made, and none is left out', async () => {
    await visit(pages.seeded().root.token, '/console/settings?q=webhooks', async (page) => {
      await page.getByRole('button', { name: 'Add webhook' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('A deadline has passed (deadline.passed)').check()
      expect(await dialog.getByRole('checkbox').count()).toBe(26)
    })
  })

  it('stands in no rule of the page that everybody reads', async () => {
    for (const language of ['en', 'zh'] as const) {
      const answer = await fetch(`${pages.server().url}/policy?lang=${language}`)
      const text = await answer.text()
      expect(text).toContain(EVENT_WORDS['message.send'][language])
      expect(text).not.toMatch(/· [^<]*message\.send/)
    }
  })
})
