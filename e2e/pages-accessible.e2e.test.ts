/**
 * Every page of everybody with something in it, in both languages and themes: axe finds nothing, no page is wider than a tablet held
 * upright or a phone, and no tab of a page leads to one that nobody walks.
 */
import { createGoodstanding, type Goodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectNoneAlike, sticksOut } from './pages/expect-accessible.ts'
import { ALIKE, FILLED, type Who } from './pages/places.ts'
import { message, must } from './pages/seed-traffic.ts'
import { type Made, seedWork } from './pages/seed-work.ts'
import { found, goOn, rows, settle, tokenOf, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages

/** Forty pages and axe on each, on a machine that runs other tests too. */
const PATIENCE_MS = 300_000
const LOOKS = [
  { language: 'en-GB', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
] as const
const HEIGHT = 900
const WIDE = 1440
const NARROW = [768, 390] as const
/** What members and everybody read, by phone most of all. */
const NARROWEST = [320] as const

/** An id of nobody's making that any service may have. */
const LONG = 'x'.repeat(90)

async function openLongCase(service: Goodstanding): Promise<string> {
  const threat = message('hengyuan', LONG, 'I will kill you tomorrow when you leave the office.')
  return must(await service.decide(threat)).case ?? ''
}

/** Puts numbers into the report that is published, of all that is counted: large ones, and those that are held back. */
async function fillReport(url: string, token: string): Promise<void> {
  type Counted = {
    readonly tables: Readonly<Record<string, { readonly cells: readonly { readonly key: string }[] }>>
    readonly medianHours: Readonly<Record<string, number | null>>
  }
  const year = new Date().getUTCFullYear()
  const { tables, medianHours } = must(
    await createGoodstanding({ url, token }).ask<Counted>('GET', `/v1/transparency/${year}`),
  )
  const filled = Object.entries(tables).map(([name, { cells }]) => {
    const keys = name.endsWith('ByClause') ? ['conduct.i', 'no.longer', LONG] : cells.map(({ key }) => key)
    return [name, { total: 12_345, cells: keys.map((key, at) => ({ key, count: at % 2 === 0 ? 12_000 : null })) }]
  })
  const hours = Object.keys(medianHours).map((name, at) => [name, at === 0 ? null : 26.5])
  const report = { tables: Object.fromEntries(filled), medianHours: Object.fromEntries(hours) }
  await pages
    .server()
    .running.db.query('update published_report set report = $1 where period = $2', [
      JSON.stringify(report),
      String(year - 1),
    ])
}

let made: Made & { readonly kept: string; readonly reported: string }
beforeAll(async () => {
  if (found === null) return
  const { service, member } = pages.seeded()
  const { url } = pages.server()
  const threat = message('hengyuan', 'eva', 'I will kill you tomorrow, wait for me outside.')
  const kept = must(await service.decide(threat)).id
  const work = { ...(await seedWork(url, pages.seeded())), open: await openLongCase(service) }
  for (const id of ['acme', 'hengyuan'])
    must(await service.organizations.put(id, { name: LONG, kind: 'company', country: 'DE' }))
  // Words and ids that break nowhere by themselves.
  const eva = createGoodstanding({ url, token: await member('eva', 'hengyuan', 'member') })
  const { id: reported, case: about } = must(
    await eva.reports.file({ about: { account: LONG }, text: LONG.repeat(4), to: 'operator' }),
  )
  const ana = createGoodstanding({ url, token: pages.seeded().ana.token })
  must(await ana.cases.decide(about ?? '', { outcome: 'no-violation', reason: LONG }))
  made = { ...work, kept, reported }
  await fillReport(url, pages.seeded().ana.token)
  // A name that fits no column.
  const root = createGoodstanding({ url: pages.server().url, token: pages.seeded().root.token })
  const body = { name: `The bank of ${'Northline '.repeat(12)}`, kind: 'business', aliases: ['北线银行'] }
  must(await root.ask('PUT', '/v1/registers/protected-names/bank', { body }))
})

const addressOf = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => (made as Readonly<Record<string, string>>)[name] ?? '')

/** Tabs of a page that stand in no list. */
const LISTED: ReadonlySet<string> = new Set(FILLED.map(([, path]) => path.replace(/review\/.*/, 'review')))
async function unlistedTabs(page: Page): Promise<readonly string[]> {
  const tabs = await page
    .locator('main nav.tabs a')
    .evaluateAll((links) => links.map((link) => decodeURIComponent(link.getAttribute('href') ?? '')))
  return tabs.filter((tab) => !LISTED.has(tab) && !ALIKE.some((page) => tab.startsWith(page)))
}

/** What the server answers beside `/v1` that nobody reads as a page. */
const NO_PAGES: ReadonlySet<string> = new Set([
  '/policy', // the same as '/'
  '/policy/:version', // the same with a line above it
  '/me/copy', // a file
  '/console*', // by the router above
  '/org*',
  '/console',
  '/org',
  '/embed/goodstanding.js',
  '/embed/goodstanding.mjs',
  '/pages/:name',
  '/style.css',
  '/favicon.ico',
  '/openapi.json',
  '/healthz',
  '/readyz',
  '/metrics',
  '/sign-in/provider', // leads on
  '/sign-in/callback', // walked with a real provider in `sign-in-pages`
  '/sign-out/provider',
])

describe.skipIf(found === null)('no violation that axe finds', { timeout: PATIENCE_MS }, () => {
  it('is looked for on every page that the server answers', () => {
    const known = pages.server().running.app.printRoutes({ commonPrefix: false, includeHooks: false })
    // One line a path, each part below the one it goes on from.
    const parts: string[] = []
    const found = known.split('\n').flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([│ ]*[├└]── )(\S*)(?: \((.*)\))?/.exec(line) ?? []
      if (indent === '') return []
      const depth = indent.length / 4 - 1
      parts.splice(depth, parts.length, part)
      return methods.includes('GET') ? [parts.join('')] : []
    })
    const walked = new Set(
      FILLED.map(([, path]) =>
        path
          .replace(/\?.*/, '')
          .replace(/\/(none|\{notice\}|\{kept\}|\{reported\})$/, '/:id')
          .replace(/^\/developers\/\w+$/, '/developers/:tag')
          .replace(/^(\/policy\/transparency)\/\d+$/, '$1/:period'),
      ),
    )
    expect(found).toContain('/me')
    expect(found.filter((path) => !path.startsWith('/v1/') && !NO_PAGES.has(path) && !walked.has(path))).toEqual([])
  })

  it.each(LOOKS)('is on the queue and a case, $language $theme', async (look) => {
    await visit(
      pages.seeded().ana.token,
      '/console/queue',
      async (page) => {
        await rows(page).first().waitFor()
        await expectAccessible(page, 'queue')
        await page.keyboard.press('/')
        await page.keyboard.type('sev:')
        await page.keyboard.press('ArrowDown')
        await page.getByRole('option').first().waitFor()
        await expectAccessible(page, 'queue with what may come next in the filter')
        await page.keyboard.press('Control+a')
        await page.keyboard.press('Delete')
        await page.keyboard.press('Escape')
        await page.waitForURL((url) => !url.searchParams.has('q'))
        await rows(page).first().waitFor()
        await page.keyboard.press('x')
        await page.locator('.bulk-bar').waitFor()
        await expectAccessible(page, 'queue with a selection')
        await page.keyboard.press('Escape')
        await page.keyboard.press('?')
        await page.getByRole('dialog').waitFor()
        await expectAccessible(page, 'key sheet')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Control+k')
        await page.getByRole('dialog').getByRole('combobox').press('ArrowDown')
        await page.getByRole('option').first().waitFor()
        await expectAccessible(page, 'palette')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
        await page.keyboard.press('t')
        await page.locator('.decide-form fieldset').first().waitFor()
        await page.keyboard.press('v')
        await page.locator('.evidence-text').first().waitFor()
        await page.keyboard.press('Control+Enter')
        await expectAccessible(page, 'case with gaps')
        await page.keyboard.press('Escape')
        await page.keyboard.press('c')
        await page.keyboard.press('ArrowDown')
        await page.getByRole('option').first().waitFor()
        await expectAccessible(page, 'clause picker')
      },
      look,
    )
  })

  it.each(LOOKS)('is on any other page, and none is wider than the window, $language $theme', async (look) => {
    for (const who of new Set<Who>(FILLED.map(([each]) => each)))
      await visit(
        await tokenOf(pages, who, 'hengyuan'),
        '/sign-in',
        async (page, { errors, quiet }) => {
          for (const [, path] of FILLED.filter(([each]) => each === who)) {
            await goOn(page, addressOf(path))
            await settle(page, quiet)
            await expectAccessible(page, path)
            await expectNoneAlike(page, path)
            expect(await unlistedTabs(page), path).toEqual([])
            // Between Chinese words a colon is a full one.
            const halfColons = (await page.locator('body').innerText()).match(/.*\p{Script=Han}: .*/gu)
            if (path !== '/console/rules/edit?q=conduct.e') expect([path, halfColons]).toEqual([path, null])
            const isPublic = !path.startsWith('/console') && !path.startsWith('/org')
            for (const width of [...NARROW, ...(isPublic ? NARROWEST : [])]) {
              await page.setViewportSize({ width, height: HEIGHT })
              expect([path, width, await sticksOut(page)]).toEqual([path, width, []])
            }
            await page.setViewportSize({ width: WIDE, height: HEIGHT })
          }
          // A browser says of a page itself that it was refused.
          if (who === 'nobody') (errors as string[]).length = 0
        },
        look,
      )
  })
})

