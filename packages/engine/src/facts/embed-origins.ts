/** The origins that an organization lists as pages that may embed the service. */
import { asciiHost, readUrl } from '@goodstanding/detectors'
import { hostOf } from './own-rules.ts'

/**
 * Whether a listed origin is that of a page. One with a scheme is compared by scheme, host and port - a page's path says nothing -, and one
 * with a path of its own with the pages at that path and below; one without a scheme is a host, under any scheme and port.
 */
export function isOriginOf(listed: string, page: string): boolean {
  if (!listed.includes('://')) return hostOf(listed) === hostOf(page)
  const [ours, theirs] = [placeOf(listed), placeOf(page)]
  if (ours === null || theirs === null) return spell(listed) === spell(page)
  return ours.origin === theirs.origin && `${theirs.path}/`.startsWith(`${ours.path}/`)
}

/** Whether a page could ever have it. Each subdomain is an origin of its own. */
export function isOrigin(listed: string): boolean {
  const host = listed.includes('://') && readUrl(listed.trim()) === null ? null : hostOf(listed)
  return host !== null && !host.includes('*')
}

/** Null: the address of no web page, and so without an origin. */
function placeOf(text: string): { readonly origin: string; readonly path: string } | null {
  const url = readUrl(text.trim())
  return url === null || url.origin === 'null'
    ? null
    : { origin: url.origin, path: url.pathname.replace(/(?<!\/)\/+$/, '') }
}

const spell = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/(?<!\/)\/+$/, '')
    .replace(/(?<=:\/\/)[^/?#:@]+/u, asciiHost)
