/** The policy at work in a messaging service: the workplace in a real browser, beside the real server. */
import { rmSync } from 'node:fs'
import { createGoodstanding, type Goodstanding } from '@goodstanding/sdk'
import { makeTestFolder } from '@goodstanding/testkit'
import { type Started, startWorkplace } from '@goodstanding/workplace'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPages, pagesAreStale } from '../scripts/build-pages.mjs'
import { expectAccessible } from './pages/expect-accessible.ts'
import { findChromium, launch, type Look, openPage } from './pages/open-browser.ts'
import { must } from './pages/seed-traffic.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from './server/start-server.ts'

const found = await findChromium()
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

let server: LocalServer
let workplace: Started
let browser: Browser
let folder: string
let senior: Goodstanding

beforeAll(async () => {
  if (found === null) return
  if (pagesAreStale()) await buildPages()
  server = await startServer({ GOODSTANDING_PRIVATE_WEBHOOKS: 'allow' })
  folder = makeTestFolder()
  const goodstanding = { url: server.url, token: SERVICE_TOKEN }
  workplace = await startWorkplace({ port: 0, dataDirectory: folder, goodstanding, say: () => undefined })
  senior = await seniorOf(server)
  browser = await launch(found)
})
afterAll(async () => {
  if (found === null) return
  await browser.close()
  await workplace.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Somebody of the operator who may decide all there is. */
async function seniorOf({ url, running }: LocalServer): Promise<Goodstanding> {
  const anybody = createGoodstanding({ url })
  const body = { token: running.signInToken }
  const { token } = must(await anybody.ask<{ token: string }>('POST', '/v1/sign-in', { body }))
  const root = createGoodstanding({ url, token })
  const staff = { id: 'sen', name: 'Sen Ito', email: 'sen@operator.example', roles: ['moderator', 'senior'] }
  must(await root.ask('POST', '/v1/staff', { body: staff }))
  const made = must(await root.ask<{ token: string }>('POST', '/v1/staff/sen/tokens', { body: {} }))
  return createGoodstanding({ url, token: made.token })
}

/** The page as one person of the workplace. What its console says is an error of the test. */
async function as(name: string, work: (page: Page) => Promise<void>, look: Look = {}): Promise<void> {
  const { context, page, errors } = await openPage(browser, workplace.url, null, look)
  try {
    await page.goto('/')
    await page.getByRole('button', { name }).click()
    await page.getByRole('navigation').waitFor()
    await work(page)
    expect(errors).toEqual([])
  } finally {
    await context.close()
  }
}

const open = (page: Page, conversation: string) => page.getByRole('button', { name: conversation, exact: true }).click()

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /Write a message|输入消息/ }).fill(text)
  await page.keyboard.press('Enter')
}

/** Decides the case about a person, claimed first. */
async function decideAbout(account: string, decision: Parameters<Goodstanding['cases']['decide']>[1]): Promise<void> {
  const { items } = must(await senior.cases.list({ subject: `account/${account}`, status: 'open' }))
  for (const { id } of items) {
    const claimed = must(await senior.cases.claim(id))
    must(await senior.cases.decide(id, { ...decision, ifMatch: claimed.version }))
  }
}

