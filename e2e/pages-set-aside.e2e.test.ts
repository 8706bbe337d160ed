/** Kinds of content that somebody does not work on: chosen by keyboard, left out, covered by others, in English and Chinese. */
import { createGoodstanding } from '@goodstanding/sdk'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, settle, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const SCAM = 'Earn 3000 EUR a day from home, guaranteed returns, join our stock group now: https://rich.example'
const CHINESE = { language: 'zh-CN', theme: 'dark' } as const
const NARROW = { width: 360, height: 740 } as const

const as = (token: string) => createGoodstanding({ url: pages.server().url, token })
const asideOf = async (id: string) =>
  must(
    await as(pages.seeded().root.token).ask<{ readonly setAside: readonly string[] }>(
      'GET',
      `/v1/staff/${id}/set-aside`,
    ),
  ).setAside

describe.skipIf(found === null)('what somebody set aside', { timeout: 240_000 }, () => {
  let scam = ''
  let kim = ''
  beforeAll(async () => {
    const root = as(pages.seeded().root.token)
    const person = { id: 'kim', name: 'Kim Lund', email: 'kim@operator.example', roles: ['moderator'] }
    must(await root.ask('POST', '/v1/staff', { body: person }))
    kim = must(await root.ask<{ readonly token: string }>('POST', '/v1/staff/kim/tokens', { body: {} })).token
  })

  it('is chosen at their own settings, by keyboard and on a narrow page', async () => {
    scam = must(await pages.seeded().service.decide(message('acme', 'twin-one', SCAM))).case ?? ''
    await visit(
      kim,
      '/console/me',
      async (page, { quiet }) => {
        await settle(page, quiet)
        const region = page.getByRole('region', { name: 'Permanently set aside' })
        await region
          .locator('details', { has: page.getByText('conduct.e', { exact: true }) })
          .locator('summary')
          .press('Enter')
        await region.getByRole('checkbox', { name: /conduct\.e$/ }).press('Space')
        await region.getByRole('button', { name: 'Save' }).press('Enter')
        await region.getByRole('status').getByText('Saved, from now on.').waitFor()
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        expect(width).toBeLessThanOrEqual(360)
      },
      NARROW,
    )
    expect(await asideOf('kim')).toEqual(['conduct.e'])
  })

  it('is not in their queue, is found when it is asked for, and says who takes it instead of showing anything', async () => {
    await visit(kim, '/console/queue', async (page) => {
      await page.getByText('What you set aside is not in this list.').waitFor()
      await page.getByText('The queue is clear').waitFor()
      await page.getByRole('link', { name: 'See which cases' }).press('Enter')
      await page.getByText(/^Account twin-one/).waitFor()
      await page.getByRole('link', { name: 'Back to your queue' }).waitFor()
      expect(await page.getByText('What you set aside is not in this list.').count()).toBe(0)
    })
    await visit(kim, `/console/case/${scam}`, async (page) => {
      await page.getByRole('heading', { name: 'You have set this kind of content aside' }).waitFor()
      await page.getByText(/^Such cases are handled by: .*ana/i).waitFor()
      await expectAccessible(page, 'a case that was set aside')
      for (const words of ['Evidence', 'Claim case']) expect(await page.getByText(words).count()).toBe(0)
      await page.keyboard.press('v')
      await page.getByRole('button', { name: 'Show the case anyway' }).press('Enter')
      await page.getByRole('heading', { name: 'Evidence' }).waitFor()
      expect(await page.getByText('guaranteed returns').count()).toBe(0) // it is screened as ever
    })
    await visit(kim, '/console/me', async (page) => {
      await page.getByRole('button', { name: 'Save' }).waitFor()
      expect(await page.getByLabel('For', { exact: true }).count()).toBe(0)
      await expectAccessible(page, 'what somebody sets aside')
    })
    await visit(
      kim,
      `/console/case/${scam}`,
      async (page) => {
        await page.getByRole('heading', { name: '您已将此类内容设为不处理' }).waitFor()
        await expectAccessible(page, 'a case that was set aside, in Chinese')
      },
      CHINESE,
    )
  })

  it('is seen by a senior where nobody else at work takes it, and may be chosen for somebody', async () => {
    // Somebody else is at work, who does not take it.
    await visit(kim, '/console/queue', async (_, { quiet }) => quiet())
    await visit(pages.seeded().ana.token, '/console/queue', async (page) => {
      await page.getByRole('heading', { name: 'Nobody else at work handles these' }).waitFor()
      await page.getByRole('link', { name: /in general: 1 case$/ }).waitFor()
      await expectAccessible(page, 'the queue with what nobody takes')
    })
    await visit(
      pages.seeded().ana.token,
      '/console/me',
      async (page, { expectRefusals }) => {
        const region = page.getByRole('region', { name: '长期不处理的内容' })
        await region.getByLabel('设置对象').selectOption('kim')
        await region.getByRole('checkbox', { name: /conduct\.e$/ }).press('Space')
        must(await as(kim).ask('PUT', '/v1/staff/kim/set-aside', { body: { setAside: ['conduct.e', 'service'] } }))
        expectRefusals(409)
        await region.getByRole('button', { name: '保存' }).press('Enter')
        await region.getByRole('alert').getByText('您选择期间已有他人更改').waitFor()
        await expectAccessible(page, 'what somebody else set aside meanwhile')
        await region.getByRole('button', { name: '显示当前内容' }).press('Enter')
        const whole = region.getByRole('checkbox', { name: /service$/ })
        await expect.poll(() => whole.isChecked()).toBe(true)
        await region.getByRole('checkbox', { name: /conduct\.e$/ }).press('Space')
        await whole.press('Space')
        await region.getByRole('button', { name: '保存' }).press('Enter')
        await region.getByRole('status').getByText('已保存').waitFor()
        await expectAccessible(page, 'what a senior sets aside for somebody')
      },
      CHINESE,
    )
    expect(await asideOf('kim')).toEqual([])
    await visit(pages.seeded().root.token, '/console/operations', async (page, { quiet }) => {
      await settle(page, quiet)
      await expectAccessible(page, 'operations with coverage')
      expect(await page.getByText('Nobody else at work handles these').count()).toBe(0)
    })
  })
})
