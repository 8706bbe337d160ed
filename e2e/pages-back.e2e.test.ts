/** The policy goes back to a version of before: in one press and a question, by keys, and a second person puts it in force. */
import { createGoodstanding } from '@goodstanding/sdk'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SHIPPED_POLICY } from '@goodstanding/server'
import { afterAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'
import { copyClauses } from './server/copy-clauses.ts'

const TRAPS = 'conduct/e-deceptive-use.yaml'
const HEAD = 'policy.yaml'
const folder = copyClauses([TRAPS, 'conduct/o-aid-campaigns.yaml'])
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const pages = usePages({ traffic: 'none', settings: { GOODSTANDING_POLICY: folder } })
const { visit } = pages
const shipped = (name: string) => readFileSync(join(SHIPPED_POLICY, name), 'utf8')
const as = (who: 'mei' | 'ana') => createGoodstanding({ url: pages.server().url, token: pages.seeded()[who].token })
const publish = async (who: 'mei' | 'ana', body: object) =>
  must(await as(who).ask('POST', '/v1/policy/publish', { body: { emergency: 'This is tried out of turn.', ...body } }))
const filesOf = async (version: string) =>
  must(await as('mei').ask<{ files: Readonly<Record<string, string>> }>('GET', `/v1/policy/versions/${version}`)).files

describe.skipIf(found === null)('the policy in force', { timeout: 240_000 }, () => {
  it('is gone back from by one person, in a press and a question, and is so once a second one agrees', async () => {
    const head = shipped(HEAD).replace(/^version: .*$/m, 'version: "3001.1"')
    await publish('ana', { files: { [HEAD]: head, [TRAPS]: `# Worse.\n${shipped(TRAPS)}` } })
    await publish('mei', { version: '3001.1' })

    await visit(pages.seeded().lex.token, '/console/rules', async (page) => {
      // It counts from today, whatever day the files name.
      await page.getByText(/^Version 3001\.1, in force since/).waitFor()
      expect(await page.getByText(/in force since 1 Nov 2026/).count()).toBe(0)
      expect(await page.getByRole('button', { name: /^Roll back/ }).count()).toBe(0)
    })
    const shown = await (await fetch(`${pages.server().url}/policy`)).text()
    expect(shown.includes('3001.1'), shown.slice(0, 2_000)).toBe(true)
    expect(shown.includes('in force from 2026-11-01'), shown.slice(0, 2_000)).toBe(false)

    await visit(pages.seeded().mei.token, '/console/rules', async (page) => {
      const back = page.getByRole('button', { name: 'Roll back to 2026.11.1' })
      const dialog = page.getByRole('dialog')
      await back.press('Enter')
      await dialog.getByText(/what 3001\.1 changed since no longer holds\. It is drafted as 2026\.11\.1-r2/).waitFor()
      await expectAccessible(page, 'a question before the policy goes back')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await expect
        .poll(() => page.evaluate('document.activeElement.textContent'), PATIENT)
        .toBe('Roll back to 2026.11.1')
      await back.press('Enter')
      await dialog.getByRole('button', { name: 'Draft it' }).press('Enter')
      await page.getByText('Version 2026.11.1-r2 is drafted. Another policy editor must put it in force.').waitFor()
      // Nothing acts until then.
      await page.goto('/console/rules/versions')
      await page.getByText('You drafted it; another policy editor must put it in force.').waitFor()
      expect((await filesOf('in-force'))[TRAPS]).toMatch(/^# Worse\./)
    })
    await visit(pages.seeded().ana.token, '/console/rules/versions', async (page) => {
      const row = page.getByRole('row').filter({ hasText: '2026.11.1-r2' })
      await row.getByRole('button', { name: 'Put in force' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click()
      await row.getByText('in force', { exact: true }).waitFor()
      const now = await filesOf('in-force')
      expect(now).toEqual({ ...(await filesOf('2026.11.1')), [HEAD]: now[HEAD] })
      // And on again, by the row of any version that counted.
      await page
        .getByRole('row')
        .filter({ hasText: '3001.1' })
        .getByRole('button', { name: 'Roll back to 3001.1' })
        .waitFor()
    })
  })

  it('offers it in Chinese on a narrow page', async () => {
    await visit(
      pages.seeded().mei.token,
      '/console/rules',
      async (page) => {
        await page.getByRole('button', { name: /^回退到/ }).click()
        await page
          .getByRole('dialog')
          .getByText(/另一名政策编辑启用后立即生效/)
          .waitFor()
        await expectAccessible(page, 'going back, on a narrow page')
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      },
      { language: 'zh-CN', width: 390 },
    )
  })
})
