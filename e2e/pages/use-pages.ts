/** A seeded server and a browser for one file of tests; what the browser's console says is an error of the test. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { buildPages, pagesAreStale } from '../../scripts/build-pages.mjs'
import { type LocalServer, SERVICE_TOKEN, type Settings, startServer } from '../server/start-server.ts'
import { keepWindows, type KeptWindows } from './keep-windows.ts'
import { findChromium, launch, type Look, type Opened, signIn } from './open-browser.ts'
import type { Who } from './places.ts'
import { type Seeded, seedTraffic } from './seed-traffic.ts'

export const found = await findChromium()
if (found === null) {
  const words =
    'No Chromium: install one (apt-get install chromium fonts-noto-cjk) or name it in GOODSTANDING_CHROMIUM.'
  if (process.env['CI'] !== undefined && process.env['CI'] !== '') throw new Error(words)
  process.stderr.write(`${words} The tests of the pages are skipped.\n`)
}

const SEEN_MOST = 2_000

/**
 * `quiet`: until the page has asked for nothing for a little while. `expectRefusals`: requests of this visit are refused with that
 * status on purpose, which the browser tells of whenever it comes to it.
 */
export type Visited = Opened & {
  readonly quiet: () => Promise<void>
  readonly expectRefusals: (status: number) => void
}

export type Pages = {
  readonly server: () => LocalServer
  readonly browser: () => Browser
  readonly seeded: () => Seeded
  /** Opens a page as whoever holds the token, works on it, and expects that nothing was said to the console. */
  readonly visit: (
    token: string | null,
    path: string,
    work: (page: Page, opened: Visited) => Promise<void>,
    look?: Look,
  ) => Promise<void>
  /** The same in a window that nobody has before or after: for what cannot be taken from it, such as a clock that stands still. */
  readonly visitAlone: Pages['visit']
}

type PagesAsked = { readonly traffic?: 'morning' | 'none'; readonly settings?: Settings }

/** `traffic: 'none'`: the staff is there and nothing has happened yet. */
export function usePages({ traffic = 'morning', settings = {} }: PagesAsked = {}): Pages {
  let server: LocalServer
  let seeded: Seeded
  let browser: Browser
  let windows: KeptWindows
  beforeAll(async () => {
    if (found === null) return
    if (pagesAreStale()) await buildPages()
    server = await startServer(settings)
    const { signInToken } = server.running
    seeded = await seedTraffic({ url: server.url, serviceToken: SERVICE_TOKEN, signInToken }, traffic)
    browser = await launch(found)
    windows = keepWindows(browser, server.url)
  })
  afterAll(async () => {
    if (found === null) return
    await browser.close()
    await server.close()
  })
  const visit: Pages['visit'] = async (token, path, work, look = {}) => {
    const opened = await signIn(await windows.lend(look), server.url, token)
    const quiet = watchQuiet(opened.page)
    const refused: string[] = []
    const expectRefusals = (status: number) => refused.push(`responded with a status of ${status} `)
    try {
      await opened.page.goto(path)
      await work(opened.page, { ...opened, quiet, expectRefusals })
      expect(opened.errors.filter((error) => !refused.some((words) => error.includes(words)))).toEqual([])
    } catch (fault) {
      // What was to be seen says more than the name of what was not.
      const seen = await opened.page.locator('body').innerText()
      process.stderr.write(`${opened.page.url()}\n${seen.slice(0, SEEN_MOST)}\n`)
      throw fault
    } finally {
      await windows.giveBack(opened, look)
    }
  }
  return {
    server: () => server,
    browser: () => browser,
    seeded: () => seeded,
    visit,
    visitAlone: (token, path, work, look) => visit(token, path, work, { ...look, isOwn: true }),
  }
}

const QUIET_MS = 120
const LOOK_MS = 30

