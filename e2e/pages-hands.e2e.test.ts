/** What people do with cases, applications, permits and drafts beside deciding: in a browser, by keyboard, in English and Chinese. */
import { createHash } from 'node:crypto'
import { createGoodstanding, type WireEvent } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, rows, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages
const CHINESE = { language: 'zh-CN', theme: 'dark' } as const
const SCAM = 'Earn 3000 EUR a day from home, guaranteed returns, join our stock group now: https://rich.example'

const as = (token: string) => createGoodstanding({ url: pages.server().url, token })
async function caseOf(actor: string, text = SCAM): Promise<string> {
  const sent = must(await pages.seeded().service.decide(message('acme', actor, text)))
  return sent.case ?? ''
}
const say = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('textbox').last().fill(words)
}
const send = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
const status = async (id: string) => must(await as(pages.seeded().mei.token).cases.get(id)).status

describe.skipIf(found === null)('a case', { timeout: 240_000 }, () => {
  it('that ends an account waits for a second person, who reads what follows before it does', async () => {
    const { mei, ana, service } = pages.seeded()
    const id = await caseOf('ender')
    const { clauses } = must(await as(mei.token).cases.get(id))
    const ending = { clause: clauses[0] ?? '', actions: [{ type: 'terminate' }], reason: 'It is all they do.' } as const
    must(await as(mei.token).cases.decide(id, ending))
    const state = async () => must(await service.standing('account', 'ender')).state
    const approve = (page: Page) => page.getByRole('button', { name: 'Approve as second person' })
    await visit(mei.token, `/console/case/${id}`, async (page) => {
      await page.getByText('It is all they do.').first().waitFor()
      expect(await approve(page).count()).toBe(0)
    })
    await visit(ana.token, `/console/case/${id}`, async (page) => {
      await approve(page).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText(/^Terminate for account\/ender: it takes effect at once/).waitFor()
      await expectAccessible(page, 'approving what ends an account')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await state()).toBe('good')
      await approve(page).click()
      await send(page, 'Approve as second person')
      await page.getByText('In effect').first().waitFor()
      await dialog.waitFor({ state: 'detached' })
      expect(await state()).toBe('terminated')
    })
  })

  it('is merged by keyboard, answers the reporter of the other, and is parted again', async () => {
    const into = await caseOf('twin-one')
    const from = await caseOf('twin-two')
    const reporter = as(await pages.seeded().member('x-99', 'acme', 'external'))
    const report = must(
      await reporter.reports.file({
        about: { account: 'twin-two' },
        clause: 'conduct.e',
        text: 'The same scam again.',
      }),
    )
    expect(report.case).toBe(from)
    await visit(pages.seeded().mei.token, `/console/case/${from}`, async (page) => {
      await page.getByRole('button', { name: /^Merge/ }).waitFor()
      await page.keyboard.press('m')
      const dialog = page.getByRole('dialog', { name: 'Merge it into which case?' })
      await dialog.getByLabel('Case', { exact: true }).selectOption(into)
      await say(page, 'One person behind both.')
      await expectAccessible(page, 'merging a case')
      await send(page, 'Merge')
      await page.getByRole('heading', { name: 'Merged into another case' }).waitFor()
      expect(await status(from)).toBe('merged')
      await page.getByText(/^mei merged it into/).waitFor()

      await page.keyboard.press('m') // and back
      await say(page, 'Two people after all.')
      await send(page, 'Undo the merge')
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      expect(await status(from)).toBe('open')
    })
    await visit(pages.seeded().mei.token, `/console/case/${into}`, async (page) => {
      await page.getByRole('button', { name: /^Merge/ }).click()
      await page.getByRole('dialog').getByLabel('Case', { exact: true }).selectOption(from)
      await say(page, 'They are one person.')
      await send(page, 'Merge')
      await page.getByRole('link', { name: /^Open case/ }).click()
      await page.getByRole('heading', { name: 'Also decided here' }).waitFor()
    })
    must(
      await as(pages.seeded().mei.token).cases.decide(from, {
        clause: 'conduct.e',
        actions: [{ type: 'warn' }, { type: 'warn', subject: { type: 'account', id: 'twin-one' } }],
        reason: 'Both invite colleagues into a scam.',
      }),
    )
    expect(must(await reporter.reports.get(report.id))).toMatchObject({ status: 'answered', outcome: 'acted' })
    expect(await status(into)).toBe('settled')
  })

  it('brings into sight on a phone what is shown by key', async () => {
    const id = await caseOf('on-a-phone')
    await visit(
      pages.seeded().mei.token,
      `/console/case/${id}`,
      async (page) => {
        await page.getByRole('button', { name: /^Claim case/ }).click()
        await page.getByRole('button', { name: /^Review decision/ }).waitFor()
        await page.keyboard.press('v')
        const hide = page.getByRole('button', { name: /^Screen/ }).first()
        await hide.waitFor()
        const inSight = async (): Promise<boolean> =>
          page.evaluate<boolean>(`(() => {
            const shown = document.querySelector('.exhibit .evidence-text')
            const { left, top, width, height } = shown.getBoundingClientRect()
            return shown.contains(document.elementFromPoint(left + width / 2, top + height / 2))
          })()`)
        await expect.poll(inSight, PATIENT).toBe(true)
      },
      { width: 360, height: 780 },
    )
  })

  it('is left to a senior and put into another queue by keyboard, and both stand in its history', async () => {
    const { root } = pages.seeded()
    must(
      await as(root.token).ask('PUT', '/v1/queues/fraud', {
        body: { name: { en: 'Fraud', zh: '欺诈' }, filter: { organizations: ['nobody'] } },
      }),
    )
    must(await as(root.token).ask('PUT', '/v1/routing', { body: { rules: [] } }))
    const id = await caseOf('for-senior')
    await visit(pages.seeded().ned.token, `/console/case/${id}`, async (page) => {
      await page.getByRole('button', { name: /^Escalate/ }).waitFor()
      await page.keyboard.press('o')
      await page.getByRole('dialog').getByLabel('Queue').selectOption('fraud')
      await say(page, 'It is fraud.')
      await send(page, 'Move')
      await page.getByText('Moved to fraud').waitFor()
      await page.keyboard.press('e')
      await say(page, 'May be a minister.')
      // Pressed by mistake: the words are there again, and in no other dialog.
      const words = page.getByRole('dialog').getByRole('textbox').first()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.keyboard.press('o')
      expect(await words.inputValue()).toBe('')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.keyboard.press('e')
      expect(await words.inputValue()).toBe('May be a minister.')
      await send(page, 'Escalate')
      await page.getByText('ned escalated this: May be a minister.').waitFor()
      await page.getByText('ned moved it to fraud').waitFor()
      expect(await page.getByRole('button', { name: 'Claim case' }).count()).toBe(0)
    })
    await visit(
      pages.seeded().ana.token,
      '/console/queue?q=is%3Aescalated',
      async (page) => {
        await expectRows(page, 1)
        await page.keyboard.press('Enter')
        await page.getByText('须高级审核员处理').waitFor()
        await page.keyboard.press('e')
        await say(page, '审核员可以处理。')
        await expectAccessible(page, 'giving a case back, in Chinese')
        await send(page, '退回队列')
        await page.getByText('ana 退回队列').waitFor()
      },
      CHINESE,
    )
  })
})

