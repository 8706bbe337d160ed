/** Journeys through the pages in a real browser, over the real server. */
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { intercept } from './pages/hold.ts'
import { openPage } from './pages/open-browser.ts'
import { must } from './pages/seed-traffic.ts'
import { found, PATIENT, rows, sendInHand, typeFilter, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages

describe.skipIf(found === null)('the pages', { timeout: 180_000 }, () => {
  it('take a moderator through a case by keyboard alone, and the subject to the notice and the appeal', async () => {
    await visit(pages.seeded().mei.token, '/console', async (page) => {
      await rows(page).first().waitFor()
      await typeFilter(page, 'subject:account/chen')
      await rows(page).filter({ hasNotText: 'chen' }).first().waitFor({ state: 'detached' })
      await page.getByRole('link', { name: /chen/ }).first().waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('k')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
      await page.keyboard.press('c')
      await page.getByRole('button', { name: 'Review decision' }).waitFor()
      // Who does not see the form appear hears that the key did it.
      await page.getByRole('status').filter({ hasText: 'The case is yours.' }).waitFor()

      expect(await page.locator('mark').count()).toBe(0) // nothing is shown before it is asked for
      await page.keyboard.press('v')
      await page.locator('mark').first().waitFor()
      await page.keyboard.press('b')
      await page.locator('mark').first().waitFor({ state: 'detached' })

      await page.keyboard.press('Control+Enter')
      await page.getByText('Choose at least one action').waitFor() // nothing goes without an action and a reason
      await page.keyboard.press('Escape')
    })
    await visit(pages.seeded().mei.token, '/console/queue?q=assignee%3Ame', async (page) => {
      await rows(page).first().waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Review decision' }).waitFor()
      // It stands here again once a decision is sent: whoever hears that it was hears nothing else.
      await page.locator('.notice-preview', { hasText: 'Choose clause, action and reason' }).waitFor()
      expect(await page.locator('[aria-live]', { hasText: 'Choose clause, action and reason' }).count()).toBe(0)
      await page.keyboard.press('3')
      await page.keyboard.press('r')
      await page.keyboard.type('Invited strangers into a stock group.')
      // The preview follows the keys with a pause: it may be one of some keys ago.
      const english = page.locator('.notice-preview p[lang=en]', { hasText: 'Invited strangers into a stock group.' })
      await english.locator('+ p[lang=zh-CN]', { hasText: 'Invited strangers into a stock group.' }).waitFor()
      await page.keyboard.press('Control+Enter')
      const dialog = page.getByRole('dialog', { name: /^Restrict under / })
      await dialog.getByText(/gets the notice and can appeal/).waitFor()
      await sendInHand(page).waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('Decision sent').waitFor()
    })

    const { items } = must(await pages.seeded().service.notices.list({ subject: 'account/chen' }))
    const [notice] = items
    expect(notice).toBeDefined()
    const plain = await pages.browser().newContext({
      baseURL: pages.server().url,
      javaScriptEnabled: false,
      viewport: { width: 320, height: 700 },
    })
    const page = await plain.newPage()
    await page.goto(`/notices/${notice?.id ?? ''}?token=${notice?.appealToken ?? ''}&lang=en`)
    expect(await page.locator('main').innerText()).toContain('Invited strangers')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await page.getByLabel(/What should we look at again/).fill('The group is our own savings club.')
    await page.getByRole('button', { name: 'Send appeal' }).click()
    await page.getByText('Appeal sent').waitFor()
    await plain.close()

    await visit(pages.seeded().mei.token, '/console/queue?q=source%3Aappeal', async (own) => {
      await own.getByText('savings club').click()
      await own.getByText('somebody else must answer this appeal').waitFor()
    })
    await visit(pages.seeded().ana.token, '/console/queue?q=source%3Aappeal', async (other) => {
      await other.getByText('savings club').click()
      await other.getByLabel('Lift the restriction').check()
      await expectAccessible(other, 'appeal')
      await other.getByLabel('Answer to the appeal').fill('The club is registered.')
      await other.getByRole('button', { name: 'Review answer' }).click()
      await other.getByText('Whoever appealed reads').waitFor()
      await other.getByRole('button', { name: 'Send answer' }).click()
      await other.getByText('Answer sent').waitFor()
    })
    expect(must(await pages.seeded().service.standing('account', 'chen')).state).toBe('good')
  })

  it('say in the title of the window which page it is, and go on with the keyboard where the page begins', async () => {
    await visit(pages.seeded().mei.token, '/console/queue', async (page) => {
      const inHand = () => page.evaluate(`document.activeElement.id || document.activeElement.tagName`)
      await page.locator('.queue-row.item a').first().waitFor()
      await expect.poll(() => page.title(), PATIENT).toBe('Queue · Goodstanding')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await inHand()).toBe('page')
      await page.locator('.queue-row.item a').first().focus()
      await page.keyboard.press('Enter')
      await page.locator('.case-head').waitFor()
      await expect.poll(() => page.title(), PATIENT).toMatch(/^Account .+ · Goodstanding$/)
      await expect.poll(inHand, PATIENT).toBe('page')
      await page.keyboard.press('Escape')
      await page.locator('.queue-row.item').first().waitFor()
      await expect.poll(inHand, PATIENT).toBe('page')
      await page.getByRole('link', { name: 'Rules' }).click()
      await expect.poll(() => page.title(), PATIENT).toBe('Rules · Goodstanding')
    })
  })

  it('tell the second moderator who holds a case, and keep the draft of whoever was too late', async () => {
    const first = await openPage(pages.browser(), pages.server().url, pages.seeded().mei.token)
    const second = await openPage(pages.browser(), pages.server().url, pages.seeded().ana.token)
    await first.page.goto('/console/queue?q=org%3Anorthline+source%3Arule')
    await rows(first.page).first().waitFor()
    await first.page.keyboard.press('t')
    await first.page.getByRole('button', { name: 'Review decision' }).waitFor()
    await second.page.goto(first.page.url())
    await second.page.getByText('mei has claimed this').first().waitFor()
    expect(await second.page.getByRole('button', { name: 'Claim case' }).count()).toBe(0)
    expect([...first.errors, ...second.errors]).toEqual([])
    await first.context.close()
    await second.context.close()
  })

  it('verify the audit log in the browser, and show it to auditors only', async () => {
    await visit(pages.seeded().ora.token, '/console/audit', async (page) => {
      await page.getByRole('button', { name: 'Verify in this browser' }).click()
      await page.getByText(/^Verified \d+ entries/).waitFor()
    })
    await visit(pages.seeded().ned.token, '/console/audit', async (page, { errors }) => {
      await page.getByText('You do not have access').waitFor()
      ;(errors as string[]).length = 0 // the browser tells of the refused request too
    })
  })

  it('add staff, show their token once, and say what is refused in the language that was chosen, whatever the browser speaks', async () => {
    await visit(pages.seeded().root.token, '/console/settings', async (page, { errors }) => {
      await page.getByRole('button', { name: 'Add staff' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Id').fill('pat')
      await dialog.getByLabel('Name').fill('Pat Moreno')
      await dialog.getByLabel('E-mail').fill('pat@operator.example')
      await dialog.getByRole('button', { name: 'Add staff' }).click()
      const row = page.getByRole('row', { name: /Pat Moreno/ })
      await row.getByRole('button', { name: 'New token' }).click()
      expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toMatch(/^gsp_/)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '中文' }).click()
      await page.getByRole('button', { name: '添加员工' }).first().click()
      await dialog.getByLabel('编号').fill('pat-2')
      await dialog.getByLabel('姓名').fill('Pat Moreno')
      await dialog.getByLabel('电子邮件').fill('pat@operator.example')
      await dialog.getByRole('button', { name: '添加员工' }).click()
      await dialog.getByRole('alert').getByText('已有员工使用此邮箱地址。').waitFor()
      ;(errors as string[]).length = 0 // the browser tells of the refused request too
    })
  })

  it('take a report at 320 px in Chinese, keep the draft through an error, and say the reference', async () => {
    const token = await pages.seeded().member('eva', 'acme', 'member')
    await visit(
      token,
      '/me',
      async (page, { errors }) => {
        await page.getByRole('status').filter({ hasText: '您的账号状态良好。' }).waitFor()
        await page.getByRole('button', { name: '发送' }).click()
        await page.getByText('请先填写：发生了什么？').waitFor()
        await page.getByRole('radio', { name: '骚扰或威胁' }).check()
        await page.getByRole('textbox', { name: '补充说明' }).fill('他在群里辱骂同事。')
        await intercept(page, '**/v1/reports', (route) =>
          route.request().method() === 'POST' ? route.abort() : route.continue(),
        )
        await page.getByRole('button', { name: '发送' }).click()
        await page.getByText('未完成').waitFor()
        expect(await page.getByRole('textbox', { name: '补充说明' }).inputValue()).toBe('他在群里辱骂同事。')
        await page.unroute('**/v1/reports')
        ;(errors as string[]).length = 0 // the aborted request
        await page.getByRole('button', { name: '发送' }).click()
        await page.getByRole('heading', { name: '已发送' }).waitFor()
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
        const read = page.getByRole('status').getByRole('link', { name: /^rep_/ })
        await page
          .getByRole('listitem')
          .getByRole('link')
          .filter({ hasText: await read.innerText() })
          .waitFor()
        await expectAccessible(page, 'me')
        await page.emulateMedia({ colorScheme: 'dark' })
        await expectAccessible(page, 'me in the dark')
        await read.click()
        await page.getByRole('heading', { name: '您的举报' }).waitFor()
        await page.getByText('他在群里辱骂同事。').waitFor()
      },
      { language: 'zh-CN', width: 320, height: 800 },
    )
  })

  it('take a report from the administrator through the case to the answer of the reporter', async () => {
    const boss = await pages.seeded().member('acme-boss', 'acme', 'admin')
    await visit(boss, '/org', async (page) => {
      const card = page.getByRole('article').filter({ hasText: 'Kim keeps inviting' })
      await card.getByRole('button', { name: 'Confirm and send to the operator' }).click()
      await page.getByLabel('What you know about it').fill('Five colleagues got the same invitation.')
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm and send to the operator' }).click()
      await page.getByText('Sent to the operator').waitFor()
      await page.goto('/org/standing')
      await page.getByText('Your organization is in good standing.').waitFor()
      await page.goto('/org/rules')
      await page.getByRole('button', { name: 'Add rule' }).click()
      await page.getByRole('combobox', { name: 'Clause that the rule cites' }).fill('conduct.j')
      await page.locator('[role=listbox]').getByRole('option').first().click()
      await page.getByLabel('Words, one per line').fill('stock tip')
      await page.getByLabel(/^Link hosts/).fill('tips.example')
      await page.getByLabel('Why, for your members').fill('No stock tips at work.')
      await page.getByRole('dialog').getByLabel('Try a message').fill('See www.tips.example/a')
      await page
        .getByRole('dialog')
        .getByText(/^held.*: No stock tips at work\./)
        .waitFor()
      await page.getByRole('button', { name: 'Save rule' }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByLabel('Try a message').fill('No stock-tipping here')
      await page.getByText('None of your rules would apply.').waitFor()
      await page.getByLabel('Try a message').fill('Here is a Ｓtock  Ti\u200Bp')
      await page.getByText(/^held.*: No stock tips at work\./).waitFor()
    })
    const { items } = must(await pages.seeded().service.reports.list({ reporter: 'eva', organization: 'acme' }))
    const caseId = items.find(({ text }) => text.startsWith('Kim'))?.case ?? ''
    await visit(pages.seeded().mei.token, `/console/case/${caseId}`, async (page) => {
      await page.getByRole('button', { name: 'Claim case' }).click()
      await page.getByRole('combobox', { name: /^Clause/ }).fill('conduct.j')
      await page.locator('[role=listbox]').getByRole('option').first().click()
      await page.getByLabel(/^Warn/).check()
      await page.getByLabel(/^Reason in the notice/).fill('Invited colleagues into a stock group.')
      await page.getByRole('button', { name: 'Review decision' }).click()
      await page
        .getByRole('dialog')
        .getByText(/Reporters told the outcome/)
        .waitFor()
      await page.getByRole('button', { name: 'Send decision' }).click()
      await page.getByText('Decision sent').waitFor()
    })
    const again = await pages.seeded().member('eva', 'acme', 'member')
    await visit(again, '/me', (page) =>
      page.getByText('found that it breaks the policy, and acted on it').first().waitFor(),
    )
    const kim = must(await pages.seeded().service.notices.list({ subject: 'account/kim' })).items[0]
    await visit(null, `/notices/${kim?.id ?? ''}?token=${kim?.appealToken ?? ''}&lang=en`, async (page) => {
      await page.getByLabel(/What should we look at again/).fill('It was a savings club of the works council.')
      await page.getByRole('button', { name: 'Send appeal' }).click()
      await page.getByText('Appeal sent').waitFor()
    })
    await visit(pages.seeded().ana.token, '/console/queue?q=source%3Aappeal', async (page) => {
      await page.getByText('works council').click()
      await page.getByLabel(/^Lift the/).check()
      await page.getByLabel('Answer to the appeal').fill('The works council runs it.')
      await page.getByRole('button', { name: 'Review answer' }).click()
      await page.getByText('Whoever appealed reads').waitFor()
      await page.getByRole('button', { name: 'Send answer' }).click()
      await page.getByText('Answer sent').waitFor()
      await page.goto('/console/queue?q=source%3Aappeal+is%3Aoverturned')
      await page.getByText('works council').waitFor()
    })
    expect(must(await pages.seeded().service.standing('account', 'kim')).points).toBe(0)
  })

  it('screen an organization by its proofs', async () => {
    const boss = await pages.seeded().member('northline-boss', 'northline', 'admin')
    await visit(boss, '/org/verification', async (page) => {
      await page.getByLabel('Kind').selectOption('registry-number')
      await page.getByLabel(/^Number with its register/).fill('GB-01234567')
      await page.getByRole('button', { name: 'Apply for verification' }).click()
      await page.getByText('Pending').waitFor()
    })
    await visit(pages.seeded().mei.token, '/console/registrations', async (page) => {
      await page.getByText('GB-01234567', { exact: true }).waitFor()
      await page.keyboard.press('y')
      await page.getByRole('button', { name: 'Verify', exact: true }).click()
      await page.getByText('No organization waits').waitFor()
    })
  })

  it('check a changed clause file beside its line, and run its examples', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.e', async (page) => {
      await page.locator('.cm-line').first().waitFor()
      await page.getByRole('button', { name: 'Check' }).click()
      await page.getByText(/^No problem found/).waitFor()
      await page.getByRole('button', { name: 'Run examples' }).click()
      await page.getByText(/\d+ examples pass/).waitFor()
    })
  })
})
