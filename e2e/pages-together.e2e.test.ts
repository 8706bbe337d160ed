/** What somebody decided in many cases at once is found again the next day, by somebody else, and undone together. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const SCAM = 'Earn 3000 EUR a day from home, guaranteed returns, join our stock group now: https://rich.example'
const pages = usePages()
const as = (token: string) => createGoodstanding({ url: pages.server().url, token })

async function decideTogether(count: number, name: string): Promise<readonly string[]> {
  const { mei, service } = pages.seeded()
  const ids: string[] = []
  for (let at = 0; at < count; at++) {
    const { case: id } = must(await service.decide(message('acme', `${name}-${at}`, SCAM)))
    ids.push(id ?? '')
    must(await as(mei.token).cases.claim(id ?? ''))
  }
  must(await as(mei.token).cases.decideMany(ids, { outcome: 'no-violation', reason: 'A joke of one office.' }))
  return ids
}

describe.skipIf(found === null)('what was decided together', { timeout: 240_000 }, () => {
  it('is found by a senior, case by case, and undone', async () => {
    const ids = await decideTogether(3, 'office')
    const { ana } = pages.seeded()
    await pages.visit(ana.token, '/console/quality', async (page) => {
      await page.getByRole('link', { name: 'Decided together' }).click()
      await page.getByRole('link', { name: '3 cases' }).click()
      const table = page.getByRole('table')
      await expect.poll(() => table.getByRole('link').count()).toBe(3)
      await expectAccessible(page, 'what was decided together')
      await page.getByRole('button', { name: 'Undo all of them' }).click()
      await page.getByRole('dialog').getByRole('textbox').fill('It was no joke.')
      await page.getByRole('dialog').getByRole('button', { name: 'Undo all of them' }).click()
      await page.getByText('Undone by ana: It was no joke.').waitFor()
      await page.getByRole('button', { name: '中文' }).click()
      await page.getByText('ana 已撤回：It was no joke.').waitFor()
      await page.getByRole('link', { name: '批量处理' }).click()
      await page.getByRole('link', { name: '3 个案件' }).waitFor()
    })
    for (const id of ids) expect(must(await as(ana.token).cases.get(id)).status).toBe('open')
  })

  it('is read on by pages', async () => {
    for (let at = 0; at < 52; at++) await decideTogether(1, `page-${at}`)
    await pages.visit(pages.seeded().mei.token, '/console/quality?q=together', async (page) => {
      await page.getByRole('link', { name: '1 case', exact: true }).first().waitFor()
      await page.getByRole('button', { name: 'Show more' }).click()
      await page.getByRole('link', { name: '3 cases' }).waitFor()
    })
  })

  it('is no tab for whoever may not read it', async () => {
    await pages.visit(pages.seeded().ora.token, '/console/quality?q=together', async (page) => {
      await page.getByRole('link', { name: 'Agreement', exact: true }).waitFor()
      expect(await page.getByRole('link', { name: 'Decided together' }).count()).toBe(0)
    })
  })
})
