/** Every number of the console leads to what it counts, and counts what it leads to; where nothing can be listed, the page says why. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, rows, settle, usePages } from './pages/use-pages.ts'

/** That of the month in which these tests begin: at its end the page shows the next one. */
const REPORT = `/console/transparency?q=${new Date().toISOString().slice(0, 7)}`
const CHINESE = { language: 'zh-CN', theme: 'dark' } as const
const pages = usePages()
const { visit } = pages

const as = (token: string) => createGoodstanding({ url: pages.server().url, token })

/** Two decided cases, of which a second person sees one otherwise, and a third is decided as none. */
async function decideAndDiffer(): Promise<void> {
  const { mei, ana } = pages.seeded()
  for (const [subject, isViolation] of [
    ['account/li.wei', true],
    ['account/sam', true],
    ['account/tom', false],
  ] as const)
    for (const { id, clauses } of must(await as(mei.token).cases.list({ subject })).items) {
      const [clause = ''] = clauses
      must(await as(mei.token).cases.claim(id))
      must(
        await as(mei.token).cases.decide(
          id,
          isViolation
            ? { clause, actions: [{ type: 'warn' }], reason: 'It breaks the clause.' }
            : { outcome: 'no-violation', reason: 'A joke between friends.' },
        ),
      )
    }
  must(await as(ana.token).ask('POST', '/v1/second-reviews/draw', { body: { size: 10 } }))
  const { items } = must(
    await as(ana.token).ask<{ items: readonly { id: string; subject: { id: string } }[] }>('GET', '/v1/second-reviews'),
  )
  const { id = '' } = items.find(({ subject }) => subject.id === 'sam') ?? {}
  must(await as(ana.token).ask('POST', `/v1/second-reviews/${id}/take`))
  must(
    await as(ana.token).ask('POST', `/v1/second-reviews/${id}/judge`, {
      body: { outcome: 'no-violation', reason: 'A figure of speech.' },
    }),
  )
}

