/** What both doors of a connector need: refusals with a status, secrets compared in constant time, bodies that end. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A refusal of the connector itself, told to whoever asked. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, words: string) {
    super(words)
    this.status = status
  }
}

/** In constant time: digests have one length, whatever was sent. */
export function isAllowed(secret: string, header: string | undefined): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${secret}`))
}

const KIBIBYTE = 1024

/** Throws `Refused` (413) as soon as more than `most` bytes came. */
export async function readBody(request: IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part))
    size += bytes.length
    if (size > most) throw new Refused(413, `The body is larger than ${most / KIBIBYTE} KiB.`)
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString('utf8')
}

export function say(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  response.end(text)
}
