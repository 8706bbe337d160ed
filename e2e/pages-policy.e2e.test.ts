/** How rules change, how the work is looked at again, and what is looked into: editors, seniors and administrators at their pages. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { hold } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, usePages } from './pages/use-pages.ts'

const PASSCODE = 'Please send me the one-time passcode that you just received, I am from the bank.'
const pages = usePages()
const { visit } = pages

async function decide(page: Page, id: string, action: string): Promise<void> {
  await page.goto(`/console/case/${id}`)
  await page.getByRole('button', { name: 'Claim case' }).click()
  await page.getByRole('button', { name: /^Review decision/ }).waitFor()
  await page.keyboard.press(action)
  await page.keyboard.press('r')
  await page.keyboard.type('It was looked at.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Send decision' }).click()
  await page.getByText('Decision sent').waitFor()
}

async function openCases(subject: string): Promise<readonly string[]> {
  const { url } = pages.server()
  const headers = { authorization: `Bearer ${pages.seeded().mei.token}` }
  const answer = await fetch(`${url}/v1/cases?subject=${encodeURIComponent(subject)}`, { headers })
  const { items } = (await answer.json()) as { items: readonly { id: string }[] }
  return items.map(({ id }) => id)
}

describe.skipIf(found === null)('the pages of those who decide how it works', { timeout: 240_000 }, () => {
  it('marks the line of a mistake while it is written: in the gutter, and the words themselves', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.e', async (page, { expectRefusals }) => {
      expectRefusals(422)
      await page.locator('.cm-line').first().waitFor()
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('bad: [\n')
      await page.locator('.cm-lint-marker-error').waitFor()
      // It stands in a shadow root, which a selector of the document does not enter.
      const styleOf = (selector: string, name: string): Promise<unknown> => {
        const inEditor = `[...document.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot !== null).shadowRoot`
        return page.evaluate(`getComputedStyle(${inEditor}.querySelector('${selector}')).${name}`)
      }
      expect(await styleOf('.cm-lintRange-error', 'textDecorationStyle')).toBe('wavy')
      expect(await styleOf('.cm-lint-marker-error', 'backgroundColor')).not.toBe('rgba(0, 0, 0, 0)')
      await expectAccessible(page, 'a mistake in a clause file')
    })
  })

  it('osprey#58, #162, #490: change a rule: tried, kept as an example, backtested, rolled out, drafted, compared, put in force by another', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.e', async (page) => {
      await page.locator('.cm-line').first().waitFor()
      await page.getByRole('textbox', { name: 'Try a message' }).fill(PASSCODE)
      // Kept back or looked at: as the detectors of the day say.
      await page.getByText(/^The message would be (held|delivered and flagged)\.$/).waitFor()
      await page.getByRole('button', { name: 'Save as example' }).click()
      await page.getByText('Added to the examples of the file.').waitFor()
      await page.getByText('Changed', { exact: true }).waitFor()

      const draft = page.getByRole('button', { name: 'Draft version' })
      await page.getByLabel('Version of the draft').fill('2026.12.1')
      expect(await draft.isDisabled()).toBe(true) // its examples have not run

      const steps = page.getByRole('group', { name: 'lookalike-host' })
      await steps.getByRole('button', { name: /to watch$/ }).click()
      expect(await steps.getByRole('button', { name: /to on$/ }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: 'Run examples' }).click()
      await page.getByText(/ 0 fail/).waitFor()
      expect(await steps.getByRole('button', { name: /to on$/ }).isDisabled()).toBe(true) // not backtested
      await page.getByRole('button', { name: 'Backtest' }).click()
      await page.getByText(/Of \d+ recorded events/).waitFor()
      await steps.getByRole('button', { name: /to on$/ }).click()
      expect(await draft.isDisabled()).toBe(true) // the text is another one again
      await page.getByRole('button', { name: 'Run examples' }).click()
      await page.getByText(/ 0 fail/).waitFor()
      expect(await draft.isDisabled()).toBe(true) // and this one was not replayed
      await page.getByRole('button', { name: 'Backtest' }).click()
      await page.getByText(/Of \d+ recorded events/).waitFor()
      await draft.click()
      await page.getByText('Version 2026.12.1 is drafted').waitFor()
    })
    await visit(pages.seeded().mei.token, '/console/rules/versions', async (page) => {
      const row = page.getByRole('row', { name: /2026\.12\.1/ })
      await row.getByText('another policy editor must put it in force').waitFor()
      await row.getByRole('link', { name: 'Compare' }).click()
      await page.getByText('2 files differ').waitFor()
      expect(await page.locator('.diff ins').allInnerTexts()).toContainEqual(
        expect.stringContaining('one-time passcode'),
      )
    })
    await visit(pages.seeded().ana.token, '/console/rules/versions', async (page) => {
      const row = page.getByRole('row', { name: /2026\.12\.1/ })
      await row.getByRole('button', { name: 'Put in force' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click()
      await page.getByText('In force: 2026.12.1').waitFor()
      await row.getByText('published').or(row.getByText('in force')).waitFor()
    })
  })

  for (const words of [
    { language: 'en-GB', test: 'Run examples', testing: 'Running the examples', draft: 'Draft version' },
    { language: 'zh-CN', test: '运行示例', testing: '正在用此文本运行示例', draft: '起草版本' },
  ] as const)
    it(`say while examples run, events are replayed and a version is drafted that they are (${words.language})`, async () => {
      const more =
        words.language === 'en-GB'
          ? { backtest: 'Backtest', backtesting: 'Replaying recorded events', drafting: 'Drafting the version' }
          : { backtest: '回测', backtesting: '正在用此文本回测', drafting: '正在起草版本' }
      const [trial, trying] =
        words.language === 'en-GB' ? ['Try a message', 'Trying the message'] : ['试一条消息', '正在试用这条消息']
      await visit(
        pages.seeded().mei.token,
        '/console/rules/edit?q=conduct.e',
        async (page) => {
          await page.locator('.cm-line').first().waitFor()
          await page.locator('.cm-content').click()
          await page.keyboard.press('Control+Home')
          await page.keyboard.insertText('# tried\n')
          const tries = await hold(page, '**/v1/policy/try')
          await page.getByRole('textbox', { name: trial }).fill(PASSCODE)
          const tried = page.getByRole('status').filter({ hasText: trying })
          await tried.waitFor()
          tries.letGo()
          await tried.waitFor({ state: 'detached' })
          await page.locator('mark').first().waitFor()
          for (const [verb, button, saying] of [
            ['test', words.test, words.testing],
            ['backtest', more.backtest, more.backtesting],
          ] as const) {
            const asked = await hold(page, `**/v1/policy/${verb}`)
            await page.getByRole('button', { name: button, exact: true }).click()
            const said = page.getByRole('status').filter({ hasText: saying })
            await said.waitFor()
            await expectAccessible(page, `a ${verb} under way`)
            asked.letGo()
            await said.waitFor({ state: 'detached' })
          }
          const asked = await hold(page, '**/v1/policy/publish')
          await page.locator('form').getByRole('textbox').first().fill(`2098.${words.language}`)
          await page.getByRole('button', { name: words.draft, exact: true }).click()
          const said = page.getByRole('status').filter({ hasText: more.drafting })
          await said.waitFor()
          asked.letGo()
          await said.waitFor({ state: 'detached' })
          await page
            .getByRole('status')
            .filter({ hasText: `2098.${words.language}` })
            .waitFor()
        },
        { language: words.language },
      )
    })

  it('let a version wait for its day, and say of a draft without one that it counts once it is put in force', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.j', async (page) => {
      await page.locator('.cm-line').first().waitFor()
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('# looked at\n')
      await page.getByRole('button', { name: 'Run examples' }).click()
      await page.getByText(/ 0 fail/).waitFor()
      await page.getByRole('button', { name: 'Backtest' }).click()
      await page.getByText(/Of \d+ recorded events/).waitFor()
      for (const [version, day] of [
        ['2099.1', '2099-01-05'],
        ['2099.2', ''],
      ] as const) {
        await page.getByLabel('Version of the draft').fill(version)
        await page.getByLabel('In force from').fill(day)
        await page.getByRole('button', { name: 'Draft version' }).click()
        await page.getByText(`Version ${version} is drafted`).waitFor()
        // What was sent is no longer of the next one.
        expect(await page.getByLabel('In force from').inputValue()).toBe('')
      }
    })
    await visit(pages.seeded().ana.token, '/console/rules/versions', async (page) => {
      // The day in its files is of the version that it changes.
      await page
        .getByRole('row', { name: /2099\.2/ })
        .getByText('once it is put in force')
        .waitFor()
      const row = page.getByRole('row', { name: /2099\.1/ })
      await row.getByText('5 Jan 2099').waitFor()
      await row.getByRole('button', { name: 'Put in force' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Put in force' }).click()
      await page.getByText(/^In force from 5 Jan 2099, 00:00 UTC: 2099\.1$/).waitFor()
      await row.getByText('waits for its day').waitFor()
    })
  })

  it('stop a rule that does harm alone, with the reason in sight, and switch it on again by two', async () => {
    const rule = 'lookalike-host'
    await visit(pages.seeded().mei.token, '/console/rules?q=conduct.e', async (page) => {
      await page.getByRole('button', { name: `Lower ${rule}` }).click()
      const dialog = page.getByRole('dialog', { name: `Lower ${rule}` })
      await dialog.getByLabel('Why').fill('It holds every invoice.')
      await dialog.getByRole('button', { name: 'Lower' }).click()
      await page.getByText(`${rule}: watch`).waitFor()
      await page
        .getByRole('row', { name: new RegExp(rule) })
        .getByText('policy: on')
        .waitFor()
      await page.getByText(/^Set to watch by mei on .*: It holds every invoice\.$/).waitFor()
      await page.getByRole('link', { name: /Rules.*1 rule needs a look/ }).waitFor()
      await page.getByRole('button', { name: `Switch on again ${rule}` }).click()
      await page.getByRole('dialog').getByLabel('Why').fill('The list is mended.')
      await page.getByRole('dialog').getByRole('button', { name: 'Switch on again' }).click()
      await page.getByText(`${rule} needs a second person`).waitFor()
      expect(await page.getByRole('button', { name: `Approve ${rule}` }).count()).toBe(0)
    })
    await visit(pages.seeded().ana.token, '/console/operations', async (page) => {
      await page.getByText('mei asks to switch it on again: The list is mended.').waitFor()
      await page.getByRole('button', { name: `Approve ${rule}` }).click()
      await page.getByRole('heading', { name: 'Rules that need a look' }).waitFor({ state: 'detached' })
    })
  })

  it('judge a decided case again without seeing how it was decided, and settle where people differ', async () => {
    const [li] = await openCases('account/li.wei')
    await visit(pages.seeded().ned.token, '/console', (page) => decide(page, li ?? '', '1'))
    await visit(pages.seeded().ana.token, '/console/quality', async (page) => {
      await page.getByRole('button', { name: 'Draw a sample' }).click()
      await page.getByRole('dialog').getByLabel('How many cases').fill('5')
      await page.getByRole('dialog').getByRole('button', { name: 'Draw a sample' }).click()
      await page.getByText('1 case drawn').waitFor()
      await page.getByRole('link', { name: 'Judge', exact: true }).click()
      await page.getByText('You see what the first person saw').waitFor()
      expect(await page.locator('mark').count()).toBe(0)
      await page.keyboard.press('v')
      await page.locator('mark').first().waitFor()
      expect(await page.locator('main').innerText()).not.toContain('It was looked at.')
      await page.getByLabel('No violation').check()
      await page.getByLabel('Why').fill('A figure of speech among friends.')
      await page.getByRole('button', { name: 'Save judgement' }).click()
      await page.getByText('Judged', { exact: true }).waitFor()
    })
    await visit(pages.seeded().mei.token, '/console/quality?q=differ', async (page) => {
      await page.getByText('A figure of speech among friends.').waitFor()
      await page.getByRole('button', { name: 'The decision stands' }).click()
      await page.getByRole('dialog').getByLabel('Why').fill('It is a threat.')
      await page.getByRole('dialog').getByRole('button', { name: 'The decision stands' }).click()
      await page.getByText(/Settled by mei/).waitFor()
      await page.getByRole('link', { name: 'Agreement', exact: true }).click()
      await page.getByText('Judged twice').first().waitFor()
    })
  })

  it('look into an account and a link, and follow numbers to what they count', async () => {
    const joined = 'Join our stock group now, guaranteed returns: https://rich.example/join'
    must(await pages.seeded().service.decide(message('northline', 'una', joined)))
    await visit(pages.seeded().mei.token, '/console/subject', async (page) => {
      // What can be asked for stands there while the field is empty, each kind as it is written.
      await page.getByRole('term').filter({ hasText: 'device/d1' }).waitFor()
      await expectAccessible(page, 'what can be looked into')
      await page.getByLabel('Account, organization, file').fill('una')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'account/una' }).waitFor()
    })
    await visit(pages.seeded().mei.token, '/console/subject?q=https%3A%2F%2Frich.example%2Fx', async (page) => {
      await page.getByText('Accounts: 2 · organizations: 2').waitFor()
      await page.getByText('A link to the same host was in the event').first().waitFor()
      await page.getByRole('link', { name: 'una' }).click()
      await page.getByRole('heading', { name: 'account/una' }).waitFor()
      await page.getByText('No other account was registered with the same details').waitFor()
      await page.goto('/console/operations')
      // The last day on which something was kept: midnight may have come since.
      const days = page.getByRole('row').filter({ has: page.locator('time'), hasText: /^\d{4}-\d\d-\d\d/ })
      const kept = days.getByRole('link').last()
      const count = Number(await kept.innerText())
      await kept.click()
      await page.getByRole('heading', { name: 'Recorded decisions' }).waitFor()
      await expect.poll(() => page.getByRole('row').count(), PATIENT).toBe(count + 1)
    })
    await visit(pages.seeded().mei.token, '/console/operations', async (page) => {
      const high = page.getByRole('row', { name: /High/ }).getByRole('link').first()
      const count = Number(await high.innerText())
      await high.click()
      await expectRows(page, count)
    })
  })

  it('route cases after a try, put no queue over another, and say how long what is kept', async () => {
    await visit(pages.seeded().root.token, '/console/settings?q=queues', async (page, { expectRefusals }) => {
      await page.getByRole('button', { name: 'Add queue' }).click()
      const dialog = page.getByRole('dialog')
      const id = dialog.getByRole('textbox', { name: 'Id' })
      await id.fill('general')
      await dialog.getByLabel('Name in English').fill('Urgent')
      await dialog.getByLabel('Name in Chinese').fill('紧急')
      expectRefusals(409)
      await id.press('Enter')
      await dialog.getByText('A queue with this id exists.').waitFor()
      await id.fill('urgent')
      await dialog.getByRole('button', { name: 'Add queue' }).click()
      await page.getByRole('cell', { name: 'urgent' }).first().waitFor()
      await page.getByRole('button', { name: 'Add rule' }).click()
      await page.getByRole('combobox', { name: /Queue/ }).selectOption('urgent')
      await page.getByRole('button', { name: 'Try on open cases' }).click()
      await page.getByText(/of \d+ open cases would move/).waitFor()
      await page.getByText('it can be listed once the rules are saved').waitFor()
      await page.getByRole('button', { name: 'Save rules' }).click()
      await page.getByText('Saved').waitFor()
      await page.getByRole('button', { name: 'Apply to open cases' }).click()
      await page.getByText('Open cases are being rerouted').waitFor()
      // What a rule asks beside, by the interface, is said where it stands; a danger is chosen.
      const installer = createGoodstanding({ url: pages.server().url, token: pages.seeded().root.token })
      const rules = [{ queue: 'urgent', filter: { clauses: ['content.g'], languages: ['zh'] } }]
      const { version } = must(await installer.ask<{ version: number }>('GET', '/v1/routing'))
      must(await installer.ask('PUT', '/v1/routing', { body: { rules }, ifMatch: version }))
      await page.reload()
      await page.getByText('and only: content.g, zh').waitFor()
      await page.getByRole('combobox', { name: 'Danger' }).selectOption('threat-to-life')
      await expectAccessible(page, 'a rule of routing')
      await page.getByRole('button', { name: 'Save rules' }).click()
      await page.getByText('Saved').waitFor()
      const kept = must(await installer.ask<{ rules: unknown }>('GET', '/v1/routing'))
      expect(kept.rules).toMatchObject([{ filter: { clauses: ['content.g'], dangers: ['threat-to-life'] } }])
      await page.goto('/console/settings?q=retention')
      await page.getByText(/\d+ days, longer under a legal hold/).waitFor()
      await page.getByText('Count only: evidence is opened in its case').waitFor()
    })
  })

  it('let an administrator handle a report, look through an import, and see what is screened', async () => {
    const boss = await pages.seeded().member('acme-boss', 'acme', 'admin')
    await visit(boss, '/org/reports', async (page) => {
      const card = page.getByRole('article').filter({ hasText: 'He threatens Jo' })
      await card.getByRole('button', { name: 'Ask the reporter' }).click()
      await page.getByRole('dialog').getByLabel('Your question').fill('When was that?')
      await page.getByRole('dialog').getByRole('button', { name: 'Ask the reporter' }).click()
      await page.getByText('Asked', { exact: true }).waitFor()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await card.getByRole('button', { name: 'Handle it ourselves' }).click()
      await page
        .getByRole('dialog')
        .getByLabel(/^What you did/)
        .fill('We spoke with both.')
      await page.getByRole('dialog').getByRole('button', { name: 'Handle it ourselves' }).click()
      await page.getByText('Handled; the reporter is told').waitFor()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      // The card is gone from what waits: whoever works by keyboard goes on in the page.
      await expect.poll(() => page.evaluate('document.activeElement.id'), PATIENT).toBe('page')
      await page.goto('/org/directory')
      await page.getByRole('button', { name: 'Record a consent' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Person').fill('ann')
      expect(await dialog.getByRole('button', { name: 'Record a consent' }).isDisabled()).toBe(true)
      await dialog.getByLabel('Version of the text').fill('3')
      await dialog.getByRole('button', { name: 'Record a consent' }).click()
      const given = page.getByRole('cell', { name: 'ann', exact: true })
      await given.waitFor()
      // What she agrees to later stands beside it.
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Record a consent' }).click()
      await dialog.getByLabel('Person').fill('ann ')
      await dialog.getByLabel('Fields').fill('phone')
      await dialog.getByRole('button', { name: 'Record a consent' }).click()
      await expect.poll(() => given.count(), PATIENT).toBe(2)
      await page.getByLabel('Person ids').fill('ann, bob')
      await page.getByText('1 of 2 may be imported.').waitFor()
      const withdraw = page.getByRole('button', { name: 'Withdraw the consent of ann' })
      for (const left of [1, 0]) {
        await withdraw.first().click()
        await dialog.getByRole('button', { name: 'Withdraw' }).click()
        await expect.poll(() => withdraw.count(), PATIENT).toBe(left)
      }
      await page.getByText('0 of 2 may be imported.').waitFor()
      await page.goto('/org/screening')
      await page.getByRole('heading', { name: 'What people share' }).waitFor()
    })
    const eva = await pages.seeded().member('eva', 'acme', 'member')
    await visit(eva, '/me', async (page) => {
      const mine = page.locator('goodstanding-feedback li', { hasText: 'He threatens Jo' })
      await mine.getByText(/confirmed your report and handled it: We spoke/).waitFor()
      await mine.getByText('Answered', { exact: true }).waitFor()
      await mine.getByRole('button', { name: 'Ask the operator to look at it' }).waitFor()
    })
  })
})
