/** Every link that a page shows leads somewhere that whoever sees it may go: each role of the staff, administrators, members and nobody follow all. */
import { ROLES, type Role } from '@goodstanding/casework'
import { createGoodstanding } from '@goodstanding/sdk'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { must } from './pages/seed-traffic.ts'
import { type Made, seedWork } from './pages/seed-work.ts'
import { found, goOn, PATIENT, rows, settle, usePages } from './pages/use-pages.ts'

const pages = usePages()
const { visit } = pages
let made: Made

const NOT_STAFF: readonly Role[] = ['member', 'external', 'administrator', 'service']
const STAFF = ROLES.filter((role) => !NOT_STAFF.includes(role))

/** What a page says to whoever should not have been led to it. */
const NOWHERE = /You do not have access|There is nothing at this address|This could not be loaded/
/** Pages that scripts draw; all others are read as the server sends them. */
const DRAWN = /^\/(?:console|org)(?:\/|$)/

/** What differs in its rows only is one page: an id is one of many, and so is a filter of the queue. */
const ALIKE: readonly string[] = ['/console/queue', '/console/registers', '/console/rules/outcomes']

function kindOf({ pathname, searchParams, hash }: URL): string {
  if (ALIKE.includes(pathname)) return pathname
  const path = pathname.replace(/\b[a-z]+_[\w-]{8,}/g, '{id}').replace(/\/proof\/\d+/, '/proof/{id}')
  return `${path}?${(searchParams.get('q') ?? '').replace(/[:/. ].*/s, '')}${hash.replace(/\..*/, '')}`
}

type Way = { readonly to: URL; readonly words: string }

const HREF = /<a\b[^>]{0,400}?\bhref="([^"]+)"/g
const unescape = (text: string): string => text.replaceAll('&amp;', '&')

type Seen = { readonly problem: string | null; readonly links: readonly URL[] }

/** A page of the server, asked for once whatever part of it a link leads to. */
async function readPage(page: Page, to: URL, texts: Map<string, string>): Promise<Seen> {
  const path = `${to.pathname}${to.search}`
  const known = texts.get(path)
  const hasPart = (text: string): boolean =>
    to.hash === '' || text.includes(`id="${decodeURIComponent(to.hash.slice(1))}"`)
  if (known !== undefined) return { problem: hasPart(known) ? null : 'no such part', links: [] }
  const answer = await page.request.get(path)
  if (!answer.ok()) return { problem: String(answer.status()), links: [] }
  const text = (answer.headers()['content-type'] ?? '').startsWith('text/html') ? await answer.text() : ''
  texts.set(path, text)
  const links = [...text.matchAll(HREF)].map(([, href = '']) => new URL(unescape(href), to))
  return { problem: hasPart(text) ? null : 'no such part', links }
}

const LINKS = `[...document.querySelectorAll('a[href]')].map(({ href }) => href)`

async function drawPage(page: Page, to: URL, quiet: () => Promise<void>): Promise<Seen> {
  await goOn(page, `${to.pathname}${to.search}`)
  await settle(page, quiet)
  const nowhere = NOWHERE.exec(await page.locator('main').innerText())?.[0] ?? null
  const isThere = to.hash === '' || (await page.locator(to.hash).count()) > 0
  const links = (await page.evaluate<readonly string[]>(LINKS)).map((href) => new URL(href))
  return { problem: nowhere ?? (isThere ? null : 'no such part'), links }
}

/** Whoever judges a case a second time may not have seen its end, which other pages tell. */
const isFirst = ({ search }: URL): boolean => search.includes('q=review')

/** What everybody reads is gone through once, by nobody in particular. */
const PUBLIC = /^\/(?:$|policy|developers|sign-in|metrics)/

/** Follows every link from an address on, each kind once; answers those that lead nowhere. */
async function follow(page: Page, quiet: () => Promise<void>, starts: readonly string[]): Promise<readonly string[]> {
  const { origin } = new URL(page.url())
  const seen = new Set<string>()
  const left: Way[] = starts.map((path) => ({ to: new URL(path, origin), words: '' }))
  const lost: string[] = []
  const texts = new Map<string, string>()
  const isOpen = PUBLIC.test(left[0]?.to.pathname ?? '')
  for (let way = left.shift(); way !== undefined; way = left.shift()) {
    const { to, words } = way
    if (to.origin !== origin || seen.has(kindOf(to))) continue
    seen.add(kindOf(to))
    const { problem, links } = await (DRAWN.test(to.pathname) ? drawPage(page, to, quiet) : readPage(page, to, texts))
    const from = `${to.pathname}${to.search}${to.hash}`
    if (problem !== null) {
      // Where an address was not led to, whoever may not open it has nothing to do there.
      if (words !== '') lost.push(`${words} -> ${from}: ${problem}`)
      continue
    }
    if (!isOpen && PUBLIC.test(to.pathname)) continue
    for (const link of links)
      if (isFirst(link)) left.unshift({ to: link, words: from })
      else left.push({ to: link, words: from })
  }
  expect(seen.size).toBeGreaterThan(3)
  return lost
}

