/** What was read or tried before something changed is not taken for what holds now, whichever answer comes last. */
import { createGoodstanding } from '@goodstanding/sdk'
import { encode } from 'fast-png'
import type { Request } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hold, intercept } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, rows, usePages } from './pages/use-pages.ts'

const THREAT = 'I will kill you tomorrow when you leave the office.'
const pages = usePages({ traffic: 'none' })
const { visit, visitAlone } = pages

const as = (token: string) => createGoodstanding({ url: pages.server().url, token })
const decide = async (actor: string, more: Readonly<Record<string, unknown>> = {}) =>
  must(await pages.seeded().service.decide(message('acme', actor, THREAT, more)))

describe.skipIf(found === null)('a case', { timeout: 180_000 }, () => {
  it('that was looked at a moment ago is shown as it is once it is claimed in the queue', async () => {
    await decide('look-1')
    await visitAlone(pages.seeded().mei.token, '/sign-in', async (page) => {
      await page.clock.setFixedTime(new Date()) // so that nothing is read again for its age
      await page.goto('/console/queue?q=look-')
      await expectRows(page, 1)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      await page.goBack()
      await expectRows(page, 1)
      await page.keyboard.press('c')
      await rows(page).locator('.owner').getByText('You').waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
    })
  })

  it('that was claimed is shown as claimed also when the next page of the queue is read in between', async () => {
    await decide('next-1')
    await decide('next-2')
    await visit(pages.seeded().mei.token, '/sign-in', async (page) => {
      const asked: string[] = []
      let letGo = (): void => undefined
      const gone = new Promise<void>((resolve) => {
        letGo = resolve
      })
      await page.route('**/v1/cases?*', async (route) => {
        const isNext = new URL(route.request().url()).searchParams.get('cursor') === 'more'
        asked.push(isNext ? 'next' : 'first')
        if (isNext) {
          await route.fulfill({ json: { items: [], next: null } })
          return
        }
        const turn = asked.filter((page) => page === 'first').length
        if (turn > 2) return // the clock of the page reads once more, and would hide what was lost
        if (turn === 2) await gone
        const response = await route.fetch()
        const { items } = (await response.json()) as { readonly items: readonly unknown[] }
        await route.fulfill({ response, json: { items, next: 'more' } })
      })
      await page.goto('/console/queue?q=next-')
      await expectRows(page, 2)
      await page.keyboard.press('c')
      await expect.poll(() => asked, PATIENT).toEqual(['first', 'first'])
      await page.keyboard.press('j')
      letGo()
      await rows(page).locator('.owner').getByText('You').waitFor()
      await expect.poll(() => asked.includes('next'), PATIENT).toBe(true)
    })
  })

  it('says where its subject stands once an action was taken back', async () => {
    const { ana } = pages.seeded()
    const found = await decide('limited-1')
    const staff = as(ana.token)
    must(await staff.cases.claim(found.case ?? ''))
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString()
    const actions = [{ type: 'limit', capability: 'message.external', until }] as const
    const clause = found.findings[0]?.clause ?? ''
    must(await staff.cases.decide(found.case ?? '', { clause, actions, reason: 'A threat.' }))
    await visit(ana.token, '/console/subject?q=account/limited-1', async (page) => {
      const standing = page.locator('section', { has: page.getByRole('heading', { name: 'account/limited-1' }) })
      await standing.locator('.tag.acts').waitFor()
      await page.getByRole('button', { name: 'Reverse' }).click()
      await page.getByRole('dialog').getByRole('textbox').fill('A mix-up.')
      await page.getByRole('dialog').getByRole('button', { name: 'Reverse' }).click()
      await standing.getByText('Good standing').waitFor()
    })
  })

  it('that somebody else undid a moment before says so to whoever undoes it after them, though it asks no more', async () => {
    const { mei, ana } = pages.seeded()
    const sent = await decide('undone-1')
    const id = sent.case ?? ''
    const staff = as(mei.token)
    must(await staff.cases.claim(id))
    must(await staff.cases.decide(id, { outcome: 'no-violation', reason: 'A line of a film.' }))
    await visit(ana.token, `/console/case/${id}`, async (page, { expectRefusals }) => {
      expectRefusals(409)
      await page.getByRole('button', { name: 'Undo the decision' }).click()
      await page.getByRole('dialog').getByRole('textbox').fill('No film that I know.')
      const { version } = must(await staff.cases.get(id))
      must(await staff.cases.undo(id, { reason: 'Pressed too early.', ifMatch: version }))
      await page.getByRole('dialog').getByRole('button', { name: 'Undo the decision' }).click()
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      await page.getByText('What you sent was not done.').last().waitFor()
      expect(await page.getByRole('dialog').count()).toBe(0)
    })
  })

  it('calls a picture what is shown of it, and screens it after a while however often the page is drawn', async () => {
    const data = new Uint8Array(64 * 32 * 3).fill(90)
    const bytes = Buffer.from(encode({ width: 64, height: 32, data, channels: 3, depth: 8 })).toString('base64')
    const content = { text: THREAT, files: [{ name: 'me.png', size: 99, data: bytes }] }
    const sent = await decide('picture-1', { content })
    await visitAlone(pages.seeded().mei.token, '/sign-in', async (page) => {
      await page.clock.install()
      await page.goto(`/console/case/${sent.case ?? ''}`)
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      await page.keyboard.press('v')
      const screened = page.getByRole('img', { name: 'Attached image, screened' })
      await screened.waitFor()
      // Ten seconds are those of the page from here on, however slow the machine is.
      await page.clock.pauseAt(Date.now() + 60_000)
      await page.evaluate(`(() => {
        window.renamed = []
        new MutationObserver((changes) => changes.forEach(({ target }) => window.renamed.push(target.alt)))
          .observe(document.querySelector('.case-body'), { subtree: true, attributeFilter: ['alt'] })
      })()`)
      const drawing = await hold(page, '**/picture')
      await page.keyboard.press('Shift+V')
      await expect.poll(drawing.count, PATIENT).toBe(1)
      expect(await page.evaluate('window.renamed')).toEqual([])
      // It is on its way for longer than it would be shown.
      await page.clock.runFor(15_000)
      drawing.letGo()
      await page.getByRole('img', { name: 'Attached image, in grey' }).waitFor()
      await page.clock.runFor(11_000)
      await screened.waitFor()
    })
  })
})

