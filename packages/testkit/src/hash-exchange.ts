/**
 * A process that speaks the exchange's protocol, for tests: pages of hashes by time and token, feedback, and both keys asked for.
 * `PUT /records` sets what it lists, `GET /seen` answers what it was asked and told, `PUT /broken` lets it fail, `PUT /refused` sets of which
 * hashes it hears nothing and which pages it no longer knows.
 */
import { createServer, type IncomingMessage } from 'node:http'

type HashRecord = { readonly lastModtimestamp: number; readonly [more: string]: unknown }
type Seen = { readonly path: string; readonly keys: readonly unknown[]; readonly body: unknown }

let records: readonly HashRecord[] = []
let broken = 0
let refused: readonly string[] = []
const seen: Seen[] = []

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) if (part instanceof Buffer) parts.push(part)
  const text = Buffer.concat(parts).toString('utf8')
  return text === '' ? null : JSON.parse(text)
}

function pageOf(query: URLSearchParams): object {
  const since = Number(query.get('startTimestamp'))
  const size = Number(query.get('pageSize'))
  const from = Number(query.get('nextPageToken') ?? 0)
  const listed = records.filter(({ lastModtimestamp }) => lastModtimestamp >= since)
  const page = listed.slice(from, from + Math.min(size, MOST_TO_A_PAGE))
  const isLast = from + page.length >= listed.length
  return { count: page.length, hashRecords: page, nextPageToken: isLast ? null : String(from + page.length) }
}

/** All of it for the sake of one hash, and without a word which. */
function isRefused(query: URLSearchParams, body: unknown): boolean {
  const page = query.get('nextPageToken')
  const told = (body as { readonly hashFeedbacks?: readonly { readonly hashValue: string }[] } | null)?.hashFeedbacks
  const named = [...(page === null ? [] : [page]), ...(told ?? []).map(({ hashValue }) => hashValue)]
  return named.some((name) => refused.includes(name))
}

/** Whatever is asked for, so that a few records make many pages. */
const MOST_TO_A_PAGE = 2

function answer(
  path: string,
  query: URLSearchParams,
  body: unknown,
): { readonly status: number; readonly body: unknown } {
  if (path === '/records') {
    records = body as readonly HashRecord[]
    return { status: 200, body: {} }
  }
  if (path === '/broken') {
    broken = (body as { readonly after: number }).after
    return { status: 200, body: {} }
  }
  if (path === '/refused') {
    refused = body as readonly string[]
    return { status: 200, body: {} }
  }
  if (path.startsWith('/v1/') && isRefused(query, body)) return { status: 400, body: {} }
  if (path === '/seen') return { status: 200, body: seen }
  return { status: 200, body: path === '/v1/FetchHashes' ? pageOf(query) : {} }
}

const server = createServer((request, response) => {
  void readBody(request).then((body) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://exchange.test')
    const keys = [request.headers['x-functions-key'], request.headers['ocp-apim-subscription-key']]
    const isProtocol = pathname.startsWith('/v1/')
    if (isProtocol) seen.push({ path: `${request.method} ${request.url}`, keys, body })
    const isAllowed = keys[0] === 'function-key' && keys[1] === 'subscription-key'
    if (isProtocol && broken > 0) broken -= 1
    const isBroken = isProtocol && broken === 1
    const said = answer(pathname, searchParams, body)
    const status = isProtocol && !isAllowed ? 401 : isBroken ? 503 : said.status
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body))
  })
}).listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`ready ${typeof address === 'object' && address !== null ? address.port : 0}\n`)
})