/** Numbers other than 0 in tables that lead nowhere, with their column. */
const unlinked = (page: Page): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll('td.number')].filter((cell) => {
    const column = cell.closest('table').querySelectorAll('thead th')[cell.cellIndex]?.textContent ?? ''
    return /^<?[1-9][\\d,]*\\+?$/.test(cell.textContent.trim()) && cell.querySelector('a') === null && column !== 'delivered'
  }).map((cell) => cell.closest('tr').textContent)`)

const bodyRows = (page: Page) => page.locator('tbody tr')

describe.skipIf(found === null)('a number', { timeout: 240_000 }, () => {
  beforeAll(decideAndDiffer)

  it('in any table of the console leads somewhere, and what was delivered says why it does not', async () => {
    const { ana, root } = pages.seeded()
    const roles = ['installation-admin', 'moderator']
    must(
      await as(root.token).ask('POST', '/v1/staff', { body: { id: 'both', name: 'Bo', email: 'bo@x.example', roles } }),
    )
    const both = must(await as(root.token).ask<{ token: string }>('POST', '/v1/staff/both/tokens', { body: {} }))
    for (const [token, path] of [
      [ana.token, '/console/operations'],
      [ana.token, '/console/transparency'],
      [ana.token, '/console/quality?q=agreement'],
      [both.token, '/console/settings?q=queues'],
    ] as const)
      await visit(token, path, async (page, { quiet }) => {
        await page.locator('td.number').first().waitFor()
        await settle(page, quiet)
        expect(await unlinked(page), path).toEqual([])
      })
    // Whoever has no cases is not led to them.
    for (const path of ['/console/operations', '/console/settings?q=queues'])
      await visit(root.token, path, async (page) => {
        await page.getByText('Staff who may read cases can follow each number').waitFor()
      })
    // Points lead to the actions that they are of.
    const [followed] = must(
      await as(pages.seeded().ana.token).cases.list({ subject: 'account/li.wei', status: 'decided' }),
    ).items
    await visit(pages.seeded().ana.token, `/console/case/${followed?.id ?? ''}`, async (page) => {
      const points = page.getByRole('link', { name: /^[1-9]\d* points?$/ })
      await points.click()
      // The case stands until the next page has come: its link reads like that of the page it leads to.
      await points.and(page.locator('[href="#actions"]')).click()
      await page.locator('#actions:target').waitFor()
    })
    await visit(pages.seeded().ana.token, '/console/operations', async (page) => {
      await page.getByText('Delivered events are counted but not kept').waitFor()
    })
    // An auditor sees the counts and no case: the page says who may follow them.
    await visit(pages.seeded().ora.token, '/console/operations', async (page) => {
      await page.getByText('Staff who may read cases can follow each number to what it counts.').waitFor()
      const precision = page.locator('section').filter({ hasText: 'Precision by rule' })
      await precision.locator('td').first().waitFor()
      expect(await precision.locator('td a:not(.clause)').count()).toBe(0)
    })
  })

  it('of a rule leads to its cases: right, wrong, and the disputed ones to where people differ', async () => {
    await visit(pages.seeded().mei.token, '/console/operations', async (page) => {
      const table = page.locator('section').filter({ hasText: 'Precision by rule' })
      await table.locator('td.number a').first().waitFor()
      for (const [column, tab] of [
        [3, 'Right'],
        [4, 'Wrong'],
        [5, 'Disputed'],
      ] as const) {
        const link = table.locator(`td:nth-child(${column}) a`).first()
        const count = Number(await link.innerText())
        await link.click()
        await page.getByRole('link', { name: tab, exact: true }).and(page.locator('[aria-current=page]')).waitFor()
        await expect.poll(() => bodyRows(page).count(), PATIENT).toBe(count)
        await expectAccessible(page, `outcomes, ${tab}`)
        if (tab === 'Disputed') {
          await page.getByRole('link', { name: 'people differ' }).first().click()
          await page.getByText('A figure of speech.').waitFor()
        } else await page.goBack()
      }
    })
  })

  it('of the transparency report leads to what it counts, also where the report says <5', async () => {
    await visit(
      pages.seeded().ana.token,
      REPORT,
      async (page) => {
        const actions = page.locator('section').filter({ hasText: '按类型统计的措施' })
        await actions.getByRole('link', { name: '<5' }).first().click()
        await page.getByRole('heading', { name: '按类型统计的措施：警告' }).waitFor()
        await expect.poll(() => bodyRows(page).count(), PATIENT).toBe(2)
        await expectAccessible(page, 'entries of the report, in Chinese')
        await page.getByRole('link', { name: /^案件/ }).first().click()
        await page.locator('.case-head').waitFor()
      },
      CHINESE,
    )
    await visit(pages.seeded().ora.token, REPORT, async (page) => {
      await page.getByText('<5').first().waitFor()
      expect(await page.locator('td a').count()).toBe(0) // an auditor reads counts, and nothing of anybody
    })
  })

  it('of agreement leads to the judgements that it counts', async () => {
    await visit(pages.seeded().ana.token, '/console/quality?q=agreement', async (page) => {
      await page.locator('td.number a').first().click()
      await page.getByText('A figure of speech.').waitFor()
      expect(await page.locator('article').count()).toBe(1)
      await expectAccessible(page, 'judgements behind a number')
    })
  })

  it('beside a view says how much it holds, and is counted anew with the queue', async () => {
    const { mei } = pages.seeded()
    await visit(mei.token, '/console/queue', async (page) => {
      const views = page.locator('.filters-kept button')
      const view = (filter: string) => page.locator(`.filters-kept button[title="${filter}"]`)
      const countOf = async (name: string): Promise<number> =>
        Number((await view(name).locator('.count > [aria-hidden]').innerText()).replace('+', ''))
      await views.first().locator('.count > [aria-hidden]').waitFor()
      for (const name of ['is:open', 'sev:>=3', 'source:complaint', 'is:decided', 'assignee:me']) {
        const counted = await countOf(name)
        await view(name).click()
        await view(name).and(page.locator('[aria-pressed=true]')).waitFor()
        await expectRows(page, counted)
        await view(name).click()
        await view(name).and(page.locator('[aria-pressed=false]')).waitFor()
      }
      const [before, own] = [await countOf('is:open'), await countOf('assignee:me')]
      await rows(page).first().waitFor()
      await page.keyboard.press('t')
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => countOf('assignee:me'), PATIENT).toBe(own + 1)
      expect(await countOf('is:open')).toBe(before - 1)
    })
  })
})

describe.skipIf(found === null)('cases that come while somebody reads the queue', { timeout: 120_000 }, () => {
  it('wait behind a button that says how many, and no row moves before it is pressed', async () => {
    const { ana, service } = pages.seeded()
    await visit(ana.token, '/console/queue?q=is%3Aopen', async (page) => {
      await rows(page).first().waitFor()
      const shown = () => page.locator('.queue-row.item .seen').allInnerTexts()
      const before = await shown()
      const text = 'I will kill you tomorrow when you leave the office.'
      for (const actor of ['late-1', 'late-2']) must(await service.decide(message('acme', actor, text)))
      const fresh = page.getByRole('button', { name: '2 new' })
      await fresh.waitFor(PATIENT)
      expect(await shown()).toEqual(before)
      await expectAccessible(page, 'queue with new cases waiting')
      await fresh.click()
      await expect.poll(async () => (await shown()).length, PATIENT).toBe(before.length + 2)
      await fresh.waitFor({ state: 'detached' })
    })
  })

  it('of what each rule acted on lately stands beside it, day by day and in words, with who worded it', async () => {
    await visit(pages.seeded().mei.token, '/console/rules?q=conduct.i', async (page) => {
      const row = bodyRows(page).filter({ hasText: 'Decisions of conduct.i' }).first()
      await row.getByRole('img', { name: /^\d+ events?, most on \d+ \w+ \d{4}: \d+$/ }).waitFor()
      await row.getByText('as shipped').waitFor()
      await page.getByText('What a rule only watches is not counted here').waitFor()
      await expectAccessible(page, 'rules')
      await row.getByRole('link', { name: 'Decisions of conduct.i' }).click()
      await bodyRows(page).first().waitFor()
      expect(new URL(page.url()).searchParams.get('q')).toBe('clause:conduct.i')
    })
    // Whoever may not know how rules fare reads the policy all the same.
    await visit(pages.seeded().lex.token, '/console/rules?q=conduct.i', async (page) => {
      await bodyRows(page).first().waitFor()
      expect(await page.getByRole('columnheader', { name: /^Last/ }).count()).toBe(0)
    })
  })

  it('of fields that nothing reads stands beside the field that was meant', async () => {
    const { service, ana } = pages.seeded()
    must(await service.decide(message('acme', 'u.typo', 'Good morning.', { sesion: { id: 's1' } })))
    await visit(
      ana.token,
      '/console/operations',
      async (page) => {
        const row = page.locator('tr').filter({ hasText: '/data/sesion' })
        await row.waitFor()
        expect(await row.locator('td').allInnerTexts()).toEqual([
          expect.stringContaining('message.send'),
          '/data/sesion',
          'session',
          '1',
          expect.stringMatching(/20\d\d/),
        ])
        await page.getByRole('heading', { name: '未被读取的字段' }).waitFor()
        await expectAccessible(page, 'operations with a field that nothing reads, in Chinese')
      },
      CHINESE,
    )
  })
})
