/** A thread of its own that answers questions about pictures. It starts with the first question, and again after one that it did not survive. */
import { Worker } from 'node:worker_threads'

export type WorkerAsker<Question extends object, Answer> = {
  /** Null when too many wait, it takes too long, or the thread does not survive it. Takes `bytes` along without a copy left behind. */
  readonly ask: (question: Question, bytes: Uint8Array) => Promise<Answer | null>
  readonly close: () => Promise<void>
}

export type AskedOfWorker<Question extends object> = Question & { readonly id: number; readonly bytes: Uint8Array }
export type AnsweredByWorker<Answer> = { readonly id: number; readonly answer: Answer | null }

export type WorkerBounds = { readonly patienceMs: number; readonly mostWaiting: number }

/** From its sources, TypeScript is read as it comes: a worker does not get the loader of the thread that starts it. */
const FROM_SOURCE = `
  const { workerData } = require('node:worker_threads')
  import('tsx/esm/api').then(({ register }) => { register(); return import(workerData) })
`

function startWorker(place: URL): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: 1_024 }
  if (!place.pathname.endsWith('.ts')) return new Worker(place, { resourceLimits })
  const execArgv = ['--conditions=goodstanding-source']
  return new Worker(FROM_SOURCE, { eval: true, workerData: place.href, execArgv, resourceLimits })
}

type Open<Answer> = { readonly worker: Worker; readonly answers: Map<number, (answer: Answer | null) => void> }

function openWorker<Answer>(place: URL, gone: () => void): Open<Answer> {
  const worker = startWorker(place)
  const answers = new Map<number, (answer: Answer | null) => void>()
  worker.unref()
  worker.on('message', ({ id, answer }: AnsweredByWorker<Answer>) => answers.get(id)?.(answer))
  worker.on('error', () => undefined) // what was asked of it is answered when it is gone
  worker.on('exit', () => {
    gone()
    for (const answer of answers.values()) answer(null)
  })
  return { worker, answers }
}

export function createWorkerAsker<Question extends object, Answer>(
  place: URL,
  { patienceMs, mostWaiting }: WorkerBounds,
): WorkerAsker<Question, Answer> {
  let open: Open<Answer> | null = null
  let asked = 0
  return {
    ask: (question, bytes) => {
      open ??= openWorker<Answer>(place, () => {
        open = null
      })
      const { worker, answers } = open
      if (answers.size >= mostWaiting) return Promise.resolve(null)
      asked += 1
      const id = asked
      return new Promise((resolve) => {
        const timer = setTimeout(() => void worker.terminate(), patienceMs)
        answers.set(id, (answer) => {
          clearTimeout(timer)
          answers.delete(id)
          resolve(answer)
        })
        const copy = new Uint8Array(bytes)
        const message: AskedOfWorker<Question> = { ...question, id, bytes: copy }
        worker.postMessage(message, [copy.buffer])
      })
    },
    close: async () => {
      await open?.worker.terminate()
    },
  }
}
