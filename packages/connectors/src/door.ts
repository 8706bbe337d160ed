/** What both doors of a connector need: refusals with a status, secrets compared in constant time, bodies that end, and an end in order. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

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

type Place = { readonly host: string; readonly port: number }

/** Why nobody can listen there, and what to do about it. `named`: what names the place. */
const WHY_NOT: Readonly<Record<string, (place: Place, named: string) => string>> = {
  EADDRINUSE: ({ host, port }, named) => `${host}:${port} is taken by another process. Name another port by ${named}.`,
  EADDRNOTAVAIL: ({ host }, named) => `${host} is no address of this machine. Name another by ${named}.`,
  ENOTFOUND: ({ host }, named) => `Nothing is known by the name ${host}. Name another address by ${named}.`,
  EACCES: ({ host, port }, named) =>
    `${host}:${port} may not be opened by this user. Name a port from 1024 on by ${named}.`,
}

/** Answers the address; throws in words. */
export async function listenAt(server: Server, place: Place, named: string): Promise<string> {
  const { host, port } = place
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
    throw new Error(WHY_NOT[code]?.(place, named) ?? String(fault))
  }
  const address = server.address()
  return `http://${host}:${typeof address === 'object' && address !== null ? address.port : port}`
}

/** Takes nobody new, and answers what is under way: who is cut off goes on without an answer. What takes longer is cut off all the same. */
export async function endServer(server: Server, withinMs: number): Promise<void> {
  const closed = once(server, 'close')
  server.keepAliveTimeout = 1
  server.close()
  const over = setTimeout(() => {
    server.closeAllConnections()
  }, withinMs)
  await closed
  clearTimeout(over)
}
