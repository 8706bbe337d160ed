/** Pages otherwise than usual: on paper, in large type, with other keys, where there is nothing yet, and where a table is wider than they are. */
import { inflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Made, seedWork } from './pages/seed-work.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, PATIENT, settle, usePages } from './pages/use-pages.ts'

const pages = usePages()
let made: Made
beforeAll(async () => {
  if (found !== null) made = await seedWork(pages.server().url, pages.seeded())
})
const eva = () => pages.seeded().member('eva', 'acme', 'member')
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** How many times each sheet of a PDF shows text: Chromium writes a stream for each page. */
function shownOn(pdf: Buffer): readonly number[] {
  const text = pdf.toString('latin1')
  const sheets = text.split('/Type /Page\n').slice(1)
  return sheets.map((sheet) => {
    const number = /\/Contents (\d+) 0 R/.exec(sheet)?.[1] ?? ''
    const at = text.indexOf('stream\n', text.indexOf(`\n${number} 0 obj\n`)) + 'stream\n'.length
    const stream = inflateSync(pdf.subarray(at, text.indexOf('endstream', at)))
    return stream.toString('latin1').split(/\bT[jJ]\b/).length
  })
}

describe.skipIf(found === null)('on paper', { timeout: 120_000 }, () => {
  it('a case is there in full, without what would be pressed', async () => {
    await pages.visit(
      pages.seeded().mei.token,
      `/console/case/${made.decided}`,
      async (page) => {
        await page.getByRole('heading', { name: 'History' }).waitFor()
        const columns = page.locator('.case-columns')
        const isCut = () =>
          page.evaluate(`(() => {
          const shown = document.querySelector('.case-columns')
          return shown.scrollHeight > shown.clientHeight + 1
        })()`)
        expect(await isCut()).toBe(true)
        await page.emulateMedia({ media: 'print' })
        expect(await isCut()).toBe(false)
        expect(await page.locator('.rail').isVisible()).toBe(false)
        // Nothing can be pointed at there to learn the day, and the address that the browser prints may be off.
        const said = `getComputedStyle(document.querySelector('.history time'), '::after').content`
        expect(await page.evaluate(said)).toContain(String(new Date().getUTCFullYear()))
        const foot = page.locator('.on-paper')
        const print = async (): Promise<string> => {
          await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
          return (await foot.allInnerTexts()).join('')
        }
        await expect.poll(print, PATIENT).toMatch(new RegExp(`/console/case/${made.decided} · printed on .*20\\d\\d`))
        await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
        expect(await foot.count()).toBe(0)
        // Below what it is about, not over it.
        const [above, below] = [await columns.boundingBox(), await page.locator('.decide').boundingBox()]
        expect(below?.y ?? 0).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0))
      },
      { width: 1200, height: 400 },
    )
  })

  it('a table is no wider than the paper, however long what stands in it is', async () => {
    const { service, mei, ora } = pages.seeded()
    const long = 'L'.repeat(200)
    must(await service.decide(message('acme', long, 'I will kill you tomorrow when you leave the office.')))
    const paper = { width: 718, height: 1_000 }
    const places = [
      [mei.token, `/console/subject?q=account/${long}`],
      [ora.token, '/console/audit'],
    ] as const
    for (const [token, path] of places)
      await pages.visit(
        token,
        path,
        async (page, { quiet }) => {
          await page.locator('.wide td').first().waitFor()
          await quiet()
          await page.emulateMedia({ media: 'print' })
          // What scrolls on a screen is cut off there.
          const beyond = `[...document.querySelectorAll('.wide')].map((wide) => wide.scrollWidth - wide.clientWidth)`
          expect(Math.max(...(await page.evaluate<number[]>(beyond)))).toBeLessThanOrEqual(0)
        },
        paper,
      )
  })

  it('the queue has every row, however few of them a window draws', async () => {
    const { service, mei } = pages.seeded()
    const threat = 'You are a worthless idiot, everybody here hates you, go away.'
    for (let at = 0; at < 30; at += 1) must(await service.decide(message('acme', `paper-${at}`, threat)))
    await pages.visit(mei.token, '/console/queue?q=paper-', async (page) => {
      const drawn = page.locator('.queue-row.item')
      await page.getByText('30 cases').waitFor()
      await page.setViewportSize({ width: 1440, height: 400 })
      await expect.poll(() => drawn.count(), PATIENT).toBeLessThan(30)
      await page.emulateMedia({ media: 'print' })
      await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
      // Nothing is cut off below the last of them.
      const height: number = await page.evaluate(
        `document.querySelector('.queue-table').getBoundingClientRect().height`,
      )
      expect([await drawn.count(), height > 30 * 36]).toEqual([30, true])
      await page.emulateMedia({ media: null })
      await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
      await expect.poll(() => drawn.count(), PATIENT).toBeLessThan(30)
    })
  })

  it('the queue says whole when each case is due, upright and across', async () => {
    for (const width of [718, 794, 1_046])
      await pages.visit(
        pages.seeded().mei.token,
        '/console/queue',
        async (page) => {
          await page.locator('.queue-row.item').first().waitFor()
          await page.emulateMedia({ media: 'print' })
          const beyond = `[...document.querySelectorAll('.queue-row.item .due')].map((due) => Math.max(due.scrollWidth - due.clientWidth, due.scrollHeight - due.clientHeight))`
          expect([width, Math.max(...(await page.evaluate<number[]>(beyond)))]).toEqual([width, 0])
        },
        { width, height: 1_000 },
      )
  })

  it('is light, also where the screen is dark', async () => {
    await pages.visit(
      pages.seeded().mei.token,
      `/console/case/${made.decided}`,
      async (page) => {
        await page.locator('.case-body a').first().waitFor()
        const colour = `getComputedStyle(document.querySelector('.case-body a')).color.match(/[0-9]+/)[0]`
        const lightness = async (): Promise<number> => Number(await page.evaluate(colour))
        expect(await lightness()).toBeGreaterThan(100)
        await page.emulateMedia({ media: 'print' })
        expect(await lightness()).toBeLessThan(60)
      },
      { theme: 'dark' },
    )
  })

  it('the policy has its clauses, and nothing that leads about on a screen', async () => {
    await pages.visit(null, '/policy?lang=en', async (page) => {
      await page.emulateMedia({ media: 'print' })
      for (const gone of ['nav.languages', '.contents', '.skip'])
        expect(await page.locator(gone).first().isVisible(), gone).toBe(false)
      // A link says where it leads: on paper nothing can be pressed.
      const said = (path: string) => `getComputedStyle(document.querySelector('a[href="${path}"]'), '::after').content`
      for (const path of ['/policy/versions', '/policy/transparency'])
        expect(await page.evaluate(said(path))).toContain(path)
      expect(await page.getByText('Another clause was breached whose subject').first().isVisible()).toBe(true)
    })
  })

  it.each(['en', 'zh'] as const)('the policy fills each sheet before it begins another: %s', async (language) => {
    await pages.visit(null, `/policy?lang=${language}`, async (page) => {
      const sheets = shownOn(await page.pdf({ format: 'A4' })).slice(0, -1)
      const usual = sheets.toSorted((one, other) => one - other)[Math.floor(sheets.length / 2)] ?? 0
      expect(usual).toBeGreaterThan(100)
      expect(Math.min(...sheets)).toBeGreaterThan(usual / 3)
    })
  })

  it('a published report has its numbers, and no downloads', async () => {
    const year = new Date().getUTCFullYear() - 1
    await pages.visit(null, `/policy/transparency/${year}?lang=en`, async (page) => {
      await page.getByRole('link', { name: 'CSV' }).waitFor()
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('link', { name: 'CSV' }).isVisible()).toBe(false)
      expect(await page.getByRole('table').first().isVisible()).toBe(true)
    })
  })

  it('the own page says what it says, and has no form or way to press', async () => {
    await pages.visit(await eva(), '/me', async (page) => {
      const mine = page.locator('goodstanding-feedback li', { hasText: 'He threatens Jo in our group chat.' })
      await mine.waitFor() // the form stands before what was reported is read
      await page.getByRole('radio').first().waitFor()
      await page.emulateMedia({ media: 'print' })
      for (const gone of [page.getByRole('radio').first(), page.getByRole('link', { name: 'The policy' })])
        expect(await gone.isVisible()).toBe(false)
      expect(await mine.isVisible()).toBe(true)
    })
  })
})

