/** Files that come inline with a large event: others have their turn between them, and what is seen and refused is the same. */
import { createHash } from 'node:crypto'
import { type Event, withDefaults } from '@goodstanding/model'
import { turnsWhile } from '@goodstanding/testkit'
import { expect, it } from 'vitest'
import { createFileDesk } from './file-desk.ts'

const FILES = 30
const desk = createFileDesk({
  db: null,
  scanner: null,
  pictures: null,
  classifier: null,
  hear: null,
  looker: null,
  recent: null,
})
const bytesOf = (at: number): Buffer => Buffer.alloc(900_000, `line ${at}\n`)

function message(files: readonly object[]): Event {
  const data = withDefaults('message.send', { content: { text: 'The minutes.', files } })
  return { type: 'message.send', id: 'e', source: 's', time: 0, data } as unknown as Event
}

const hashesIn = (event: Event): readonly (string | undefined)[] =>
  event.type === 'message.send' ? (event.data.content.files ?? []).map(({ sha256 }) => sha256) : []

it('gives others turns between files, and writes the hash of each', async () => {
  const event = message(
    Array.from({ length: FILES }, (_, at) => ({ name: 'a.txt', data: bytesOf(at).toString('base64') })),
  )
  const { turns } = await turnsWhile(desk.receiveInTurns(event, null))
  expect(turns).toBeGreaterThanOrEqual(3)
  const hashed = Array.from({ length: FILES }, (_, at) => createHash('sha256').update(bytesOf(at)).digest('hex'))
  expect(hashesIn(event)).toEqual(hashed)
})

it('refuses what is not what its hash says, and what is no base64', async () => {
  const data = bytesOf(0).toString('base64')
  const wrong = message([{ name: 'a', data, sha256: '0'.repeat(64) }])
  await expect(desk.receiveInTurns(wrong, null)).rejects.toMatchObject({ kind: 'event.invalid' })
  await expect(desk.receiveInTurns(message([{ name: 'a', data: '*' }]), null)).rejects.toMatchObject({
    kind: 'event.invalid',
  })
})