describe.skipIf(found === null)('what somebody else changed', { timeout: 180_000 }, () => {
  it('leaves the own rules of routing where they are, and says so; a try tells of the rules that were tried', async () => {
    const { root } = pages.seeded()
    const admin = as(root.token)
    must(await admin.ask('PUT', '/v1/queues/urgent', { body: { name: { en: 'Urgent', zh: '紧急' } } }))
    await visit(root.token, '/console/settings?q=queues', async (page, { errors, quiet }) => {
      await page.getByRole('cell', { name: 'urgent' }).first().waitFor()
      await page.getByRole('button', { name: 'Add rule' }).click()
      const severity = page.getByRole('combobox', { name: 'Severity' })
      const attempt = page.getByRole('button', { name: 'Try on open cases' })
      const trying = await hold(page, '**/v1/routing/dry-run')
      await attempt.click()
      await expect.poll(trying.count, PATIENT).toBe(1)
      await severity.selectOption('4')
      const told = page.waitForResponse('**/v1/routing/dry-run')
      trying.letGo()
      await told
      await expect.poll(() => attempt.isEnabled(), PATIENT).toBe(true)
      expect(await page.getByText(/would move/).count()).toBe(0)
      await attempt.click()
      await page.getByText(/would move/).waitFor()

      must(await admin.ask('PUT', '/v1/routing', { body: { rules: [] } }))
      const isReading = (request: Request) => request.method() === 'GET' && request.url().endsWith('/v1/routing')
      const read = page.waitForEvent('requestfinished', isReading)
      await page.getByRole('button', { name: 'Save rules' }).click()
      await page.getByRole('main').getByRole('alert').waitFor()
      // It is refused at once, and what somebody else kept is read then: the next time it is kept over that.
      await read
      await quiet()
      ;(errors as string[]).length = 0 // the browser tells of the refused request too
      expect(await severity.inputValue()).toBe('4')
      await page.getByRole('button', { name: 'Save rules' }).click()
      await page.getByText('Saved').waitFor()
    })
  })

  it('in a clause file is what an editor begins with, unless it was changed there', async () => {
    await visitAlone(pages.seeded().mei.token, '/sign-in', async (page) => {
      await page.clock.install()
      await page.goto('/console/rules/edit?q=conduct.e')
      await page.locator('.cm-line').first().waitFor()
      await page.getByRole('link', { name: 'Back', exact: true }).click()
      await intercept(page, '**/v1/policy/files', async (route) => {
        const response = await route.fetch()
        const { files } = (await response.json()) as { readonly files: Readonly<Record<string, string>> }
        const changed = Object.entries(files).map(([path, text]) => [path, `# Somebody else was here.\n${text}`])
        await route.fulfill({ response, json: { files: Object.fromEntries(changed) as unknown } })
      })
      await page
        .getByRole('row', { name: /conduct\.e/ })
        .first()
        .getByRole('link', { name: 'Edit' })
        .waitFor()
      await page.clock.fastForward(6_000) // what was read is old by then
      await page
        .getByRole('row', { name: /conduct\.e/ })
        .first()
        .getByRole('link', { name: 'Edit' })
        .click()
      await page.locator('.cm-line', { hasText: '# Somebody else was here.' }).waitFor()
      expect(await page.getByText('Changed', { exact: true }).count()).toBe(0)
    })
  })

  it('in an application leaves what was checked with the proof that it was', async () => {
    const boss = as(await pages.seeded().member('acme-boss', 'acme', 'admin'))
    must(await boss.verifications.apply({ evidence: [{ kind: 'registry-number', value: 'GB-1' }] }))
    let isOther = false
    await visit(pages.seeded().mei.token, '/sign-in', async (page) => {
      await page.route('**/v1/verifications?*', async (route) => {
        const response = await route.fetch()
        const text = await response.text()
        await route.fulfill({ response, body: isOther ? text.replaceAll('GB-1', 'GB-2') : text })
      })
      await page.goto('/console/registrations')
      await page.getByText('GB-1', { exact: true }).waitFor()
      await page.keyboard.press('y')
      const verify = page.getByRole('button', { name: 'Verify', exact: true })
      expect(await verify.isEnabled()).toBe(true)
      isOther = true
      await page.keyboard.press('a')
      await page.getByRole('dialog').getByLabel('In English').fill('The number of the company')
      await page.getByRole('dialog').getByRole('button', { name: 'Ask for more' }).click()
      await page.getByText('GB-2', { exact: true }).waitFor()
      expect(await verify.isDisabled()).toBe(true)
    })
  })

  it('that somebody else decided says so to whoever decides it after them, though the list has it no more', async () => {
    const boss = as(await pages.seeded().member('northline-boss', 'northline', 'admin'))
    must(await boss.verifications.apply({ evidence: [{ kind: 'registry-number', value: 'GB-7' }] }))
    await visit(pages.seeded().mei.token, '/console/registrations', async (page, { expectRefusals, quiet }) => {
      expectRefusals(409)
      await page.getByRole('button', { name: 'northline' }).click()
      await page.getByText('GB-7', { exact: true }).waitFor()
      await page.keyboard.press('y')
      const refusal = { outcome: 'refuse', reason: 'The number is of another firm.' }
      must(await as(pages.seeded().ana.token).ask('POST', '/v1/verifications/northline/decide', { body: refusal }))
      await page.getByRole('button', { name: 'Verify', exact: true }).click()
      await page.getByText('The verification is not in a state that allows this.').waitFor()
      await quiet()
      expect(await page.getByText('The verification is not in a state that allows this.').isVisible()).toBe(true)
      await page.getByRole('button', { name: 'acme' }).click()
      await page.getByText('GB-7', { exact: true }).waitFor({ state: 'detached' })
      await expect.poll(() => page.getByText('northline', { exact: true }).count(), PATIENT).toBe(0)
    })
  })
})

