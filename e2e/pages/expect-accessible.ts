/** axe-core on a page as it is now: no violation of WCAG 2.2 A and AA, nor of good practice. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'

type Violation = {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const require = createRequire(import.meta.url)
/** As it ships for pages: its other form is twice as long, and takes twice as long to read. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** One for each window: a world is known by its name within its session alone, and another would read all of axe anew. */
const sessions = new WeakMap<Page, Promise<CDPSession>>()
function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

/** Outside of the page's own world, so that its policy on scripts stays as it is. */
async function openWorld(page: Page) {
  const client = await sessionOf(page)
  const { frameTree } = await client.send('Page.getFrameTree')
  const { executionContextId } = await client.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  })
  const inWorld = { contextId: executionContextId, returnByValue: true }
  // Half a megabyte is read once for each page that is opened, not for each of its states.
  const held = await client.send('Runtime.evaluate', { expression: 'typeof axe', ...inWorld })
  if (held.result.value !== 'object') await client.send('Runtime.evaluate', { expression: AXE, ...inWorld })
  return { client, inWorld }
}

/** Buttons with the name of another one, and nothing that describes them otherwise. Behind a dialog there is none to hear. */
const ALIKE = `(() => {
  axe.setup(document)
  const textOf = (ids) => (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()
  const heard = [...(document.querySelector('dialog[open]') ?? document).querySelectorAll('button')]
    .filter((button) => button.checkVisibility())
    .map((button) => [axe.commons.text.accessibleText(button), textOf(button.getAttribute('aria-describedby'))].join(' | '))
  axe.teardown()
  return JSON.stringify([...new Set(heard.filter((each, at) => heard.indexOf(each) !== at))])
})()`

export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { client, inWorld } = await openWorld(page)
  // Only violations are read: what passes need not be described.
  const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'] })
  const run = `axe.run(document, ${options}).then((found) => JSON.stringify(found.violations))`
  const answer = await client.send('Runtime.evaluate', {
    expression: run,
    awaitPromise: true,
    ...inWorld,
  })
  if (answer.exceptionDetails !== undefined) throw new Error(JSON.stringify(answer.exceptionDetails))
  const violations = JSON.parse(String(answer.result.value)) as readonly Violation[]
  const told = violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`).join(' | ')}`,
  )
  expect(told).toEqual([])
}

/**
 * No two buttons of a page are heard alike: in a list of them, which of seven people "Remove" is about is known only to whoever sees the
 * row around it.
 */
export async function expectNoneAlike(page: Page, where: string): Promise<void> {
  const { client, inWorld } = await openWorld(page)
  const alike = await client.send('Runtime.evaluate', { expression: ALIKE, ...inWorld })
  if (alike.exceptionDetails !== undefined) throw new Error(JSON.stringify(alike.exceptionDetails))
  const heard = JSON.parse(String(alike.result.value)) as readonly string[]
  expect(heard.map((name) => `${where}: ${name}`)).toEqual([])
}

/** What sticks out of the window, or makes a page scroll sideways as a whole. Tables and code scroll by themselves. */
export const sticksOut = (page: Page): Promise<unknown> =>
  page.evaluate(`[
    ['document', document.documentElement.scrollWidth - innerWidth],
    ...[...document.querySelectorAll('main, .page, .case-main, .case-columns, .case-body, .decide, .decide-form, dialog')]
      .map((part) => [part.className || part.tagName, part.scrollWidth - part.clientWidth]),
  ].filter(([, over]) => over > 0)`)
