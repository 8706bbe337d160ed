/** What is said over a page, and in place of one: that an answer is late, and why somebody may not see what they asked for. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { hold, intercept } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, typeFilter, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const THREAT = 'I will kill you tomorrow when you leave the office.'
const as = (token: string) => createGoodstanding({ url: pages.server().url, token })

describe.skipIf(found === null)('over a page', { timeout: 180_000 }, () => {
  it.each([
    { width: 1440, height: 900 },
    { width: 1000, height: 800 },
    { width: 390, height: 844 },
  ])('a late answer lies over no button of a case ($width px)', async (size) => {
    const { service, mei } = pages.seeded()
    const id = must(await service.decide(message('acme', `late-${size.width}`, THREAT))).case ?? ''
    await pages.visit(
      mei.token,
      `/console/case/${id}`,
      async (page) => {
        await page.getByRole('button', { name: /^Claim case/ }).click()
        const review = page.getByRole('button', { name: /^Review decision/ })
        await review.waitFor()
        const claims = await hold(page, '**/v1/cases/*/preview')
        await page.keyboard.press('1')
        await page.keyboard.press('r')
        await page.keyboard.type('A threat.')
        const late = page.getByRole('status').filter({ hasText: 'The server has not answered yet.' })
        await late.waitFor()
        expect(claims.count()).toBeGreaterThan(0)
        const endOf = async (): Promise<number> => {
          const box = await review.boundingBox()
          return (box?.y ?? 0) + (box?.height ?? 0)
        }
        const top = (await late.boundingBox())?.y ?? 0
        await expect.poll(endOf, PATIENT).toBeLessThanOrEqual(top)
        claims.letGo()
        await late.waitFor({ state: 'detached' })
        await expect.poll(endOf, PATIENT).toBeGreaterThan(top) // the room is given back
      },
      size,
    )
  })

  it('a session that ended is said beside a late answer, and not upon it', async () => {
    const { service, mei } = pages.seeded()
    must(await service.decide(message('acme', 'both', THREAT)))
    await pages.visit(
      mei.token,
      '/console/queue?q=both',
      async (page, { expectRefusals }) => {
        expectRefusals(401)
        await expectRows(page, 1)
        const claims = await hold(page, '**/v1/cases/*/claim')
        await page.keyboard.press('c')
        const late = page.locator('.banner.ended[role=status]')
        await late.waitFor()
        await page.context().clearCookies()
        await typeFilter(page, 'somebody')
        const ended = page.locator('.banner.ended[role=alert]')
        await ended.waitFor()
        const boxOf = async (line: typeof late) => (await line.boundingBox()) ?? { y: 0, height: 0 }
        const gap = async (): Promise<number> => {
          const [one, other] = [await boxOf(late), await boxOf(ended)].sort((a, b) => a.y - b.y)
          return (other?.y ?? 0) - ((one?.y ?? 0) + (one?.height ?? 0))
        }
        await expect.poll(gap, PATIENT).toBeGreaterThanOrEqual(0)
        claims.letGo()
      },
      { width: 390, height: 844 },
    )
  })

  it('the queue says how much waits once the appeals are there too, and that they are missing where they cannot be read', async () => {
    const { service, mei } = pages.seeded()
    const id = must(await service.decide(message('acme', 'appeals', THREAT))).case ?? ''
    const [clause = ''] = must(await as(mei.token).cases.get(id)).clauses
    must(await as(mei.token).cases.claim(id))
    must(await as(mei.token).cases.decide(id, { clause, actions: [{ type: 'warn' }], reason: 'A threat.' }))
    const [notice] = must(await service.notices.list({ subject: 'account/appeals' })).items
    must(await service.appeals.file({ action: notice?.action ?? '', text: 'It was a line of a film.' }))
    must(await service.decide(message('acme', 'beside-appeals', THREAT)))
    const asked = '**/v1/appeals?*'
    await pages.visitAlone(mei.token, '/sign-in', async (page, { expectRefusals }) => {
      await page.addInitScript(`const said = (window.said = [])
        new MutationObserver(() => said.push(document.querySelector('main [role=status]')?.textContent))
          .observe(document, { subtree: true, childList: true, characterData: true })`)
      const appeals = await hold(page, asked)
      const cases = page.waitForResponse('**/v1/cases?*')
      await page.goto('/console/queue?q=source:appeal')
      await (await cases).finished()
      await expect.poll(appeals.count, PATIENT).toBeGreaterThan(0)
      expect(await page.getByText('No cases match').count()).toBe(0)
      appeals.letGo()
      await page.getByRole('status').getByText('1 case', { exact: true }).waitFor()
      expect(await page.evaluate('said')).not.toContain('0 cases')

      expectRefusals(500)
      await page.unroute(asked)
      const body = JSON.stringify({ kind: 'server.fault', status: 500, title: 'It failed.', detail: 'It failed.' })
      await intercept(page, asked, (route) =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body }),
      )
      await page.goto('/console/queue?q=appeals')
      await page.getByText('The appeals could not be loaded').waitFor()
      await expectRows(page, 1)
      expect(await page.getByRole('button', { name: /^Appeals/ }).innerText()).toBe('Appeals')
      await page.goto('/console/queue?q=source:appeal')
      await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor()
      await page.unroute(asked)
      await page.getByRole('button', { name: 'Try again' }).click()
      await expectRows(page, 1)
    })
  })

  it('a complaint says so where the reports that it may rest on could not be read', async () => {
    const token = await pages.seeded().member('acme-boss', 'acme', 'admin')
    await pages.visit(token, '/org/standing', async (page, { expectRefusals }) => {
      expectRefusals(500)
      const body = JSON.stringify({ kind: 'server.fault', status: 500, title: 'It failed.', detail: 'It failed.' })
      await intercept(page, '**/v1/reports?*', (route) =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body }),
      )
      await page.getByRole('link', { name: 'Feedback' }).click()
      await page.getByRole('alert').getByText('It failed.').waitFor()
    })
  })

  it('whoever opens a case of a queue that is not theirs reads that, and not that another role would open it', async () => {
    const { service, root } = pages.seeded()
    const id = must(await service.decide(message('acme', 'elsewhere', THREAT))).case ?? ''
    must(await as(root.token).ask('PUT', '/v1/queues/fraud', { body: { name: { en: 'Fraud', zh: '欺诈' } } }))
    const body = { id: 'fay', name: 'Fay', email: 'fay@operator.example', roles: ['moderator'] }
    must(await as(root.token).ask('POST', '/v1/staff', { body }))
    must(await as(root.token).ask('PUT', '/v1/staff/fay/queues', { body: { queues: ['fraud'] } }))
    const { token } = must(await as(root.token).ask<{ token: string }>('POST', '/v1/staff/fay/tokens', { body: {} }))
    for (const [language, words, other] of [
      ['en-GB', 'This case is in a queue that was not granted to you.', 'another role'],
      ['zh-CN', '此案件所在的队列未授权给您。', '其他角色'],
    ] as const)
      await pages.visit(
        token,
        `/console/case/${id}`,
        async (page, { expectRefusals }) => {
          expectRefusals(403)
          await page.getByText(words).waitFor()
          expect(await page.getByText(other).count()).toBe(0)
        },
        { language },
      )
  })
})
