/**
 * Every page before anything happened, while it waits, when the server fails, and for somebody who may not see it; each state in both
 * languages and themes.
 */
import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { intercept } from './pages/hold.ts'
import { type Opened, openPage } from './pages/open-browser.ts'
import { DENIED, WAITING, type Waiting, type Who } from './pages/places.ts'
import { found, goOn, PATIENT, settle, tokenOf, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const PATIENCE_MS = 300_000
/** Most of the time is waited for the pauses before a request is sent again. */
const WINDOWS = 3

async function wait(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

/** The other language and the other theme, by the buttons of the rail. */
async function turn(page: Page): Promise<void> {
  const buttons = page.locator('.rail .tools button')
  const language = (await page.locator('html').getAttribute('lang')) ?? ''
  await buttons.nth(0).click()
  await buttons.nth(1).click()
  await page.locator(`html[lang="${language === 'en' ? 'zh-CN' : 'en'}"]`).waitFor({ state: 'attached' })
}

/** As it is now in the look that the window has, and where it differs from page to page in the other too, which stays. */
async function inBothLooks(page: Page, where: string, isAlike = false): Promise<void> {
  await expectAccessible(page, where)
  await turn(page)
  if (!isAlike) await expectAccessible(page, `${where}, the other way`)
}

/** The first page of those who are denied some. */
const HOMES: Readonly<Partial<Record<Who, string>>> = { mei: 'queue', lex: 'legal', ora: 'audit' }

const PROBLEM = { kind: 'server.fault', status: 500, title: 'It failed.', detail: 'It failed.', requestId: 'req-7' }
const FAILURE = { status: 500, contentType: 'application/problem+json', body: JSON.stringify(PROBLEM) }

/** Presses the first button that asks again, and says how many there were. */
const PRESS_AGAIN = `(() => {
  const found = [...document.querySelectorAll('main button')].filter(({ textContent }) => textContent === 'Try again')
  found[0]?.click()
  return found.length
})()`

/**
 * What a page asks is held back, then refused, then let through. `isAlike`: the parts that hold a place and tell of a failure were seen in
 * both looks on another page; what stands around them is looked at with the failure.
 */
async function seeStates(page: Page, { path, asked, empty, isMissing }: Waiting, isAlike: boolean): Promise<void> {
  const held: Route[] = []
  const now = { isFailing: false }
  await page.route(asked, async (route) => {
    if (now.isFailing) await route.fulfill(FAILURE)
    else held.push(route)
  })
  await page.goto(path)
  await page.locator('.bones').first().waitFor()
  if (isAlike) await turn(page)
  else await inBothLooks(page, `${path}, loading`)
  now.isFailing = true
  for (const route of held) await route.fulfill(FAILURE)
  await wait(page, '无法加载')
  await wait(page, 'req-7')
  await inBothLooks(page, `${path}, failed`, isAlike)
  await page.unroute(asked)
  const again = page.getByRole('button', { name: 'Try again' })
  // The clock of the page may ask first and take the button away, which a click would wait for.
  const press = () => page.evaluate<number>(PRESS_AGAIN)
  if (isMissing === undefined) await expect.poll(press, PATIENT).toBe(0)
  else await again.first().click()
  await wait(page, empty)
  await page.locator('.bones').first().waitFor({ state: 'detached' })
  await inBothLooks(page, `${path}, empty`)
  await turn(page)
}

describe.skipIf(found === null)('a page', { timeout: PATIENCE_MS }, () => {
  it('holds a place for what is on its way, says that the server failed and asks again, and says what there is not', async () => {
    const left = [...WAITING]
    const faults: string[] = []
    const walk = async (): Promise<void> => {
      // A window is opened once for each person: opening one costs more than all that is done in it for a page.
      const opened = new Map<Who, Opened>()
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const { who } = next
        const token = await tokenOf(pages, who, 'acme')
        const window = opened.get(who) ?? (await openPage(pages.browser(), pages.server().url, token))
        opened.set(who, window)
        await seeStates(window.page, next, next !== WAITING[0])
      }
      for (const { context, errors } of opened.values()) {
        // A browser tells of refused requests too.
        faults.push(...errors.filter((text) => !text.startsWith('Failed to load resource')))
        await context.close()
      }
    }
    await Promise.all(Array.from({ length: WINDOWS }, walk))
    expect(faults).toEqual([])
  })

  it('that is none says so and leads on, and one that cannot be fetched says how to try again, in the language of the reader', async () => {
    for (const [look, missing, start, clear, failed] of [
      [
        {},
        'There is nothing at this address',
        'Go to the start page',
        'The queue is clear',
        'This could not be loaded',
      ],
      [{ language: 'zh-CN' }, '此地址没有内容', '前往首页', '队列已清空', '无法加载'],
    ] as const)
      await visit(
        pages.seeded().mei.token,
        '/console/nowhere',
        async (page, { errors, quiet }) => {
          await page.getByRole('heading', { level: 1, name: missing }).waitFor()
          await expectAccessible(page, 'no such page')
          await page.getByRole('link', { name: start }).click()
          await page.waitForURL('**/console/queue')
          // Else a part of the queue itself could not be fetched, and that would be told in place of what is tried here.
          await page.getByText(clear).waitFor()
          await settle(page, quiet)
          const loaded: readonly string[] = await page.evaluate(
            `performance.getEntriesByType('resource').map(({ name }) => name)`,
          )
          const anew = (url: URL): boolean => url.pathname.startsWith('/pages/part-') && !loaded.includes(url.href)
          await intercept(page, anew, (route) => route.abort())
          await page.getByRole('link', { name: /^(Operations|运营)$/ }).click()
          await page.getByRole('heading', { level: 1, name: failed }).waitFor()
          await expectAccessible(page, 'a page that could not be fetched')
          await page.unroute(anew)
          await page.getByRole('main').getByRole('button').click()
          await page.getByRole('heading', { level: 1, name: /^(Operations|运营)$/ }).waitFor()
          ;(errors as string[]).length = 0 // the browser tells of the requests that were held back
        },
        look,
      )
  })

  it('says that it takes another role, and who gives it', async () => {
    for (const who of new Set<Who>(DENIED.map(([each]) => each))) {
      const { context, page } = await openPage(pages.browser(), pages.server().url, await tokenOf(pages, who, 'acme'))
      // What they open first is where their work is.
      await page.goto('/console')
      await page.waitForURL(`**/console/${HOMES[who] ?? ''}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      for (const [, path] of DENIED.filter(([each]) => each === who)) {
        await goOn(page, path)
        await wait(page, 'You do not have access')
        await page.getByText(/^This takes the role [A-Z].*\. An installation administrator can grant it/).waitFor()
        // Nothing is offered that would be refused.
        expect([path, await page.locator('main button, main input, .key-bar').count()]).toEqual([path, 0])
        await inBothLooks(page, `${path}, denied`, path !== DENIED[0]?.[1])
        await turn(page)
      }
      await context.close()
    }
    await visit(pages.seeded().root.token, '/console/queue', async (page) => {
      await page.getByText('This takes the role Moderator or Senior moderator. You can give it to yourself').waitFor()
      await expectAccessible(page, 'denied to whoever grants roles')
      await page.getByRole('link', { name: 'Go to Settings › Staff' }).click()
      await page.getByRole('button', { name: 'Add staff' }).waitFor()
    })
  })

  it('sends members to their own page, and whoever is not signed in to where that is done', async () => {
    for (const look of [{}, { language: 'zh-CN', theme: 'dark' }] as const) {
      await visit(
        await pages.seeded().member('eva', 'acme', 'member'),
        '/org/rules',
        async (page) => {
          await wait(page, !('language' in look) ? 'for the administrators of your organization' : '管理员')
          await expectAccessible(page, '/org, denied')
          await page.locator('a[href="/me"]').click()
          await page.locator('goodstanding-feedback').getByRole('button').waitFor()
        },
        look,
      )
      for (const path of ['/console', '/org'])
        await visit(
          null,
          path,
          async (page, { errors }) => {
            await wait(page, !('language' in look) ? 'You are not signed in' : '您尚未登录')
            await expectAccessible(page, `${path}, signed out`)
            ;(errors as string[]).length = 0 // the browser tells of the refused request too
          },
          look,
        )
    }
  })

  it('of a member says what could not be read, and keeps what lies beside it', async () => {
    for (const look of [{}, { language: 'zh-CN', theme: 'dark', width: 390 }] as const)
      await visit(
        await pages.seeded().member('eva', 'acme', 'member'),
        '/sign-in',
        async (page, { errors }) => {
          await page.route('**/v1/{notices,standing,reports}*', (route) => route.fulfill(FAILURE))
          await page.route('**/v1/standing/**', (route) => route.fulfill(FAILURE))
          await page.goto('/me')
          const unread = page.getByText(!('language' in look) ? 'That did not work' : '未完成')
          await expect.poll(() => unread.count(), PATIENT).toBe(3)
          await page.locator('goodstanding-feedback').getByRole('button').first().waitFor()
          await expectAccessible(page, '/me, failed')
          ;(errors as string[]).length = 0 // as above
        },
        look,
      )
  })

  it('that cannot read the log says so, and not that the log was changed', async () => {
    await visit(pages.seeded().ora.token, '/console/audit', async (page, { quiet, expectRefusals }) => {
      await quiet()
      expectRefusals(500)
      const verify = page.getByRole('button', { name: 'Verify in this browser' })
      await page.route('**/v1/audit/checkpoint', (route) => route.fulfill(FAILURE))
      await verify.click()
      await page.getByRole('main').getByText('It failed.').waitFor()
      // A network that asks for a password answers in the server's place.
      await page.unroute('**/v1/audit/checkpoint')
      await page.route('**/v1/audit/checkpoint', (route) =>
        route.fulfill({ status: 200, body: '<html>Sign in</html>' }),
      )
      await verify.click()
      await page.getByText('Something between here and the server answered in its place').waitFor()
      expect(await page.getByText('do not add up').count()).toBe(0)
      await page.unroute('**/v1/audit/checkpoint')
      await verify.click()
      await page.getByText(/^Verified/).waitFor()
    })
  })
})
