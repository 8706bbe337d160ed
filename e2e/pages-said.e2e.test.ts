/** How pages say what they know: organizations by their names, numbers and shares as the reader's language writes them. */
import { createGoodstanding } from '@goodstanding/sdk'
import { strToU8, zipSync } from 'fflate'
import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Made, seedWork } from './pages/seed-work.ts'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, rows, typeFilter, usePages } from './pages/use-pages.ts'

const pages = usePages()
let made: Made
beforeAll(async () => {
  if (found !== null) made = await seedWork(pages.server().url, pages.seeded())
})
const chinese = { language: 'zh-CN' } as const

describe.skipIf(found === null)('a page', { timeout: 120_000 }, () => {
  it('calls an organization by its name in the queue, finds it by that, and keeps its id at hand', async () => {
    await pages.visit(pages.seeded().mei.token, '/console/queue', async (page) => {
      await expectRows(page, 6)
      const cells = page.locator('.queue-row.item .organization')
      // An appeal says the id alone: what it is called, a case beside it tells.
      const ofAcme = rows(page).filter({ hasText: 'Acme Textile' })
      expect(await ofAcme.count()).toBe(2)
      expect(await ofAcme.filter({ hasText: 'appeal' }).count()).toBe(1)
      const named = cells.filter({ hasText: '恒远物流 Hengyuan Logistics' })
      expect(await named.first().getAttribute('title')).toBe('hengyuan')
      await rows(page).filter({ hasText: 'Account tom: 1 report' }).waitFor()
      await typeFilter(page, 'northline retail')
      await expectRows(page, 2)
    })
  })

  it('calls the organization of a case by its name, beside its id', async () => {
    const { items } = must(
      await createGoodstanding({ url: pages.server().url, token: pages.seeded().mei.token }).cases.list({
        subject: 'account/zhao',
      }),
    )
    await pages.visit(pages.seeded().mei.token, `/console/case/${items[0]?.id ?? ''}`, async (page) => {
      const subject = page.getByRole('region', { name: 'Subject' })
      await subject.getByText('恒远物流 Hengyuan Logistics').waitFor()
      await subject.getByText('organization/hengyuan').waitFor()
    })
  })

  it('counts what a legal request covers in words, and until when it is due', async () => {
    const { lex } = pages.seeded()
    await pages.visit(lex.token, '/console/legal', async (page) => {
      await page.getByText('2 (decisions: 1, actions: 1)').waitFor()
      await page.getByText('due in 29 d').waitFor()
    })
    await pages.visit(
      lex.token,
      '/console/legal',
      (page) => page.getByText('2（决定 1 条、措施 1 条）').waitFor(),
      chinese,
    )
  })

  it('writes shares as the language does, and says of how many they are', async () => {
    const { mei } = pages.seeded()
    await pages.visit(mei.token, '/console/operations', async (page) => {
      await page.locator('.numbers').getByText('100%', { exact: true }).waitFor()
      await page.getByText('2 of 2 decided').waitFor()
    })
    await pages.visit(
      mei.token,
      '/console/operations',
      (page) => page.getByText('已处理 2 件，其中按期 2 件').waitFor(),
      chinese,
    )
    expect(made.open).not.toBe('')
  })

  it('begins what somebody wrote on the side of its script, wherever it is read', async () => {
    const { mei, member } = pages.seeded()
    const text = 'هذا الشخص يهددني (kim) كل يوم!'
    const eva = () => member('eva', 'acme', 'member')
    const as = (token: string) => createGoodstanding({ url: pages.server().url, token })
    const report = must(await as(await eva()).reports.file({ about: { account: 'x-rtl' }, text }))
    must(await as(await member('acme-boss', 'acme', 'admin')).reports.confirm(report.id, text))
    const [complaint] = must(await as(await member('acme-boss', 'acme', 'admin')).complaints.list({ limit: 1 })).items
    const places = [
      [await eva(), '/me', null],
      [await eva(), `/me/reports/${report.id}`, null],
      [await member('acme-boss', 'acme', 'admin'), '/org/feedback', null],
      [mei.token, `/console/case/${complaint?.case ?? ''}`, 'v'],
    ] as const
    for (const [token, path, key] of places)
      await pages.visit(token, path, async (page, { quiet }) => {
        await quiet()
        if (key !== null) await page.keyboard.press(key)
        await page.getByText(text).filter({ visible: true }).first().waitFor()
        // It ends on the left: from the left, its end would stand on the right.
        const [end = 0, begin = 0] = await page.evaluate<readonly number[]>(`(() => {
          const seek = (root) => {
            const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
            for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
              const found = node.shadowRoot ? seek(node.shadowRoot) : node.data?.includes('${text}') ? node : null
              if (found?.parentElement.checkVisibility()) return found
            }
            return null
          }
          const node = seek(document.body)
          const range = document.createRange()
          const first = node.data.indexOf('${text}')
          const at = (from) => (range.setStart(node, from), range.setEnd(node, from + 1), range.getBoundingClientRect().x)
          return [at(first + ${text.length - 1}), at(first)]
        })()`)
        expect(end, path).toBeLessThan(begin)
      })
  })

  it('names each exhibit and each report, and says what its buttons are about, to whoever hears one after another', async () => {
    const aboutOf = async (button: Locator): Promise<string> => {
      const id = (await button.getAttribute('aria-describedby')) ?? ''
      return button.page().locator(`[id="${id}"]`).innerText()
    }
    await pages.visit(pages.seeded().mei.token, `/console/case/${made.open}`, async (page) => {
      const exhibit = page.getByRole('article', { name: /^(Found by a rule|Report) / }).first()
      await exhibit.waitFor()
      expect(await aboutOf(exhibit.getByRole('button', { name: /^Show/ }))).toMatch(/^(Found by a rule|Report)/)
    })
    await pages.visit(await pages.seeded().member('acme-boss', 'acme', 'admin'), '/org/reports', async (page) => {
      const report = page.getByRole('article', { name: 'About kim' })
      await report.waitFor()
      expect(await aboutOf(report.getByRole('button', { name: 'Dismiss' }))).toBe('About kim')
    })
  })

  it('tells whoever hears it what a key did in a case: what is shown, and what is chosen', async () => {
    await pages.visit(pages.seeded().mei.token, `/console/case/${made.open}`, async (page) => {
      const told = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' })
      await page.getByRole('button', { name: /^Claim case/ }).click()
      await page.getByRole('button', { name: /^Review decision/ }).waitFor()
      await page.keyboard.press('v')
      await told('Shown: 1 of ')
      await page.keyboard.press('b')
      await told('Shown: 0 of ')
      await page.keyboard.press('0')
      await told('No violation: chosen')
      await page.keyboard.press('0')
      await told('No violation: taken out')
    })
  })

  it('tells of a file that came with what was found that nobody read a word of it', async () => {
    const { service, mei } = pages.seeded()
    const scan = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w:p><w:drawing/></w:p>'),
      'word/media/image1.png': strToU8('GIF89a'),
    })
    const data = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
    const files = [
      { name: 'scan.docx', size: scan.length, data: data(scan) },
      { name: 'note.txt', size: 7, data: data(strToU8('Minutes')) },
    ]
    const content = { text: 'I will kill you tomorrow when you leave the office.', files }
    const sent = must(await service.decide(message('acme', 'scanner', '', { content })))
    for (const [look, words] of [
      [{}, 'No text in it could be read'],
      [chinese, '其中的文字无法读取'],
    ] as const)
      await pages.visit(
        mei.token,
        `/console/case/${sent.case ?? ''}`,
        async (page) => {
          await page.locator('.exhibit').first().getByRole('button').click()
          const lines = page.locator('.exhibit p.row')
          await lines.nth(1).waitFor()
          expect((await lines.allInnerTexts()).map((line) => line.includes(words))).toEqual([true, false])
        },
        look,
      )
  })

  it('says where it could not be read which files there are and what was measured, and not that there is none', async () => {
    const { mei, service, member } = pages.seeded()
    const problem = { kind: 'request.invalid', status: 422, title: 'It failed.', detail: 'It failed.' }
    const refused = { status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) }
    const boss = createGoodstanding({ url: pages.server().url, token: await member('acme-boss', 'acme', 'admin') })
    must(await boss.verifications.apply({ evidence: [{ kind: 'registry-number', value: 'HRB 12' }] }))
    const files = [
      { name: 'a.7z', size: 8, data: Buffer.from('7z\xbc\xaf\x27\x1c\0\x04', 'latin1').toString('base64') },
    ]
    const content = { text: 'I will kill you tomorrow when you leave the office.', files }
    const { case: id } = must(await service.decide(message('acme', 'packer', '', { content })))
    for (const [path, address, show] of [
      [`/console/case/${id ?? ''}`, '**/v1/cases/*/files', '.exhibit button'],
      ['/console/registrations', '**/v1/verifications/*/files', null],
    ] as const)
      await pages.visit(mei.token, '/sign-in', async (page, { expectRefusals }) => {
        expectRefusals(422)
        await page.route(address, (route) => route.fulfill(refused))
        await page.goto(path)
        if (show !== null) await page.locator(show).first().click()
        const again = page.getByRole('button', { name: 'Try again' })
        await again.waitFor()
        await page.unroute(address)
        await again.click()
        await again.waitFor({ state: 'detached' })
      })
    await pages.visit(mei.token, '/sign-in', async (page, { expectRefusals }) => {
      expectRefusals(422)
      await page.route('**/v1/operations/summary', (route) => route.fulfill(refused))
      await page.goto('/console/rules/edit?q=conduct.e')
      await page.getByRole('button', { name: 'Try again' }).waitFor()
      expect(await page.getByText('now: not known').count()).toBeGreaterThan(0)
      expect(await page.getByText('no reviewed case yet').count()).toBe(0)
      await page.unroute('**/v1/operations/summary')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByText('no reviewed case yet').first().waitFor()
    })
  })

  it('tells whoever hears it what a key found of a proof', async () => {
    await pages.visit(pages.seeded().mei.token, '/console/registrations', async (page) => {
      await page.getByText('HRB 12', { exact: true }).waitFor()
      await page.keyboard.press('y')
      await page.getByRole('status').filter({ hasText: '1: Proven' }).waitFor({ state: 'attached' })
      await page.keyboard.press('n')
      await page.getByRole('status').filter({ hasText: '1: Not proven' }).waitFor({ state: 'attached' })
    })
  })
})
