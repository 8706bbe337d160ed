/**
 * A Chromium for the tests: the one of the system, or the one that an npm package brings and unpacks. Without one the tests are
 * skipped by name, and on CI that is a failure.
 */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { slowDown } from './slow-down.ts'

/** The first draws pages and nothing around them: a sixth less work than a whole browser. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

export type Found = {
  readonly path: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** Where a Chromium is, or null. `GOODSTANDING_CHROMIUM` names another. */
export async function findChromium(): Promise<Found | null> {
  const named = process.env['GOODSTANDING_CHROMIUM']
  const path = [...(named === undefined ? [] : [named]), ...PLACES].find((place) => existsSync(place))
  if (path !== undefined) return { path, args: ['--no-sandbox'], environment: {} }
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    const unpacked = await packed.executablePath()
    // Its libraries lie beside it once it is unpacked for a system that lacks them.
    const libraries = [`${dirname(unpacked)}/al2023/lib`, process.env['LD_LIBRARY_PATH'] ?? '']
      .filter(Boolean)
      .join(':')
    return { path: unpacked, args: packed.args, environment: { LD_LIBRARY_PATH: libraries } }
  } catch {
    return null // no browser at all: the caller says so by name
  }
}

const FEATURES = '--disable-features='
/** What the browser draws around a page, and renders ahead of one: a window's own menus took more work than the pages in it. */
const NOT_LOOKED_AT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess',
]
/** What its driver switches off. Of two such lists a browser reads the last, so that ours says this again. */
const DRIVEN = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

export async function launch(found: Found): Promise<Browser> {
  const own = found.args.flatMap((arg) => (arg.startsWith(FEATURES) ? arg.slice(FEATURES.length).split(',') : []))
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...found.args, `${FEATURES}${[...DRIVEN, ...NOT_LOOKED_AT, ...own].join(',')}`],
    env: { ...process.env, ...found.environment },
  })
  slowDown(browser)
  return browser
}

export type Look = {
  readonly language?: 'en-GB' | 'zh-CN'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  /** Where its clock hangs: UTC unless it says so. */
  readonly zone?: string
  /** No other test has the window before or after: what is done to it cannot be taken from it, such as a clock that stands still. */
  readonly isOwn?: true
}

/** The machine may be busy with other tests; less than a test may take, so that a failure says what it waited for. */
const PATIENCE_MS = 50_000

export const themeOf = ({ theme = 'light' }: Look) => theme
export const sizeOf = ({ width = 1440, height = 900 }: Look) => ({ width, height })

export type Window = { readonly context: BrowserContext; readonly page: Page }

export async function openWindow(browser: Browser, url: string, look: Look): Promise<Window> {
  const context = await browser.newContext({
    baseURL: url,
    locale: look.language ?? 'en-GB',
    colorScheme: themeOf(look),
    viewport: sizeOf(look),
    reducedMotion: 'reduce',
    timezoneId: look.zone ?? 'UTC',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return { context, page: await context.newPage() }
}

export type Opened = Window & { readonly errors: readonly string[] }

/** A page of somebody who is signed in with a token; null: nobody. What the console of the page says is an error of the test. */
export async function signIn({ context, page }: Window, url: string, token: string | null): Promise<Opened> {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  page.on('pageerror', (fault) => errors.push(fault.message))
  if (token !== null) {
    const answer = await page.request.post('/v1/session', { data: { token }, headers: { origin: url } })
    if (answer.status() !== 201) throw new Error(`No session: ${answer.status()} ${await answer.text()}`)
  }
  return { context, page, errors }
}

/** A window that nobody else has, as `signIn` has it. */
export async function openPage(browser: Browser, url: string, token: string | null, look: Look = {}): Promise<Opened> {
  return signIn(await openWindow(browser, url, look), url, token)
}
