/** One small text from an address that somebody else named: bounded in size, time and redirects; each hop is guarded anew. */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { guardedLookup, type Privately, type Resolve } from './guarded-lookup.ts'
import { NetFault } from './net-fault.ts'

export type FetchBounds = {
  readonly resolve: Resolve
  /** `allowed`: private addresses and plain HTTP, for tests and closed networks. */
  readonly private: Privately
  readonly maxBytes: number
  readonly timeoutMs: number
  readonly redirects: number
}

type Got = { readonly status: number; readonly location: string | null; readonly text: string }

function isAllowed(url: URL, privately: Privately): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (privately === 'allowed') return url.protocol === 'https:' || url.protocol === 'http:'
  // An address instead of a name proves no domain, and may lead anywhere.
  return url.protocol === 'https:' && isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0
}

/**
 * The text, or an error in words. Redirects stay on the host that was asked or its `www.`, so that a page on another's host
 * cannot speak for this one.
 */
export async function fetchText(address: string, bounds: FetchBounds): Promise<string> {
  const first = new URL(address)
  let url = first
  for (let hop = 0; hop <= bounds.redirects; hop += 1) {
    if (!isAllowed(url, bounds.private)) throw new NetFault('refused', 'The address is not allowed.')
    const { status, location, text } = await getOnce(url, bounds)
    if (status >= 200 && status < 300) return text
    if (status < 300 || status > 399 || location === null) throw new NetFault('status', `HTTP ${status}`, status)
    const next = new URL(location, url)
    if (bareHost(next) !== bareHost(first)) throw new NetFault('elsewhere', 'The address redirects to another host.')
    url = next
  }
  throw new NetFault('redirects', `The address redirects more than ${bounds.redirects} times.`)
}

const bareHost = ({ host }: URL): string => host.replace(/^www\./, '')

function getOnce(
  url: URL,
  { resolve: resolveName, private: privately, maxBytes, timeoutMs }: FetchBounds,
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const options = {
      headers: { accept: 'text/plain', 'user-agent': 'Goodstanding-Verification' },
      lookup: guardedLookup(resolveName, privately),
      agent: false as const,
      signal: AbortSignal.timeout(timeoutMs),
    }
    const request = send(url, options, (response) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        size += part.length
        if (size <= maxBytes) {
          parts.push(part)
          return
        }
        reject(new NetFault('large', `The file is larger than ${maxBytes} bytes.`))
        request.destroy()
      })
      response.on('end', () => {
        const text = Buffer.concat(parts).toString()
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, text })
      })
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end()
  })
}