describe.skipIf(found === null)('in type twice as large', { timeout: 120_000 }, () => {
  it('a notice and the own page grow as a whole, and no wider than a phone', async () => {
    for (const [token, path] of [
      [null, `/notices/${made.notice}`],
      [await eva(), '/me'],
    ] as const)
      await pages.visit(
        token,
        path,
        async (page) => {
          await page.getByRole('heading', { level: 1 }).waitFor()
          await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
          expect(await page.evaluate(`getComputedStyle(document.querySelector('main')).fontSize`)).toBe('32px')
          expect(await overflowOf(page)).toBe(0)
        },
        { width: 375 },
      )
  })
})

/** A window of 1280 by 1024 px that is drawn four times as large. */
const FOUR_TIMES = { width: 320, height: 256 } as const

describe.skipIf(found === null)('in a window drawn four times as large', { timeout: 120_000 }, () => {
  it('the queue has rows, and keys lead to them', async () => {
    const isSeen = `(() => {
      const [row, page] = ['.queue-row.current', 'main'].map((of) => document.querySelector(of).getBoundingClientRect())
      return row.top >= page.top - 1 && row.bottom <= page.bottom + 1
    })()`
    await pages.visit(
      pages.seeded().mei.token,
      '/console/queue',
      async (page) => {
        await page.locator('.queue-row.current').waitFor()
        await page.keyboard.press('j')
        await expect.poll(() => page.evaluate(isSeen), PATIENT).toBe(true)
      },
      FOUR_TIMES,
    )
  })

  it('rules and staff have what can be done with them in reach on a tablet, upright and on its side', async () => {
    const { mei, root } = pages.seeded()
    for (const [token, path] of [
      [mei.token, '/console/rules?q=conduct'],
      [root.token, '/console/settings?q=staff'],
    ] as const)
      await pages.visit(token, path, async (page) => {
        await page.locator('.wide td').first().waitFor()
        const beyond = `[...document.querySelectorAll('.wide')].map((wide) => wide.scrollWidth - wide.clientWidth)`
        for (const width of [1100, 1024, 768, 720]) {
          await page.setViewportSize({ width, height: 900 })
          expect([path, width, await page.evaluate(beyond)]).toEqual([path, width, [0]])
        }
      })
  })

  it('what was recorded is read from line to line on a phone, and whole', async () => {
    const beyond = `Math.max(...[...document.querySelectorAll('.wide')].map((wide) => wide.scrollWidth - wide.clientWidth))`
    for (const [path, among] of [
      ['/console/decisions', 'message.send'],
      ['/console/subject?q=account/chen', 'Open'],
    ] as const)
      await pages.visit(
        pages.seeded().mei.token,
        path,
        async (page, { quiet }) => {
          await settle(page, quiet)
          await page.locator('.wide td').filter({ hasText: among }).first().waitFor()
          expect([path, await page.evaluate(beyond)]).toEqual([path, 0])
        },
        FOUR_TIMES,
      )
  })

  it('what is watched is read from line to line', async () => {
    await pages.visit(
      await pages.seeded().member('acme-boss', 'acme', 'admin'),
      '/org/screening',
      async (page) => {
        await page.locator('.wide td').first().waitFor()
        const beyond = `Math.max(...[...document.querySelectorAll('.wide')].map((wide) => wide.scrollWidth - wide.clientWidth))`
        expect(await page.evaluate(beyond)).toBeLessThanOrEqual(0)
      },
      FOUR_TIMES,
    )
  })
})

