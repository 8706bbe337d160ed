/** The workplace of the tests: beside a real server, in a real browser. The tests of one file share it. */
import { rmSync } from 'node:fs'
import { createGoodstanding, type Goodstanding } from '@goodstanding/sdk'
import { makeTestFolder } from '@goodstanding/testkit'
import { type Started, startWorkplace } from '@goodstanding/workplace'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { buildPages, pagesAreStale } from '../../scripts/build-pages.mjs'
import { intercept } from './hold.ts'
import { findChromium, launch, type Look, openPage } from './open-browser.ts'
import { must } from './seed-traffic.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from '../server/start-server.ts'

export const found = await findChromium()

let server: LocalServer
let workplace: Started
let browser: Browser
let folder: string
let theSenior: Goodstanding

/** Starts the workplace before the tests of the file that calls it, and ends it behind them. */
export function useWorkplace(): void {
  beforeAll(async () => {
    if (found === null) return
    if (pagesAreStale()) await buildPages()
    server = await startServer({ GOODSTANDING_PRIVATE_WEBHOOKS: 'allow' })
    folder = makeTestFolder()
    const goodstanding = { url: server.url, token: SERVICE_TOKEN }
    workplace = await startWorkplace({ port: 0, dataDirectory: folder, goodstanding, say: () => undefined })
    theSenior = await seniorOf(server)
    browser = await launch(found)
  })
  afterAll(async () => {
    if (found === null) return
    await browser.close()
    await workplace.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
}

/** Somebody of the operator who may decide all there is. */
export const senior = (): Goodstanding => theSenior

export const service = (): Goodstanding => createGoodstanding({ url: server.url, token: SERVICE_TOKEN })

/** The workplace before anybody said who they are. */
export const openDoor = (look: Look = {}) => openPage(browser, workplace.url, null, look)

/** Makes them: somebody who may decide all there is. */
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
export async function as(name: string, work: (page: Page) => Promise<void>, look: Look = {}): Promise<void> {
  const { context, page, errors } = await openDoor(look)
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

export const personIn = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

export const open = (page: Page, conversation: string) =>
  page.getByRole('button', { name: conversation, exact: true }).click()

/** Keeps such requests of the page from being sent until the returned function is called. */
export async function holdBack(page: Page, isHeld: (url: URL) => boolean): Promise<() => void> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await intercept(page, isHeld, async (route) => {
    await released
    await route.continue()
  })
  return () => release()
}

export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /Write a message|输入消息/ }).fill(text)
  await page.keyboard.press('Enter')
}

/** Decides the case about a person, claimed first. */
export async function decideAbout(
  account: string,
  decision: Parameters<Goodstanding['cases']['decide']>[1],
): Promise<void> {
  const { items } = must(await senior().cases.list({ subject: `account/${account}`, status: 'open' }))
  for (const { id } of items) {
    const claimed = must(await senior().cases.claim(id))
    must(await senior().cases.decide(id, { ...decision, ifMatch: claimed.version }))
  }
}

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

/** A report opens the case; a senior decides it. */
export async function limit(
  account: string,
  action: { type: 'limit' | 'suspend'; capability?: 'message.external' | 'contact.invite'; until: string },
): Promise<void> {
  must(
    await service().reports.file({
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
