/**
 * Answers with long lists are written item by item, between decisions: two hundred cases with all that is found in them are ten
 * megabytes of JSON. What is written is what `JSON.stringify` writes.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { mapInTurns } from '../in-turns.ts'

/** A list of fewer is written as a whole. */
const LONG_FROM = 20

type Listing = { readonly items: readonly unknown[] }

function isLong(body: unknown): body is Listing {
  if (typeof body !== 'object' || body === null || !('items' in body)) return false
  return Array.isArray(body.items) && body.items.length >= LONG_FROM
}

/** The parts of the text as bytes, which are joined and sent without being gone through again. */
async function writeList(body: Listing): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = []
  for (const [name, value] of Object.entries(body)) {
    const written = name === 'items' ? await writeItems(body.items) : writeMember(value)
    // What is undefined is left out.
    if (written !== null) parts.push(bytesOf(`${parts.length === 0 ? '{' : ','}${JSON.stringify(name)}:`), ...written)
  }
  return [...parts, bytesOf('}')]
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text)

function writeMember(value: unknown): readonly Uint8Array[] | null {
  const text: unknown = JSON.stringify(value)
  return typeof text === 'string' ? [bytesOf(text)] : null
}

async function writeItems(items: readonly unknown[]): Promise<readonly Uint8Array[]> {
  const written = await mapInTurns(items, (item, at) => bytesOf(`${at === 0 ? '[' : ','}${writeItem(item)}`))
  return [...written, bytesOf(']')]
}

/** Where nothing can be written, `null` is: as in a list that is written as a whole. */
function writeItem(item: unknown): string {
  const text: unknown = JSON.stringify(item)
  return typeof text === 'string' ? text : 'null'
}

/** For every route that is registered after it. */
export function registerLongLists(app: FastifyInstance): void {
  const written = new WeakMap<FastifyReply, Uint8Array>()
  app.addHook('preSerialization', async (request, reply, payload) => {
    if (!isLong(payload)) return payload
    const bytes = Buffer.concat(await writeList(payload))
    if (request.method === 'GET') written.set(reply, bytes)
    // Only an answer under a key is looked at as text, to be kept.
    reply.serializer(() => (request.method === 'GET' ? '' : bytes.toString()))
    return payload
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    done(null, written.get(reply) ?? payload)
  })
}
