/** Clients that a machine drives, by how they name themselves. */
const DRIVERS: readonly (readonly [RegExp, number])[] = [
  [/HeadlessChrome|PhantomJS|SlimerJS|HtmlUnit/i, 0.97],
  [/selenium|webdriver|puppeteer|playwright|cypress|splash/i, 0.95],
  [/scrapy|crawler|spider|scraper|\bbot\b|bot\//i, 0.93],
  [/python-requests|python-urllib|aiohttp|python-httpx|httpie|\bcurl\/|\bwget\//i, 0.9],
  [/Go-http-client|libwww-perl|mechanize|colly|Apache-HttpClient|^Java\/|Ruby|guzzle/i, 0.85],
  [/node-fetch|axios\/|undici|got \(|PostmanRuntime|insomnia\//i, 0.7],
]

/** 0..1: how surely a machine drives this client. */
export function automationScore(userAgent: string): number {
  for (const [pattern, score] of DRIVERS) if (pattern.test(userAgent)) return score
  return 0
}

/** The name of a client as the register `clients` knows it: what stands before `/`. */
export function clientName(client: string): string {
  return (client.split('/', 1)[0] ?? '').trim()
}
