/** Somebody asks to be erased from their own page, also while they are suspended; whoever decides finds it, and the person reads what became of it. */
import { createGoodstanding } from '@goodstanding/sdk'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const as = (token: string) => createGoodstanding({ url: pages.server().url, token })

async function suspended(account: string): Promise<void> {
  const { service, mei } = pages.seeded()
  const reporter = { organization: 'acme', id: 'x-1', kind: 'external' } as const
  const filed = must(
    await service.reports.file({ about: { account }, clause: 'conduct.c', text: 'Insults.', reporter }),
  )
  const actions = [{ type: 'suspend' as const, subject: { type: 'account' as const, id: account } }]
  must(await as(mei.token).cases.decide(filed.case ?? '', { clause: 'conduct.c', actions, reason: 'It insults.' }))
}

describe.skipIf(found === null)('erasing what is kept of somebody', { timeout: 120_000 }, () => {
  it('is asked for on the own page without a script, suspended or not, and refused with a reason that they read', async () => {
    await suspended('wendy')
    const { member, lex } = pages.seeded()
    must(await as(await member('wendy', 'acme', 'member')).reports.file({ about: {}, text: 'I ask for my things.' }))
    await visit(await member('wendy', 'acme', 'member'), '/me', async (page) => {
      await page.getByRole('link', { name: 'Download a copy of your data, or have it erased' }).click()
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Save the file (JSON)' }).click(),
      ])
      const text = readFileSync(await saved.path(), 'utf8')
      expect(JSON.parse(text)).toMatchObject({
        account: 'wendy',
        isWhole: true,
        standing: { state: 'suspended' },
        notices: [{ message: { en: expect.stringContaining('It insults.') } }],
        reports: [{ text: 'I ask for my things.' }],
      })
      expect(text).not.toContain('token')
      await page.getByText('You can also ask while you are suspended').waitFor()
      await expectAccessible(page, page.url())
      await page.getByLabel('I have read this and want my data erased').check()
      await page.getByRole('button', { name: 'Request erasure' }).click()
      await page.getByText('Request sent. Its progress is shown here.').waitFor()
      await page.getByText('Waiting for a person to decide').waitFor()
      expect(await page.getByRole('button', { name: 'Request erasure' }).count()).toBe(0)
      await page.getByRole('link', { name: '中文' }).click()
      await page.getByText('等待工作人员决定').waitFor()
    })
    await visit(lex.token, '/console', async (page) => {
      await page.getByText('No open requests').waitFor()
      await page.keyboard.press('g')
      await page.keyboard.press('d')
      const card = page.getByRole('article', { name: 'wendy' })
      await card.getByText(/^due in/).waitFor()
      await card.getByRole('button', { name: 'Refuse wendy' }).click()
      await page.getByLabel('Reason (the person will see it)').fill('We do not know who you are.')
      await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click()
      await page.getByText('No erasure requests waiting').waitFor()
    })
    await visit(await member('wendy', 'acme', 'member'), '/me/erasure', async (page) => {
      await page.getByText('We do not know who you are.').waitFor()
      await page.getByRole('button', { name: 'Request erasure' }).waitFor()
    })
  })

  it('is put off while a notice can be appealed, which whoever decides sees and the person is told in general words', async () => {
    await suspended('walt')
    const { member, lex } = pages.seeded()
    must(await as(await member('walt', 'acme', 'member')).ask('POST', '/v1/erasures', { body: {} }))
    await visit(lex.token, '/console/erasures', async (page) => {
      const card = page.getByRole('article', { name: 'walt' })
      await card.getByRole('button', { name: 'Approve and erase walt' }).click()
      await page.getByRole('dialog').getByText('this cannot be undone').waitFor()
      await expectAccessible(page, page.url())
      await page.getByRole('dialog').getByRole('button', { name: 'Approve and erase' }).click()
      await card.getByText('Waiting', { exact: true }).waitFor()
      await card.getByText(/^Notice ntc_/).waitFor()
    })
    await visit(await member('walt', 'acme', 'member'), '/me/erasure', async (page) => {
      await page.getByText('Approved, postponed while something still needs the data').waitFor()
      expect(await page.locator('main').innerText()).not.toContain('notice/')
    })
  })

  it('is done at once where nothing keeps it, with a receipt that is handed out', async () => {
    const { member, root } = pages.seeded()
    must(await as(await member('wim', 'acme', 'member')).ask('POST', '/v1/erasures', { body: {} }))
    await visit(root.token, '/console/erasures?q=all', async (page) => {
      const card = page.getByRole('article', { name: 'wim' })
      await card.getByRole('button', { name: 'Approve and erase wim' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Approve and erase' }).click()
      await card.getByText('Erased', { exact: true }).waitFor()
      await card.getByRole('button', { name: 'Get the receipt' }).click()
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        card.getByRole('link', { name: 'Save the receipt' }).click(),
      ])
      expect(saved.suggestedFilename()).toMatch(/^rcp_.*\.json$/)
    })
    await visit(await member('wim', 'acme', 'member'), '/me/erasure', async (page) => {
      await page.getByText('Erased', { exact: true }).waitFor()
      await page.getByText(/^rcp_/).waitFor()
    })
  })
})
