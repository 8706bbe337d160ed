/**
 * Answers with long lists are written item by item, between decisions: two hundred cases with all that is found in them are ten
 * megabytes of JSON. What is written is what `JSON.stringify` writes.
 */
import type { FastifyInstance } from 'fastify'
import { mapInTurns } from '../in-turns.ts'

/** A list of fewer is written as a whole. */
const LONG_FROM = 20

type Listing = { readonly items: readonly unknown[] }

function isLong(body: unknown): body is Listing {
  if (typeof body !== 'object' || body === null || !('items' in body)) return false
  return Array.isArray(body.items) && body.items.length >= LONG_FROM
}

async function writeList(body: Listing): Promise<string> {
  const members: string[] = []
  for (const [name, value] of Object.entries(body)) {
    const isItems = name === 'items'
    const text = isItems ? `[${(await mapInTurns(body.items, writeItem)).join()}]` : JSON.stringify(value)
    // What is undefined is left out.
    if (typeof text === 'string') members.push(`${JSON.stringify(name)}:${text}`)
  }
  return `{${members.join()}}`
}

/** Where nothing can be written, `null` is: as in a list that is written as a whole. */
function writeItem(item: unknown): string {
  const text: unknown = JSON.stringify(item)
  return typeof text === 'string' ? text : 'null'
}

/** For every route that is registered after it. */
export function registerLongLists(app: FastifyInstance): void {
  app.addHook('preSerialization', async (_request, reply, payload) => {
    if (!isLong(payload)) return payload
    const text = await writeList(payload)
    reply.serializer(() => text)
    return payload
  })
}