/** Waits until nothing has been asked for a little while: a fifth of the half second that the browser driver would wait. */
export function watchQuiet(page: Page): () => Promise<void> {
  const asked = new Set<object>()
  let since = Date.now()
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return // a stream never ends
    asked.add(request)
    since = Date.now()
  })
  const end = (request: object): void => {
    asked.delete(request)
    since = Date.now()
  }
  page.on('framenavigated', () => {
    since = Date.now() // an address of the same page may ask for nothing until it is drawn
  })
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  return async () => {
    await expect
      .poll(() => asked.size === 0 && Date.now() - since > QUIET_MS, { interval: LOOK_MS, timeout: PATIENCE_MS })
      .toBe(true)
  }
}

/** What a page itself shows. While it is asked who is signed in, another stands there; after it, until the page is loaded, none. */
const SHOWN = 'main:not(.quiet)'

/** Until a page has its heading, has asked for all it asks for, and holds no place for what is on its way. `quiet`: of `watchQuiet`. */
export async function settle(page: Page, quiet: () => Promise<void>): Promise<void> {
  await page.locator(SHOWN).first().waitFor() // a part that loads later may come after a quiet moment
  await page.getByRole('heading', { level: 1 }).waitFor()
  await quiet()
  await page.locator('.bones').first().waitFor({ state: 'detached' })
}

/** What one entry of the bundle draws: its links lead on within it. */
const WITHIN = ['/console/', '/org/'] as const

/**
 * Opens an address, from one page of the console to another as its links do: reading all of its code anew takes five times as long as what
 * is new there.
 */
export async function goOn(page: Page, path: string): Promise<void> {
  const to = new URL(path, page.url()).pathname
  const from = new URL(page.url()).pathname
  if (from === to || !WITHIN.some((part) => from.startsWith(part) && to.startsWith(part))) {
    await page.goto(path)
    return
  }
  await page.locator(`${SHOWN} h1`).first().waitFor({ state: 'attached' })
  // The page before stands until the next one is there.
  await page.evaluate(
    `document.querySelector('main h1').dataset.left = ''; history.pushState(null, '', ${JSON.stringify(path)})`,
  )
  await page.waitForURL(({ pathname }) => pathname === to)
  await page.locator('main h1[data-left]').waitFor({ state: 'detached' })
}

const PATIENCE_MS = 60_000
/** The machine may be busy with other tests. */
export const PATIENT = { timeout: 30_000 }

export const rows = (page: Page) => page.locator('.queue-row.item')

/** Until the queue shows as many rows as that. */
export async function expectRows(page: Page, count: number): Promise<void> {
  await expect.poll(() => rows(page).count(), PATIENT).toBe(count)
  await painted(page)
}

/** A browser leaves keys aside that come before it has drawn a page for the first time, which on a busy machine is later than the rows. */
const painted = (page: Page): Promise<void> =>
  page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))')

/** Fills the filter of the queue by keyboard, until it is in the address: rows of the filter before stand until then. */
export async function typeFilter(page: Page, filter: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type(filter)
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => (url.searchParams.get('q') ?? '') === filter)
}

/** The button of the review that sends, once a key would press it: until the effects are there, nothing may be sent. */
export const sendInHand = (page: Page) => page.getByRole('dialog').locator('button.commit:focus')

/** The token of whoever walks a page; null: nobody is signed in. */
export async function tokenOf({ seeded }: Pages, who: Who, organization: string): Promise<string | null> {
  if (who === 'nobody') return null
  if (who === 'boss') return seeded().member(`${organization}-boss`, organization, 'admin')
  if (who === 'eva') return seeded().member('eva', organization, 'member')
  return seeded()[who].token
}

/** Decides the open case by keys alone: `action` chooses what is done, and the decision is sent. */
export async function decideByKeys(page: Page, action: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: /^Review decision/ }).waitFor()
  await page.keyboard.press(action)
  await page.keyboard.press('r')
  await page.keyboard.type(reason)
  await page.keyboard.press('Control+Enter')
  await sendInHand(page).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Decision sent').first().waitFor()
}