describe.skipIf(found === null)('many cases', { timeout: 240_000 }, () => {
  const openSample = async (page: Page): Promise<void> => {
    for (const link of await page.getByRole('dialog').getByRole('link').all()) {
      const [opened] = await Promise.all([page.context().waitForEvent('page'), link.press('Enter')])
      await opened.close()
    }
  }

  it('are put into another queue and merged by keyboard once a sample was opened; what is refused is told, the rest taken back', async () => {
    const { root, mei, ned } = pages.seeded()
    must(
      await as(root.token).ask('PUT', '/v1/queues/campaigns', {
        body: { name: { en: 'Campaigns', zh: '批量活动' }, filter: { organizations: ['nobody'] } },
      }),
    )
    const ids = [await caseOf('herd-1'), await caseOf('herd-2'), await caseOf('herd-3')]
    const queues = () => Promise.all(ids.map(async (id) => must(await as(mei.token).cases.get(id)).queue))
    const before = await queues()
    await visit(mei.token, '/console/queue?q=org%3Aacme+herd-', async (page, { errors }) => {
      await expectRows(page, 3)
      await page.keyboard.press('x')
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('Shift+X') // all in between
      await page.getByText('3 selected').waitFor()
      await page.keyboard.press('o')
      const dialog = page.getByRole('dialog', { name: 'Move 3 cases to which queue?' })
      await dialog.getByLabel('Queue').selectOption('campaigns')
      const move = dialog.getByRole('button', { name: /^Move/ })
      await say(page, 'One campaign.')
      expect(await move.isDisabled()).toBe(true) // nobody has looked at one yet
      await openSample(page)
      await expectAccessible(page, 'moving many cases')
      await move.press('Enter')
      await page.getByText('3 moved to campaigns, 0 refused').waitFor()
      expect(await queues()).toEqual(['campaigns', 'campaigns', 'campaigns'])
      await page.keyboard.press('z')
      await page.getByText('Undone: each is back in its queue').waitFor()
      expect(await queues()).toEqual(before)

      must(await as(ned.token).cases.claim(ids[1] ?? ''))
      await page.reload()
      await expectRows(page, 3)
      await page.keyboard.press('x')
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('Shift+X')
      await page.keyboard.press('m')
      const merging = page.getByRole('dialog', { name: 'Merge 3 cases into which?' })
      await merging.getByLabel('Case', { exact: true }).selectOption(ids[0] ?? '')
      await openSample(page)
      await say(page, 'One person behind all.')
      await merging.getByRole('button', { name: 'Merge' }).press('Enter')
      const result = page.getByRole('dialog', { name: /^1 merged into …\S+, 1 refused$/ })
      await result.getByText('Refused and unchanged:').waitFor()
      await expectAccessible(page, 'what was refused of many')
      ;(errors as string[]).length = 0 // the browser tells of the refused request too
      expect(await Promise.all(ids.map(status))).toEqual(['open', 'claimed', 'merged'])
      await result.getByRole('button', { name: 'Undo' }).press('Enter')
      await page.getByText('Undone: they are separate cases again').waitFor()
      expect(await Promise.all(ids.map(status))).toEqual(['open', 'claimed', 'open'])
      must(await as(ned.token).cases.release(ids[1] ?? ''))
    })
  })

  it('of several organizations are not merged, and the page says why before anything is sent', async () => {
    await caseOf('mixed-1')
    must(await pages.seeded().service.decide(message('northline', 'mixed-2', SCAM)))
    await visit(
      pages.seeded().mei.token,
      '/console/queue?q=mixed-',
      async (page) => {
        await expectRows(page, 2)
        await page.keyboard.press('x')
        await page.keyboard.press('j')
        await page.keyboard.press('x')
        await page.keyboard.press('m')
        await page.getByText(/^只能合并同一组织的案件/).waitFor()
        await openSample(page)
        await say(page, '同一人。')
        expect(await page.getByRole('dialog').getByRole('button', { name: '合并' }).isDisabled()).toBe(true)
        await expectAccessible(page, 'merging across organizations, in Chinese')
      },
      CHINESE,
    )
  })
})