describe.skipIf(found === null)('what is tried of a rule', { timeout: 180_000 }, () => {
  it('is told of the trial that was begun last, and kept as it was tried', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.e', async (page) => {
      await page.locator('.cm-line').first().waitFor()
      const replaying = await hold(page, '**/v1/policy/backtest')
      await page.getByRole('button', { name: 'Backtest' }).click()
      await expect.poll(replaying.count, PATIENT).toBe(1)
      await page.getByRole('button', { name: 'Run examples' }).click()
      await page.getByText(/ 0 fail/).waitFor()
      replaying.letGo()
      await expect.poll(() => page.locator('.gates [data-state=met]').count(), PATIENT).toBe(2)
      expect(await page.getByText(/ 0 fail/).count()).toBe(1)

      await page.getByRole('textbox', { name: 'Try a message' }).fill('Lunch at twelve?')
      await page.getByRole('button', { name: 'Save as example' }).waitFor()
      // Chosen and kept before the message could be tried as from there.
      await page.evaluate(`(async () => {
        const choice = document.querySelector('main select')
        choice.value = 'colleague'
        choice.dispatchEvent(new Event('change', { bubbles: true }))
        for (let turn = 0; turn < 9; turn++) await Promise.resolve()
        const buttons = [...document.querySelectorAll('main button')]
        buttons.find(({ textContent }) => textContent === 'Save as example').click()
      })()`)
      const kept = page.locator('.cm-line', { hasText: 'Lunch at twelve?' })
      await kept.first().waitFor()
      expect(await kept.first().innerText()).toContain('"relation":"stranger"')
    })
  })
})

