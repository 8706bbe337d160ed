/** Events of megabytes are hashed, looked at, decided and sealed in turns of their own: one that is sent again gets its first answer all the same. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventOf, type WireEvent } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const filesOf = (letter: string) =>
  Array.from({ length: 3 }, (_, at) => ({
    name: `part-${at}.txt`,
    data: Buffer.alloc(300_000, `${letter}${at}`).toString('base64'),
  }))
const sent = (letter: string, id: string): WireEvent =>
  eventOf(
    'message.send',
    {
      audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
      content: {
        text: 'Please log in here',
        links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }],
        files: filesOf(letter),
      },
    },
    { id },
  )
const plain = (letter: string, id: string): WireEvent =>
  eventOf('message.send', { content: { text: 'The minutes of Monday.', files: filesOf(letter) } }, { id })
const imported = (note: string, id: string): WireEvent => {
  const rows = Array.from({ length: 4_000 }, (_, at) => ({ person: { id: `p-${at}`, department: note.repeat(40) } }))
  return eventOf('directory.import', { rows }, { id })
}

it.each([
  ['a message with files that is held', 'hold', sent],
  ['a message with files that is allowed', 'allow', plain],
  ['an import that is blocked', 'block', imported],
] as const)('%s is decided once', async (what, effect, make) => {
  const decide = (note: string) => server.ask('POST', '/v1/decisions', { body: make(note, what) })
  const [one, other, small] = await Promise.all([decide('a'), decide('a'), server.decide(eventOf('message.send'))])
  expect(one.body).toMatchObject({ effect })
  expect(other.body).toEqual(one.body)
  expect(small.effect).toBe('allow')
  expect((await decide('a')).body).toEqual(one.body)
  expect((await decide('b')).status).toBe(409)
  expect(server.logged.filter(({ level }) => level === 'error')).toEqual([])
})
