/** An administrator's pages in a real browser: how the organization and its members stand, and a complaint that rests on earlier reports. */
import { createHash } from 'node:crypto'
import { createGoodstanding, type WireEvent } from '@goodstanding/sdk'
import { encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { intercept } from './pages/hold.ts'
import { must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages
const REFUSAL = JSON.stringify({ kind: 'request.invalid', status: 422, title: 'No.', detail: 'No.', requestId: null })
const LOOKS = [{}, { language: 'zh-CN', theme: 'dark', width: 390 }] as const

const renaming = (organization: string, name: string): WireEvent => ({
  specversion: '1.0',
  id: `renaming-${name}`,
  source: 'https://chat.example/seed',
  type: 'organization.rename',
  data: {
    organization,
    actor: { id: `${organization}-boss`, kind: 'member' },
    subject: { id: organization, name, kind: 'company', country: 'GB' },
  },
})

/** Files a complaint as Northline's administrator and limits what it is about. */
async function limit(about: { readonly account: string } | { readonly organization: string }): Promise<void> {
  const { ana, member } = pages.seeded()
  const { url } = pages.server()
  const boss = createGoodstanding({ url, token: await member('northline-boss', 'northline', 'admin') })
  const staff = createGoodstanding({ url, token: ana.token })
  const complaint = must(await boss.complaints.file({ about, clause: 'conduct.j', statement: 'It goes on.' }))
  const subject =
    'account' in about
      ? ({ type: 'account', id: about.account } as const)
      : ({ type: 'organization', id: about.organization } as const)
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString()
  const actions = [{ type: 'limit', capability: 'contact.invite', until, subject }] as const
  must(await staff.cases.decide(complaint.case, { clause: 'conduct.j', reason: 'Offers to strangers.', actions }))
}

describe.skipIf(found === null)('an administrator', { timeout: 180_000 }, () => {
  it('reads when points stop to count, and which members a measure affects', async () => {
    const { service, member } = pages.seeded()
    must(await service.people.put('kim', { organization: 'acme', kind: 'member', name: 'Kim Sato' }))
    await limit({ organization: 'acme' })
    await limit({ account: 'kim' })
    for (const look of LOOKS)
      await visit(
        await member('acme-boss', 'acme', 'admin'),
        '/org/standing',
        async (page) => {
          await page.getByText(/2 until \d|2 分，计至/).waitFor()
          await page.getByText('Kim Sato').waitFor()
          await page.getByText(/An action on the organization applies|对组织采取的措施/).waitFor()
          await expectAccessible(page, 'standing with members')
          if ('width' in look)
            expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(look.width)
        },
        look,
      )
    // The first limit of an organization may end early, when its administrators ask and somebody else agrees.
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/standing', async (page) => {
      await page.getByRole('button', { name: 'Ask for an early end' }).click()
      await page
        .getByRole('dialog')
        .getByLabel(/^What has changed/)
        .fill('We taught everybody the rule.')
      await page.getByRole('dialog').getByRole('button', { name: 'Ask for an early end' }).click()
      await page.getByRole('region', { name: 'Early end' }).getByText('We taught everybody the rule.').waitFor()
      await page.getByRole('dialog').waitFor({ state: 'detached' }) // its own button reads the same
      expect(await page.getByRole('button', { name: 'Ask for an early end' }).count()).toBe(0)
      expect(await page.getByRole('button', { name: 'Appeal', exact: true }).count()).toBe(1)
    })
    const { ana } = pages.seeded()
    const asked = must(await createGoodstanding({ url: pages.server().url, token: ana.token }).appeals.list()).items
    const early = asked.find(({ party }) => party === 'early-release')
    await visit(ana.token, `/console/appeal/${early?.id ?? ''}`, (page) =>
      page.getByText('an administrator of the organization asks for an early end').waitFor(),
    )
    await visit(await member('hengyuan-boss', 'hengyuan', 'admin'), '/org/standing', async (page) => {
      await page.getByText('No action is in force against a member').waitFor()
      expect(await page.getByText('Kim Sato').count()).toBe(0)
    })
  })

  it('sees the pictures that came with a report, screened at first, and which other files did', async () => {
    const { member } = pages.seeded()
    const { url } = pages.server()
    const token = await member('eva', 'acme', 'member')
    const paper = Buffer.from('%PDF-1.7\n% what he wrote\n%%EOF\n')
    const data = new Uint8Array(40 * 30 * 3).map((_, at) => (at * 11) % 256)
    const picture = Buffer.from(encode({ width: 40, height: 30, data, channels: 3, depth: 8 }))
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' }
    const bring = async (body: Buffer<ArrayBuffer>): Promise<string> => {
      const sha256 = createHash('sha256').update(body).digest('hex')
      const brought = await fetch(`${url}/v1/reports/files/${sha256}`, { method: 'PUT', headers, body })
      expect(brought.status).toBe(200)
      return sha256
    }
    const eva = createGoodstanding({ url, token })
    const file = await bring(paper)
    const evidence = [{ text: 'His mail of Monday.' }, { file }, { file: await bring(picture) }]
    must(await eva.reports.file({ about: { account: 'x-51' }, text: 'See his mail.', evidence }))
    for (const look of LOOKS)
      await visit(
        await member('acme-boss', 'acme', 'admin'),
        '/org/reports',
        async (page) => {
          const card = page.getByRole('article').filter({ hasText: 'See his mail.' })
          await card.getByText(/Show what was reported|查看被举报内容/).click()
          await card.getByText('His mail of Monday.').waitFor()
          const line = card.getByRole('listitem').filter({ hasText: file.slice(0, 16) })
          await line.getByText(`${paper.length}`).waitFor()
          expect(await line.innerText()).not.toMatch(/Not kept|未保留/)
          const drawn = card.locator('img.screened')
          await drawn.waitFor()
          await card.getByRole('button', { name: /Show in grey|灰度查看/ }).click()
          await card.locator('img.grey').waitFor()
          expect(await card.locator('.watermark').getAttribute('data-mark')).toContain('acme-boss')
          await expectAccessible(page, 'files of a report')
          if ('width' in look)
            expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(look.width)
        },
        look,
      )
  })

  it('asks and dismisses with a reason; the member answers, reads it and asks the operator once, at 320 px in Chinese', async () => {
    const { member } = pages.seeded()
    const { url } = pages.server()
    const eva = createGoodstanding({ url, token: await member('eva', 'acme', 'member') })
    const report = must(await eva.reports.file({ about: { account: 'x-50' }, text: 'She mocks me at lunch.' }))
    const answer = async (name: string, label: RegExp, words: string, translation?: string): Promise<void> =>
      visit(await member('acme-boss', 'acme', 'admin'), '/org/reports', async (page) => {
        const card = page.getByRole('article').filter({ hasText: 'She mocks me at lunch.' })
        await card.getByRole('button', { name }).click()
        await page.getByRole('dialog').getByLabel(label).fill(words)
        if (translation !== undefined) await page.getByLabel('Chinese translation (optional)').fill(translation)
        await expectAccessible(page, name)
        await page.getByRole('dialog').getByRole('button', { name }).click()
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      })
    const me = { language: 'zh-CN', width: 320, height: 700 } as const
    await answer('Ask the reporter', /Your question/, 'Who else was there?')
    await visit(
      await member('eva', 'acme', 'member'),
      '/me',
      async (page) => {
        const mine = page.locator('goodstanding-feedback li', { hasText: 'She mocks me at lunch.' })
        await mine.getByText('“Who else was there?”').waitFor()
        await mine.getByLabel('您的答复').fill('全组都在。')
        await mine.getByRole('button', { name: '发送' }).click()
        await mine.getByText('企业管理员正在处理').waitFor()
        await mine.getByText('“全组都在。”').waitFor()
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
      },
      me,
    )
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/reports', async (page) => {
      const card = page.getByRole('article').filter({ hasText: 'She mocks me at lunch.' })
      await card.getByText('The administrator asked: Who else was there?').waitFor()
      await card.getByText('The reporter answered: 全组都在。').waitFor()
    })
    await answer('Dismiss', /Reason/, 'They have made up.', '她们已经和好。')
    await visit(
      await member('eva', 'acme', 'member'),
      '/me',
      async (page) => {
        const mine = page.locator('goodstanding-feedback li', { hasText: 'She mocks me at lunch.' })
        await mine.getByText('她们已经和好。').waitFor()
        await mine.getByRole('button', { name: '提交平台运营方处理' }).click()
        await mine.getByText('平台运营方正在处理').waitFor()
        expect(await mine.getByRole('button').count()).toBe(0)
      },
      me,
    )
    expect(must(await eva.reports.get(report.id)).status).toBe('with-operator')
  })

  it('is told that somebody else was faster where they write about a report, and keeps what they wrote', async () => {
    const { member } = pages.seeded()
    const { url } = pages.server()
    const eva = createGoodstanding({ url, token: await member('eva', 'acme', 'member') })
    const report = must(await eva.reports.file({ about: { account: 'x-52' }, text: 'He sells my badge.' }))
    const boss = createGoodstanding({ url, token: await member('acme-boss', 'acme', 'admin') })
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/reports', async (page, { expectRefusals, quiet }) => {
      expectRefusals(409)
      const card = page.getByRole('article').filter({ hasText: 'He sells my badge.' })
      const dialog = page.getByRole('dialog')
      await card.getByRole('button', { name: 'Confirm and send to the operator' }).click()
      await dialog.getByLabel('What you know about it').fill('I saw it myself.')
      must(await boss.reports.dismiss(report.id, 'They have made up.'))
      await dialog.getByRole('button', { name: 'Confirm and send to the operator' }).click()
      await dialog.getByText('Somebody else has dealt with this report meanwhile; it is listed under All.').waitFor()
      await quiet() // the list is read again without it
      expect(await dialog.getByRole('textbox').inputValue()).toBe('I saw it myself.')
      await page.keyboard.press('Escape')
      await card.waitFor({ state: 'detached' })
      // At the card beside it, or where there is none in the page.
      await page.locator('main:focus, main :focus').first().waitFor()
    })
  })

  it('reads what another name means for the badge, also while its renewal is looked at, in both languages', async () => {
    const { member, service, mei } = pages.seeded()
    const { url } = pages.server()
    const token = () => member('northline-boss', 'northline', 'admin')
    const boss = createGoodstanding({ url, token: await token() })
    const evidence = [{ kind: 'registry-number', value: 'GB-9' }] as const
    must(await boss.verifications.apply({ evidence }))
    const body = { outcome: 'verify', evidence }
    must(
      await createGoodstanding({ url, token: mei.token }).ask('POST', '/v1/verifications/northline/decide', { body }),
    )
    for (const name of ['Southline Retail', 'Eastline Retail']) must(await service.decide(renaming('northline', name)))
    const { until = '' } = must(await boss.verifications.get('northline'))
    const day = (at: number | string, language: string): string =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at))
    const says = async (): Promise<void> => {
      await visit(await token(), '/org/verification', async (page) => {
        const words = `and is now called “Eastline Retail”. The badge ends on ${day(until, 'en-GB')}`
        await page.getByText(words).waitFor()
        expect(await page.locator('.facts').innerText()).toContain(day(until, 'en-GB'))
      })
      const look = { language: 'zh-CN', width: 390 } as const
      const inChinese = /现名“Eastline Retail”。如未在.+前通过申请证明该名称，认证将于当日结束。/
      await visit(await token(), '/org/verification', (page) => page.getByText(inChinese).waitFor(), look)
    }
    await says()
    must(await boss.verifications.apply({ evidence: [{ kind: 'registry-number', value: 'GB-10' }] }))
    await says()
  })

  it('sees on a phone which page is open, though its place lies beyond the edge of the strip', async () => {
    for (const path of ['/org/reports', '/org/directory'])
      await visit(
        await pages.seeded().member('acme-boss', 'acme', 'admin'),
        path,
        async (page) => {
          const place = page.locator('.rail nav [aria-current="page"]')
          await place.waitFor()
          const { x = -1, width = 0 } = (await place.boundingBox()) ?? {}
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual(390)
          // Nor does it lie over another one that is tabbed to.
          const covered = `(() => {
            const { left, top, width, height } = document.activeElement.getBoundingClientRect()
            const seen = document.elementFromPoint(left + width / 2, top + height / 2)
            return document.activeElement.contains(seen) ? [] : [document.activeElement.textContent]
          })()`
          const places = await page.locator('.rail nav a').count()
          await page.locator('.rail a').first().focus()
          for (let at = 0; at < places; at++) {
            await page.keyboard.press('Tab')
            expect(await page.evaluate<string[]>(covered)).toEqual([])
          }
        },
        { width: 390 },
      )
  })

  it('sees before an import who consented, also of those that are not on the first page', async () => {
    const { service, member } = pages.seeded()
    const givenAt = new Date().toISOString() // before all that is withdrawn
    const consent = { organization: 'acme', purpose: 'directory', fields: ['name'], disclosureVersion: '3', givenAt }
    const put = (id: string, more: object = {}) =>
      service.ask('PUT', `/v1/consents/c-${id}`, {
        body: { ...consent, person: id, ...more },
      })
    for (let at = 100; at < 305; at += 1) must(await put(`p${at}`))
    must(await put('zoe'))
    must(await put('zed', { withdrawnAt: new Date().toISOString() }))
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/directory', async (page) => {
      await page.getByRole('cell', { name: 'p100', exact: true }).waitFor()
      await page.getByLabel('Person ids').fill('p101 zoe zed nobody')
      await page.getByText('2 of 4 may be imported.').waitFor()
      await page.getByText('no consent for this purpose').waitFor()
      expect(await page.getByText('no consent for this purpose').count()).toBe(1)
      // All are read; of very many, a portion is drawn.
      const zoe = page.getByRole('cell', { name: 'zoe', exact: true })
      expect(await zoe.count()).toBe(0)
      expect(await page.getByRole('row').count()).toBe(201)
      await page.getByRole('button', { name: 'Show more' }).click()
      await zoe.waitFor()
    })
  })

  it('asks once for consents that are refused, says so, and asks again by hand', async () => {
    const consent = { organization: 'acme', purpose: 'directory', fields: ['name'], disclosureVersion: '3' }
    const of = (person: string) => ({ ...consent, id: person, person, givenAt: new Date().toISOString() })
    let refusals = 0
    let isRefused = true
    await visit(
      await pages.seeded().member('acme-boss', 'acme', 'admin'),
      '/sign-in',
      async (page, { errors, quiet }) => {
        await intercept(page, '**/v1/own-organization/consents*', async (route) => {
          const isNext = new URL(route.request().url()).searchParams.get('cursor') === 'more'
          if (!isNext) await route.fulfill({ json: { items: [of('ann')], next: 'more' } })
          else if (!isRefused) await route.fulfill({ json: { items: [of('zoe')], next: null } })
          else {
            refusals += 1
            await route.fulfill({ status: 422, contentType: 'application/problem+json', body: REFUSAL })
          }
        })
        await page.goto('/org/directory')
        await page.getByRole('cell', { name: 'ann', exact: true }).waitFor()
        await page.getByLabel('Person ids').fill('zoe')
        await page.getByRole('alert').first().waitFor()
        await quiet()
        expect(refusals).toBe(1)
        ;(errors as string[]).length = 0 // the browser tells of the refused request too
        isRefused = false
        await page.getByRole('button', { name: 'Show more' }).click()
        await page.getByText('1 of 1 may be imported.').waitFor()
      },
    )
  })

  it('is told when the session ends, and goes on with what was written once signed in again', async () => {
    const { member } = pages.seeded()
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/feedback', async (page, { errors, context }) => {
      await page.getByLabel('What happened').fill('Written before the session ended.')
      const gone = await page.request.get('/v1/session').then((answer) => answer.json() as Promise<{ csrf: string }>)
      await page.request.delete('/v1/session', { headers: { 'x-csrf-token': gone.csrf, origin: pages.server().url } })
      await page.getByRole('button', { name: 'Send complaint' }).click()
      await page.getByRole('alert').filter({ hasText: 'Your session has ended.' }).waitFor()
      await expectAccessible(page, 'a session that ended')
      await page.getByRole('button', { name: 'I have signed in, continue' }).click()
      await page.getByText('You are not signed in.').waitFor()
      const token = await member('acme-boss', 'acme', 'admin')
      const begun = await context.request.post('/v1/session', {
        data: { token },
        headers: { origin: pages.server().url },
      })
      expect(begun.status()).toBe(201)
      await page.getByRole('button', { name: 'I have signed in, continue' }).click()
      await page.getByText('Your session has ended.').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Send complaint' }).click()
      await page.getByText(/Complaint sent/).waitFor()
      await page.getByRole('listitem').getByText('Written before the session ended.').waitFor()
      ;(errors as string[]).length = 0 // the browser tells of the refused requests too
    })
  })

  it('goes on in an open dialog, where nothing behind it can be pressed, once signed in again', async () => {
    const { member } = pages.seeded()
    const { url } = pages.server()
    const eva = createGoodstanding({ url, token: await member('eva', 'acme', 'member') })
    must(await eva.reports.file({ about: { account: 'x-53' }, text: 'She reads my mail.' }))
    await visit(
      await member('acme-boss', 'acme', 'admin'),
      '/org/reports',
      async (page, { context, expectRefusals }) => {
        expectRefusals(401)
        const card = page.getByRole('article').filter({ hasText: 'She reads my mail.' })
        const dialog = page.getByRole('dialog')
        const send = dialog.getByRole('button', { name: 'Confirm and send to the operator' })
        await card.getByRole('button', { name: 'Confirm and send to the operator' }).click()
        await dialog.getByLabel('What you know about it').fill('Written before the session ended.')
        await context.clearCookies()
        await send.click()
        await dialog.getByRole('alert').filter({ hasText: 'Your session has ended.' }).waitFor()
        await expectAccessible(page, 'a session that ended in a dialog')
        const data = { token: await member('acme-boss', 'acme', 'admin') }
        expect((await context.request.post('/v1/session', { data, headers: { origin: url } })).status()).toBe(201)
        await dialog.getByRole('button', { name: 'I have signed in, continue' }).click()
        await page.getByText('Your session has ended.').waitFor({ state: 'detached' })
        // What was refused before is no word of truth now.
        expect(await dialog.getByText('You are not signed in').count()).toBe(0)
        expect(await dialog.getByRole('textbox').inputValue()).toBe('Written before the session ended.')
        await send.click()
        await dialog.waitFor({ state: 'detached' })
        await card.waitFor({ state: 'detached' })
      },
    )
  })

  it('appeals the answer to a complaint of their own, and answers what is asked about it, on a phone', async () => {
    const { member, mei, ana } = pages.seeded()
    const { url } = pages.server()
    const boss = createGoodstanding({ url, token: await member('acme-boss', 'acme', 'admin') })
    const filed = must(await boss.complaints.file({ about: { account: 'x-77' }, statement: 'He calls our customers.' }))
    const moderator = createGoodstanding({ url, token: mei.token })
    must(await moderator.cases.claim(filed.case))
    must(await moderator.cases.decide(filed.case, { outcome: 'no-violation', reason: 'One call.' }))
    const phone = { width: 360, height: 740 }
    await visit(
      await member('acme-boss', 'acme', 'admin'),
      '/org/feedback',
      async (page) => {
        const card = page.getByRole('listitem').filter({ hasText: 'He calls our customers.' })
        await card.getByText('You can appeal.').waitFor()
        await card.getByRole('button', { name: 'Appeal', exact: true }).click()
        await page.getByRole('dialog').getByRole('textbox').fill('There were ten.')
        await page.getByRole('dialog').getByRole('button', { name: 'Send appeal' }).click()
        await card.getByText('There were ten.').waitFor()
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        expect(await card.getByRole('button', { name: 'Appeal', exact: true }).count()).toBe(0)
        await expectAccessible(page, 'an appealed complaint')
      },
      phone,
    )
    const appeal = must(await boss.appeals.list()).items.find((each) => each.case === filed.case)
    const senior = createGoodstanding({ url, token: ana.token })
    must(await senior.ask('POST', `/v1/appeals/${appeal?.id ?? ''}/ask`, { body: { question: 'On which days?' } }))
    await visit(
      await member('acme-boss', 'acme', 'admin'),
      '/org/feedback',
      async (page) => {
        const card = page.getByRole('listitem').filter({ hasText: 'He calls our customers.' })
        await card.getByText('On which days?').waitFor()
        await card.getByRole('button', { name: 'Answer', exact: true }).click()
        await page.getByRole('dialog').getByRole('textbox').fill('Each day in May.')
        await page.getByRole('dialog').getByRole('button', { name: 'Send answer' }).click()
        await card.getByText('Each day in May.').waitFor()
      },
      phone,
    )
  })

  it('rests a complaint on what members reported before, and the moderator reads it on request', async () => {
    const { member, mei } = pages.seeded()
    const { url } = pages.server()
    const boss = createGoodstanding({ url, token: await member('acme-boss', 'acme', 'admin') })
    const report = async (id: string, text: string): Promise<string> => {
      const reporter = createGoodstanding({ url, token: await member(id, 'acme', 'member') })
      return must(await reporter.reports.file({ about: { account: 'x-40' }, text })).id
    }
    const earlier = await report('eva', 'He wrote to me in spring.')
    must(await boss.reports.dismiss(earlier, 'Once is no pattern.'))
    const waiting = await report('jo', 'He writes every morning.')
    await visit(await member('acme-boss', 'acme', 'admin'), '/org/feedback', async (page) => {
      await page.getByLabel('Account id').fill('x-40')
      await page.getByRole('checkbox', { name: /He wrote to me in spring/ }).check()
      await page.getByRole('checkbox', { name: /He writes every morning/ }).check()
      await page.getByLabel('What happened').fill('Two of us, half a year apart.')
      await expectAccessible(page, 'a complaint with reports')
      await page.getByRole('button', { name: 'Send complaint' }).click()
      await page.getByText(/Complaint sent/).waitFor()
    })
    for (const id of [waiting, earlier]) expect(must(await boss.reports.get(id)).status).toBe('complained')
    const [complaint] = must(await boss.complaints.list({ limit: 1 })).items
    await visit(mei.token, `/console/case/${complaint?.case ?? ''}`, async (page) => {
      const exhibit = page.locator('.exhibit', { hasText: 'Administrator’s complaint' })
      await exhibit.getByRole('button', { name: 'Show' }).click()
      await exhibit.getByText('Two of us, half a year apart.').waitFor()
      expect(await page.getByText('He wrote to me in spring.').count()).toBe(0)
      // What was closed before lies in the case itself now, each report for itself.
      const reports = page.locator('.exhibit').filter({ hasNotText: 'Administrator’s complaint' })
      for (const words of ['He wrote to me in spring.', 'He writes every morning.']) {
        await reports.getByRole('button', { name: /^Show/ }).first().click()
        await page.getByText(words).waitFor()
      }
    })
  })

  it.each([
    ['en-GB', 'Dismiss', 'Somebody else has dealt with this report meanwhile; it is listed under All.', 'All'],
    ['zh-CN', '不予受理', '此举报已由他人处理，可在“全部”中查看。', '全部'],
  ] as const)(
    'is told when a colleague was quicker, and keeps what they wrote: %s',
    async (language, verb, words, all) => {
      const { member } = pages.seeded()
      const { url } = pages.server()
      const colleague = createGoodstanding({ url, token: await member('acme-vice', 'acme', 'admin') })
      const reporter = createGoodstanding({ url, token: await member('eva', 'acme', 'member') })
      const account = `loud-${language}`
      const report = must(await reporter.reports.file({ about: { account }, text: 'He shouts at us.' }))
      await visit(
        await member('acme-boss', 'acme', 'admin'),
        '/org/reports',
        async (page, { expectRefusals }) => {
          const card = page.getByRole('article').filter({ hasText: account })
          await card.getByRole('button', { name: verb }).click()
          const dialog = page.getByRole('dialog')
          await dialog.getByRole('textbox').first().fill('I spoke with both of them.')
          must(await colleague.reports.confirm(report.id, 'We heard it too.'))
          expectRefusals(409)
          await dialog.getByRole('button', { name: verb }).click()
          await dialog.getByText(words).waitFor()
          expect(await dialog.getByRole('textbox').first().inputValue()).toBe('I spoke with both of them.')
          await page.keyboard.press('Escape')
          await dialog.waitFor({ state: 'detached' })
          await page.getByRole('button', { name: all, exact: true }).click()
          await card.waitFor()
        },
        { language },
      )
    },
  )
})
