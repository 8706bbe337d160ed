/** Pages on a busy day: more cases than are read at once, and names and addresses that fit no column. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { intercept } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, PATIENT, rows, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const THREAT = 'I will kill you tomorrow when you leave the office.'
/** As many as the queue reads at once, and some more. */
const CASES = 207

async function allCases(): Promise<number> {
  const moderator = createGoodstanding({ url: pages.server().url, token: pages.seeded().mei.token })
  return must(await moderator.cases.list({ organization: 'acme', limit: 500 })).items.length
}

describe.skipIf(found === null)('on a busy day', { timeout: 180_000 }, () => {
  it('the queue does not say that nothing matches before all of it was read', async () => {
    const { service, mei } = pages.seeded()
    const events = Array.from({ length: CASES }, (_, at) => message('acme', `busy-${at}`, THREAT))
    must(await service.decideAll(events))
    await visit(mei.token, '/console/queue', async (page) => {
      await rows(page).first().waitFor()
      await page.getByText('200 cases shown, there are more').waitFor()
      await page.goto('/console/queue?q=nothing-like-that')
      await page.getByText('None of the cases loaded so far match').waitFor()
      await page.getByRole('button', { name: 'Search on' }).click()
      await page.getByText('No cases match').waitFor()
      expect(await page.getByRole('button', { name: 'Search on' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Clear filter' }).click()
      await rows(page).first().waitFor()
    })
  })

  it('an organization shows all of its cases, page by page', async () => {
    await visit(pages.seeded().mei.token, '/console/subject?q=organization/acme', async (page) => {
      const cases = page.getByRole('region', { name: 'Cases' }).locator('tbody tr')
      await expect.poll(() => cases.count(), PATIENT).toBe(100)
      const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Cases', exact: true }) })
      const said = section.locator('p').getByRole('status')
      expect(await said.innerText()).toBe('')
      await section.getByRole('button', { name: 'Show more' }).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => cases.count(), PATIENT).toBe(200)
      await expect.poll(() => said.innerText(), PATIENT).toBe('200 shown')
      // Whoever pressed goes on from there, for the last ones as well.
      await page.keyboard.press('Enter')
      await expect.poll(() => said.innerText(), PATIENT).toBe(`All ${await allCases()} shown`)
      const inHand = 'document.activeElement.matches("p") && document.activeElement.textContent'
      expect(await page.evaluate(inHand)).toBe(await said.innerText())
      expect(await section.getByRole('button', { name: 'Show more' }).count()).toBe(0)
    })
  })

  it('applications and second reviews say that there are more, and who decides one has the next in hand', async () => {
    const { mei, ana, member } = pages.seeded()
    for (const id of ['acme', 'hengyuan', 'northline']) {
      const boss = createGoodstanding({ url: pages.server().url, token: await member(`${id}-boss`, id, 'admin') })
      must(await boss.verifications.apply({ evidence: [{ kind: 'registry-number', value: `of ${id}` }] }))
    }
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    for (const { id } of must(await moderator.cases.list({ limit: 2 })).items)
      must(await moderator.cases.decide(id, { outcome: 'no-violation', reason: 'A line of a film.' }))
    const senior = createGoodstanding({ url: pages.server().url, token: ana.token })
    must(await senior.ask('POST', '/v1/second-reviews/draw', { body: { size: 2 } }))
    await visit(mei.token, '/sign-in', async (page) => {
      // A page of one, as if each were a hundred.
      await page.route(/\/v1\/(verifications|second-reviews)\?/, (route) =>
        route.continue({ url: route.request().url().replace('limit=100', 'limit=1') }),
      )
      const more = page.getByRole('button', { name: 'Show more' })
      await page.goto('/console/registrations')
      const refuse = page.getByRole('button', { name: /^Refuse/ })
      await refuse.waitFor()
      await more.click()
      expect(
        await page.getByRole('article').filter({ hasText: 'hengyuan' }).locator('time.tag').first().innerText(),
      ).toMatch(/^due in \d+ d$/)
      await page.getByRole('button', { name: '恒远物流 Hengyuan Logistics' }).click()
      await refuse.click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('The number is of another company.')
      await dialog.getByRole('button', { name: 'Refuse' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('heading', { name: '恒远物流 Hengyuan Logistics' }).waitFor({ state: 'detached' })
      await refuse.waitFor()
      await page.goto('/console/quality')
      const drawn = page.getByRole('main').locator('tbody').getByRole('row')
      await expect.poll(() => drawn.count(), PATIENT).toBe(1)
      await more.click()
      await expect.poll(() => drawn.count(), PATIENT).toBe(2)
      await more.waitFor({ state: 'detached' })
    })
  })

  it('an application of an organization with a long name is named whole in a narrow window', async () => {
    const { service, mei, member } = pages.seeded()
    const name = 'Gesellschaft für Internationale Zusammenarbeit und Logistik in Mitteleuropa mbH & Co. KG'
    must(await service.organizations.put('gizlm', { name, kind: 'company', country: 'DE', domains: ['gizlm.example'] }))
    must(
      await service.people.put('gizlm-boss', { organization: 'gizlm', kind: 'member', name: 'Boss', roles: ['admin'] }),
    )
    const boss = createGoodstanding({ url: pages.server().url, token: await member('gizlm-boss', 'gizlm', 'admin') })
    must(await boss.verifications.apply({ evidence: [{ kind: 'registry-number', value: 'HRB 7' }] }))
    const narrow = { width: 360, height: 780 }
    await visit(
      mei.token,
      '/console/registrations',
      async (page) => {
        const box = await page.getByRole('button', { name }).boundingBox()
        expect((box?.x ?? 0) + (box?.width ?? narrow.width)).toBeLessThan(narrow.width)
      },
      narrow,
    )
  })

  it('a case is merged into any other of its organization, and an administrator finds every report, request and appeal', async () => {
    const { mei, ana, member, service } = pages.seeded()
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    const [open] = must(await moderator.cases.list({ organization: 'acme', status: 'open', limit: 1 })).items
    await visit(mei.token, `/console/case/${open?.id ?? ''}`, async (page) => {
      await page.getByRole('button', { name: /^Merge/ }).click()
      const options = page.getByRole('dialog').getByLabel('Case', { exact: true }).locator('option')
      await expect.poll(() => options.count(), PATIENT).toBeGreaterThan(40)
      const first = await options.count()
      await page.getByRole('dialog').getByRole('button', { name: 'Show more' }).click()
      await expect.poll(() => options.count(), PATIENT).toBe(first + 50)
    })
    const boss = () => member('northline-boss', 'northline', 'admin')
    const administrator = createGoodstanding({ url: pages.server().url, token: await boss() })
    const rita = createGoodstanding({ url: pages.server().url, token: await member('rita', 'northline', 'member') })
    const senior = createGoodstanding({ url: pages.server().url, token: ana.token })
    const validUntil = '2099-01-01T00:00:00Z'
    for (const name of ['one', 'two']) {
      must(await rita.reports.file({ about: { account: `spammer-${name}` }, text: `About ${name}.` }))
      const asked = { kind: 'operator', purpose: `Purpose ${name}.`, clauses: ['conduct.j'], validUntil } as const
      must(await administrator.permitRequests.ask({ ...asked, issuer: 'The operator', evidence: [] }))
      const reporter = { organization: 'acme', id: 'x-rita', kind: 'external' } as const
      const about = { organization: 'northline' }
      const report = must(await service.reports.file({ about, clause: 'conduct.j', text: `Mail ${name}.`, reporter }))
      const warning = { type: 'warn', subject: { type: 'organization', id: 'northline' } } as const
      const decision = { clause: 'conduct.j', actions: [warning], reason: `Mail ${name}.` }
      const { actions } = must(await senior.cases.decide(report.case ?? '', decision))
      must(await administrator.appeals.file({ action: actions[0]?.id ?? '', text: `Appeal ${name}.` }))
    }
    await visit(await boss(), '/org', async (page) => {
      // A page of one, as if each were whole.
      await page.route(/\/v1\/(reports|permit-requests|appeals)\?/, (route) =>
        route.continue({
          url: route
            .request()
            .url()
            .replace(/limit=\d+/, 'limit=1'),
        }),
      )
      const more = page.getByRole('button', { name: 'Show more' })
      await page.goto('/org/feedback')
      const choices = page.getByRole('group', { name: /reports/i }).getByRole('checkbox')
      await choices.first().waitFor()
      expect(await choices.count()).toBe(1)
      await more.click()
      await expect.poll(() => choices.count(), PATIENT).toBe(2)
      await page.goto('/org/verification')
      const requests = page.getByRole('region', { name: 'Your permit requests' }).getByRole('listitem')
      await expect.poll(() => requests.count(), PATIENT).toBe(1)
      await more.click()
      await expect.poll(() => requests.count(), PATIENT).toBe(2)
      await page.goto('/org/standing')
      for (const name of ['one', 'two']) await page.getByText(`Appeal ${name}.`).waitFor()
      expect(await page.getByRole('button', { name: 'Appeal', exact: true }).count()).toBe(0)
    })
  })

  it('a case of a hundred reports and more draws them in portions, and says whom of those who reported it lists', async () => {
    const { mei, service } = pages.seeded()
    const about = { account: 'famous' }
    const file = (at: number) =>
      service.reports.file({
        about,
        text: 'Spam.',
        reporter: { organization: 'acme', id: `x-${at}`, kind: 'external' },
      })
    const first = must(await file(0))
    for (let at = 1; at < 103; at += 1) must(await file(at))
    await visit(mei.token, `/console/case/${first.case ?? ''}`, async (page) => {
      const exhibits = page.locator('.exhibit')
      await exhibits.first().waitFor()
      expect(await exhibits.count()).toBe(100)
      await page.getByText('The 50 who reported most about them here; 53 of the reports in this case').waitFor()
      const evidence = page.getByRole('region', { name: 'Evidence' })
      await evidence.getByRole('button', { name: 'Show more' }).click()
      await expect.poll(() => exhibits.count(), PATIENT).toBe(103)
      const history = page.getByRole('region', { name: 'History' })
      expect(await history.getByRole('listitem').count()).toBe(100)
      await history.getByRole('button', { name: 'Show more' }).click()
      await expect.poll(() => history.getByRole('listitem').count(), PATIENT).toBe(104)
    })
  })

  it('an administrator sees every measure against their members, and an auditor every entry, however few come at once', async () => {
    const { mei, ora, member } = pages.seeded()
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    for (const { id, subject } of must(await moderator.cases.list({ organization: 'acme', status: 'open', limit: 2 }))
      .items) {
      const actions = [{ type: 'warn', subject }] as const
      must(await moderator.cases.decide(id, { clause: 'conduct.a', actions, reason: 'A threat.' }))
    }
    await visit(await member('acme-boss', 'acme', 'admin'), '/org', async (page) => {
      await page.route(/own-organization\/actions\?/, (route) =>
        route.continue({ url: route.request().url().replace('limit=100', 'limit=1') }),
      )
      await page.goto('/org/standing')
      const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Members affected' }) })
      const members = section.getByRole('listitem')
      await expect.poll(() => members.count(), PATIENT).toBe(1)
      await section.getByRole('button', { name: 'Show more' }).click()
      await expect.poll(() => members.count(), PATIENT).toBe(2)
    })
    await visit(ora.token, '/sign-in', async (page) => {
      await page.route(/audit\/entries\?/, (route) =>
        route.continue({
          url: `${route
            .request()
            .url()
            .replace(/&limit=\d+/, '')}&limit=40`,
        }),
      )
      await page.goto('/console/audit')
      await expect.poll(() => page.locator('tbody tr').count(), PATIENT).toBe(100)
    })
  })

  it('an auditor finds what lies further back in the log by its words, and stays at the button that leads there', async () => {
    const { mei, ora } = pages.seeded()
    const reader = createGoodstanding({ url: pages.server().url, token: mei.token })
    for (let view = 0; view < 210; view += 1) must(await reader.cases.list({ limit: 1 }))
    await visit(ora.token, '/console/audit', async (page) => {
      const entries = page.locator('tbody tr')
      await expect.poll(() => entries.count(), PATIENT).toBe(100)
      await page.getByRole('searchbox', { name: 'Filter the entries shown' }).fill('saved a staff entry')
      await page.getByRole('heading', { name: 'No entry shown matches' }).waitFor()
      await page.getByRole('button', { name: 'Search older entries' }).click()
      await page.getByText(/^\d+ found in entries 0 to \d+$/).waitFor()
      await entries.filter({ hasText: 'staff.put' }).first().waitFor()
      expect(await entries.filter({ hasNotText: 'staff.put' }).count()).toBe(0)
      await page.getByRole('searchbox').fill('')
      await expect.poll(() => entries.count(), PATIENT).toBe(100)
      await page.getByRole('button', { name: 'Older' }).focus()
      const shown = page.getByText(/^Entries \d+ to \d+ of/)
      const newest = await shown.innerText()
      await page.keyboard.press('Enter')
      await expect.poll(() => shown.innerText(), PATIENT).not.toBe(newest)
      await expect.poll(() => entries.count(), PATIENT).toBe(100)
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Older')
    })
  })

  it('the ladder suggests a step for the clause that is chosen, where who reported named none', async () => {
    const { mei, member } = pages.seeded()
    const reporter = createGoodstanding({ url: pages.server().url, token: await member('x-una', 'acme', 'external') })
    const report = must(await reporter.reports.file({ about: { account: 'unnamed-1' }, text: 'He writes to all.' }))
    await visit(mei.token, `/console/case/${report.case ?? ''}`, async (page) => {
      await page.getByRole('button', { name: 'Claim case' }).click()
      const clause = page.getByRole('combobox', { name: /^Clause/ })
      await clause.fill('conduct.j')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByText(/^The ladder suggests: /).waitFor()
      await page.getByRole('button', { name: 'Use it' }).click()
      expect(await clause.inputValue()).toContain('conduct.j')
      await page.keyboard.press('r')
      await page.keyboard.type('Sends the same to strangers.')
      await page.locator('.notice-preview p[lang=en]').first().waitFor()
    })
  })

  it('the number that somebody reads out leads to its case, and words of a reason to what was done for it', async () => {
    const { mei, service } = pages.seeded()
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    const [open] = must(await moderator.cases.list({ status: 'open', limit: 1 })).items
    const { id = '', clauses, subject } = open ?? { clauses: [], subject: { id: '' } }
    const reason = 'Threatened a colleague in the yard.'
    must(await moderator.cases.decide(id, { clause: clauses[0] ?? '', actions: [{ type: 'warn' }], reason }))
    const [notice] = must(await service.notices.list({ subject: `account/${subject.id}` })).items
    await visit(mei.token, '/console/queue', async (page) => {
      await rows(page).first().waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type(notice?.id ?? '')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: `Notice ${notice?.id}` }).waitFor()
      await page.getByRole('link', { name: `account/${subject.id}` }).waitFor()
      await page.getByRole('link', { name: id.slice(-8) }).click()
      await page.waitForURL(`**/console/case/${id}`)
      await page.goto('/console/subject')
      const field = page.getByRole('textbox', { name: 'Account, organization' })
      await field.fill('reason:COLLEAGUE in the yard')
      await field.press('Enter')
      await page.getByText(reason).waitFor()
      await page.getByRole('link', { name: id.slice(-8) }).waitFor()
      await field.fill('ntc_none')
      await field.press('Enter')
      await page.getByText('Nothing you may see has this number').waitFor()
    })
  })

  it('what can be done with a webhook stands in the window however long its address is, and its end is asked for', async () => {
    const { root } = pages.seeded()
    const url = `https://hooks.example/${'a'.repeat(180)}`
    const admin = createGoodstanding({ url: pages.server().url, token: root.token })
    must(await admin.ask('POST', '/v1/webhooks', { body: { url } }))
    await visit(root.token, '/console/settings?q=webhooks', async (page, { errors }) => {
      const remove = page.getByRole('button', { name: 'Remove', exact: true })
      const { x = 0, width = 0 } = (await remove.boundingBox()) ?? {}
      expect(width).toBeGreaterThan(0)
      expect(x + width).toBeLessThanOrEqual(1440)
      await page.getByRole('button', { name: 'New secret' }).press('Enter')
      await page.getByText(/The one before that signs nothing any more/).waitFor()
      await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).press('Enter')
      await page.getByRole('dialog').getByRole('textbox').waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => page.evaluate('document.activeElement.textContent'), PATIENT).toBe('New secret')
      await intercept(page, '**/v1/webhooks/*', (route) => route.abort())
      await remove.click()
      const question = page.getByRole('dialog')
      await question.getByText(/receives nothing more/).waitFor()
      await question.getByRole('button', { name: 'Remove' }).click()
      await question.getByRole('alert').waitFor()
      // It was disabled while it waited; whoever pressed it presses it again.
      const inHand = () => page.evaluate('document.activeElement.textContent')
      await expect.poll(inHand, PATIENT).toBe('Remove')
      await page.unroute('**/v1/webhooks/*')
      await question.getByRole('button', { name: 'Remove' }).click()
      await page.getByText('None yet').waitFor()
      await expect.poll(() => question.count(), PATIENT).toBe(0)
      ;(errors as string[]).length = 0 // the browser tells of the requests that were held back
    })
  })

  it('an administrator reads fifty of what was done to their organization, the rest when they ask, and finds a rule among hundreds', async () => {
    const { mei, service, member } = pages.seeded()
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    for (let at = 0; at < 55; at += 1) {
      const about = { account: `warned-${at}`, organization: 'bright' }
      const reporter = { organization: 'acme', id: `x-${at}`, kind: 'external' } as const
      const { case: of } = must(await service.reports.file({ about, text: 'Spam.', reporter }))
      const actions = [{ type: 'warn', subject: { type: 'organization', id: 'bright' } }] as const
      must(await moderator.cases.decide(of ?? '', { clause: 'conduct.j', actions, reason: 'Offers to strangers.' }))
    }
    const rules = Array.from({ length: 120 }, (_, at) => ({
      ...{ id: `rule-${at}`, clause: 'conduct.j', on: ['message.send'], effect: 'flag' as const },
      ...{ words: [`zyxword${at}`], reason: `House rule ${at}.` },
    }))
    const { name, kind, country } = { name: 'Bright', kind: 'company', country: 'DE' } as const
    must(await service.organizations.put('bright', { name, kind, country, rules }))
    const asked: string[] = []
    await visit(await member('bright-boss', 'bright', 'admin'), '/org', async (page) => {
      page.on('request', (request) => {
        if (request.url().includes('/v1/standing/organization/bright')) asked.push(new URL(request.url()).search)
      })
      await page.goto('/org/standing')
      const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Actions taken' }) })
      const actions = section.getByRole('listitem')
      await expect.poll(() => actions.count(), PATIENT).toBe(50)
      expect(asked).not.toContain('')
      await section.getByRole('button', { name: 'Show more' }).click()
      await expect.poll(() => actions.count(), PATIENT).toBe(55)
      expect(asked).toContain('')
      await page.goto('/org/rules')
      const removing = page.getByRole('button', { name: /^Remove/ })
      await expect.poll(() => removing.count(), PATIENT).toBe(50)
      await page.getByRole('searchbox').fill('ZYXWORD117')
      await page.getByText('1 of 120 found').waitFor()
      await removing.click()
      const question = page.getByRole('dialog')
      await question.getByText('zyxword117').waitFor()
      expect(must(await service.organizations.get('bright')).rules).toHaveLength(120) // one press alone ends nothing
      await question.getByRole('button', { name: 'Remove', exact: true }).click()
      await page.getByText('0 of 119 found').waitFor()
      await page.getByRole('searchbox').fill('ｚｙｘｗｏｒｄ１１８') // as an input method writes it
      await page.getByText('1 of 119 found').waitFor()
    })
    const { rules: left = [] } = must(await service.organizations.get('bright'))
    expect(left.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).filter((id) => id !== 'rule-117'))
  })
  it('counsel reads every request that is open first, however many older ones are closed', async () => {
    const { lex } = pages.seeded()
    const counsel = createGoodstanding({ url: pages.server().url, token: lex.token })
    const scope = { subjects: ['account/busy-1'], kinds: ['decisions'] }
    for (const [at, authority] of ['AG Kiel', 'AG Bonn', 'AG Ulm'].entries()) {
      const deadline = `2099-01-0${at + 1}T00:00:00Z`
      const received = must(await counsel.legalRequests.receive({ authority, basis: 'Order 12', deadline, scope }))
      if (at < 2) must(await counsel.legalRequests.step(received.id, 'refuse', { reason: 'Not signed.' }))
    }
    await visit(lex.token, '/sign-in', async (page) => {
      // A page of one, as if each were a hundred.
      await page.route(/\/v1\/legal-requests\?/, (route) =>
        route.continue({ url: route.request().url().replace('limit=100', 'limit=1') }),
      )
      await page.goto('/console/legal')
      await page.getByRole('article', { name: 'AG Ulm' }).waitFor()
      expect(await page.getByText('No open requests').count()).toBe(0)
      expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0)
      await page.getByRole('link', { name: 'All' }).click()
      await page.getByRole('article', { name: 'AG Kiel' }).waitFor()
      const more = page.getByRole('button', { name: 'Show more' })
      await more.click()
      await page.getByRole('article', { name: 'AG Bonn' }).waitFor()
    })
  })

  it('one of hundreds of consents is found by the name of its person, and an entry of a register by its words', async () => {
    const { service, root, member } = pages.seeded()
    const givenAt = new Date().toISOString()
    const consent = { organization: 'acme', purpose: 'directory', fields: ['name'], disclosureVersion: '3', givenAt }
    const put = (person: string) => service.ask('PUT', `/v1/consents/k-${person}`, { body: { ...consent, person } })
    for (let at = 100; at < 303; at += 1) must(await put(`p${at}`))
    must(await put('z9'))
    must(await service.people.put('z9', { organization: 'acme', kind: 'member', name: 'Zoe Lindqvist', roles: [] }))
    const find = 'Find in this list'
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/directory', async (page) => {
      await page.getByRole('cell', { name: 'p100', exact: true }).waitFor()
      await page.getByLabel(find).fill('lindq')
      await page.getByText('1 of 204 found').waitFor()
      await page.getByRole('cell', { name: 'Zoe Lindqvist (z9)', exact: true }).waitFor()
      expect(await page.getByRole('row').count()).toBe(2)
    })
    const entry = (at: number) => ({ url: `https://phish-${at}.example/login`, clause: 'conduct.e' })
    const writer = createGoodstanding({ url: pages.server().url, token: root.token })
    for (let at = 100; at < 203; at += 1)
      must(await writer.ask('PUT', `/v1/registers/urls/u-${at}`, { body: entry(at) }))
    await visit(root.token, '/console/registers?q=urls', async (page) => {
      await page.getByRole('cell', { name: 'u-100', exact: true }).waitFor()
      expect(await page.getByRole('cell', { name: 'u-202', exact: true }).count()).toBe(0)
      await page.getByLabel(find).fill('phish-202')
      await page.getByRole('cell', { name: 'u-202', exact: true }).waitFor()
      await page.getByText('1 of 103 found').waitFor()
    })
  })

  it('a permit and a request for one are found by their words on both sides, also when the request is not of the first page', async () => {
    const { service, mei, member } = pages.seeded()
    const validFrom = '2026-01-01T00:00:00Z'
    const validUntil = '2027-06-30T00:00:00Z'
    for (let at = 100; at < 152; at += 1) {
      const body = { holder: 'acme', clauses: ['admin.b'], issuer: `Bureau ${at}`, validFrom, validUntil }
      must(await service.ask('PUT', `/v1/permits/p-${at}`, { body }))
    }
    const token = await member('acme-boss', 'acme', 'admin')
    const boss = createGoodstanding({ url: pages.server().url, token })
    const ask = { kind: 'operator', clauses: ['admin.b'], issuer: 'Operator', validUntil, evidence: [] } as const
    for (let at = 100; at < 152; at += 1) must(await boss.permitRequests.ask({ ...ask, purpose: `Fair in hall ${at}` }))
    await visit(token, '/org/verification', async (page) => {
      await page.getByLabel('Find a permit').fill('ｂｕｒｅａｕ　１５１')
      await page.getByText('1 of 52 found').waitFor()
      await page.getByRole('cell', { name: 'Bureau 151' }).waitFor()
      expect(await page.getByRole('cell', { name: 'Bureau 100' }).count()).toBe(0)
      await page.getByLabel('Find a request').fill('hall 100')
      await page.getByText('Fair in hall 100').waitFor()
      expect(await page.getByText('Fair in hall 151').count()).toBe(0)
    })
    await visit(mei.token, '/console/registrations', async (page) => {
      await page.getByText('Fair in hall 100').waitFor()
      expect(await page.getByRole('searchbox').count()).toBe(0) // one look finds any of them
    })
  })

  it('hundreds of rules are drawn in portions, and any of them is found by the filter', async () => {
    await visit(pages.seeded().mei.token, '/console/rules', async (page) => {
      const drawn = page.getByRole('region', { name: 'Rules' }).locator('tbody tr')
      await expect.poll(() => drawn.count(), PATIENT).toBe(200)
      await page.getByRole('button', { name: 'Show more' }).click()
      await expect.poll(() => drawn.count(), PATIENT).toBeGreaterThan(200)
      await page.getByRole('searchbox').fill('scam-with-a-disguised-link')
      await expect.poll(() => drawn.count(), PATIENT).toBe(1)
      await page.getByRole('searchbox').fill('')
      await expect.poll(() => drawn.count(), PATIENT).toBe(200)
    })
  })
})
