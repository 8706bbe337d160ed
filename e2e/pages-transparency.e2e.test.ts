/** A transparency report is published at the console and read by everybody, without a token and without a script. */
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { found, settle, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const LAST_YEAR = new Date().getUTCFullYear() - 1
const PAGE = `/policy/transparency/${LAST_YEAR}`
const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${pages.server().url}${path}`, { headers })

describe.skipIf(found === null)('a transparency report', { timeout: 120_000 }, () => {
  it('is read by nobody outside before it is published', async () => {
    for (const path of [PAGE, `${PAGE}.csv`, `${PAGE}.json`, '/policy/transparency/whenever'])
      expect((await ask(path)).status).toBe(404)
    const answer = await ask(PAGE, { 'accept-language': 'zh-CN' })
    expect(await answer.json()).toMatchObject({ kind: 'transparency.unpublished', detail: /已公布的见/ })
    expect(await (await ask('/policy/transparency')).text()).toContain('No reports have been published yet.')
    expect((await ask(`/v1/transparency/${LAST_YEAR}`)).status).toBe(401)
  })

  it('is published by a senior, read by everybody, and withdrawn', async () => {
    await visit(pages.seeded().ana.token, `/console/transparency?q=${LAST_YEAR}`, async (page, { quiet }) => {
      await settle(page, quiet)
      const part = page.getByRole('region', { name: 'Publication' })
      await part.getByText('Not published.').waitFor()
      const dialog = page.getByRole('dialog')
      await part.getByRole('button', { name: 'Publish' }).press('Enter')
      await dialog.getByText(/^Anyone can then read it without signing in/).waitFor()
      await page.keyboard.press('Escape')
      expect((await ask(PAGE)).status).toBe(404)
      await part.getByRole('button', { name: 'Publish' }).press('Enter')
      await dialog.getByRole('button', { name: 'Publish' }).press('Enter')
      await dialog.waitFor({ state: 'detached' })
      await part.getByText('as counted then').waitFor()
      await expectAccessible(page, 'a published report')
      await part.getByRole('link', { name: 'View the public page' }).click()
      await page.getByRole('heading', { level: 1, name: `Transparency report ${LAST_YEAR}` }).waitFor()
    })
    const csv = await ask(`${PAGE}.csv?lang=zh`)
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(await (await ask(`${PAGE}.json`)).json()).toMatchObject({ period: { name: String(LAST_YEAR) } })
    expect(await (await ask('/policy/transparency')).text()).toContain(`href="${PAGE}"`)
    await visit(
      pages.seeded().ana.token,
      `/console/transparency?q=${LAST_YEAR}`,
      async (page) => {
        const part = page.getByRole('region', { name: '公开发布' })
        await part.getByRole('button', { name: '撤回' }).press('Enter')
        await page.getByRole('dialog').getByText('其公开页面将立即消失').waitFor()
        expect((await ask(PAGE)).status).toBe(200)
        await page.getByRole('dialog').getByRole('button', { name: '撤回' }).press('Enter')
        await part.getByText('尚未公布。', { exact: true }).waitFor()
      },
      { language: 'zh-CN' },
    )
    expect((await ask(PAGE)).status).toBe(404)
  })

  it('of a period that is not over, and by somebody who only reads, cannot be published', async () => {
    await visit(pages.seeded().ana.token, '/console/transparency', async (page) => {
      await page.getByText('when the period is over').waitFor()
      expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
      const periods = await page.getByLabel('Period').locator('option').allInnerTexts()
      expect(periods.filter((name) => name.includes('-Q'))).toHaveLength(5)
      // The quarter before is over, whatever day it is.
      await page.getByLabel('Period').selectOption(periods.filter((name) => name.includes('-Q'))[1] ?? '')
      await page.getByRole('button', { name: 'Publish' }).waitFor()
    })
    // One from before those that are offered is opened by its address, and named.
    await visit(pages.seeded().ana.token, '/console/transparency?q=2019', async (page) => {
      await page.getByText('Not published.').waitFor()
      expect(await page.getByLabel('Period').inputValue()).toBe('2019')
    })
    await visit(pages.seeded().ora.token, `/console/transparency?q=${LAST_YEAR}`, async (page) => {
      await page.getByText('Not published.').waitFor()
      expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
    })
  })
})
