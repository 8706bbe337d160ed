/** Registers at their page: an entry is put, changed and taken out by filling in fields, in both languages, and decisions follow. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { intercept } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'

const CHINESE = { language: 'zh-CN', theme: 'dark' } as const
const pages = usePages({ traffic: 'none' })
const { visit } = pages

const dialog = (page: Page) => page.getByRole('dialog')
/** The focus is led to a field after it was drawn. */
async function expectFocus(page: Page, label: string): Promise<void> {
  const focused = () =>
    page.evaluate(`document.querySelector('label[for="' + document.activeElement.id + '"]')?.textContent`)
  await expect.poll(focused, PATIENT).toBe(label)
}

async function clausesOf(text: string): Promise<readonly string[]> {
  const decided = must(await pages.seeded().service.decide(message('acme', 'kim', text)))
  return decided.findings.map(({ clause }) => clause)
}

async function entry(register: string, id: string): Promise<Readonly<Record<string, unknown>> | null> {
  const root = createGoodstanding({ url: pages.server().url, token: pages.seeded().root.token })
  const answer = await root.ask<Readonly<Record<string, unknown>>>('GET', `/v1/registers/${register}/${id}`)
  return answer.ok ? answer.value : null
}

describe.skipIf(found === null)('an entry of a register', { timeout: 240_000 }, () => {
  it('is of the register where its dialog was opened, and of no other that the browser leads back to', async () => {
    await visit(pages.seeded().root.token, '/console/registers?q=urls', async (page, { quiet }) => {
      await page.getByText('The register is empty').waitFor()
      await page.getByRole('link', { name: 'File hashes' }).click()
      await page.waitForURL(/q=hashes/)
      await quiet()
      await page.getByRole('button', { name: 'Add entry' }).click()
      await dialog(page).waitFor()
      await page.goBack()
      await page.waitForURL(/q=urls/)
      await dialog(page).waitFor({ state: 'detached' })
    })
  })

  it('is put by its fields, with what does not fit said beside each and whoever sent led there', async () => {
    await visit(pages.seeded().root.token, '/console/registers?q=urls', async (page, { expectRefusals }) => {
      await page.getByText('The register is empty').waitFor()
      await page.getByRole('button', { name: 'Add entry' }).click()
      const send = dialog(page).getByRole('button', { name: 'Add entry' })
      await send.click()
      expect(await dialog(page).getByText('Fill this in.').count()).toBe(3)
      await expectFocus(page, 'Entry id')
      await expectAccessible(page, 'an entry with gaps')
      await dialog(page).getByLabel('Entry id').fill('phish-1')
      await dialog(page)
        .getByLabel(/^Address/)
        .fill('phish.example/login')
      await dialog(page).getByRole('combobox').fill('conduct.e')
      await dialog(page).getByRole('option').first().click()
      await send.click()
      await dialog(page).getByText('Enter a full address').waitFor()
      await expectFocus(page, 'Address, with https://')
      await dialog(page)
        .getByLabel(/^Address/)
        .fill('https://phish.example/login')
      await send.press('Enter')
      await dialog(page).waitFor({ state: 'detached' })
      await page
        .getByRole('row', { name: /phish-1/ })
        .getByText('https://phish.example/login')
        .waitFor()

      // A second one of that id does not go over the first.
      await page.getByRole('button', { name: 'Add entry' }).click()
      await dialog(page).getByLabel('Entry id').fill('phish-1')
      await dialog(page)
        .getByLabel(/^Address/)
        .fill('https://other.example/')
      await dialog(page).getByRole('combobox').fill('conduct.e')
      await dialog(page).getByRole('option').first().click()
      expectRefusals(409)
      await send.press('Enter')
      await dialog(page).getByText('An entry with this id already exists.').waitFor()
      await expectFocus(page, 'Entry id')
      expect(await entry('urls', 'phish-1')).toMatchObject({ url: 'https://phish.example/login' })
    })
    expect(await entry('urls', 'phish-1')).toMatchObject({ url: 'https://phish.example/login', clause: 'conduct.e' })
    expect(await clausesOf('Sign in again: https://phish.example/login')).toContain('conduct.e')
  })

  it('is changed in Chinese, field by field or as JSON, keeps what no field shows, and is refused beside its field', async () => {
    const root = createGoodstanding({ url: pages.server().url, token: pages.seeded().root.token })
    const body = { name: 'Bank of Northline', kind: 'business', note: 'from the old list' }
    must(await root.ask('PUT', '/v1/registers/protected-names/bank', { body }))
    await visit(
      pages.seeded().root.token,
      '/console/registers?q=protected-names',
      async (page, { errors }) => {
        const row = page.getByRole('row', { name: /bank/ })
        await row.getByText('企业').waitFor() // the kind in words, not as it is stored
        await row.getByRole('button', { name: '更改' }).click()
        expect(await dialog(page).getByLabel('条目标识').getAttribute('readonly')).not.toBeNull()
        await dialog(page)
          .getByLabel(/^其他名称/)
          .fill('北线银行\nBoN')
        await dialog(page)
          .getByLabel(/^所有者：域名/)
          .fill('northline.example')
        await expectAccessible(page, 'changing an entry, in Chinese')
        await dialog(page).getByRole('button', { name: '以 JSON 填写' }).click()
        const json = dialog(page).getByLabel('条目（JSON）').or(dialog(page).locator('textarea')).first()
        expect(JSON.parse(await json.inputValue())).toEqual({
          ...body,
          aliases: ['北线银行', 'BoN'],
          owner: { domains: ['northline.example'] },
        })
        await json.fill('{')
        await dialog(page).getByText('不是有效的 JSON。').waitFor()
        expect(await dialog(page).getByRole('button', { name: '按字段填写' }).isDisabled()).toBe(true)
        await json.fill(JSON.stringify({ ...body, kind: 'government', aliases: ['北线银行'] }))
        await dialog(page).getByRole('button', { name: '按字段填写' }).click()
        expect(await dialog(page).getByLabel('类别').inputValue()).toBe('government')
        // The server has the last word: a name may be longer than a page would think of.
        await dialog(page).getByLabel('名称', { exact: true }).fill('长'.repeat(2_049))
        await dialog(page).getByRole('button', { name: '更改' }).click()
        await dialog(page).locator('[aria-invalid=true]').waitFor(PATIENT)
        await expectFocus(page, '名称')
        await dialog(page).getByText('不得多于 2048 个字符').waitFor()
        ;(errors as string[]).length = 0 // the browser tells of the refused request too
        await dialog(page).getByLabel('名称', { exact: true }).fill('Bank of Northline')
        await dialog(page).getByRole('button', { name: '更改' }).click()
        await dialog(page).waitFor({ state: 'detached' })
      },
      CHINESE,
    )
    expect(await entry('protected-names', 'bank')).toMatchObject({
      name: 'Bank of Northline',
      kind: 'government',
      aliases: ['北线银行'],
      note: 'from the old list',
    })
  })

  it('is taken out only when the question is answered, says why when it was not, and decisions follow', async () => {
    const root = createGoodstanding({ url: pages.server().url, token: pages.seeded().root.token })
    const body = { url: 'https://phish.example/login', clause: 'conduct.e' }
    if ((await entry('urls', 'phish-1')) === null) must(await root.ask('PUT', '/v1/registers/urls/phish-1', { body }))
    await visit(pages.seeded().root.token, '/console/registers?q=urls', async (page, { errors }) => {
      const row = page.getByRole('row', { name: /phish-1/ })
      const takeOut = row.getByRole('button', { name: 'Remove' })
      await takeOut.click()
      const question = page.getByRole('dialog', { name: 'Remove phish-1?' })
      await question.getByText('Decisions will no longer match it.').waitFor()
      await expectAccessible(page, 'the question before an entry is taken out')
      await page.keyboard.press('Escape')
      await question.waitFor({ state: 'detached' })
      await takeOut.click()
      await question.getByRole('button', { name: 'Cancel' }).click()
      expect(await entry('urls', 'phish-1')).not.toBeNull()

      await intercept(page, '**/v1/registers/urls/phish-1', (route) => route.abort())
      await takeOut.click()
      await question.getByRole('button', { name: 'Remove' }).click()
      await question.getByRole('alert').waitFor() // it stays open, and says that nothing was done
      ;(errors as string[]).length = 0 // the aborted request
      await page.unroute('**/v1/registers/urls/phish-1')
      await question.getByRole('button', { name: 'Remove' }).press('Enter')
      await page.getByText('The register is empty').waitFor()
      await question.waitFor({ state: 'detached' })
    })
    expect(await entry('urls', 'phish-1')).toBeNull()
    expect(await clausesOf('Sign in again: https://phish.example/login')).not.toContain('conduct.e')
  })
})
