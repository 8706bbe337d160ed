/** Large events, whose answers take long: of how many something is held at once. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { answerEvents, type Answering } from './answer-events.ts'
import { createRoom } from './room.ts'

const MEBIBYTE = 1024 * 1024
const large = (name: string): string => JSON.stringify({ name, data: 'a'.repeat(MEBIBYTE) })
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const nameOf = (value: unknown): string => (value as { readonly name: string }).name

it('of batches with many large files a dozen is worked on at a time, in their order, and a small event waits for none', async () => {
  const begun: string[] = []
  const working = new Map<string, () => void>()
  let most = 0
  const answering: Answering = {
    answer: ({ value }) => {
      const name = nameOf(value)
      begun.push(name)
      return new Promise((resolve) => {
        working.set(name, () => {
          working.delete(name)
          resolve(JSON.stringify(name))
        })
        most = Math.max(most, working.size)
      })
    },
    fault: () => undefined,
    requestId: () => 'req_1',
    language: () => 'en',
  }
  const names = Array.from({ length: 22 }, (_, at) => `e${at}`)
  const [first, second, single] = [
    Promise.resolve(answerEvents('lines', bytes(names.map(large).join('\n')), answering)),
    Promise.resolve(answerEvents('batch', bytes(`[${names.map((name) => large(`${name}b`)).join()}]`), answering)),
    Promise.resolve(answerEvents('single', bytes(large('alone')), answering)),
  ]
  expect(answerEvents('single', bytes('{"name":"small"}'), { ...answering, answer: () => 'small' })).toBe('small')
  const all = Promise.all([first, second, single])
  while (begun.length < 2 * names.length + 1 || working.size > 0) {
    // Each is read and begun in turns of its own: one is done when there is no room for more.
    for (let before = -1, still = 0; still < 10; still = begun.length === before ? still + 1 : 0) {
      before = begun.length
      await nextTurn()
    }
    working.values().next().value?.()
  }
  const [lines, batch, alone] = await all
  expect(most).toBe(15)
  expect(begun.filter((name) => names.includes(name))).toEqual(names)
  expect(lines.trimEnd().split('\n')).toEqual(names.map((name) => JSON.stringify(name)))
  expect(JSON.parse(batch)).toEqual(names.map((name) => `${name}b`))
  expect(alone).toBe('"alone"')
})

it('makes room again for what is refused', async () => {
  const refusing: Answering = {
    answer: () => {
      throw new TypeError('Broken.')
    },
    fault: () => undefined,
    requestId: () => 'req_1',
    language: () => 'en',
  }
  const lines = Array.from({ length: 20 }, (_, at) => large(`e${at}`)).join('\n')
  expect((await answerEvents('lines', bytes(lines), refusing)).trimEnd().split('\n')).toHaveLength(20)
  for (let at = 0; at < 20; at++)
    await expect(async () => answerEvents('single', bytes(large('e')), refusing)).rejects.toThrow('Broken.')
  expect(await answerEvents('single', bytes(large('e')), { ...refusing, answer: () => 'answered' })).toBe('answered')
})

it('lets in what is larger than the room when nobody else is inside, and nobody past those that wait', async () => {
  const room = createRoom(2 * MEBIBYTE)
  const came: number[] = []
  expect(room.enterAtOnce(MEBIBYTE)).toBe(true)
  for (const size of [3 * MEBIBYTE, MEBIBYTE + 1, MEBIBYTE - 1]) void room.enter(size).then(() => came.push(size))
  expect(room.enterAtOnce(MEBIBYTE)).toBe(false)
  expect(room.enterAtOnce(1_000)).toBe(true)
  room.leave(MEBIBYTE)
  await nextTurn()
  expect(came).toEqual([3 * MEBIBYTE])
  room.leave(3 * MEBIBYTE)
  await nextTurn()
  expect(came).toEqual([3 * MEBIBYTE, MEBIBYTE + 1, MEBIBYTE - 1])
})
