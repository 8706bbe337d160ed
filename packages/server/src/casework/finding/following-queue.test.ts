import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Decision, Event } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createFollowingQueue, type Following, MOST_LETTERS } from './following-queue.ts'

const event = {} as unknown as Event
const rowOf = (id: string, size = 1_000): Following => ({
  event,
  size,
  decision: { id } as unknown as Decision,
  observed: false,
})

/** A queue whose transactions end when they are let go, and fail for the ids that are named. */
function openQueue(bad: ReadonlySet<string> = new Set()) {
  const written: string[] = []
  const failed: string[] = []
  let release = (): void => undefined
  let gate = new Promise<void>((resolve) => (release = resolve))
  let begin = (): void => undefined
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const queue = createFollowingQueue({
    write: async (rows) => {
      begin()
      await gate
      const faulty = rows.find(({ decision }) => bad.has(decision.id))
      if (faulty !== undefined) throw new Error(`No ${faulty.decision.id}.`)
      written.push(...rows.map(({ decision }) => decision.id))
      return rows.map(() => null)
    },
    fault: ({ decision }) => failed.push(decision.id),
  })
  return {
    queue,
    written,
    failed,
    /** Resolves when the first transaction has begun. */
    begun: () => begun,
    letGo: () => release(),
    shut: () => (gate = new Promise<void>((resolve) => (release = resolve))),
  }
}

describe('what follows from decisions', () => {
  it('is written behind the answer, unless the answer must wait for it', async () => {
    const { queue, written, letGo } = openQueue()
    expect(queue.add(rowOf('a'), false)).toBeNull()
    const awaited = queue.add(rowOf('b'), true)
    expect(awaited).toBeInstanceOf(Promise)
    expect(queue.waiting()).toBe(2)
    letGo()
    await awaited
    expect(written).toEqual(['a', 'b'])
    await nextTurn()
    expect([queue.waiting(), queue.settled()]).toEqual([0, null])
  })

  it('is there for whoever waits for it: all that was added before, and nothing added later', async () => {
    const { queue, written, begun, letGo, shut } = openQueue()
    expect(queue.settled()).toBeNull()
    for (let at = 0; at < 20; at++) expect(queue.add(rowOf(`a${at}`), false)).toBeNull()
    await begun()
    const settled = queue.settled()
    letGo()
    void shut()
    expect(queue.add(rowOf('later'), false)).toBeNull()
    await settled
    expect(written).toHaveLength(20)
    letGo()
    await queue.settled()
    expect(written).toContain('later')
  })

  it('makes answers wait when too much of it waits', async () => {
    const { queue, letGo } = openQueue()
    for (let at = 0; at < 2_000; at++) expect(queue.add(rowOf(`a${at}`), false)).toBeNull()
    const pressed = queue.add(rowOf('b'), false)
    expect(pressed).toBeInstanceOf(Promise)
    letGo()
    await pressed
  })

  it('is left for later where its events are large, whatever their number: they wait in memory', async () => {
    const { queue, written, failed, letGo } = openQueue()
    const large = MOST_LETTERS / 8
    const answers = Array.from({ length: 20 }, (_, at) => queue.add(rowOf(`a${at}`, large), false))
    expect(queue.isBehind()).toBe(true)
    await expect(queue.add(rowOf('last', large), true)).rejects.toThrow('More follows from decisions')
    expect([queue.waiting(), failed.length]).toEqual([8, 13])
    // None of these answers fails, and the later ones wait.
    expect(answers.at(-1)).toBeInstanceOf(Promise)
    letGo()
    await queue.settled()
    expect(written).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'])
    await queue.add(rowOf('one that is larger than all may be', MOST_LETTERS * 2), true)
    await queue.settled()
    expect([queue.isBehind(), queue.waiting()]).toEqual([false, 0])
  })

  it('that cannot be written is told, and keeps nobody waiting', async () => {
    const { queue, failed, letGo } = openQueue(new Set(['bad']))
    letGo()
    expect(queue.add(rowOf('bad'), false)).toBeNull()
    await queue.settled()
    await expect(queue.add(rowOf('bad'), true)).rejects.toThrow('No bad.')
    expect(await queue.addAll([rowOf('good')])).toBe(1)
    expect(await queue.addAll([rowOf('bad')])).toBe(0)
    expect(failed).toEqual(['bad', 'bad', 'bad'])
    expect(queue.settled()).toBeNull()
  })

  it('is refused by a closed queue, and told', async () => {
    const { queue, failed } = openQueue()
    await queue.close()
    await expect(queue.add(rowOf('a'), true)).rejects.toThrow('ledger.closed')
    expect(failed).toEqual(['a'])
  })
})
