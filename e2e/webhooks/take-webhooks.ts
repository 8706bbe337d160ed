/** A service that is told by webhook: it believes what is signed, and holds every body to the schema that the server serves of its type. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyWebhook } from '@goodstanding/sdk'
import Value from 'typebox/value'
import { expect } from 'vitest'
import { type Document, type Schema, untold } from '../server/expect-documented.ts'
import type { LocalServer } from '../server/start-server.ts'

export type Told = {
  readonly id: string
  readonly type: string
  /** Whom it is about, and whose order of messages it belongs to. */
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}

export type Webhooks = {
  /** Everything that came, in its order. */
  readonly told: readonly Told[]
  /** Waits for a message of a type about a subject. */
  readonly waitFor: (type: string, subject: string) => Promise<Told>
  /** Throws when something came that was not signed, not as it is described, or twice under one id. */
  readonly expectGood: () => void
  readonly close: () => Promise<void>
}

const PATIENT = { timeout: 60_000, interval: 50 }

/** The schema of a type, as the document tells them apart; undefined: it tells of none. */
function schemaOf(document: Document): (type: string) => Schema | undefined {
  const content = document.webhooks['message']?.['post']?.requestBody?.content
  const branches = content?.['application/cloudevents+json']?.schema?.anyOf ?? []
  return (type) => branches.find(({ properties }) => Value.Check(properties?.['type'] ?? {}, type))
}

export async function takeWebhooks(server: LocalServer, document: Document): Promise<Webhooks> {
  const described = schemaOf(document)
  expect(described('decision.made')).toBeDefined()
  expect(described('nothing.such')).toBeUndefined()
  const [told, bad]: [Told[], string[]] = [[], []]
  let secret = ''
  const take = async (body: string, headers: Readonly<Record<string, string | string[] | undefined>>) => {
    const verified = await verifyWebhook({ body, headers, secret })
    if (!verified.ok) return bad.push(`${verified.refusal.kind} ${body}`)
    const message = JSON.parse(body) as Told
    const schema = described(message.type)
    if (schema === undefined) return bad.push(`${message.type} is not described`)
    for (const error of Value.Errors(schema, message)) bad.push(`${body} ${JSON.stringify(error)}`)
    for (const name of untold(schema, message)) bad.push(`${body} ${name}`)
    return told.push(message)
  }
  const receiver = createServer((request, answer) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => (body += part))
    request.on('end', () => void take(body, request.headers).then(() => answer.writeHead(204).end()))
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  const subscribed = await server.ask('POST', '/v1/webhooks', { body: { url } })
  secret = (subscribed.body as { readonly secret: string }).secret
  const find = (type: string, subject: string) =>
    told.find((message) => message.type === type && message.subject === subject)
  return {
    told,
    waitFor: async (type, subject) => {
      await expect.poll(() => find(type, subject)?.type, { ...PATIENT, message: `${type} ${subject}` }).toBe(type)
      return find(type, subject) ?? expect.fail(`${type} ${subject}`)
    },
    expectGood: () => {
      expect(bad).toEqual([])
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
    },
    close: () => new Promise((resolve) => receiver.close(() => resolve())),
  }
}