describe.skipIf(found === null)('a view of the queue', { timeout: 120_000 }, () => {
  it('is taken over from the browser once, kept on the server, and shared with a role by a senior', async () => {
    const { ana, ned } = pages.seeded()
    await visit(ned.token, '/console/queue', async (page) => {
      // Left while the server is being told: nothing is lost.
      const told = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/v1/views'))
      await page.route('**/v1/views', (route) => (route.request().method() === 'POST' ? undefined : route.continue()))
      await page.evaluate(`localStorage.setItem('goodstanding.views', 'org:acme sev:3')`)
      await page.reload()
      await told
      expect(await page.evaluate(`localStorage.getItem('goodstanding.views')`)).toBe('org:acme sev:3')
      await page.unroute('**/v1/views')
      await page.reload()
      await page.getByRole('button', { name: 'org:acme sev:3' }).waitFor()
      await expect.poll(() => page.evaluate(`localStorage.getItem('goodstanding.views')`), PATIENT).toBeNull()
      await page.reload()
      await page.getByRole('button', { name: 'org:acme sev:3' }).waitFor()
      expect(await page.getByRole('button', { name: 'org:acme sev:3' }).count()).toBe(1)
    })
    // What the page before had sent arrives between this page's two looks at what is there.
    await visit(ned.token, '/console/queue', async (page) => {
      const late = 'org:acme sev:2'
      let looks = 0
      await page.getByRole('button', { name: 'org:acme sev:3' }).waitFor() // so this page has had its look
      await page.route('**/v1/views?*', async (route) => {
        looks += 1
        const body = { name: late, query: late, role: null }
        if (looks === 2) must(await as(ned.token).ask('POST', '/v1/views', { body }))
        await route.continue()
      })
      await page.evaluate(`localStorage.setItem('goodstanding.views', '${late}')`)
      await page.reload()
      await page.getByRole('button', { name: late }).waitFor()
      await expect.poll(() => page.evaluate(`localStorage.getItem('goodstanding.views')`), PATIENT).toBeNull()
      expect(await page.getByRole('button', { name: late }).count()).toBe(1)
    })
    await visit(ana.token, '/console/queue?q=org%3Anorthline', async (page) => {
      await page.getByRole('button', { name: '+ Save view' }).click()
      await page.getByRole('dialog').getByLabel('Name of the view').fill('Northline')
      await page.getByRole('dialog').getByLabel('All moderators').check()
      await expectAccessible(page, 'keeping a view')
      await send(page, 'Save view')
      await page.getByRole('button', { name: /^Northline/ }).waitFor()
    })
    await visit(ned.token, '/console/queue', async (page) => {
      await page.getByRole('button', { name: /^Northline/ }).click()
      await page.getByRole('button', { name: /^Northline/, pressed: true }).waitFor()
      expect(await page.getByRole('button', { name: /^− Delete view Northline/ }).count()).toBe(0)
      await page.getByRole('button', { name: 'org:acme sev:3' }).click()
      await page.getByRole('button', { name: /^− Delete view/ }).press('Enter')
      await send(page, 'Delete view')
      await page.getByRole('button', { name: /^org:acme sev:3/ }).waitFor({ state: 'detached' })
    })
  })
})