describe.skipIf(found === null)('the workplace', () => {
  it('shows a message to the other side as soon as it is sent', () =>
    as('Tobias', async (tobias) => {
      await open(tobias, 'Dock 3')
      await as('Inês', async (ines) => {
        await open(ines, 'Dock 3')
        await write(tobias, 'I am at the gate in five minutes.')
        await ines.getByText('I am at the gate in five minutes.').waitFor()
      })
    }))

  it('keeps a held message to its sender, with the clause in the margin, until a person has looked', async () => {
    await as('Inês', async (ines) => {
      await open(ines, 'Tobias Brandt')
      await ines.getByText('Nothing here yet.').waitFor()
      await as('Tobias', async (tobias) => {
        await open(tobias, 'Inês Carvalho')
        await tobias.getByText('Being checked. Nobody else sees it yet.').first().waitFor()
        await tobias.getByRole('link', { name: 'conduct.i' }).first().waitFor()
      })
      await decideAbout('tobias', {
        outcome: 'no-violation',
        reason: 'Both told us that they were rehearsing a sketch.',
      })
      await ines.locator('.item.sent').first().waitFor({ timeout: 30_000 })
    })
  })

  it('asks once more before a text that reads like an advertisement leaves the organization', () =>
    as('Sasha', async (sasha) => {
      await open(sasha, '何嘉怡')
      await write(
        sasha,
        'Guaranteed profit of 500 USDT a day from home, bring friends and earn a bonus, write me on Telegram',
      )
      await sasha.getByRole('alert').getByText('This goes outside your organization.').waitFor()
      await sasha.getByRole('button', { name: 'Change it' }).click()
      await sasha.getByRole('alert').waitFor({ state: 'detached' })
    }))

  it('stops a file that does harm, and says which clause', () =>
    as('Owen', async (owen) => {
      await open(owen, 'Larkfield · all hands')
      await owen
        .getByLabel('Attach a file')
        .setInputFiles({ name: 'invoice.txt', mimeType: 'text/plain', buffer: Buffer.from(EICAR) })
      await owen.getByRole('alert').getByText('service.e').waitFor()
    }))

  it('takes a report from the message menu, and shows what becomes of it', () =>
    as('Deniz', async (deniz) => {
      await open(deniz, 'Dock 3')
      const item = deniz.locator('.item', { hasText: 'Gate is free again' })
      await item.hover()
      await item.getByRole('button', { name: 'Report' }).click()
      const dialog = deniz.getByRole('dialog')
      await dialog.getByRole('radio', { name: 'Something else' }).check()
      await dialog.getByRole('button', { name: 'Send' }).click()
      await dialog.getByText('Your administrator is looking at it').waitFor()
      await deniz.keyboard.press('Escape')
      await deniz.getByRole('button', { name: 'Settings' }).click()
      await deniz.getByText('Your administrator is looking at it').first().waitFor()
    }))

  it('closes the composer of somebody who is limited, with the reason, and lets them appeal', async () => {
    await limit('sasha', { type: 'limit', capability: 'message.external', until: inDays(3) })
    await as('Sasha', async (sasha) => {
      await open(sasha, '何嘉怡')
      await sasha.getByText('You cannot write here now.').waitFor()
      await sasha.getByRole('button', { name: 'Read why, and appeal' }).click()
      await sasha.getByRole('link', { name: 'conduct.j' }).or(sasha.getByText('conduct.j')).first().waitFor()
      await open(sasha, 'Larkfield · all hands')
      await write(sasha, 'I still may write to colleagues.')
      await sasha.locator('.item.sent', { hasText: 'I still may write to colleagues.' }).waitFor()
    })
  })

  it('shows somebody who is suspended why, and the way to appeal, and nothing else', async () => {
    await limit('karl', { type: 'suspend', until: inDays(3) })
    await as('Karl', async (karl) => {
      await karl.getByRole('heading', { name: 'Your account is suspended.' }).waitFor()
      await karl.getByText('conduct.j').first().waitFor()
    })
  })

  it('shows a badge once the operator has verified the organization, and takes it away as soon as it is revoked', async () => {
    await as('Priya', async (priya) => {
      const badge = priya.getByRole('navigation').getByText('✓ Verified')
      await priya.getByRole('button', { name: 'Settings' }).click()
      await priya.getByText('not verified').waitFor()
      await priya.getByLabel('Registry number').fill('GB-01234567')
      await priya.getByRole('button', { name: 'Ask for the badge' }).click()
      await priya.getByText('asked for; the operator looks at it').waitFor()
      const evidence = [{ kind: 'registry-number', value: 'GB-01234567', checked: 'proven' }] as const
      must(await senior.verifications.decide('larkfield-bikes', { outcome: 'verify', reason: 'Seen.', evidence }))
      await badge.waitFor()
      const service = createGoodstanding({ url: server.url, token: SERVICE_TOKEN })
      must(
        await service.reports.file({
          about: { organization: 'larkfield-bikes' },
          clause: 'org-name.d',
          text: 'The number belongs to somebody else.',
          reporter: { organization: 'juniper-foods', id: 'guest-2', kind: 'external' },
        }),
      )
      const { items } = must(await senior.cases.list({ subject: 'organization/larkfield-bikes', status: 'open' }))
      const [found] = items
      if (found === undefined) throw new Error('No case about the organization.')
      must(
        await senior.cases.decide(found.id, {
          clause: 'org-name.d',
          actions: [{ type: 'revoke-verification' }],
          reason: 'The register names another company.',
          ifMatch: must(await senior.cases.claim(found.id)).version,
        }),
      )
      await badge.waitFor({ state: 'detached' })
      await priya.getByText('revoked').waitFor()
    })
  })

  it('takes an administrator to her own pages at Goodstanding', () =>
    as('Mara', async (mara) => {
      await mara.getByRole('button', { name: 'Settings' }).click()
      const [there] = await Promise.all([
        mara.context().waitForEvent('page'),
        mara.getByRole('link', { name: 'Administrator’s pages' }).click(),
      ])
      await there.getByRole('button', { name: 'Sign in' }).click()
      await there.getByRole('heading', { name: 'Reports of your members' }).waitFor()
      expect((await mara.request.get('/go?to=/console')).status()).toBe(404)
    }))

  it('lets rows of people who did not agree stay out of the directory', () =>
    as('Mara', async (mara) => {
      await mara.getByRole('button', { name: 'People' }).click()
      await mara
        .getByLabel('People')
        .fill('Noor Haddad, noor@juniper-foods.example, Cook\nBen Falk, ben@juniper-foods.example, Baker')
      await mara.getByRole('button', { name: 'Read the lines' }).click()
      await mara.getByRole('checkbox').first().check()
      await mara.getByRole('button', { name: 'Import', exact: true }).click()
      await mara.getByRole('listitem').filter({ hasText: 'not imported · admin.f.v' }).waitFor()
      await mara.getByRole('button', { name: 'Talk' }).first().waitFor()
      await mara.getByText('Cook · Juniper Foods').waitFor()
    }))

  it('screens the name of an organization that registers', async () => {
    const { context, page } = await openPage(browser, workplace.url, null)
    await page.goto('/')
    await page.getByLabel('Name', { exact: true }).fill('Bundesministerium der Finanzen')
    await page.getByLabel('Country, two letters').fill('DE')
    await page.getByLabel('Your name').fill('Jo Muster')
    await page.getByLabel('Your e-mail').fill('jo@muster.example')
    await page.getByRole('button', { name: 'Register an organization' }).click()
    await page.getByRole('alert').getByText('org-name.d').waitFor()
    await context.close()
  })

  it.each([
    { language: 'en-GB', theme: 'light' },
    { language: 'zh-CN', theme: 'dark' },
  ] as const)('can be used by everybody: $language, $theme', async (look) => {
    const { context, page } = await openPage(browser, workplace.url, null, look)
    await page.goto('/')
    await page.getByRole('button', { name: 'Mara' }).waitFor()
    await expectAccessible(page, 'door')
    await context.close()
    await as(
      'Mara',
      async (mara) => {
        await mara.getByRole('button', { name: 'Juniper · everybody' }).click()
        await mara.locator('.item').first().waitFor()
        await expectAccessible(mara, 'chat')
        for (const place of [/Board|公告/, /People|通讯录/, /Settings|设置/, /Asked and answered|询问与回答/]) {
          await mara.getByRole('button', { name: place }).click()
          await mara.waitForLoadState('networkidle').catch(() => undefined) // the stream of changes never ends
          await expectAccessible(mara, String(place))
        }
      },
      look,
    )
  })
})

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

/** A report opens the case; a senior decides it. */
async function limit(
  account: string,
  action: { type: 'limit' | 'suspend'; capability?: 'message.external'; until: string },
): Promise<void> {
  const service = createGoodstanding({ url: server.url, token: SERVICE_TOKEN })
  must(
    await service.reports.file({
      about: { account },
      clause: 'conduct.j',
      text: 'Keeps sending offers that nobody asked for.',
      reporter: { organization: 'juniper-foods', id: 'guest-1', kind: 'external' },
    }),
  )
  await decideAbout(account, {
    clause: 'conduct.j',
    actions: [action],
    reason: 'Offers to strangers, after a warning.',
  })
}
