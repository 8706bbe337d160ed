/** Words that take long to write are lost to nothing: Escape, another page, a reload, what others changed meanwhile. And who is who. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit, visitAlone } = pages
const boss = () => pages.seeded().member('acme-boss', 'acme', 'admin')
const drafts = (page: Page) =>
  page.evaluate<number>(`Object.keys(sessionStorage).filter((name) => name.startsWith('goodstanding.draft')).length`)

describe.skipIf(found === null)('a draft', { timeout: 180_000 }, () => {
  it('of a rule of an organization stays through Escape, a reload and what a colleague saved meanwhile', async () => {
    await visit(await boss(), '/org/rules', async (page, { expectRefusals }) => {
      const open = () => page.getByRole('button', { name: 'Add rule' }).click()
      const dialog = page.getByRole('dialog')
      await open()
      const clause = dialog.getByRole('combobox', { name: /^Clause/ })
      await clause.fill('conduct.i')
      await dialog.getByRole('option').first().waitFor()
      await page.keyboard.press('Enter')
      expect(await clause.inputValue()).toMatch(/^conduct\.i {2}/)
      // Whoever writes it out and goes on has chosen it too.
      await clause.fill('conduct.j')
      await dialog.getByLabel('Words, one per line').fill('blue moon')
      await dialog.getByLabel('What happens').selectOption('block')
      await dialog.getByLabel('Why, for your members').fill('The code name of a secret.')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await page.reload()
      await open()
      expect(await dialog.getByLabel('Words, one per line').inputValue()).toBe('blue moon')
      expect(await dialog.getByLabel('What happens').inputValue()).toBe('block')
      expect(await dialog.getByRole('combobox', { name: /^Clause/ }).inputValue()).toContain('conduct.j')
      const colleague = createGoodstanding({ url: pages.server().url, token: await boss() })
      const theirs = { id: 'theirs', clause: 'conduct.j', on: ['message.send'], words: ['red sun'], effect: 'flag' }
      const rules = [{ ...theirs, reason: 'Theirs.' }]
      must(await colleague.ask('PUT', '/v1/own-organization/rules', { body: { rules } }))
      expectRefusals(409)
      await dialog.getByRole('button', { name: 'Save rule' }).click()
      await dialog.getByText('Somebody else changed your rules meanwhile.').waitFor()
      await page.locator('main').getByText('red sun').waitFor()
      await dialog.getByRole('button', { name: 'Save rule' }).click()
      await dialog.waitFor({ state: 'detached' })
      for (const words of ['red sun', 'blue moon']) await page.locator('main').getByText(words).waitFor()
      expect(await drafts(page)).toBe(0)
    })
  })

  it('of a new version of the policy stays when its page is left and loaded anew, with what it is called', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.j', async (page) => {
      const line = page.locator('.cm-line', { hasText: '# Mine, not sent.' })
      await page.locator('.cm-line').first().waitFor()
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('# Mine, not sent.\n')
      await page.getByText('Changed', { exact: true }).waitFor()
      await page.getByLabel('Version of the draft').fill('2027.1')
      await page.getByRole('link', { name: 'Back' }).click()
      await page.getByRole('heading', { name: 'Rules', level: 1 }).waitFor()
      await page.goBack()
      await line.waitFor()
      await page.reload()
      await line.waitFor()
      expect(await page.getByLabel('Version of the draft').inputValue()).toBe('2027.1')
      await page.getByRole('button', { name: 'Undo my changes' }).click()
      await line.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Restore mine' }).click()
      await line.waitFor()
    })
  })

  it('of an application stays through a reload, with each proof that was added', async () => {
    await visit(
      await pages.seeded().member('northline-boss', 'northline', 'admin'),
      '/org/verification',
      async (page) => {
        const value = page.getByRole('textbox').first()
        await value.fill('northline.example')
        await page.getByRole('button', { name: 'Add another proof' }).click()
        await page.getByLabel('Kind').selectOption('document')
        await page.getByLabel(/^Issued by/).fill('Companies House')
        await page.reload()
        await page.getByRole('list', { name: 'What you can prove' }).getByText('northline.example').waitFor()
        await expect.poll(() => page.getByLabel(/^Issued by/).inputValue(), PATIENT).toBe('Companies House')
      },
    )
  })

  it('of an answer to an authority stays through a reload', async () => {
    const counsel = createGoodstanding({ url: pages.server().url, token: pages.seeded().lex.token })
    const scope = { subjects: ['account/li.wei', 'account/kim'] }
    must(await counsel.legalRequests.receive({ authority: 'AG Flensburg', country: 'DE', basis: 'Order 3', scope }))
    await visit(pages.seeded().lex.token, '/console/legal', async (page) => {
      const card = page.getByRole('article', { name: 'AG Flensburg' })
      const dialog = page.getByRole('dialog')
      await card.getByRole('checkbox').first().check()
      await card.getByRole('button', { name: 'Refuse' }).click()
      await dialog.getByRole('textbox').fill('The order names nobody.')
      await page.reload()
      await expect.poll(() => card.getByRole('checkbox').first().isChecked(), PATIENT).toBe(true)
      await card.getByRole('button', { name: 'Refuse' }).click()
      expect(await dialog.getByRole('textbox').inputValue()).toBe('The order names nobody.')
    })
  })

  it('of a prompt is found in the other language too, and of a review whatever it finds', async () => {
    const { mei, lex, cleo } = pages.seeded()
    const [open] = must(
      await createGoodstanding({ url: pages.server().url, token: mei.token }).cases.list({ limit: 1 }),
    ).items
    await visit(mei.token, `/console/case/${open?.id ?? ''}`, async (page) => {
      const dialog = page.getByRole('dialog')
      await page.getByRole('button', { name: /^Note/ }).click()
      await dialog.getByRole('textbox').fill('Asked the shift before.')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '中文' }).click()
      await page.getByRole('button', { name: /^备注/ }).click()
      expect(await dialog.getByRole('textbox').inputValue()).toBe('Asked the shift before.')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'English' }).click()
    })
    const counsel = createGoodstanding({ url: pages.server().url, token: lex.token })
    const scope = { subjects: ['account/tom'] }
    const asked = { authority: 'Police Kiel', country: 'DE', basis: 'Call of the night', scope }
    const { id } = must(await counsel.legalRequests.receive(asked))
    must(await counsel.legalRequests.step(id, 'produce', { emergency: true, reason: 'A life.' }))
    await visit(cleo.token, '/console/legal', async (page) => {
      const card = page.getByRole('article', { name: 'Police Kiel' })
      const dialog = page.getByRole('dialog')
      const review = () => card.getByRole('button', { name: /^Review/ }).click()
      await review()
      await dialog.getByRole('textbox').fill('Nobody was in danger.')
      await dialog.getByRole('radio').nth(1).check()
      await page.keyboard.press('Escape')
      await review()
      expect(await dialog.getByRole('textbox').inputValue()).toBe('Nobody was in danger.')
    })
  })

  it('of what an applicant is asked for, and of a second judgement, stays through a reload', async () => {
    const { mei, ana, member } = pages.seeded()
    const url = pages.server().url
    const boss = createGoodstanding({ url, token: await member('hengyuan-boss', 'hengyuan', 'admin') })
    must(await boss.verifications.apply({ evidence: [{ kind: 'registry-number', value: 'HRB 12' }] }))
    await visit(mei.token, '/console/registrations', async (page) => {
      const dialog = page.getByRole('dialog')
      await page.getByRole('button', { name: /^Ask for/ }).click()
      await dialog.getByLabel('In English').fill('A page of the register.')
      await dialog.getByRole('button', { name: 'Add' }).click()
      await page.reload()
      await page.getByRole('button', { name: /^Ask for/ }).click()
      expect(await dialog.getByLabel('In English').first().inputValue()).toBe('A page of the register.')
      expect(await dialog.getByLabel('In English').count()).toBe(2)
      // A point too many would keep the others from being sent.
      const send = dialog.getByRole('button', { name: 'Ask for more' })
      expect(await send.isEnabled()).toBe(false)
      await dialog.getByRole('button', { name: 'Remove point 2' }).click()
      expect(await dialog.getByLabel('In English').inputValue()).toBe('A page of the register.')
      await send.click()
      await page.getByText('Request sent to the applicant').waitFor()
    })
    const moderator = createGoodstanding({ url, token: mei.token })
    const [open] = must(await moderator.cases.list({ status: 'open', limit: 1 })).items
    must(await moderator.cases.decide(open?.id ?? '', { outcome: 'no-violation', reason: 'A line of a film.' }))
    const senior = createGoodstanding({ url, token: ana.token })
    must(await senior.ask('POST', '/v1/second-reviews/draw', { body: { size: 1 } }))
    await visit(ana.token, '/console/quality', async (page) => {
      await page.getByRole('link', { name: 'Judge', exact: true }).first().click()
      await page.getByRole('checkbox', { name: /^Warn/ }).check()
      await page.getByLabel('Why', { exact: true }).fill('It is no film.')
      await page.reload()
      await expect.poll(() => page.getByRole('checkbox', { name: /^Warn/ }).isChecked(), PATIENT).toBe(true)
      expect(await page.getByLabel('Why', { exact: true }).inputValue()).toBe('It is no film.')
      await page.getByRole('button', { name: /^Save judgement/ }).click()
      await page.getByRole('heading', { name: 'Quality', level: 1 }).waitFor()
      await expect.poll(() => drafts(page), PATIENT).toBe(0)
    })
  })

  it('of a report of a member is there still where they stay, asked before the page comes in the other language', async () => {
    await visitAlone(await pages.seeded().member('eva', 'acme', 'member'), '/me', async (page) => {
      const words = page.getByRole('textbox', { name: /^Tell us more/ })
      await words.click()
      await words.fill('Half of it.')
      let asked = 0
      page.on('dialog', (dialog) => {
        asked += 1
        void (asked === 1 ? dialog.dismiss() : dialog.accept())
      })
      const other = page.getByRole('link', { name: '中文' })
      await other.click()
      await expect.poll(() => asked, PATIENT).toBe(1)
      expect(await words.inputValue()).toBe('Half of it.')
      await other.click()
      await page.getByRole('textbox', { name: '补充说明（选填）' }).waitFor()
      expect(asked).toBe(2)
    })
  })

  it('is gone once its writer signs out, and shown to nobody else in the same tab', async () => {
    const write = async (page: Page) => {
      await page.getByLabel('What happened').fill('Written by one of two.')
      expect(await drafts(page)).toBe(1)
    }
    await visitAlone(await boss(), '/org/feedback', async (page, { quiet }) => {
      await write(page)
      await quiet() // what is asked for somebody who is not signed in any more is refused
      const token = await pages.seeded().member('hengyuan-boss', 'hengyuan', 'admin')
      const url = pages.server().url
      const answer = await page.request.post('/v1/session', { data: { token }, headers: { origin: url } })
      expect(answer.status()).toBe(201)
      await page.reload()
      await page.getByLabel('What happened').waitFor()
      expect(await page.getByLabel('What happened').inputValue()).toBe('')
      expect(await drafts(page)).toBe(0)
      await write(page)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL(/sign-in/)
      expect(await drafts(page)).toBe(0)
    })
  })
})

describe.skipIf(found === null)('people', { timeout: 120_000 }, () => {
  it('are named to their own administrators wherever an id stands, and people of others are not', async () => {
    const { service, member } = pages.seeded()
    const put = (id: string, organization: string, name: string) =>
      service.people.put(id, { organization, kind: 'member', name, roles: [] })
    must(await put('u-4711', 'acme', 'Greta Lindholm'))
    must(await put('u-0815', 'acme', 'Per Aspelund'))
    must(await put('n-1', 'northline', 'Nora Elsewhere'))
    const reporter = createGoodstanding({ url: pages.server().url, token: await member('u-0815', 'acme', 'member') })
    for (const account of ['u-4711', 'n-1'])
      must(await reporter.reports.file({ about: { account }, text: `It is ${account} again.` }))
    await visit(await boss(), '/org/reports', async (page) => {
      const card = page.getByRole('article').filter({ hasText: 'It is u-4711 again.' })
      await card.getByRole('heading', { name: 'About Greta Lindholm (u-4711)' }).waitFor()
      await card.getByText('Reported by Per Aspelund (u-0815)').waitFor()
      await page.getByRole('heading', { name: 'About n-1', exact: true }).waitFor()
      expect(await page.content()).not.toContain('Nora')
    })
    await visit(
      await boss(),
      '/org/reports',
      async (page) => page.getByText('涉及 Greta Lindholm（u-4711）').waitFor(),
      {
        language: 'zh-CN',
      },
    )
  })

  it('are named where a report is answered; what is due first stands first, and what was handled speaks of who handled it', async () => {
    const { service, member } = pages.seeded()
    const rights = { kind: 'member' as const, roles: ['admin' as const] }
    must(await service.people.put('n-boss-2', { organization: 'northline', name: 'Second Boss', ...rights }))
    must(await service.people.put('n-7', { organization: 'northline', kind: 'member', name: 'Nils Holm', roles: [] }))
    const reporter = createGoodstanding({ url: pages.server().url, token: await member('n-8', 'northline', 'member') })
    const file = async (clause: string, text: string) =>
      must(await reporter.reports.file({ about: { account: 'n-7' }, clause, text })).id
    await file('conduct.e', 'He sells my password.') // high: eight hours
    await file('conduct.j', 'He sends offers.') // medium: a day, and reported later
    const own = await member('n-boss-2', 'northline', 'admin')
    await visit(own, '/org/reports', async (page) => {
      const cards = page.getByRole('article')
      await cards.nth(1).waitFor()
      expect(await cards.first().innerText()).toContain('He sells my password.')
      await page.getByRole('button', { name: 'Waiting 2' }).waitFor()
      await cards.first().getByRole('link', { name: 'conduct.e' }).waitFor()
      await cards
        .first()
        .getByText(/received .* UTC/)
        .waitFor()
      await cards.nth(1).getByRole('button', { name: 'Handle it ourselves' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('About Nils Holm (n-7)').waitFor()
      await dialog.getByRole('textbox').first().fill('We talked to him.')
      await dialog.getByRole('button', { name: 'Handle it ourselves' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'All' }).click()
      await page.getByText('An administrator handled it: We talked to him.').waitFor()
      expect(await page.getByText('confirmed your report').count()).toBe(0)
    })
  })
})
