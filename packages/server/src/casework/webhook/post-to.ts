/**
 * One POST to an address that somebody else named. The address is resolved once, and the connection goes to exactly what was
 * resolved: a name cannot point inside after it was looked at. Private and local addresses are refused.
 */
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { guardedLookup, isPrivateAddress, systemAddresses } from '../../net/guarded-lookup.ts'

export type Posting = {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly private: 'allowed' | 'refused'
}

/** Whether webhooks may go to this URL at all: HTTPS, without a user, not to an address that is plainly private. */
export function isAllowedUrl(text: string, privately: Posting['private']): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return false
  if (privately === 'allowed') return url.protocol === 'https:' || url.protocol === 'http:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && host !== 'localhost' && (isIP(host) === 0 || !isPrivateAddress(host))
}

/** Posts, and answers the status code. Redirects are not followed. Rejects when there is no answer. */
export function postTo(address: string, { body, headers, private: privately }: Posting): Promise<number> {
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
      timeout: 10_000,
      ...(privately === 'allowed' ? {} : { lookup: guardedLookup(systemAddresses, 'refused') }),
    }
    const request = send(url, options, (response) => {
      // What it says beside the status is not read: a body without an end would keep the connection for ever.
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    request.on('timeout', () => request.destroy(new Error('The address did not answer in time.')))
    request.on('error', reject)
    request.end(body)
  })
}