/** What the browser's own setting calls "very large" is half as much again. */
const TWICE_AS_LARGE = { standard: 32, fixed: 26 } as const

describe.skipIf(found === null)('with letters twice as large', { timeout: 120_000 }, () => {
  it('what everybody may read is read from line to line on a phone, in both languages', async () => {
    for (const language of ['en-GB', 'zh-CN'] as const)
      await pages.visitAlone(
        null,
        '/sign-in',
        async (page, { context }) => {
          const client = await context.newCDPSession(page)
          await client.send('Page.setFontSizes', { fontSizes: TWICE_AS_LARGE })
          for (const path of ['/', '/policy/versions', '/policy/transparency', '/developers/reports']) {
            await page.goto(path)
            await page.getByRole('heading', { level: 1 }).waitFor()
            const wide: number = await page.evaluate('document.documentElement.scrollWidth')
            expect([path, language, wide]).toEqual([path, language, 360])
          }
        },
        { width: 360, height: 780, language },
      )
  })
})

describe.skipIf(found === null)('a page', { timeout: 120_000 }, () => {
  it('of a queue without cases says what comes there, in a panel no larger than its words', async () => {
    await pages.visit(pages.seeded().ned.token, '/console/queue?q=is%3Awaiting', async (page) => {
      const panel = page.locator('.panel')
      await panel.waitFor()
      expect((await panel.boundingBox())?.height).toBeLessThan(160)
    })
  })

  it('shows what is in hand and where one is also in the colours of whoever needs their own', async () => {
    await pages.visitAlone(pages.seeded().mei.token, '/console/queue', async (page) => {
      await page.locator('.queue-row.item.current').waitFor()
      await page.emulateMedia({ forcedColors: 'active' })
      const linesOf = (what: string): Promise<readonly string[]> =>
        page.evaluate(`[...document.querySelectorAll('${what}')].map((each) => getComputedStyle(each).outlineStyle)`)
      const rows = await linesOf('.queue-row.item')
      expect(rows.length).toBeGreaterThan(1)
      expect(rows.filter((line) => line !== 'none')).toHaveLength(1)
      for (const strip of ['.rail nav a', '.tabs button'])
        expect((await linesOf(strip)).filter((line) => line !== 'none')).toHaveLength(1)
      await page.goto('/console/rules/edit?q=conduct.e')
      await page.locator('.steps [aria-pressed="true"]').first().waitFor()
      const steps = await linesOf('.steps [aria-pressed]')
      expect(steps.filter((line) => line !== 'none')).toHaveLength(await page.locator('.steps').count())
    })
  })

  it('is drawn with more contrast for whoever asks for it, light and dark', async () => {
    const colours = `(() => {
      const of = (what, name) => getComputedStyle(document.querySelector(what))[name]
      return [of('.queue-row.item .waiting', 'color'), of('body', 'color'), of('.queue-row.item', 'borderBottomColor')]
    })()`
    for (const theme of ['light', 'dark'] as const)
      await pages.visitAlone(
        pages.seeded().mei.token,
        '/console/queue',
        async (page) => {
          await page.locator('.queue-row.item').first().waitFor()
          const [pale, ink, line] = await page.evaluate<readonly string[]>(colours)
          expect(pale).not.toBe(ink)
          await page.emulateMedia({ contrast: 'more' })
          const [plain, same, edge] = await page.evaluate<readonly string[]>(colours)
          expect([plain, same]).toEqual([ink, ink])
          expect(edge).not.toBe(line)
        },
        { theme },
      )
    await pages.visitAlone(null, '/policy?lang=en', async (page) => {
      const paleAndInk = `['.meta', 'body'].map((what) => getComputedStyle(document.querySelector(what)).color)`
      const [pale, ink] = await page.evaluate<readonly string[]>(paleAndInk)
      expect(pale).not.toBe(ink)
      await page.emulateMedia({ contrast: 'more' })
      expect(await page.evaluate(paleAndInk)).toEqual([ink, ink])
    })
  })

  it('shows that a table goes on beyond its edge', async () => {
    await pages.visit(
      pages.seeded().ora.token,
      '/console/audit',
      async (page) => {
        const table = page.locator('.wide').first()
        await table.waitFor()
        const wide = `document.querySelector('.wide')`
        expect(await page.evaluate(`${wide}.scrollWidth > ${wide}.clientWidth`)).toBe(true)
        expect(await page.evaluate(`getComputedStyle(${wide}).backgroundAttachment`)).toContain('local')
        expect(await overflowOf(page)).toBe(0)

        // What was proved stays within the page, and a filter says of which entries it finds none.
        await page.getByRole('button', { name: 'Verify in this browser' }).click()
        const verified = page.getByText(/^Verified \d+ entries/)
        await verified.waitFor()
        await page.setViewportSize({ width: 320, height: 740 })
        const { x = 0, width = 320 } = (await verified.boundingBox()) ?? {}
        expect(x + width).toBeLessThanOrEqual(320 - x)
        await page.getByRole('searchbox').fill('no-such-word')
        await page.getByRole('heading', { name: 'No entry shown matches' }).waitFor()
        await page.getByRole('button', { name: 'Show all' }).click()
        await table.waitFor()
      },
      { width: 375 },
    )
  })

  it('of the staff shows who may do what, and what can be done with them, on a phone', async () => {
    await pages.visit(
      pages.seeded().root.token,
      '/console/settings?q=staff',
      async (page) => {
        const mei = page.getByRole('row', { name: /Mei Okafor/ })
        for (const shown of [mei.getByText('Policy editor'), mei.getByRole('button', { name: 'Remove' })]) {
          const { x = 0, width = 360 } = (await shown.boundingBox()) ?? {}
          expect(x + width).toBeLessThanOrEqual(360)
        }
      },
      { width: 360 },
    )
  })
})

