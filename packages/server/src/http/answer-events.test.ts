/** A batch of events that take long: whoever asks about one event meanwhile is answered before it is over, and answers keep their places. */
import { turnsWhile } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { LARGE } from '../decide/decider.ts'
import { answerEvents, type Answering } from './answer-events.ts'
import { Problem } from './problems.ts'

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

it('answers a batch of nothing with nothing', () => {
  expect(answerEvents('batch', bytes(' [ ] '), answering)).toBe('[]')
  expect(answerEvents('lines', bytes('\n \r\n\n'), answering)).toBe('')
})

it('answers a small batch at once', () => {
  expect(answerEvents('batch', bytes('[1,2]'), { ...answering, answer: ({ value }) => String(value) })).toBe('[1,2]')
})

describe('a large event', () => {
  /** Says in which turn each was answered. */
  const inTurn = () => {
    const turn = { number: 0 }
    const seen: [value: unknown, turn: number][] = []
    const next = (): void => {
      turn.number++
      setImmediate(next).unref()
    }
    setImmediate(next).unref()
    const answer: Answering['answer'] = ({ value }) => {
      seen.push([Array.isArray(value) ? value[0] : value, turn.number])
      return JSON.stringify(Array.isArray(value) ? value[0] : value)
    }
    return { seen, asking: { ...answering, answer } }
  }
  const large = JSON.stringify(['large', 'x'.repeat(LARGE)])

  it('is read in one turn and answered in another', async () => {
    const { seen, asking } = inTurn()
    const answered = answerEvents('single', bytes(large), asking)
    expect(seen).toEqual([])
    expect(await answered).toBe('"large"')
    expect(seen.map(([value]) => value)).toEqual(['large'])
  })

  it('is read in several turns', async () => {
    const { turns } = await turnsWhile(Promise.resolve(answerEvents('single', bytes(large), inTurn().asking)))
    expect(turns).toBeGreaterThanOrEqual(4)
  })

  it.each([
    ['of a batch is answered in its place', `[1,${large},2]`, '[1,"large",2]'],
    ['of a batch that is none', `{"a":${large}}`, 'body.invalid'],
    ['of a batch that is no JSON', `[1,${large},2`, 'body.not-json'],
  ])('%s', async (_what, body, answer) => {
    const answered = Promise.resolve(answerEvents('batch', bytes(body), inTurn().asking))
    expect(await answered.catch((fault: unknown) => (fault instanceof Problem ? fault.kind : fault))).toBe(answer)
  })

  it('keeps its place in a batch: what comes behind it is decided after it', async () => {
    const { seen, asking } = inTurn()
    const body = bytes(['1', large, '2', large, '3'].join('\n'))
    expect(await answerEvents('lines', body, asking)).toBe('1\n"large"\n2\n"large"\n3\n')
    expect(seen.map(([value]) => value)).toEqual([1, 'large', 2, 'large', 3])
    const [first, second] = seen.flatMap(([value, turn]) => (value === 'large' ? [turn] : []))
    expect(second).toBeGreaterThan(first ?? Infinity)
  })

  it('that cannot be read is a problem in its place, and alone is refused', async () => {
    const { asking } = inTurn()
    const broken = large.slice(0, -1)
    const answers = (await answerEvents('lines', bytes(['1', broken, '2'].join('\n')), asking)).split('\n')
    expect([answers[0], answers[2]]).toEqual(['1', '2'])
    expect(JSON.parse(answers[1] ?? '')).toMatchObject({ kind: 'body.not-json' })
    await expect(answerEvents('single', bytes(broken), asking)).rejects.toMatchObject({ kind: 'body.not-json' })
    expect(await answerEvents('single', bytes(large), asking)).toBe('"large"')
  })
})
