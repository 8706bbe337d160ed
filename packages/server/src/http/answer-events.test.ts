/** A batch of events that take long: whoever asks about one event meanwhile is answered before it is over, and answers keep their places. */
import { turnsWhile } from '@goodstanding/testkit'
import { expect, it } from 'vitest'
import { answerEvents, type Answering } from './answer-events.ts'

const EVENTS = 30
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Works for some milliseconds, as an event with large texts does. */
function work(): void {
  const until = performance.now() + 4
  while (performance.now() < until);
}

const answering: Answering = {
  answer: ({ value }) => {
    work()
    if (value === 7) throw new TypeError('Broken.')
    return Number(value) % 3 === 0 ? Promise.resolve(String(value)) : String(value)
  },
  fault: () => undefined,
  requestId: () => 'req_1',
  language: () => 'en',
}

it('gives others a turn while a batch is answered, and answers in order', async () => {
  const lines = Array.from({ length: EVENTS }, (_, at) => String(at))
  const answered = Promise.resolve(answerEvents('lines', bytes(lines.join('\n')), answering))
  const { turns, value: text } = await turnsWhile(answered)
  expect(turns).toBeGreaterThan(2)
  const answers = text.trimEnd().split('\n')
  expect(answers).toHaveLength(EVENTS)
  expect(JSON.parse(answers[7] ?? '')).toMatchObject({ kind: 'server.fault' })
  expect(answers.with(7, '7')).toEqual(lines)
})

it('gives each of several batches that are answered at once turns of its own', async () => {
  const longEvent: Answering = {
    ...answering,
    answer: ({ value }) => {
      const until = performance.now() + 21
      while (performance.now() < until);
      return String(value)
    },
  }
  const batches = [1, 2, 3, 4].map(() => Promise.resolve(answerEvents('batch', bytes('[1,2,3,4,5]'), longEvent)))
  const { turns, value } = await turnsWhile(Promise.all(batches))
  expect(value).toEqual(batches.map(() => '[1,2,3,4,5]'))
  expect(turns).toBeGreaterThanOrEqual(8)
})

it('answers a small batch at once', () => {
  expect(answerEvents('batch', bytes('[1,2]'), { ...answering, answer: ({ value }) => String(value) })).toBe('[1,2]')
})
