/**
 * One POST to an address that somebody else named. The address is resolved once, and the connection goes to exactly what was
 * resolved: a name cannot point inside after it was looked at. Private and local addresses are refused.
 */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { readUrl } from '@goodstanding/detectors'
import { guardedLookup, isLoopback, isPrivateAddress, systemAddresses } from '../../net/guarded-lookup.ts'

export type Posting = {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** `this-machine`: those of the machine this runs on, and no others. */
  readonly private: 'allowed' | 'this-machine' | 'refused'
  /** How long all of it may take: an answer may come byte by byte, and end never. */
  readonly withinMs: number
}

/** What `private` is where webhooks are kept to what the operator allowed. */
export function privatelyOf(stated: {
  readonly privateWebhooks?: boolean
  readonly machineWebhooks?: boolean
}): Posting['private'] {
  if (stated.privateWebhooks === true) return 'allowed'
  return stated.machineWebhooks === true ? 'this-machine' : 'refused'
}

/** Whether webhooks may go to this URL at all: HTTPS, without a user, not to an address that is plainly private. */
export function isAllowedUrl(text: string, privately: Posting['private']): boolean {
  const url = readUrl(text)
  if (url === null || url.username !== '' || url.password !== '') return false
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (privately === 'allowed' || (privately === 'this-machine' && isOnThisMachine(url))) return isWeb
  const host = hostOf(url)
  const isOurselves = /(?:^|\.)localhost\.?$/.test(host)
  return url.protocol === 'https:' && !isOurselves && (isIP(host) === 0 || !isPrivateAddress(host))
}

/** By its own name or address: what other names lead to is not known before they are asked. */
function isOnThisMachine(url: URL): boolean {
  return isLoopback(hostOf(url))
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** `waitMs`: for how long whoever answered asks to be left alone, 0 where they do not say. */
export type Posted = { readonly status: number; readonly waitMs: number }

/** Posts, and answers how it was answered. Redirects are not followed. Rejects when there is no answer. */
export function postTo(address: string, { body, headers, private: privately, withinMs }: Posting): Promise<Posted> {
  return new Promise((resolve, reject) => {
    if (!isAllowedUrl(address, privately)) {
      reject(new Error('The address is not allowed.'))
      return
    }
    const url = new URL(address)
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const options = {
      method: 'POST',
      headers,
      ...(privately === 'allowed' || (privately === 'this-machine' && isOnThisMachine(url))
        ? {}
        : { lookup: guardedLookup(systemAddresses, 'refused') }),
    }
    const request = send(url, options, (response) => {
      clearTimeout(over)
      // What it says beside the status is not read: a body without an end would keep the connection for ever.
      resolve({ status: response.statusCode ?? 0, waitMs: statedWait(response.headers['retry-after']) })
      response.destroy()
    })
    const over = setTimeout(() => request.destroy(new Error('The address did not answer in time.')), withinMs)
    over.unref()
    request.on('error', (fault) => {
      clearTimeout(over)
      reject(fault)
    })
    request.end(body)
  })
}

/** `retry-after`: seconds, or a date. */
function statedWait(retryAfter: string | undefined): number {
  if (retryAfter === undefined) return 0
  const ms = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : 0
}
