/** Appeals and legal requests in a real browser: the console asks, the subject answers without signing in, on /me, or for an organization. */
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { message, must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const { visit } = pages

type Subject = { readonly type: 'account' | 'organization'; readonly id: string }

/** A case about a subject, decided by Ana; answers the subject's notice. */
async function decided(subject: Subject, clause = 'conduct.c') {
  const { service, ana } = pages.seeded()
  const staff = createGoodstanding({ url: pages.server().url, token: ana.token })
  const about = subject.type === 'account' ? { account: subject.id } : { organization: subject.id }
  const reporter = { organization: 'acme', id: 'x-rita', kind: 'external' } as const
  const report = must(await service.reports.file({ about, clause, text: `About ${subject.id}.`, reporter }))
  const limit = { type: 'limit', capability: 'message.external', subject } as const
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString()
  must(
    await staff.cases.decide(report.case ?? '', { clause, actions: [{ ...limit, until }], reason: 'Insulted people.' }),
  )
  const { items } = must(await service.notices.list({ subject: `${subject.type}/${subject.id}` }))
  const [notice] = items
  if (notice?.appealToken === undefined) throw new Error(`There is no notice for ${subject.id}.`)
  return { ...notice, appealToken: notice.appealToken }
}

/** What a form is answered that says how large it is, before a byte of it came. */
function announced(url: string, length: number): Promise<string> {
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': length }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers }, (answer) => {
      const told = async () => {
        let body = ''
        for await (const part of answer) body += String(part)
        asked.destroy()
        return `${answer.statusCode} ${body}`
      }
      told().then(resolve, reject)
    })
    asked.once('error', reject).flushHeaders()
  })
}

/** The token of a second senior: Ana decided. */
async function senior(): Promise<string> {
  const { root } = pages.seeded()
  const staff = { id: 'sol', name: 'Sol', email: 'sol@operator.example', roles: ['senior'] }
  await pages.server().ask('POST', '/v1/staff', { token: root.token, body: staff })
  const minted = await pages.server().ask('POST', '/v1/staff/sol/tokens', { token: root.token })
  return (minted.body as { readonly token: string }).token
}

