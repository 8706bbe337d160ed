/** Two policy editors change one clause file: each is shown what the other did, and nothing that was typed is lost. */
import { createGoodstanding } from '@goodstanding/sdk'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SHIPPED_POLICY } from '@goodstanding/server'
import { afterAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { hold, intercept } from './pages/hold.ts'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'
import { copyClauses } from './server/copy-clauses.ts'

const TRAPS = 'conduct/e-deceptive-use.yaml'
const HEAD = 'policy.yaml'
const emergency = 'This is tried out of turn.'
const folder = copyClauses([TRAPS, 'conduct/o-aid-campaigns.yaml'])
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const pages = usePages({ traffic: 'none', settings: { GOODSTANDING_POLICY: folder } })
const { visit } = pages
const as = (token: string) => createGoodstanding({ url: pages.server().url, token })

const shipped = (name: string) => readFileSync(join(SHIPPED_POLICY, name), 'utf8')
const publish = async (who: 'mei' | 'ana', body: object) =>
  must(await as(pages.seeded()[who].token).ask('POST', '/v1/policy/publish', { body: { emergency, ...body } }))

/** A draft of a clause file with a line that no other version has. */
const draft = (
  who: 'mei' | 'ana',
  version: string,
  { mark, base }: { readonly mark: string; readonly base: string },
) => {
  const head = shipped(HEAD).replace(/^version: .*$/m, `version: "${version}"`)
  return publish(who, { files: { [HEAD]: head, [TRAPS]: `# ${mark}\n${shipped(TRAPS)}` }, base })
}
const markIn = async (version: string): Promise<string | undefined> => {
  const answer = must(
    await as(pages.seeded().mei.token).ask<{ readonly files: Readonly<Record<string, string>> }>(
      'GET',
      `/v1/policy/versions/${version}`,
    ),
  )
  return answer.files[TRAPS]?.split('\n', 1)[0]
}

describe.skipIf(found === null)('a clause file that two people change', { timeout: 240_000 }, () => {
  it('shows the editor both texts, takes theirs over and brings mine back, and goes on with mine on purpose', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.e', async (page, { expectRefusals }) => {
      expectRefusals(409)
      const line = (text: string) => page.locator('.cm-line', { hasText: text })
      await page.locator('.cm-line').first().waitFor()
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('# Mine.\n')
      await page.getByText('Changed', { exact: true }).waitFor()
      await draft('ana', '3001.1', { mark: 'Theirs.', base: '2026.11.1' })
      await publish('mei', { version: '3001.1' })

      await page.keyboard.insertText('# More of mine.\n')
      await page.getByRole('heading', { name: 'Somebody else has changed this file' }).waitFor()
      await page
        .getByText(
          `Version 3001.1 changed ${TRAPS} after version 2026.11.1, which this is based on. Drafted by ana, approved by mei.`,
        )
        .waitFor()
      // What they wrote is read once the page has told of it.
      await expect.poll(() => page.locator('.diff del').allInnerTexts(), PATIENT).toEqual(['− # Theirs.'])
      expect(await page.locator('.diff ins').allInnerTexts()).toEqual(['+ # Mine.', '+ # More of mine.'])
      await expectAccessible(page, 'a clause file that two people changed')
      await page.getByLabel('Version of the draft').fill('3001.2')
      expect(await page.getByRole('button', { name: 'Draft version' }).isDisabled()).toBe(true)

      await page.getByRole('button', { name: 'Use theirs' }).click()
      await line('# Theirs.').waitFor()
      expect(await line('# Mine.').count()).toBe(0)
      await page.getByText('Your text is kept aside.').waitFor()
      await page.getByRole('button', { name: 'Restore mine' }).click()
      await line('# More of mine.').waitFor()
      expect(await page.getByRole('heading', { name: /Somebody else/ }).count()).toBe(0)

      await draft('ana', '3001.3', { mark: 'Theirs again.', base: '3001.1' })
      await publish('mei', { version: '3001.3' })
      await page.getByRole('button', { name: '中文' }).click()
      await page.getByRole('button', { name: '检查' }).click()
      await page.getByRole('heading', { name: '此文件已被他人更改' }).waitFor()
      await page.getByText(`此后版本 3001.3 更改了 ${TRAPS}。 由 ana 起草，mei 批准。`).waitFor()
      await page.getByRole('button', { name: '继续用我的' }).click()
      await page.getByRole('button', { name: '运行示例' }).click()
      await page.getByText(/0 个未通过/).waitFor()
      await page.getByRole('button', { name: '回测' }).click()
      await page.getByText(/个已记录事件/).waitFor()
      await page.getByRole('button', { name: '起草版本' }).click()
      await page.getByText('版本 3001.2 已起草').waitFor()
      expect(await markIn('3001.2')).toBe('# Mine.')
    })
  })

  it('goes on by itself where somebody changed another file', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.o', async (page) => {
      await page.locator('.cm-line').first().waitFor()
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('# Of aid.\n')
      await draft('ana', '3002.1', { mark: 'Elsewhere.', base: '3001.3' })
      await publish('mei', { version: '3002.1' })
      await page.getByLabel('Version of the draft').fill('3002.2')
      await page.getByRole('button', { name: 'Run examples' }).click()
      await page.getByText(/ 0 fail/).waitFor()
      await page.getByRole('button', { name: 'Backtest' }).click()
      await page.getByText(/Of \d+ recorded events/).waitFor()
      await page.getByRole('button', { name: 'Draft version' }).click()
      await page.getByText('Version 3002.2 is drafted').waitFor()
      expect(await markIn('3002.2')).toBe('# Elsewhere.')
    })
  })

  it('shows the second person both texts, leads back to the editor, and goes over theirs on purpose', async () => {
    await draft('ana', '3003.1', { mark: 'Waits.', base: '3002.1' })
    await draft('ana', '3003.2', { mark: 'Faster.', base: '3002.1' })
    await publish('mei', { version: '3003.2' })
    await visit(pages.seeded().mei.token, '/console/rules/versions', async (page, { expectRefusals }) => {
      expectRefusals(409)
      expectRefusals(422) // it has not been backtested over theirs
      const row = page.getByRole('row', { name: /3003\.1/ })
      await row.getByRole('button', { name: 'Put in force' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click()
      await page.getByRole('heading', { name: 'Version 3003.1 conflicts with a change now in force' }).waitFor()
      await page.getByText('Drafted by ana, approved by mei.').waitFor()
      await expect.poll(() => page.locator('.diff del').allInnerTexts(), PATIENT).toEqual(['− # Faster.'])
      expect(await page.locator('.diff ins').allInnerTexts()).toEqual(['+ # Waits.'])
      await expectAccessible(page, 'a draft that was overtaken')
      await page.getByRole('link', { name: 'Merge both in the editor' }).click()
      await page.locator('.cm-line', { hasText: '# Waits.' }).waitFor()
      await page.getByRole('heading', { name: 'Somebody else has changed this file' }).waitFor()

      await page.goto('/console/rules/versions')
      await row.getByRole('button', { name: 'Put in force' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click()
      await page.getByRole('button', { name: 'Put version 3003.1 in force anyway' }).click()
      const replaying = await hold(page, '**/v1/policy/backtest')
      await page.getByRole('button', { name: 'Backtest version 3003.1' }).click()
      await page.getByRole('status').filter({ hasText: 'Replaying recorded events with version 3003.1' }).waitFor()
      replaying.letGo()
      await page
        .getByRole('status')
        .filter({ hasText: /Of \d+ recorded event/ })
        .waitFor()
      await expectAccessible(page, 'a draft that was backtested')
      // What came of it is read first: nobody put it in force by that.
      expect(await row.getByText('draft', { exact: true }).count()).toBe(1)
      await page.getByRole('button', { name: 'Put version 3003.1 in force', exact: true }).click()
      await page.getByText('In force: 3003.1').waitFor()
      expect(await markIn('3003.1')).toBe('# Waits.')
    })
  })

  it('stays in the editor as it is typed when the file is gone from what is in force', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.e', async (page, { expectRefusals }) => {
      expectRefusals(409)
      await page.locator('.cm-line').first().waitFor()
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('# Still here.\n')
      await page.getByRole('button', { name: 'Run examples' }).click()
      await page.getByText(/ 0 fail/).waitFor()
      await page.getByLabel('Version of the draft').fill('3004.1')
      await page.getByText('Emergency', { exact: true }).click()
      await page.getByLabel(/^Why it cannot wait/).fill(emergency)
      await intercept(page, '**/v1/policy/files', async (route) => {
        const response = await route.fetch()
        const { files } = (await response.json()) as { readonly files: Readonly<Record<string, string>> }
        const { [TRAPS]: _, ...others } = files
        await route.fulfill({ response, json: { version: '3004.2', files: others } })
      })
      const read = page.waitForResponse('**/v1/policy/files')
      await page.getByRole('button', { name: 'Draft version' }).click()
      await read
      await page.getByText('Version 3004.1 is drafted').waitFor()
      await page.locator('.cm-line', { hasText: '# Still here.' }).waitFor()
    })
  })
})
