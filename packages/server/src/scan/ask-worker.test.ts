import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createWorkerAsker, type WorkerBounds } from './ask-worker.ts'

/** A thread that answers with the length of what it got, never comes to an end with `hang`, and dies of `die`. */
const THREAD = `
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ({ id, bytes, what }) => {
    if (what === 'hang') for (;;);
    if (what === 'die') process.exit(1)
    parentPort.postMessage({ id, answer: bytes.length })
  })
`
const folder = mkdtempSync(join(tmpdir(), 'ask-worker-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function open(bounds: WorkerBounds, before = '') {
  const path = join(folder, `thread-${before.length}.mjs`)
  writeFileSync(path, before + THREAD)
  return createWorkerAsker<{ readonly what: string }, number>(pathToFileURL(path), bounds)
}
const bytes = (length: number) => new Uint8Array(length)

describe('a thread that is asked', () => {
  it.each(['hang', 'die'])('answers all others of what waits with a picture that makes it %s', async (what) => {
    const { ask, close } = open({ patienceMs: 2_000, mostWaiting: 16 })
    const answers = [
      ask({ what: '' }, bytes(1)),
      ask({ what }, bytes(2)),
      ask({ what: '' }, bytes(3)),
      ask({ what: '' }, bytes(4)),
    ]
    expect(await Promise.all(answers)).toEqual([1, null, 3, 4])
    await close()
  })

  it('has its time from when it has read its code, however long that takes', async () => {
    const slowly = 'await new Promise((resolve) => setTimeout(resolve, 1_500))\n'
    const { ask, close } = open({ patienceMs: 1_000, mostWaiting: 16 }, slowly)
    expect(await ask({ what: '' }, bytes(5))).toBe(5)
    await close()
  })

  it('has answered in time what lies there when the one that asked stood still itself', async () => {
    const { ask, close } = open({ patienceMs: 300, mostWaiting: 16 })
    expect(await ask({ what: '' }, bytes(1))).toBe(1)
    const answers = [ask({ what: '' }, bytes(2)), ask({ what: '' }, bytes(3))]
    // Behind it the clock's turn comes before what other threads said.
    setImmediate(() => {
      for (const end = performance.now() + 600; performance.now() < end; );
    })
    expect(await Promise.all(answers)).toEqual([2, 3])
    await close()
  })

  it('says why it gives no answer', async () => {
    const { ask, askWhy, close } = open({ patienceMs: 300, mostWaiting: 16, turnMs: Infinity })
    expect(await ask({ what: '' }, bytes(1))).toBe(1)
    const asked = ['hang', 'die', ''].map((what) => askWhy({ what }, bytes(2)))
    expect(await Promise.all(asked)).toEqual([{ unanswered: 'late' }, { unanswered: 'lost' }, { answer: 2 }])
    await close()
    expect(await askWhy({ what: '' }, bytes(3))).toEqual({ unanswered: 'closed' })
  })

  it('lets no more wait than it may, and nobody when it is closed', async () => {
    const { ask, close } = open({ patienceMs: 60_000, mostWaiting: 2 })
    const [hanging, waiting, refused] = [
      ask({ what: 'hang' }, bytes(1)),
      ask({ what: '' }, bytes(2)),
      ask({ what: '' }, bytes(3)),
    ]
    expect(await refused).toBeNull()
    await close()
    expect(await Promise.all([hanging, waiting])).toEqual([null, null])
  })
})
