/** What could not be read is not what is not there: each place says so, and asks again. */
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Made, seedWork } from './pages/seed-work.ts'
import { must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'

const pages = usePages()
let made: Made
beforeAll(async () => {
  if (found !== null) made = await seedWork(pages.server().url, pages.seeded())
})

const problem = { kind: 'request.invalid', status: 422, title: 'It failed.', detail: 'It failed.' }
const refused = { status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) }

type Refused = {
  readonly token: string
  readonly path: string
  /** What is refused until it is asked for again. */
  readonly asked: string
  readonly open?: (page: Page) => Promise<void>
  readonly without?: (page: Page) => Promise<void>
  readonly after: (page: Page) => Promise<void>
}

async function askAgain({ token, path, asked, open, without, after }: Refused): Promise<void> {
  await pages.visit(token, '/sign-in', async (page, { expectRefusals }) => {
    expectRefusals(422)
    await page.route(asked, (route) => route.fulfill(refused))
    await page.goto(path)
    await open?.(page)
    const again = page.getByRole('button', { name: 'Try again' })
    await again.waitFor()
    await without?.(page)
    await page.unroute(asked)
    await again.click()
    await again.waitFor({ state: 'detached' })
    await after(page)
  })
}

const chooseClause = (page: Page) =>
  page
    .getByRole('combobox')
    .first()
    .click()
    .then(() => page.getByRole('option').first().waitFor())

describe.skipIf(found === null)('what could not be read', { timeout: 120_000 }, () => {
  it('keeps an appeal from being answered as if it were against nothing, and is asked for again', async () => {
    const { ana } = pages.seeded()
    const path = `/console/appeal/${made.appeal}`
    await askAgain({
      token: ana.token,
      path,
      asked: '**/v1/actions/*',
      without: async (page) => expect(await page.getByRole('radio').count()).toBe(0),
      after: (page) => page.getByText('Lift the warning').waitFor(),
    })
    const evidence = (page: Page) => page.getByRole('heading', { name: 'Evidence' }).waitFor()
    await askAgain({ token: ana.token, path, asked: '**/v1/cases/*', after: evidence })
    await askAgain({
      token: ana.token,
      path,
      asked: '**/v1/actions?*',
      after: (page) => page.locator('.history').getByText('Warn').first().waitFor(),
    })
  })

  it('is said on a case: where its subject stands, the clauses, other queues and cases', async () => {
    const { token } = pages.seeded().mei
    const path = `/console/case/${made.open}`
    const standing = (page: Page) =>
      page
        .getByRole('region', { name: 'Subject' })
        .getByText(/points?$/)
        .waitFor()
    await askAgain({ token, path, asked: '**/v1/standing/**', after: standing })
    await askAgain({
      token,
      path,
      asked: '**/v1/queues?*',
      open: (page) => page.getByRole('button', { name: 'Move' }).click(),
      without: async (page) => expect(await page.getByText('There is no other queue.').count()).toBe(0),
      after: (page) => page.getByText('There is no other queue.').waitFor(),
    })
    await askAgain({
      token,
      path,
      asked: '**/v1/cases?organization=*',
      open: (page) => page.getByRole('button', { name: 'Merge' }).click(),
      after: (page) => page.getByRole('dialog').locator('option').first().waitFor({ state: 'attached' }),
    })
    must(await createGoodstanding({ url: pages.server().url, token }).cases.claim(made.open))
    await askAgain({ token, path, asked: '**/v1/policy', after: chooseClause })
  })

  it('is said where clauses and sections of the policy are chosen, and a clause is written', async () => {
    const { mei, root, member } = pages.seeded()
    const boss = await member('acme-boss', 'acme', 'admin')
    const asked = '**/v1/policy'
    await askAgain({ token: boss, path: '/org/feedback', asked, after: chooseClause })
    await askAgain({
      token: mei.token,
      path: '/console/rules/edit?q=conduct.e',
      asked,
      after: (page) => page.locator('.cm-content').waitFor(),
    })
    await askAgain({
      token: root.token,
      path: '/console/settings?q=queues',
      asked,
      after: (page) => page.getByRole('heading', { name: 'Routing' }).waitFor(),
    })
  })

  it('is said in a line where it stands beside a page: own views, what is left out or taken by nobody, the way back, the ladder', async () => {
    const { mei, ana } = pages.seeded()
    const views = (page: Page) => page.getByRole('button', { name: 'Ours' }).waitFor()
    const client = createGoodstanding({ url: pages.server().url, token: mei.token })
    must(await client.ask('POST', '/v1/views', { body: { name: 'Ours', query: 'org:acme' } }))
    const path = '/console/queue'
    await askAgain({ token: mei.token, path, asked: '**/v1/views?*', after: views })
    const rows = (page: Page) => page.getByRole('row').nth(1).waitFor()
    await askAgain({ token: mei.token, path, asked: '**/v1/staff/*/set-aside', after: rows })
    await askAgain({ token: ana.token, path, asked: '**/v1/coverage', after: rows })
    await askAgain({
      token: mei.token,
      path: '/console/rules',
      asked: '**/v1/policy/versions?*',
      after: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
    })
    for (const asked of ['**/v1/standing/account/**', '**/v1/standing/organization/**'])
      await askAgain({
        token: await pages.seeded().member('acme-boss', 'acme', 'admin'),
        path: '/org/reports',
        asked,
        after: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
      })
    await askAgain({
      token: mei.token,
      path: `/console/case/${made.open}`,
      asked: '**/v1/cases/*/recommended?*',
      open: async (page) => {
        await page.getByRole('combobox').fill('conduct.j')
        await page.keyboard.press('Enter')
      },
      after: (page) => page.getByText(/^The ladder suggests/).waitFor(),
    })
  })

  it('is said where administrators may appeal: without the appeals nothing offers one', async () => {
    for (const path of ['/org/standing', '/org/feedback'])
      await askAgain({
        token: await pages.seeded().member('acme-boss', 'acme', 'admin'),
        path,
        asked: '**/v1/appeals?*',
        after: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
      })
  })
})