/** Counsel writes a request down. */
async function receive(page: Page, authority: string, basis: string): Promise<void> {
  await page.getByRole('button', { name: 'Record a request' }).click()
  await page.getByLabel('Authority').fill(authority)
  await page.getByLabel('Legal basis').fill(basis)
  await page.getByLabel(/^About, one per line/).fill('account/li.wei')
  await page.getByRole('dialog').getByRole('button', { name: 'Record a request' }).click()
  await page.getByRole('article', { name: authority }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe.skipIf(found === null)('an appeal', { timeout: 180_000 }, () => {
  it('against what the machine kept back shows what was found, what was sent only when asked, and is answered', async () => {
    const { service } = pages.seeded()
    const words = 'I will kill you tomorrow when you leave the office.'
    const decision = must(await service.decide(message('acme', 'lou', words)))
    const bill = new Uint8Array(Buffer.from('%PDF-1.4 the bill of the play'))
    const sha256 = createHash('sha256').update(bill).digest('hex')
    must(await service.putFile(sha256, bill))
    const evidence = [{ text: 'We REHEARSE on Mondays.' }, { file: sha256 }]
    const filed = must(await service.appeals.file({ decision: decision.id, text: 'A line of a PLAY.', evidence }))
    await visit(await senior(), `/console/appeal/${filed.id}`, async (page) => {
      const original = page.getByRole('region', { name: 'The decision' })
      await original.getByText('by the system').waitFor()
      expect(await original.getByText(words).isVisible()).toBe(false)
      await original.getByText('Show what was sent').click()
      await original.getByText(words).waitFor()
      const brought = page.getByRole('region', { name: 'Attachments' })
      await brought.getByText('We REHEARSE on Mondays.').waitFor()
      await brought.getByText(sha256.slice(0, 16)).waitFor()
      await expectAccessible(page, 'an appeal against the machine')
      await page.getByLabel('It should have gone through').check()
      await page.getByLabel('Answer to the appeal').fill('It was a play.')
      await page.getByRole('button', { name: 'Review answer' }).click()
      await page.getByText('Whoever appealed reads').waitFor()
      await page.getByRole('button', { name: 'Send answer' }).click()
      await page.waitForURL('**/console/queue*')
    })
    expect(must(await service.appeals.get(filed.id))).toMatchObject({ status: 'overturned', decision: decision.id })
  })

  it('mastodon#21531: is talked about: the console asks, the subject answers on the page of the notice without a script', async () => {
    const notice = await decided({ type: 'account', id: 'kai' })
    const { id } = must(await pages.seeded().service.appeals.file({ action: notice.action, text: 'It was irony.' }))
    const sol = await senior()
    await visit(sol, `/console/appeal/${id}`, async (page) => {
      await page.getByRole('button', { name: 'Ask the appellant…' }).click()
      await page.getByLabel('Your question').fill('Whom was it meant for?')
      await expectAccessible(page, 'asking')
      await page.getByRole('button', { name: 'Send question' }).click()
      // What was asked may be drawn before the box that it was written in is gone.
      await page.getByRole('region', { name: 'Questions and answers' }).getByText('Whom was it meant for?').waitFor()
      await page.getByRole('dialog').waitFor({ state: 'detached' }) // it says the same
      await page.getByText(/the appeal can only be granted/).waitFor()
      await expectAccessible(page, 'an appeal with a question')
    })
    const plain = await pages.browser().newContext({
      baseURL: pages.server().url,
      javaScriptEnabled: false,
      viewport: { width: 320, height: 900 },
    })
    const page = await plain.newPage()
    await page.goto(`/notices/${notice.id}?token=${notice.appealToken}&lang=en`)
    expect(await page.locator('main').innerText()).not.toMatch(/\bsol\b|\bana\b/i)
    await page.getByText('Whom was it meant for?').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await page.getByLabel(/^Your answer, by/).fill('A friend of mine, who laughed.')
    await page.getByRole('button', { name: 'Send answer' }).click()
    await page.getByText('A friend of mine, who laughed.').waitFor()
    expect(await page.getByLabel(/^Your answer, by/).count()).toBe(0)
    await plain.close()
    await visit(
      null,
      `/notices/${notice.id}?token=${notice.appealToken}&lang=zh`,
      async (chinese) => {
        await chinese.getByText(/运营方于 .* 提问/).waitFor()
        await expectAccessible(chinese, 'the page of a notice in Chinese')
      },
      { language: 'zh-CN' },
    )
    await visit(sol, `/console/appeal/${id}`, async (console) => {
      await console.getByText('A friend of mine, who laughed.').waitFor()
      await console.getByLabel('Lift the restriction').check()
      await console.getByLabel('Answer to the appeal').fill('Among friends, then.')
      await console.getByLabel('Chinese translation (optional)').fill('朋友之间的话。')
      await console.getByRole('button', { name: 'Review answer' }).click()
      await console.getByText('Whoever appealed reads').waitFor()
      await expectAccessible(console, 'the answer to an appeal before it is sent')
      // Word for word as it is read afterwards, below; and nothing of it is sent yet.
      for (const words of ['Your appeal was granted', '您的申诉成立', 'Among friends, then.', '朋友之间的话。'])
        await console.getByRole('dialog').getByText(words).waitFor()
      const reviewer = createGoodstanding({ url: pages.server().url, token: sol })
      expect(must(await reviewer.appeals.get(id)).status).toBe('pending')
      await console.getByRole('button', { name: 'Send answer' }).click()
      await console.getByText('Answer sent').waitFor()
    })
    await visit(null, `/notices/${notice.id}?token=${notice.appealToken}&lang=en`, async (after) => {
      await after.getByText('Your appeal was granted').waitFor()
      await after.getByText('Among friends, then.').waitFor()
      await after.goto(`/notices/${notice.id}?token=${notice.appealToken}&lang=zh`)
      await after.getByText('朋友之间的话。').waitFor()
    })
  })

  it('brings files without a script, by the link of the notice or signed in, and shows whoever filed it what they brought', async () => {
    const notice = await decided({ type: 'account', id: 'ivo' })
    const plain = await pages.browser().newContext({
      baseURL: pages.server().url,
      javaScriptEnabled: false,
      viewport: { width: 320, height: 900 },
    })
    const page = await plain.newPage()
    await page.goto(`/notices/${notice.id}?token=${notice.appealToken}&lang=en`)
    const field = page.getByLabel('Supporting files (optional)')
    const text = page.getByLabel('What should we look at again, and why?')
    const send = page.getByRole('button', { name: 'Send appeal' })
    const pdf = (name: string, words: string) => ({
      name,
      mimeType: 'application/pdf',
      buffer: Buffer.from(`%PDF-1.7 ${words}`),
    })
    await text.fill('I was on leave.\nSee the receipt.')
    await field.setInputFiles([pdf('receipt.pdf', 'one'), { ...pdf('notes.pdf', ''), buffer: Buffer.from('plain') }])
    await send.click()
    expect(await page.getByRole('alert').innerText()).toMatch(
      /^notes\.pdf: A document must be a PDF.*Choose the files/s,
    )
    // Nothing was filed, and what was written is still there.
    expect(await text.inputValue()).toBe('I was on leave.\nSee the receipt.')
    const action = await page.locator('form').getAttribute('action')
    expect(await announced(`${pages.server().url}${action}`, 33 * 1024 * 1024)).toMatch(
      /^413 [^]*These files are too large/,
    )
    await text.fill('I was on leave.')
    await field.setInputFiles([pdf('receipt.pdf', 'one'), pdf('请假单.pdf', 'two')])
    await send.click()
    await page.getByText('Appeal sent.').waitFor()
    const list = page.getByRole('heading', { name: 'What you submitted' }).locator('xpath=following-sibling::ul')
    expect(await list.getByRole('listitem').allInnerTexts()).toMatchObject([/^receipt\.pdf/, /^请假单\.pdf/])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await plain.close()

    const { service } = pages.seeded()
    const decision = must(await service.decide(message('acme', 'ivo', 'I will kill you tomorrow when you leave.')))
    const ivo = () => pages.seeded().member('ivo', 'acme', 'member')
    await visit(await ivo(), `/me/kept-back/${decision.id}`, async (own) => {
      await own.getByLabel('Supporting files (optional)').setInputFiles(pdf('script.pdf', 'of a play'))
      await own.getByLabel('What should we look at again, and why?').fill('A play.')
      await expectAccessible(own, 'appealing with a file')
      await own.getByRole('button', { name: 'Send appeal' }).click()
      await own.getByText('script.pdf').waitFor()
    })
    // With a script, the element of notices leads to the page that takes files.
    const later = await decided({ type: 'account', id: 'ivo' }, 'conduct.j')
    await visit(await ivo(), '/me', async (own) => {
      const entry = own.locator('goodstanding-notice')
      await entry.getByRole('button', { name: /^Appeal, until/ }).waitFor()
      await entry.getByRole('link', { name: 'Appeal with files' }).click()
      await own.getByLabel('Supporting files (optional)').waitFor()
      expect(new URL(own.url()).pathname).toBe(`/notices/${later.id}`)
    })
    const { items } = must(await service.appeals.list({ limit: 50 }))
    const filed = items.filter(({ text }) => text === 'I was on leave.' || text === 'A play.')
    const kept = await Promise.all(filed.map(async ({ id }) => must(await service.appeals.get(id)).files))
    expect(kept.map((files) => files?.map(({ state }) => state)).sort()).toEqual([['kept'], ['kept', 'kept']])
  })

  it('of an organization brings documents, and shows the administrator what came with it', async () => {
    await decided({ type: 'organization', id: 'northline' }, 'conduct.j')
    const boss = await pages.seeded().member('northline-boss', 'northline', 'admin')
    await visit(boss, '/org/standing', async (page) => {
      await page.getByRole('button', { name: 'Appeal', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('We had asked them.')
      await dialog.getByLabel('A picture or document (optional)').setInputFiles({
        name: 'consents.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7 consents'),
      })
      await dialog.getByText(/^Attached: consents\.pdf/).waitFor()
      await expectAccessible(page, 'appealing for an organization with a document')
      await dialog.getByRole('button', { name: 'Send appeal' }).click()
      const brought = page.getByRole('region', { name: 'What you submitted' })
      await brought.getByText('consents.pdf').waitFor()
      expect(await brought.innerText()).not.toContain('not kept')
      await expectAccessible(page, 'an appeal of an organization with a document')
    })
  })

  it('is answered on /me, and for an organization by its administrator', async () => {
    const own = await decided({ type: 'account', id: 'lou' })
    const theirs = await decided({ type: 'organization', id: 'acme' }, 'conduct.j')
    const sol = await senior()
    const staff = createGoodstanding({ url: pages.server().url, token: sol })
    const filed: string[] = []
    for (const { action } of [own, theirs]) {
      const appeal = must(await pages.seeded().service.appeals.file({ action, text: 'That is not so.' }))
      must(await staff.appeals.ask(appeal.id, 'How was it?'))
      filed.push(appeal.id)
    }
    const lou = await pages.seeded().member('lou', 'acme', 'member')
    await visit(lou, '/me', async (page) => {
      await page.getByText('How was it?').waitFor()
      await expectAccessible(page, '/me with a question')
      await page.getByLabel(/^Answer by/).fill('As I say on /me.')
      await page.locator('goodstanding-notice').getByRole('button', { name: 'Send' }).click()
      await page.getByText('As I say on /me.').waitFor()
      must(await staff.appeals.decide(filed[0] ?? '', { outcome: 'uphold', reason: 'It was meant for her.' }))
      await page.reload()
      await page.getByText('Your appeal was answered: the decision stands.').waitFor()
      await page.getByText('It was meant for her.').waitFor()
    })
    const boss = await pages.seeded().member('acme-boss', 'acme', 'admin')
    await visit(boss, '/org/standing', async (page) => {
      await page.getByText('How was it?').waitFor()
      await page.getByRole('button', { name: 'Answer' }).click()
      await page.getByLabel('Your answer').fill('As we all say.')
      await page.getByRole('button', { name: 'Send answer' }).click()
      await page.getByRole('region', { name: 'Questions and answers' }).getByText('As we all say.').waitFor()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expectAccessible(page, 'the standing of an organization with an appeal')
    })
  })
})

describe.skipIf(found === null)('the pages', { timeout: 180_000 }, () => {
  it('say which reports are manifestly unfounded, where there was no violation', async () => {
    const { service, mei } = pages.seeded()
    const reporter = { organization: 'acme', id: 'x-ron', kind: 'external' } as const
    const report = must(await service.reports.file({ about: { account: 'max' }, text: 'Max breathes.', reporter }))
    await visit(mei.token, `/console/case/${report.case ?? ''}`, async (page) => {
      await page.getByRole('button', { name: 'Claim case' }).click()
      await page.getByLabel(/^No violation/).check()
      await page.getByRole('group', { name: 'Manifestly unfounded reports' }).getByRole('checkbox').check()
      await page.getByLabel(/^Reason in the notice/).fill('There is nothing in it.')
      await expectAccessible(page, 'a case without a violation')
      await page.getByRole('button', { name: 'Review decision' }).click()
      await page.getByRole('button', { name: 'Send decision' }).click()
      await page.getByText('Decision sent').waitFor()
    })
    const answered = must(await service.reports.get(report.id))
    expect(answered).toMatchObject({ status: 'answered', outcome: 'no-violation' })
  })

  it('tell a member what authorities were given about them', async () => {
    const { lex, cleo } = pages.seeded()
    await decided({ type: 'account', id: 'ned-g' })
    const ask = async (token: string, path: string, body: object = {}): Promise<Readonly<Record<string, unknown>>> => {
      const answer = await pages.server().ask('POST', `/v1/legal-requests${path}`, { token, body })
      expect([path, answer.status < 300]).toEqual([path, true])
      return answer.body as Readonly<Record<string, unknown>>
    }
    const scope = { subjects: ['account/ned-g'] }
    const { id } = await ask(lex.token, '', { authority: 'AG Kiel', basis: 'Order 12', scope })
    const checked = [
      'authority-identified',
      'jurisdiction',
      'legal-basis',
      'authentic',
      'scope-specific',
      'proportionate',
    ]
    await ask(lex.token, `/${String(id)}/validate`, { checked })
    await ask(lex.token, `/${String(id)}/hold`)
    await ask(cleo.token, `/${String(id)}/approve`)
    await ask(lex.token, `/${String(id)}/produce`)
    const person = await pages.seeded().member('ned-g', 'acme', 'member')
    await visit(person, '/me', async (page) => {
      await page.getByRole('heading', { name: 'Records about you given to authorities' }).waitFor()
      await page.getByText(/we gave records about you to AG Kiel/).waitFor()
      await expectAccessible(page, '/me with a disclosure')
    })
    const other = await pages.seeded().member('ann', 'acme', 'member')
    await visit(other, '/me', async (page) => {
      await page.getByText('Report', { exact: true }).first().waitFor()
      expect(await page.locator('main').innerText()).not.toContain('AG Kiel')
    })
  })
})

describe.skipIf(found === null)('counsel', { timeout: 180_000 }, () => {
  it('take a legal request to a second person, narrow it, refuse one, close one and release its hold', async () => {
    await visit(pages.seeded().lex.token, '/console/legal', async (page) => {
      await receive(page, 'AG Lübeck', 'Order 12 Js 3/26')
      const card = page.getByRole('article', { name: 'AG Lübeck' })
      // What is behind the numbers stays sealed, and the page says so.
      await card.getByText('The records can be read in the package').waitFor()
      await card.getByRole('checkbox').first().waitFor()
      for (const box of await card.getByRole('checkbox').all()) await box.check()
      await card.getByRole('button', { name: 'Mark as valid AG Lübeck', exact: true }).click()
      // Whoever hears the page is told what became of it: the button is gone.
      await page.getByRole('status').filter({ hasText: 'Validated: AG Lübeck' }).waitFor()
      await card.getByRole('button', { name: 'Hold the data' }).waitFor() // narrowing was offered before as well
      await card.getByRole('button', { name: 'Narrow…' }).click()
      await page.getByRole('dialog').getByRole('checkbox', { name: 'decisions' }).check()
      await page.getByRole('dialog').getByLabel('From').fill('2026-01-01')
      await page.getByRole('button', { name: 'Narrow the scope' }).click()
      await card.getByText(/^decisions · from/).waitFor()
      await card.getByRole('button', { name: 'Hold the data' }).click()
      await card.getByText('Data held').waitFor()
      await card.getByText('somebody else must approve').waitFor()
      expect(await card.getByRole('button', { name: 'Approve as second person' }).isDisabled()).toBe(true)
      expect(await card.getByRole('button', { name: 'Release the hold' }).count()).toBe(0)

      await receive(page, 'A sheriff', 'A telephone call')
      const other = page.getByRole('article', { name: 'A sheriff' })
      await other.getByRole('button', { name: 'Refuse' }).click()
      await page.getByRole('dialog').getByLabel('Reason').fill('Nobody signed it.')
      await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click()
      await other.waitFor({ state: 'detached' })
      await page.getByRole('link', { name: 'All', exact: true }).click()
      await other.getByText('Nobody signed it.').waitFor()
      await other.getByText('Refused by lex').waitFor()
      await expectAccessible(page, 'legal requests, one of them refused')
    })
    await visit(pages.seeded().cleo.token, '/console/legal', async (page) => {
      const card = page.getByRole('article', { name: 'AG Lübeck' })
      // What cannot be taken back is asked first, and nothing is done by whoever thinks again.
      const asked = page.getByRole('dialog')
      await card.getByRole('button', { name: 'Approve as second person' }).click()
      await asked.getByText('An approval cannot be taken back.').waitFor()
      await asked.getByRole('button', { name: 'Cancel' }).click()
      await card.getByRole('button', { name: 'Approve as second person' }).click()
      await asked.getByRole('button', { name: 'Approve as second person' }).click()
      await card.getByRole('button', { name: 'Produce the package' }).click()
      await asked.getByText('This cannot be undone.').waitFor()
      await expectAccessible(page, 'asked before a package is produced')
      await asked.getByRole('button', { name: 'Produce the package' }).click()
      const file = page.waitForEvent('download')
      await card.getByRole('link', { name: 'Save the package' }).click()
      expect((await file).suggestedFilename()).toMatch(/\.json$/)
      // The package can be had again, after the page was left; who opened it is in the log.
      await page.reload()
      await card.getByRole('button', { name: 'Open the package' }).click()
      await card.getByRole('link', { name: 'Save the package' }).waitFor()
      await card.getByRole('button', { name: 'Close AG Lübeck', exact: true }).click()
      await page.getByRole('status').filter({ hasText: 'Closed: AG Lübeck' }).waitFor()
      await card.waitFor({ state: 'detached' })
      await page.getByRole('link', { name: 'All', exact: true }).click()
      await card.getByRole('button', { name: 'Release the hold' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Release the hold' }).click()
      await card.getByText('Hold released').waitFor()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await card.getByRole('button', { name: 'Release the hold' }).count()).toBe(0)
    })
  })

  it('give out at once where life is in danger, and review that by a second person, in Chinese', async () => {
    const look = { language: 'zh-CN', theme: 'dark' } as const
    await visit(
      pages.seeded().lex.token,
      '/console/legal',
      async (page) => {
        await page.getByRole('button', { name: '登记请求' }).click()
        await page.getByLabel('请求机关').fill('报警中心')
        await page.getByLabel('法律依据').fill('紧急避险')
        await page.getByLabel(/^对象/).fill('account/zhao')
        await page.getByRole('dialog').getByRole('button', { name: '登记请求' }).click()
        const card = page.getByRole('article', { name: '报警中心' })
        await card.getByRole('button', { name: /^危及生命/ }).click()
        await page.getByLabel('何人处于何种危险').fill('有人被跟踪。')
        await expectAccessible(page, 'producing in an emergency')
        await page.getByRole('dialog').getByRole('button', { name: '提供资料包' }).click()
        await card.getByRole('link', { name: '保存资料包' }).waitFor()
        await card.getByText('须由第二名法务在 24 小时内审查').waitFor()
        await card.getByRole('button', { name: /^延迟告知/ }).click()
        await page.getByLabel('命令文号').fill('甲字 7 号')
        await page.getByLabel('截止日期').fill('2099-01-01')
        await page.getByRole('dialog').getByRole('button', { name: '延迟告知当事人' }).click()
        await card.getByText(/^通知延迟至/).waitFor()
      },
      look,
    )
    await visit(
      pages.seeded().cleo.token,
      '/console/legal',
      async (page) => {
        await page.getByRole('button', { name: /^审查紧急/ }).click()
        await page.getByRole('dialog').getByLabel('理由').fill('危险属实。')
        await page.getByRole('dialog').getByRole('button', { name: '正当', exact: true }).click()
        await page.getByRole('article', { name: '报警中心' }).getByText('已提供').waitFor()
      },
      look,
    )
  })
})
