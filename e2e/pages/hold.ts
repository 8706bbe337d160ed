/** Keeps what a page asks for on its way, so that a test says in which order things happen. */
import type { Page, Route } from 'playwright-core'

/** `answered`: how many the server has answered of those whose answer is held: from then on it has done what it was asked. */
type Hold = { readonly count: () => number; readonly answered: () => number; readonly letGo: () => void }

/** `request`: the server is asked only once it is let go; `answer`: it has answered by then, and what changed meanwhile is not in it. */
type Held = 'request' | 'answer'
type Address = Parameters<Page['route']>[0]

/** What a page asks for to see whether its requests are caught by now: its own script. One without a script asks for nothing. */
const isProbe = ({ search }: URL): boolean => search === '?caught'
const ASK = `(([script]) => script && fetch(script.src + '?caught').then(() => true))(document.querySelectorAll('script[src]'))`

/**
 * As `page.route`, and caught from the next request on. A page that stands already hears of it later than the test: what it asks for until
 * then goes out past the test, which is told of no such request at all.
 */
export async function intercept(page: Page, address: Address, handle: (route: Route) => unknown): Promise<void> {
  await page.route(address, handle)
  if (!page.url().startsWith('http')) return
  const probe = { isCaught: false }
  await page.route(isProbe, async (route) => {
    probe.isCaught = true
    await route.fulfill({ status: 204 })
  })
  while (!probe.isCaught) if (!(await page.evaluate(ASK))) break
  await page.unroute(isProbe)
}

async function answerLater(route: Route, gone: Promise<void>, note: () => void): Promise<void> {
  const response = await route.fetch()
  note()
  await gone
  await route.fulfill({ response })
}

/** Holds what the page asks for at such an address, and counts it, until it is let go. `first`: only so many of them. */
export async function hold(page: Page, address: Address, what: Held = 'request', first = Infinity): Promise<Hold> {
  let count = 0
  let answered = 0
  let letGo = (): void => undefined
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await intercept(page, address, async (route) => {
    count += 1
    if (count <= first && what === 'answer') {
      await answerLater(route, gone, () => {
        answered += 1
      })
      return
    }
    if (count <= first) await gone
    await route.continue()
  })
  return { count: () => count, answered: () => answered, letGo: () => letGo() }
}