const PAPER = Buffer.from('%PDF-1.7\n% a licence\n%%EOF\n')
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

describe.skipIf(found === null)('an organization', { timeout: 240_000 }, () => {
  it('is asked for more before the badge, answers at its page, and is verified', async () => {
    const boss = () => pages.seeded().member('acme-boss', 'acme', 'admin')
    await visit(await boss(), '/org/verification', async (page, { errors }) => {
      await page.getByLabel('Kind').selectOption('document')
      const field = page.getByLabel('Document', { exact: true })
      await page.getByText(/^PDF, PNG or JPEG, at most 32 MB\. It is scanned and stored encrypted\./).waitFor()
      await field.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('notes') })
      await page.getByText('Choose a PDF, a PNG or a JPEG.').waitFor()
      // Called a PDF and none: the server looks, whatever the name says.
      await field.setInputFiles({ name: 'fake.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ no paper') })
      await page.getByText('A document must be a PDF, a PNG or a JPEG. Send it as one of them.').waitFor()
      ;(errors as string[]).length = 0 // the browser tells of the refused request too
      expect(await page.getByRole('button', { name: 'Apply for verification' }).isDisabled()).toBe(true)
      await field.setInputFiles({ name: 'licence.pdf', mimeType: 'application/pdf', buffer: PAPER })
      await page.getByText('Stored: licence.pdf, 1 KB').waitFor()
      await page.getByText(`SHA-256 ${hashOf(PAPER).slice(0, 16)}…`).waitFor()
      await page.getByLabel('Issued by (if stated)').fill('Office for Trade')
      await page.getByLabel('Valid until (if stated)').fill('2099-12-31')
      await page.getByRole('button', { name: 'Add another proof' }).click()
      await page.getByLabel('Domain, e.g. example.com').fill('shop.acme-proof.example')
      await expectAccessible(page, 'asking for the badge with two proofs')
      await page.getByRole('button', { name: 'Apply for verification' }).click()
      await page.getByRole('heading', { name: 'Prove shop.acme-proof.example' }).waitFor()
      await page
        .getByText(/^goodstanding-verification=/)
        .first()
        .waitFor()
      await page.getByText(/Issued by Office for Trade · Valid until 31 Dec 2099 · Stored: pdf, 1 KB/).waitFor()
      await expectAccessible(page, 'a pending application')
    })
    await visit(
      pages.seeded().mei.token,
      '/console/registrations',
      async (page) => {
        await page.getByRole('button', { name: /^要求补充/ }).waitFor()
        await page.getByText(/签发机构 Office for Trade/).waitFor()
        await page.getByRole('button', { name: '下载原文件…' }).click()
        const [taken] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: '确认下载' }).click(),
        ])
        expect(taken.suggestedFilename()).toBe(`${hashOf(PAPER)}.evidence`)
        await page.keyboard.press('a')
        const dialog = page.getByRole('dialog')
        await dialog.getByLabel('英文').fill('A licence that is still valid')
        await dialog.getByLabel('中文').fill('仍在有效期内的营业执照')
        await expectAccessible(page, 'asking an applicant, in Chinese')
        await send(page, '要求补充')
        await page.getByText('等待申请方').waitFor()
        await page.getByText('仍在有效期内的营业执照').waitFor()
      },
      CHINESE,
    )
    await visit(await boss(), '/org/verification', async (page) => {
      await page.getByRole('heading', { name: 'We need more from you' }).waitFor()
      await page.getByLabel('A licence that is still valid').setInputFiles({
        name: 'new.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\n% new\n%%EOF\n'),
      })
      await page.getByText('Stored: new.pdf, 1 KB').waitFor()
      await page.getByLabel('Your answer').fill('Ms. Li signs for us.')
      await expectAccessible(page, 'answering what was asked')
      await page.getByRole('button', { name: 'Send answer' }).click()
      await page.getByText('Answer: Ms. Li signs for us.').waitFor()
    })
    await visit(pages.seeded().mei.token, '/console/registrations', async (page) => {
      await page.getByText('Answer: Ms. Li signs for us.').waitFor()
      await page.keyboard.press('2')
      await page.keyboard.press('y')
      await page.getByRole('button', { name: 'Verify', exact: true }).click()
      await page.getByText('No organization waits').waitFor()
    })
  })

  it('reads why it was refused the badge, and can apply again at once', async () => {
    const boss = await pages.seeded().member('northline-boss', 'northline', 'admin')
    must(await as(boss).verifications.apply({ evidence: [{ kind: 'registry-number', value: 'GB-7' }] }))
    const reason = '登记号属于另一家公司，请提供贵公司的登记证明。'
    must(await as(pages.seeded().mei.token).verifications.decide('northline', { outcome: 'refuse', reason }))
    await visit(
      boss,
      '/org/verification',
      async (page) => {
        await page.getByText(/^您上次的申请已于.+被拒绝。补充所缺内容后可随时重新申请。$/).waitFor()
        await page.getByText(`理由：${reason}`).waitFor()
        await page.getByRole('button', { name: '申请认证' }).waitFor()
        await expectAccessible(page, 'a refused application, in Chinese')
      },
      CHINESE,
    )
  })

  it('complains with words and a file as evidence, and the moderator sees both', async () => {
    const boss = await pages.seeded().member('northline-boss', 'northline', 'admin')
    await visit(
      boss,
      '/org/feedback',
      async (page) => {
        await page.getByLabel('账号编号').fill('pusher')
        await page.getByLabel('情况说明').fill('每天向全体员工群发广告。')
        await page.getByLabel('对方所写内容，每行一条（选填）').fill('限时特价，加微信\n最后一天')
        await page
          .getByLabel('图片或文件（选填）')
          .setInputFiles({ name: '截图.pdf', mimeType: 'application/pdf', buffer: PAPER })
        await page.getByText('已附：截图.pdf，1 KB').waitFor()
        await expectAccessible(page, 'a complaint with evidence, in Chinese')
        await page.getByRole('button', { name: '发送投诉' }).click()
        await page.getByText(/^投诉已发送，编号/).waitFor()
        expect(await page.getByLabel('情况说明').inputValue()).toBe('')
        // What it is about is said beside its number.
        await page
          .getByRole('listitem')
          .filter({ hasText: '每天向全体员工群发广告。' })
          .getByText('涉及 pusher')
          .waitFor()
      },
      CHINESE,
    )
    await visit(pages.seeded().mei.token, '/console/queue?q=source%3Acomplaint+pusher', async (page) => {
      await rows(page).first().waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      expect(await page.getByText('限时特价').count()).toBe(0)
      await page.keyboard.press('v')
      await page.getByText('每天向全体员工群发广告。').waitFor()
      await page.getByText('限时特价，加微信').waitFor()
      await page.getByRole('button', { name: 'Download…' }).waitFor()
      await expectAccessible(page, 'a complaint that was looked at')
    })
  })

  it('asks for a permit, a senior grants it, and it lifts the clause at once', async () => {
    const sign = () => pages.seeded().member('northline-boss', 'northline', 'admin')
    await visit(await sign(), '/org/verification', async (page) => {
      await page.getByText('No permits on record').waitFor()
      await page.getByText(/^None yet\. Ask for a permit where a clause/).waitFor()
      await page.getByRole('button', { name: 'Ask for a permit' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox').fill('conduct.e')
      await dialog.getByRole('option').first().click()
      await dialog.getByLabel('Purpose').fill('We train people with harmless copies of scams.')
      await dialog.getByLabel('Issuer').fill('Office for Training')
      await dialog.getByLabel('Until').fill('2099-12-31')
      await dialog.getByLabel('Proof').fill('Permit 12/26 of the office')
      await expectAccessible(page, 'asking for a permit')
      await send(page, 'Ask for a permit')
      await page.getByText('Requested', { exact: true }).waitFor()
    })
    await visit(
      pages.seeded().ana.token,
      '/console/registrations',
      async (page) => {
        await page.getByText('Permit 12/26 of the office').waitFor()
        await expectAccessible(page, 'permits that are asked for, in Chinese')
        await page.getByRole('button', { name: '批准' }).click()
        await say(page, '文书属实。')
        await send(page, '批准')
        await page.getByText('没有待处理的资质申请').waitFor()
      },
      CHINESE,
    )
    await visit(await sign(), '/org/verification', async (page) => {
      await page.getByText('Granted', { exact: true }).waitFor()
      await page.getByText('Reason: 文书属实。').waitFor()
      await page.getByRole('cell', { name: 'Office for Training' }).waitFor()
    })
    const [granted] = must(await as(await sign()).permitRequests.list()).items
    const citing: WireEvent = message('northline', 'trainer', SCAM, { permit: granted?.id })
    const decided = must(await pages.seeded().service.decide(citing))
    expect(decided.findings.map(({ clause }) => clause)).not.toContain('conduct.e')
    const plain = must(await pages.seeded().service.decide(message('northline', 'trainer', SCAM)))
    expect(plain.findings.map(({ clause }) => clause)).toContain('conduct.e')
  })
})
