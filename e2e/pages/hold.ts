/** Keeps what a page asks for on its way, so that a test says in which order things happen. */
import type { Page, Route } from 'playwright-core'

type Hold = { readonly count: () => number; readonly letGo: () => void }

/** `request`: the server is asked only once it is let go; `answer`: it has answered by then, and what changed meanwhile is not in it. */
type Held = 'request' | 'answer'

async function answerLater(route: Route, gone: Promise<void>): Promise<void> {
  const response = await route.fetch()
  await gone
  await route.fulfill({ response })
}

/** Holds what the page asks for at such an address, and counts it, until it is let go. `first`: only so many of them. */
export async function hold(page: Page, address: string, what: Held = 'request', first = Infinity): Promise<Hold> {
  let count = 0
  let letGo = (): void => undefined
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(address, async (route) => {
    count += 1
    if (count <= first && what === 'answer') {
      await answerLater(route, gone)
      return
    }
    if (count <= first) await gone
    await route.continue()
  })
  return { count: () => count, letGo: () => letGo() }
}