describe.skipIf(found === null)('what is on a page', { timeout: 180_000 }, () => {
  it('of another appeal is not taken for what is being written about this one', async () => {
    const { service, ana } = pages.seeded()
    const appeals: string[] = []
    for (const actor of ['appeal-1', 'appeal-2']) {
      const decision = await decide(actor)
      appeals.push(must(await service.appeals.file({ decision: decision.id, text: `Not so, says ${actor}.` })).id)
    }
    const [one = '', two = ''] = appeals
    await visit(ana.token, `/console/appeal/${one}`, async (page) => {
      const answer = page.getByLabel('Answer to the appeal')
      await answer.fill('For the first')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill(two)
      await page.keyboard.press('Enter')
      await page.getByText('Not so, says appeal-2.').waitFor()
      await answer.fill('For the second')
      await page.goBack()
      await page.getByText('Not so, says appeal-1.').waitFor()
      expect(await answer.inputValue()).toBe('For the first')
    })
  })

  it('of reports, once one was confirmed, is among the complaints', async () => {
    const eva = as(await pages.seeded().member('eva', 'acme', 'member'))
    must(await eva.reports.file({ about: { account: 'x-60' }, text: 'He sells coins.' }))
    await visitAlone(await pages.seeded().member('acme-boss', 'acme', 'admin'), '/sign-in', async (page) => {
      await page.clock.setFixedTime(new Date()) // so that nothing is read again for its age
      await page.goto('/org/feedback')
      await page.getByText('No complaints yet').waitFor()
      await page.getByRole('link', { name: 'Reports' }).click()
      const card = page.getByRole('article').filter({ hasText: 'He sells coins.' })
      await card.getByRole('button', { name: 'Confirm and send to the operator' }).click()
      await page.getByLabel('What you know about it').fill('He sells them to everybody.')
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm and send to the operator' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('link', { name: 'Feedback' }).click()
      await page.getByRole('listitem').getByText('He sells them to everybody.').waitFor()
    })
  })
})
