/** What happens while an answer is on its way: nothing that was written or chosen is lost, and what is pressed twice is done once. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { hold, intercept } from './pages/hold.ts'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, rows, sendInHand, usePages } from './pages/use-pages.ts'

const THREAT = 'I will kill you tomorrow when you leave the office.'
const pages = usePages({ traffic: 'none' })
const { visit } = pages

const as = (token: string) => createGoodstanding({ url: pages.server().url, token })

async function caseOf(actor: string): Promise<string> {
  return must(await pages.seeded().service.decide(message('acme', actor, THREAT))).case ?? ''
}

describe.skipIf(found === null)('while an answer is on its way', { timeout: 180_000 }, () => {
  it('a key pressed twice takes one case, and sends no decision before its effects are there', async () => {
    const ids = [await caseOf('take-1'), await caseOf('take-2')]
    const { mei } = pages.seeded()
    await visit(mei.token, '/console/queue?q=take-', async (page) => {
      await expectRows(page, 2)
      const claims = await hold(page, '**/v1/cases/*/claim')
      const press = async (): Promise<number> => {
        await page.keyboard.press('t')
        return claims.count()
      }
      await expect.poll(press, PATIENT).toBe(1)
      expect(await press()).toBe(1)
      await page.getByRole('button', { name: 'Taking a case…' }).waitFor() // whoever pressed sees that they did
      claims.letGo()
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      const states = await Promise.all(ids.map(async (id) => must(await as(mei.token).cases.get(id)).status))
      expect(states.toSorted()).toEqual(['claimed', 'open'])

      const previews = await hold(page, '**/v1/cases/*/preview')
      await page.keyboard.press('1')
      await page.keyboard.press('r')
      await page.keyboard.type('A threat.')
      await page.keyboard.press('Control+Enter')
      const review = page.getByRole('dialog')
      await review.waitFor()
      await page.keyboard.press('Control+Enter') // in vain, and not "back"
      expect(await review.getByRole('button', { name: 'Send decision' }).isDisabled()).toBe(true)
      previews.letGo()
      await sendInHand(page).waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('Decision sent').waitFor()
    })
  })

  for (const words of [
    {
      language: 'en-GB',
      late: 'The server has not answered yet.',
      stop: 'Stop trying',
      stopped: 'You stopped before',
      key: 'e',
      act: 'escalate',
      held: 'request',
    },
    {
      language: 'zh-CN',
      late: '服务器尚未响应',
      stop: '停止尝试',
      stopped: '您在服务器响应之前停止了尝试',
      key: 'n',
      act: 'note',
      held: 'answer',
    },
  ] as const)
    it(`a dialog says so soon, lets the person stop, keeps what they wrote, and does it once (${words.language})`, async () => {
      const { mei } = pages.seeded()
      const id = await caseOf(`stopped-${words.language}`)
      await visit(
        mei.token,
        `/console/case/${id}`,
        async (page) => {
          const asked = await hold(page, `**/v1/cases/*/${words.act}`, words.held, 1)
          await page.locator('.decide').waitFor()
          await page.keyboard.press(words.key)
          const dialog = page.getByRole('dialog')
          await dialog.getByRole('textbox').fill('Beyond me.')
          await dialog.getByRole('textbox').press('Control+Enter')
          await expect.poll(asked.count, PATIENT).toBe(1)
          await dialog.getByRole('status').getByText(words.late).waitFor()
          await expectAccessible(page, 'a dialog without an answer')
          const readings = await hold(page, '**/v1/cases/case_*')
          await dialog.getByRole('button', { name: words.stop }).click() // nothing lies over it
          await dialog.getByRole('alert').getByText(words.stopped).waitFor()
          expect(await dialog.getByRole('button', { name: words.stop }).count()).toBe(0)
          expect(await dialog.getByRole('textbox').inputValue()).toBe('Beyond me.')
          asked.letGo()
          readings.letGo()
          await page.keyboard.press('Control+Enter') // what was in hand is in hand again
          await dialog.waitFor({ state: 'detached' })
          expect(asked.count()).toBe(2)
          const found = must(await as(mei.token).cases.get(id))
          if (words.act === 'note') expect(JSON.stringify(found).match(/Beyond me\./g)).toHaveLength(1)
          else expect(found.forSenior).not.toBeNull()
        },
        { language: words.language },
      )
    })

  it('a decision that ends some day is sent once, also when it is pressed again after its answer was lost', async () => {
    const { mei } = pages.seeded()
    const id = await caseOf('limited-once')
    await visit(mei.token, `/console/case/${id}`, async (page) => {
      await page.getByRole('button', { name: /^Claim case/ }).click()
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.keyboard.press('3')
      await page.keyboard.press('r')
      await page.keyboard.type('A threat.')
      const asked = await hold(page, '**/v1/cases/*/decide', 'answer', 1)
      await page.keyboard.press('Control+Enter')
      await sendInHand(page).waitFor()
      await page.keyboard.press('Control+Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Stop trying' }).click()
      await dialog.getByRole('alert').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('Decision sent').first().waitFor()
      asked.letGo()
      expect(must(await as(mei.token).actions.list({ case: id })).items).toHaveLength(1)
    })
  })

  it('a rule of an organization is added once, also when its answer was lost', async () => {
    const { member } = pages.seeded()
    await visit(
      await member('acme-boss', 'acme', 'admin'),
      '/org/rules',
      async (page) => {
        const dialog = page.getByRole('dialog')
        await page.getByRole('button', { name: 'Add rule' }).click()
        await dialog.getByRole('combobox', { name: /^Clause/ }).fill('conduct.j')
        await dialog.getByLabel('Words, one per line').fill('blue moon')
        await dialog.getByLabel('Why, for your members').fill('The code name of a secret.')
        const asked = await hold(page, '**/v1/own-organization/rules', 'answer', 1)
        const save = dialog.getByRole('button', { name: 'Save rule' })
        await save.click()
        // The list is read once more when somebody stops: by then it has been added.
        await expect.poll(asked.answered, PATIENT).toBe(1)
        await dialog.getByRole('button', { name: 'Stop trying' }).click()
        await page.locator('main li').getByText('blue moon').waitFor()
        await save.click()
        await dialog.waitFor({ state: 'detached' })
        asked.letGo()
        expect(await page.locator('main li').getByText('blue moon').count()).toBe(1)
      },
      { isOwn: true },
    )
  })

  it('a rule that was taken without an answer is added once, also from its dialog opened anew', async () => {
    const { member } = pages.seeded()
    await visit(
      await member('hengyuan-boss', 'hengyuan', 'admin'),
      '/org/rules',
      async (page) => {
        const dialog = page.getByRole('dialog')
        await page.getByRole('button', { name: 'Add rule' }).click()
        await dialog.getByRole('combobox', { name: /^Clause/ }).fill('conduct.j')
        await dialog.getByLabel('Words, one per line').fill('red moon')
        await dialog.getByLabel('Why, for your members').fill('The code name of a secret.')
        const asked = await hold(page, '**/v1/own-organization/rules', 'answer', 1)
        const save = dialog.getByRole('button', { name: 'Save rule' })
        await save.click()
        // The list is read once more when somebody stops: by then it has been added.
        await expect.poll(asked.answered, PATIENT).toBe(1)
        await dialog.getByRole('button', { name: 'Stop trying' }).click()
        await page.locator('main li').getByText('red moon').waitFor()
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
        asked.letGo()
        await page.getByRole('button', { name: 'Add rule' }).click()
        await save.click()
        await dialog.waitFor({ state: 'detached' })
        expect(await page.locator('main li').getByText('red moon').count()).toBe(1)
        // What says another thing is another rule.
        await page.getByRole('button', { name: 'Add rule' }).click()
        await dialog.getByRole('combobox', { name: /^Clause/ }).fill('conduct.j')
        await dialog.getByLabel('Words, one per line').fill('red moon')
        await dialog.getByLabel('Why, for your members').fill('The name of a rival.')
        await save.click()
        await dialog.waitFor({ state: 'detached' })
        expect(await page.locator('main li').getByText('red moon').count()).toBe(2)
      },
      { isOwn: true },
    )
  })

  it('what is written about a case or an appeal is still there after a look elsewhere, until it is sent', async () => {
    const { mei, ana, service } = pages.seeded()
    const id = await caseOf('draft-1')
    await visit(mei.token, `/console/case/${id}`, async (page) => {
      await page.getByRole('button', { name: /^Claim case/ }).click()
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('r')
      await page.keyboard.type('Half a sentence')
      await page.keyboard.press('Escape') // out of the field
      await page.keyboard.press('Escape') // to the queue
      await page.getByRole('link', { name: /draft-1/ }).click()
      const reason = page.getByRole('textbox', { name: /^Reason/ })
      await reason.waitFor()
      expect(await reason.inputValue()).toBe('Half a sentence')
      expect(await page.locator('.action-line').count()).toBe(1)
      await page.keyboard.press('Control+Enter')
      await sendInHand(page).waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('Decision sent').waitFor()
    })
    const [notice] = must(await service.notices.list({ subject: 'account/draft-1' })).items
    const appeal = must(await service.appeals.file({ action: notice?.action ?? '', text: 'A line of a film.' }))
    await visit(ana.token, `/console/appeal/${appeal.id}`, async (page) => {
      const answer = page.getByRole('textbox', { name: 'Answer to the appeal' })
      await answer.fill('The film is')
      await page.getByRole('link', { name: 'Queue' }).first().click()
      await rows(page)
        .getByRole('link', { name: /A line of a film/ })
        .click()
      await answer.waitFor()
      expect(await answer.inputValue()).toBe('The film is')
    })
  })

  it('the row in hand stays in hand when somebody else decides the one above it', async () => {
    const { mei, ana } = pages.seeded()
    await caseOf('row-1')
    await caseOf('row-2')
    await visit(mei.token, '/console/queue?q=row-', async (page) => {
      await expectRows(page, 2)
      const links = rows(page).getByRole('link')
      const [above = '', inHand = ''] = await links.evaluateAll((all) => all.map((link) => link.dataset['id'] ?? ''))
      await page.keyboard.press('j')
      must(await as(ana.token).cases.claim(above))
      must(await as(ana.token).cases.decide(above, { outcome: 'no-violation', reason: 'A line of a film.' }))
      await page.keyboard.press('c') // claims the row in hand, and reads all of them again
      await expectRows(page, 1)
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/console/case/${inHand}`)
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
    })
  })

  it('a paper that is sent keeps what is written beside it, and nothing is asked for without it', async () => {
    await visit(await pages.seeded().member('acme-boss', 'acme', 'admin'), '/org/verification', async (page) => {
      await page.getByLabel('Domain, e.g. example.com').fill('acme.example')
      await page.getByRole('button', { name: 'Add another proof' }).click()
      await page.getByLabel('Kind').selectOption('document')
      const papers = await hold(page, '**/v1/own-organization/documents/*')
      const buffer = Buffer.from('%PDF-1.7\n% a licence\n%%EOF\n')
      await page
        .getByLabel('Document', { exact: true })
        .setInputFiles({ name: 'licence.pdf', mimeType: 'application/pdf', buffer })
      await expect.poll(papers.count, PATIENT).toBe(1)
      await page.getByLabel('Issued by (if stated)').fill('Office for Trade')
      const ask = page.getByRole('button', { name: 'Apply for verification' })
      expect(await ask.isDisabled()).toBe(true)
      papers.letGo()
      await page.getByText('Stored: licence.pdf, 1 KB').waitFor()
      expect(await page.getByLabel('Issued by (if stated)').inputValue()).toBe('Office for Trade')
      await ask.click()
      await page.getByText(/Issued by Office for Trade/).waitFor()
    })
  })

  it('a list that was asked for before something was added to it is asked for again', async () => {
    await visit(pages.seeded().root.token, '/console/me', async (page) => {
      const lists = await hold(page, '**/v1/staff?*')
      await page.goto('/console/settings?q=staff')
      await expect.poll(lists.count, PATIENT).toBe(1)
      await page.getByRole('button', { name: 'Add staff' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Id').fill('pat')
      await dialog.getByLabel('Name').fill('Pat Moreno')
      await dialog.getByLabel('E-mail').fill('pat@operator.example')
      await dialog.getByRole('button', { name: 'Add staff' }).click()
      await expect.poll(lists.count, PATIENT).toBe(2)
      lists.letGo()
      await page.getByRole('row', { name: /Pat Moreno/ }).waitFor()
    })
  })

  it('a report is written on while earlier ones come', async () => {
    await visit(await pages.seeded().member('eva', 'acme', 'member'), '/sign-in', async (page) => {
      const reports = await hold(page, '**/v1/reports?*')
      await page.goto('/me')
      const words = page.getByRole('textbox', { name: /^Tell us more/ })
      await words.focus()
      await page.keyboard.type('He goes on ')
      await expect.poll(reports.count, PATIENT).toBe(1)
      reports.letGo()
      await page.getByRole('heading', { name: 'My reports' }).waitFor()
      await page.keyboard.type('after I said no.')
      expect(await words.inputValue()).toBe('He goes on after I said no.')
    })
  })

  it('a clause file that was changed stays changed when the editor is opened anew', async () => {
    await visit(pages.seeded().mei.token, '/console/rules/edit?q=conduct.e', async (page) => {
      await page.locator('.cm-line').first().waitFor()
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('# Looked through in autumn.\n')
      await page.getByText('Changed', { exact: true }).waitFor()
      await page.locator('.cm-scroller').evaluate((editor) => editor.setAttribute('data-before', ''))
      await page.getByRole('button', { name: '中文' }).click()
      await page.locator('.cm-scroller[data-before]').waitFor({ state: 'detached' })
      await page.locator('.cm-line', { hasText: '# Looked through in autumn.' }).waitFor()
    })
  })

  it('what was done with many cases is not sent again while they are read anew', async () => {
    const { mei } = pages.seeded()
    await caseOf('alike-1')
    await visit(mei.token, '/console/queue?q=alike-', async (page) => {
      await expectRows(page, 1)
      await page.keyboard.press('x')
      await page.getByRole('button', { name: 'Close as no violation' }).click()
      const dialog = page.getByRole('dialog')
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        dialog.getByRole('link').first().press('Enter'),
      ])
      await opened.close()
      await dialog.getByLabel('Reason, for every case').fill('A drill.')
      const lists = await hold(page, '**/v1/cases?*')
      const send = dialog.getByRole('button', { name: 'Close cases' })
      await send.press('Enter')
      await expect.poll(lists.count, PATIENT).toBeGreaterThan(0)
      expect(await send.isDisabled()).toBe(true)
      lists.letGo()
      await page.getByText('1 closed, 0 refused').waitFor()
    })
  })

  it('a case is given back once, and a decision that is refused says so to whoever would have left', async () => {
    const id = await caseOf('twice-1')
    await visit(pages.seeded().mei.token, `/console/case/${id}`, async (page, { errors }) => {
      const claim = page.getByRole('button', { name: 'Claim case' })
      const review = page.getByRole('button', { name: /^Review decision/ })
      await claim.click()
      await review.waitFor()
      const releases = await hold(page, '**/v1/cases/*/release')
      // Until it is taken: a browser leaves aside what comes before it has drawn a page.
      const press = async (): Promise<number> => {
        await page.keyboard.press('s')
        await page.keyboard.press('s')
        return releases.count()
      }
      await expect.poll(press, PATIENT).toBe(1)
      expect(await press()).toBe(1)
      releases.letGo()
      await claim.click()
      await review.waitFor()
      expect(releases.count()).toBe(1)

      await page.keyboard.press('1')
      await page.keyboard.press('r')
      await page.keyboard.type('A threat.')
      await page.keyboard.press('Control+Enter')
      await sendInHand(page).waitFor()
      let refuse = (): void => undefined
      const refused = new Promise<void>((resolve) => {
        refuse = resolve
      })
      await intercept(page, '**/v1/cases/*/decide', async (route) => {
        await refused
        await route.abort()
      })
      await page.keyboard.press('Control+Enter')
      await page.getByRole('dialog').getByRole('button', { name: 'Send decision', disabled: true }).waitFor()
      await page.keyboard.press('Escape')
      refuse()
      await page.getByRole('dialog').getByRole('alert').waitFor()
      ;(errors as string[]).length = 0 // the browser tells of the aborted request too
    })
  })

  it('what is written and chosen for the next complaint stays when the one before was taken', async () => {
    const boss = await pages.seeded().member('acme-boss', 'acme', 'admin')
    await visit(boss, '/org/feedback', async (page, { quiet }) => {
      const statement = page.getByLabel('What happened')
      await page.getByLabel('Account id').fill('x-40')
      await statement.fill('The first.')
      await quiet()
      const filing = await hold(page, '**/v1/complaints')
      const reading = await hold(page, '**/v1/reports?*')
      await page.getByRole('button', { name: 'Send complaint' }).click()
      await expect.poll(filing.count, PATIENT).toBe(1)
      await statement.fill('The second.')
      filing.letGo()
      await page.getByText(/Complaint sent/).waitFor()
      expect(await statement.inputValue()).toBe('The second.')
      expect(await page.getByLabel('Account id').inputValue()).toBe('')
      const buffer = Buffer.from('%PDF-1.7\n% a letter\n%%EOF\n')
      await page
        .getByLabel('A picture or document (optional)')
        .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer })
      await page.getByText('Attached: letter.pdf').waitFor()
      expect(reading.count()).toBeGreaterThan(0)
      reading.letGo()
      await quiet()
      expect(await page.getByText('Attached: letter.pdf').count()).toBe(1)
    })
  })

  it('a report that was sent stays in the list when the answer of an older reading comes last, and may be changed after its own answer was lost', async () => {
    await visit(await pages.seeded().member('ida', 'acme', 'member'), '/sign-in', async (page, { errors }) => {
      const older = await hold(page, '**/v1/reports?*', 'answer', 1)
      await page.goto('/me')
      await expect.poll(older.count, PATIENT).toBe(1)
      await page.getByRole('radio', { name: 'Harassment or threats' }).check()
      let lost = 0
      await intercept(page, '**/v1/reports', async (route) => {
        if (lost > 0) return route.continue()
        lost += 1
        await route.fetch()
        return route.abort()
      })
      const send = page.locator('goodstanding-feedback').getByRole('button', { name: 'Send' })
      await page.getByRole('textbox', { name: /^Tell us more/ }).fill('He goes on.')
      await send.click()
      await page.locator('goodstanding-feedback [role=alert]', { hasText: /./ }).waitFor()
      ;(errors as string[]).length = 0 // the browser tells of the aborted request too
      await page.getByRole('textbox', { name: /^Tell us more/ }).fill('He goes on after I said no.')
      await send.click()
      await page.getByRole('heading', { name: 'Sent' }).waitFor()
      await page.evaluate(`fetch('/healthz')`) // after what the element has asked for by now
      expect(older.count()).toBe(1)
      older.letGo()
      await expect.poll(older.count, PATIENT).toBe(2)
      await page.locator('goodstanding-feedback li', { hasText: 'He goes on after I said no.' }).waitFor()
    })
  })

  it('what an input method composes stays in a field whose text lies in the address, which follows', async () => {
    for (const [path, field] of [
      ['/console/queue', '#filter'],
      ['/console/rules', 'input[type=search]'],
    ] as const)
      await visit(pages.seeded().mei.token, path, async (page, { quiet }) => {
        const keys = await page.context().newCDPSession(page)
        await page.locator(field).focus()
        await quiet()
        for (const [typed, chosen] of [
          [['q', 'qi'], '欺'],
          [['p', 'pi', 'pian'], '骗'],
        ] as const) {
          for (const text of typed)
            await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
          await keys.send('Input.insertText', { text: chosen })
        }
        expect(await page.locator(field).inputValue()).toBe('欺骗')
        await page.waitForURL((url) => url.searchParams.get('q') === '欺骗')
      })
  })
})
