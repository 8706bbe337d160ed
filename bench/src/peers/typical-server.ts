/** The typical stack behind fastify: a schema for the body, one event a request, or one to a line. */
import fastify from 'fastify'
import { generateRules } from '../generate/rules.ts'
import { createRandom } from '../generate/random.ts'
import { generateTerms } from '../generate/terms.ts'
import type { MessageEvent } from '../generate/events.ts'
import { createTypicalStack } from './typical-stack.ts'

const text = { type: 'string' }
const member = (...names: readonly string[]) => ({
  type: 'object',
  required: names.slice(0, 1),
  properties: Object.fromEntries(names.map((name) => [name, text])),
})
const EVENT_SCHEMA = {
  type: 'object',
  required: ['id', 'source', 'type', 'time', 'data'],
  properties: {
    id: text,
    source: text,
    type: text,
    time: text,
    data: {
      type: 'object',
      required: ['organization', 'actor', 'audience', 'content'],
      properties: {
        organization: text,
        actor: member('id', 'kind', 'name'),
        conversation: member('id', 'kind'),
        content: member('text'),
        session: member('id', 'ip', 'country', 'device', 'client'),
      },
    },
  },
}

const [rules = 1_000, terms = 10_000] = process.argv.slice(2).map(Number)
const decide = createTypicalStack({
  rules: generateRules(createRandom(1), rules),
  terms: generateTerms(createRandom(2), terms),
  by: 'cel-js',
})

const app = fastify()
app.addContentTypeParser('application/x-ndjson', { parseAs: 'string' }, (_request, body, done) => done(null, body))
app.post('/v1/decisions', { schema: { body: EVENT_SCHEMA } }, async (request) => decide(request.body as MessageEvent))
app.post('/v1/batches', async (request, reply) => {
  const lines = String(request.body).split('\n')
  const answers: string[] = []
  for (const line of lines)
    if (line !== '') answers.push(JSON.stringify(await decide(JSON.parse(line) as MessageEvent)))
  return reply.type('application/x-ndjson').send(answers.join('\n'))
})
const url = await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ ready: true, url }))