describe.skipIf(found === null)('the key of a control', { timeout: 120_000 }, () => {
  it('is shown on it and told to whoever hears it, as single keys are set', async () => {
    await pages.visit(pages.seeded().mei.token, '/console/queue', async (page) => {
      const take = page.getByRole('button', { name: /^Take next case/ })
      const told = () => take.getAttribute('aria-keyshortcuts')
      await take.waitFor()
      expect([await told(), await take.innerText()]).toEqual(['T', expect.stringMatching(/T$/)])
      const set = async (keys: string): Promise<void> => {
        await page.goto('/console/me')
        await page.getByRole('radio', { name: keys, exact: true }).check()
        await page.goto('/console/queue')
        await page.locator('.queue-row.item').first().waitFor()
      }
      await set('with Alt')
      expect([await told(), await take.innerText()]).toEqual(['Alt+T', expect.stringMatching(/Alt T$/)])
      expect(await page.locator('.key-bar').innerText()).toContain('Alt J')
      await set('off')
      expect([await told(), await take.innerText()]).toEqual([null, 'Take next case'])
      expect(await page.locator('.key-bar').innerText()).not.toContain('next')
    })
    await pages.visit(pages.seeded().mei.token, `/console/case/${made.open}`, async (page) => {
      await page.getByRole('button', { name: /^Claim case/ }).click()
      const review = page.getByRole('button', { name: /^Review decision/ })
      await review.waitFor()
      expect(await review.getAttribute('aria-keyshortcuts')).toBe('Control+Enter')
      expect(await page.getByRole('checkbox', { name: 'Warn' }).getAttribute('aria-keyshortcuts')).toBe('1')
      expect(await page.getByRole('combobox', { name: 'Clause' }).getAttribute('aria-keyshortcuts')).toBe('C')
      await page.getByRole('button', { name: /^Give back/ }).click()
      await page.getByRole('button', { name: /^Claim case/ }).waitFor()
    })
  })
})
