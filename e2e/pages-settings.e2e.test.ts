/** Settings and registers: what was typed is there again, what somebody else changed meanwhile is said, and tokens that were read end. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const root = () => pages.seeded().root
const as = (token: string) => createGoodstanding({ url: pages.server().url, token })
const drafts = (page: Page) =>
  page.evaluate<number>(`Object.keys(sessionStorage).filter((name) => name.startsWith('goodstanding.draft')).length`)
const row = (page: Page, id: string) =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name: id, exact: true }) })

describe.skipIf(found === null)('the tokens of somebody on the staff', { timeout: 120_000 }, () => {
  it('end with their sessions once that is confirmed, while they stay, and the log names who did it', async () => {
    const { ned, ora } = pages.seeded()
    await visit(root().token, '/console/settings', async (page) => {
      await row(page, 'ned').getByRole('button', { name: 'Revoke tokens' }).click()
      const dialog = page.getByRole('dialog', { name: 'Revoke the tokens of Ned Sato?' })
      await dialog.getByText(/^Their tokens, sessions and sign-in links end at once/).waitFor()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await dialog.waitFor({ state: 'detached' })
      must(await as(ned.token).ask('GET', '/v1/session'))
      await row(page, 'ned').getByRole('button', { name: 'Revoke tokens' }).click()
      await dialog.getByRole('button', { name: 'Revoke tokens' }).click()
      await dialog.waitFor({ state: 'detached' })
      await row(page, 'ned').getByText('Moderator').waitFor()
    })
    expect(await as(ned.token).ask('GET', '/v1/session')).toMatchObject({ ok: false, refusal: { status: 401 } })
    type Entry = {
      readonly entry: { readonly act: string; readonly object: string }
      readonly opening: { readonly by: string }
    }
    const { items } = must(
      await as(ora.token).ask<{ readonly items: readonly Entry[] }>('GET', '/v1/audit/entries', {
        query: { limit: 200 },
      }),
    )
    const { entry, opening } = items.find(({ entry: { act } }) => act === 'staff-token.revoke') ?? {}
    expect([entry?.object, opening?.by]).toEqual(['staff/ned', `staff/${root().id}`])
  })

  it('is asked about in Chinese too', async () => {
    await visit(
      root().token,
      '/console/settings',
      async (page) => {
        await row(page, 'ned').getByRole('button', { name: '吊销令牌' }).click()
        await page.getByRole('dialog', { name: '吊销 Ned Sato 的令牌？' }).getByText('角色保留，可重新登录').waitFor()
      },
      { language: 'zh-CN' },
    )
  })
})

describe.skipIf(found === null)('a secret that is shown once', { timeout: 120_000 }, () => {
  it.each([
    ['en-GB', 'New token', 'Copy', 'This browser did not copy it. It is selected above: copy it from there.'],
    ['zh-CN', '新令牌', '复制', '浏览器未能复制。上方内容已选中，请从那里复制。'],
  ] as const)('is selected, and said to be not copied, where the browser has no clipboard: %s', async (...words) => {
    const [language, make, copy, said] = words
    await visit(
      root().token,
      '/console/settings',
      async (page) => {
        await row(page, 'ned').getByRole('button', { name: make }).click()
        const dialog = page.getByRole('dialog')
        const secret = await dialog.getByRole('textbox').inputValue()
        await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })`)
        await dialog.getByRole('button', { name: copy }).click()
        await dialog.getByRole('alert').getByText(said).waitFor()
        expect(await page.evaluate('getSelection().toString()')).toBe(secret)
      },
      { language },
    )
  })
})

describe.skipIf(found === null)('what is typed into settings', { timeout: 180_000 }, () => {
  it('is there again after a reload, form by form, until it was sent or taken back', async () => {
    await visit(root().token, '/console/settings?q=staff', async (page) => {
      const dialog = page.getByRole('dialog')
      const open = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).first().click()
      const again = async (name: string): Promise<void> => {
        await page.reload()
        await open(name)
      }
      await open('Add staff')
      await dialog.getByLabel('Id').fill('pia')
      await dialog.getByLabel('Name').fill('Pia Holm')
      await dialog.getByLabel('Counsel').check()
      await again('Add staff')
      expect(await dialog.getByLabel('Name').inputValue()).toBe('Pia Holm')
      expect(await dialog.getByLabel('Counsel').isChecked()).toBe(true)
      await dialog.getByLabel('E-mail').fill('pia@operator.example')
      await dialog.getByRole('button', { name: 'Add staff' }).click()
      await dialog.waitFor({ state: 'detached' })
      await row(page, 'pia').getByText('Counsel').waitFor()
      expect(await drafts(page)).toBe(0)

      await page.goto('/console/settings?q=tokens')
      await open('Create token')
      await dialog.getByLabel('Name of the service').fill('chat-eu')
      await dialog.getByLabel('signals').check()
      await again('Create token')
      expect(await dialog.getByLabel('Name of the service').inputValue()).toBe('chat-eu')
      await dialog.getByRole('button', { name: 'Discard draft' }).click()
      expect(await dialog.getByLabel('Name of the service').inputValue()).toBe('')
      expect(await dialog.getByLabel('signals').isChecked()).toBe(false)
      expect(await drafts(page)).toBe(0)

      await page.goto('/console/settings?q=webhooks')
      await open('Add webhook')
      await dialog.getByLabel('Address').fill('https://chat.example/hook')
      await again('Add webhook')
      expect(await dialog.getByLabel('Address').inputValue()).toBe('https://chat.example/hook')

      await page.goto('/console/settings?q=queues')
      await open('Add queue')
      await dialog.getByLabel('Name in Chinese').fill('加急')
      await again('Add queue')
      expect(await dialog.getByLabel('Name in Chinese').inputValue()).toBe('加急')
    })
  })

  it('is there again in an entry of a register, field by field and as JSON', async () => {
    await visit(root().token, '/console/registers?q=works', async (page) => {
      const dialog = page.getByRole('dialog')
      const open = () => page.getByRole('button', { name: 'Add entry' }).first().click()
      await open()
      await dialog.getByLabel('Entry id').fill('w-1')
      await dialog.getByLabel('Title').fill('A song')
      await page.reload()
      await open()
      expect(await dialog.getByLabel('Title').inputValue()).toBe('A song')
      await dialog.getByRole('button', { name: /JSON/ }).click()
      await dialog.getByRole('textbox').last().fill('{"title":"A song","holder":"Her"}')
      await page.reload()
      await open()
      await dialog.getByRole('button', { name: /field/i }).click()
      await dialog.getByRole('button', { name: 'Add entry' }).click()
      await dialog.waitFor({ state: 'detached' })
      await row(page, 'w-1').getByText('Her').waitFor()
      expect(await drafts(page)).toBe(0)
    })
  })

  it('is never sent over what somebody else changed unless they were told: of a person, an entry, and the rules of routing', async () => {
    const admin = as(root().token)
    await visit(root().token, '/console/settings', async (page, { expectRefusals }) => {
      const dialog = page.getByRole('dialog')
      expectRefusals(409)
      const open = () => row(page, 'ora').getByRole('button', { name: 'Change' }).click()
      await open()
      await dialog.getByLabel('Name').fill('Ora L.')
      must(await admin.ask('PATCH', '/v1/staff/ora', { body: { name: 'Ora Levi-Katz' } }))
      await dialog.getByRole('button', { name: 'Change' }).click()
      await dialog.getByText('Somebody else has changed this. Close it and open it again.').waitFor()
      await page.keyboard.press('Escape')
      await row(page, 'ora').getByRole('cell', { name: 'Ora Levi-Katz', exact: true }).waitFor()
      await open()
      expect(await dialog.getByLabel('Name').inputValue()).toBe('Ora Levi-Katz')
      await page.keyboard.press('Escape')

      await page.goto('/console/settings?q=queues')
      await page.getByRole('button', { name: 'Add rule' }).click()
      const severity = page.getByRole('combobox', { name: 'Severity' })
      await severity.selectOption('4')
      const rules = [{ queue: 'general', filter: { severityFrom: 2 } }]
      must(await admin.ask('PUT', '/v1/routing', { body: { rules } }))
      await page.reload()
      await expect.poll(() => severity.inputValue(), PATIENT).toBe('4')
      await page.getByRole('button', { name: 'Save rules' }).click()
      await page.getByRole('main').getByRole('alert').waitFor()
      expect(must(await admin.ask('GET', '/v1/routing'))).toMatchObject({ rules })
      await page.getByRole('button', { name: 'Discard draft' }).click()
      await expect.poll(() => severity.inputValue(), PATIENT).toBe('2')
    })
  })
})
