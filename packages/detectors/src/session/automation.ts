/** Clients that a machine drives, by how they name themselves. */
const DRIVERS: readonly (readonly [RegExp, number])[] = [
  [/HeadlessChrome|PhantomJS|SlimerJS|HtmlUnit/i, 0.97],
  [/selenium|webdriver|puppeteer|playwright|\bcypress\b|\bsplash\b/i, 0.95],
  [/scrapy|crawler|spider|scraper|\bbot\b|bot\//i, 0.93],
  [/python-requests|python-urllib|aiohttp|python-httpx|httpie|\bcurl\/|\bwget\//i, 0.9],
  [/Go-http-client|libwww-perl|mechanize|\bcolly\b|Apache-HttpClient|^Java\/|\bruby\b|guzzle/i, 0.85],
  [/node-fetch|axios\/|undici|got \(|PostmanRuntime|insomnia\//i, 0.7],
]

/** Few names of clients are in use at a time, and the patterns cost more than everything else about a session. */
const MOST_SCORES = 4_096
const scores = new Map<string, number>()

/** 0..1: how surely a machine drives this client. */
export function automationScore(userAgent: string): number {
  if (userAgent === '') return 0
  const before = scores.get(userAgent)
  if (before !== undefined) return before
  const score = DRIVERS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 0
  if (scores.size >= MOST_SCORES) scores.clear()
  scores.set(userAgent, score)
  return score
}

/** The name of a client as the register `clients` knows it: what stands before `/`. */
export function clientName(client: string): string {
  return (client.split('/', 1)[0] ?? '').trim()
}
