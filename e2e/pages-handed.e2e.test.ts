/** A window that the tests of pages hand from one visit to the next: nothing of whoever had it is left in it. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { found, usePages } from './pages/use-pages.ts'

const { seeded, visit } = usePages({ traffic: 'none' })

const LEFT = `JSON.stringify([localStorage.length, sessionStorage.length, innerWidth, matchMedia('print').matches])`

describe.skipIf(found === null)('a window that is handed on', { timeout: 120_000 }, () => {
  it('is the same one, and holds neither session, notes, routes, listeners nor the size of before', async () => {
    const pages: Page[] = []
    const heard: string[] = []
    await visit(seeded().mei.token, '/sign-in', async (page) => {
      pages.push(page)
      await page.evaluate(`localStorage.setItem('kept', 'x'), sessionStorage.setItem('kept', 'x')`)
      await page.route('**/policy', (route) => route.fulfill({ status: 204 }))
      await page.setViewportSize({ width: 390, height: 844 })
      await page.emulateMedia({ media: 'print' })
      page.on('request', (request) => heard.push(request.url()))
    })
    heard.length = 0
    await visit(null, '/sign-in', async (page) => {
      pages.push(page)
      expect(await page.evaluate(LEFT)).toBe('[0,0,1440,false]')
      expect((await page.goto('/policy'))?.status()).toBe(200)
      expect(await page.context().cookies()).toEqual([])
    })
    expect(pages[0]).toBe(pages[1])
    expect(heard).toEqual([])
  })
})