describe.skipIf(found === null)('a low window, as enlarged text makes of any', { timeout: PATIENCE_MS }, () => {
  it.each([
    ['boss', '/org/feedback', 1280, 500],
    ['mei', '/console/case/{open}', 320, 256],
    ['mei', '/console/appeal/{appeal}', 320, 256],
  ] as const)('scrolls the page of %s at %s, and not the window beyond its end', async (who, path, width, height) => {
    await visit(
      await tokenOf(pages, who, 'hengyuan'),
      addressOf(path),
      async (page, { quiet }) => {
        await settle(page, quiet)
        expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBe(0)
      },
      { width, height },
    )
  })
})

/** The console on a tablet held upright and on a phone. */
const HANDHELD = [
  { width: 768, height: 1024, language: 'zh-CN', theme: 'light' },
  { width: 390, height: 844, language: 'en-GB', theme: 'dark' },
] as const

describe.skipIf(found === null)('the console in a narrow window', { timeout: PATIENCE_MS }, () => {
  it.each(HANDHELD)('lets a case be read and decided at $width px, $language $theme', async (look) => {
    const { mei } = pages.seeded()
    await visit(
      mei.token,
      '/console/queue?q=is:open',
      async (page) => {
        await rows(page).first().waitFor()
        await expectAccessible(page, `queue at ${look.width}`)
        // Clause, severity and deadline stand above what was seen, all within the row.
        const cells = await page.evaluate(`(() => {
          const row = document.querySelector('.queue-row.item').getBoundingClientRect()
          return ['clause', 'severity-cell', 'due', 'seen-cell'].map((name) => {
            const cell = document.querySelector('.queue-row.item .' + name).getBoundingClientRect()
            return cell.width > 20 && cell.left >= row.left && cell.right <= row.right && cell.bottom <= row.bottom + 1
          })
        })()`)
        expect(cells).toEqual([true, true, true, true])
        await page.keyboard.press('t')
        await page.locator('.decide-form fieldset').first().waitFor()
        await page.keyboard.press('v')
        await page.locator('.evidence-text').first().waitFor()
        expect(await sticksOut(page)).toEqual([])
        // The sheet ends where the window does, and leaves the larger part to the evidence.
        const { y = 0, height = 0 } = (await page.locator('.decide').boundingBox()) ?? {}
        expect(y).toBeGreaterThan(look.height / 2)
        expect(y + height).toBeLessThanOrEqual(look.height)
        await expectAccessible(page, `case at ${look.width}`)
        await page.keyboard.press('1')
        await page.keyboard.press('r')
        await page.keyboard.insertText('A threat.')
        await page.locator('.notice-preview p[lang=en]').waitFor()
        await page.keyboard.press('Control+Enter')
        await page.getByRole('dialog').waitFor()
        expect(await sticksOut(page)).toEqual([])
        await page.keyboard.press('Escape')
      },
      look,
    )
  })
})
