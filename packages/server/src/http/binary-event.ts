/**
 * CloudEvents in the binary mode of HTTP, which their libraries send unless told otherwise: the data is the body, and whatever else stands in the
 * envelope comes as `ce-` headers. Made one envelope, it is the same event as in structured mode.
 */
import type { IncomingHttpHeaders } from 'node:http'

/** Whether a request with this content type holds the data alone. */
export function isBinary(headers: IncomingHttpHeaders): boolean {
  return (
    headers['ce-specversion'] !== undefined && !(headers['content-type'] ?? '').startsWith('application/cloudevents')
  )
}

/** What is no JSON stays none: the envelope is not either. */
export function envelopeOf(headers: IncomingHttpHeaders, body: Uint8Array): Uint8Array {
  const members = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('ce-') && typeof value === 'string' ? [[name.slice('ce-'.length), decoded(value)]] : [],
  )
  // Behind the data, so that nothing of it takes their place.
  const others = JSON.stringify(Object.fromEntries(members)).slice(1)
  return Buffer.concat([Buffer.from('{"data":'), body, Buffer.from(`,${others}`)])
}

/** Headers are ASCII: what is not is written as `%` and the bytes of its UTF-8. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value // a sign that stands for itself
  }
}