/** Pages that somebody comes to by words of their own. */
const asked = (): readonly string[] => [
  '/console/subject?q=organization/acme',
  '/console/subject?q=account/li.wei',
  '/console/subject?q=link/rich.example',
  '/console/decisions?q=effect:hold',
  `/console/rules/outcomes?q=${made.rule}+right`,
]

beforeAll(async () => {
  if (found !== null) made = await seedWork(pages.server().url, pages.seeded())
})

// First: whoever follows links takes what there is to judge.
describe.skipIf(found === null)('whoever goes by keyboard', { timeout: 120_000 }, () => {
  const inHand = (page: Page) => expect.poll(() => page.evaluate('document.activeElement.id'), PATIENT)

  it('goes on in the page where what they pressed is gone with what it showed', async () => {
    const { ana, mei } = pages.seeded()
    await visit(ana.token, '/console/quality?q=todo', async (page) => {
      await page.getByRole('link', { name: 'Judge', exact: true }).first().press('Enter')
      await page.getByRole('button', { name: 'Give back' }).waitFor()
      await inHand(page).toBe('page')
      await page.getByRole('button', { name: 'Give back' }).press('Enter')
      await page.getByRole('link', { name: 'Judge', exact: true }).first().waitFor()
      await inHand(page).toBe('page')
      await page.goto('/console/subject?q=account/chen')
      await page.getByRole('link', { name: 'hengyuan' }).first().press('Enter')
      await page.getByRole('heading', { name: 'organization/hengyuan' }).waitFor()
      await inHand(page).toBe('page')
    })
    await visit(mei.token, '/console/queue?q=nothing-like-that', async (page) => {
      await page.getByRole('button', { name: 'Clear filter' }).press('Enter')
      await rows(page).first().waitFor()
      await inHand(page).toBe('page')
    })
  })
})

describe.skipIf(found === null)('every link', { timeout: 300_000 }, () => {
  const walkAs = async (role: Role, queues: readonly string[]): Promise<void> => {
    const root = createGoodstanding({ url: pages.server().url, token: pages.seeded().root.token })
    const id = ['only', role, ...queues].join('-')
    const body = { id, name: id, email: `${id}@operator.example`, roles: [role] }
    must(await root.ask('POST', '/v1/staff', { body }))
    must(await root.ask('PUT', `/v1/staff/${id}/queues`, { body: { queues } }))
    const { token } = must(await root.ask<{ token: string }>('POST', `/v1/staff/${id}/tokens`, { body: {} }))
    await visit(token, '/console', async (page, { quiet, expectRefusals }) => {
      expectRefusals(403)
      expect(await follow(page, quiet, ['/console/', ...asked()])).toEqual([])
    })
  }

  it.each(STAFF)('leads somewhere for one of the staff who is %s and nothing else', (role) => walkAs(role, []))

  it('leads somewhere for a moderator of a queue without cases', async () => {
    const root = createGoodstanding({ url: pages.server().url, token: pages.seeded().root.token })
    must(await root.ask('PUT', '/v1/queues/fraud', { body: { name: { en: 'Fraud', zh: '欺诈' } } }))
    await walkAs('moderator', ['fraud'])
  })

  it.each([
    ['an administrator', 'acme-boss', 'admin', ['/org', '/me']],
    ['a member', 'li.wei', 'member', ['/me']],
    ['somebody from outside', 'x-7', 'external', ['/me']],
  ] as const)('leads somewhere for %s', async (_, id, role, starts) => {
    const organization = role === 'external' ? 'northline' : 'acme'
    await visit(await pages.seeded().member(id, organization, role), '/me', async (page, { quiet }) => {
      expect(await follow(page, quiet, starts)).toEqual([])
    })
  })

  it('leads somewhere for whoever is not signed in', async () => {
    await visit(null, '/', async (page, { quiet }) => {
      expect(
        await follow(page, quiet, ['/', '/policy/transparency', '/developers', `/notices/${made.notice}`]),
      ).toEqual([])
    })
  })
})
