/** A thread of its own that answers questions about pictures. It starts with the first question, and again after one that it did not survive. */
import { Worker } from 'node:worker_threads'

/**
 * Why there is no answer: others are before it for too long, it takes too long itself, the thread did not survive it, or there is no thread:
 * it cannot begin here, or was closed.
 */
export type Unanswered = 'crowded' | 'late' | 'lost' | 'closed'

export type Asked<Answer> = { readonly answer: Answer | null } | { readonly unanswered: Unanswered }

export type WorkerAsker<Question extends object, Answer> = {
  /** Null when too many wait, it takes too long, or the thread does not survive it. Takes `bytes` along without a copy left behind. */
  readonly ask: (question: Question, bytes: Uint8Array) => Promise<Answer | null>
  /** The same, and why there is none. */
  readonly askWhy: (question: Question, bytes: Uint8Array) => Promise<Asked<Answer>>
  readonly close: () => Promise<void>
}

export type AskedOfWorker<Question extends object> = Question & { readonly id: number; readonly bytes: Uint8Array }
export type AnsweredByWorker<Answer> = { readonly id: number; readonly answer: Answer | null }

export type WorkerBounds = {
  readonly patienceMs: number
  readonly mostWaiting: number
  /** How long who waits for others waits; absent: as long as three of them take. Infinity: until it is their turn. */
  readonly turnMs?: number
}

/** What a thread says once it has read its code: from then on the time of a question counts. */
const READY = 'ready'
/** As long as it may read its code, on a machine that does much else. */
const READY_WITHIN_MS = 60_000

/** From its sources, TypeScript is read as it comes: a worker does not get the loader of the thread that starts it. */
const startFrom = (isSource: boolean): string => `
  const { parentPort, workerData } = require('node:worker_threads')
  const read = ${isSource ? "import('tsx/esm/api').then(({ register }) => register())" : 'Promise.resolve()'}
  read.then(() => import(workerData)).then(() => parentPort.postMessage('${READY}'))
`

function startWorker(place: URL): Worker {
  const isSource = place.pathname.endsWith('.ts')
  return new Worker(startFrom(isSource), {
    eval: true,
    workerData: place.href,
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    ...(isSource ? { execArgv: ['--conditions=goodstanding-source'] } : {}),
  })
}

type Waiting<Question, Answer> = {
  readonly question: Question
  readonly bytes: Uint8Array
  readonly answer: (asked: Asked<Answer>) => void
  /** Gives up waiting for its turn; null: it never does. */
  readonly patience: NodeJS.Timeout | null
}

/**
 * One question at a time is given to the thread: a picture that it does not survive takes none of those with it that wait, and
 * each has as long as any other. Who waits behind several such gives up as well, after as long as three of them take.
 */
export function createWorkerAsker<Question extends object, Answer>(
  place: URL,
  { patienceMs, mostWaiting, turnMs = 3 * patienceMs }: WorkerBounds,
): WorkerAsker<Question, Answer> {
  const waiting: Waiting<Question, Answer>[] = []
  let worker: Worker | null = null
  let isReady = false
  let isClosed = false
  let asked = 0
  /** What the thread works at. */
  let current: {
    readonly id: number
    readonly end: (asked: Asked<Answer>) => void
    /** Its time begins. */
    readonly begin: () => void
  } | null = null

  const open = (): Worker => {
    const started = startWorker(place)
    started.unref()
    isReady = false
    started.on('message', (said: AnsweredByWorker<Answer> | typeof READY) => {
      if (worker !== started) return
      if (said === READY) {
        isReady = true
        current?.begin()
      } else if (current?.id === said.id) current.end({ answer: said.answer })
    })
    started.on('error', () => undefined) // what was asked of it is answered when it is gone
    started.on('exit', () => {
      if (worker !== started) return
      worker = null
      current?.end({ unanswered: isReady && !isClosed ? 'lost' : 'closed' })
    })
    return started
  }
  const next = (): void => {
    if (current !== null) return
    const turn = waiting.shift()
    if (turn === undefined) return
    if (turn.patience !== null) clearTimeout(turn.patience)
    const asking = (worker ??= open())
    const id = ++asked
    // Where this thread stood still itself, the answer lies there already: it is read first. No later question goes to a thread that is ended.
    const giveUp = (): void => {
      if (current?.id !== id) return
      worker = null
      void asking.terminate()
      current.end({ unanswered: isReady ? 'late' : 'closed' })
    }
    const giveUpIn = (ms: number): NodeJS.Timeout => setTimeout(() => setImmediate(giveUp), ms)
    let timer = giveUpIn(isReady ? patienceMs : READY_WITHIN_MS)
    current = {
      id,
      begin: () => {
        clearTimeout(timer)
        timer = giveUpIn(patienceMs)
      },
      end: (outcome) => {
        clearTimeout(timer)
        current = null
        turn.answer(outcome)
        next()
      },
    }
    const copy = new Uint8Array(turn.bytes)
    const message: AskedOfWorker<Question> = { ...turn.question, id, bytes: copy }
    asking.postMessage(message, [copy.buffer])
  }
  const askWhy = (question: Question, bytes: Uint8Array): Promise<Asked<Answer>> => {
    if (isClosed) return Promise.resolve({ unanswered: 'closed' })
    if (waiting.length + (current === null ? 0 : 1) >= mostWaiting) return Promise.resolve({ unanswered: 'crowded' })
    return new Promise((answer) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(turn), 1)
        answer({ unanswered: 'crowded' })
      }
      const patience = turnMs === Infinity ? null : setTimeout(leave, turnMs)
      const turn = { question, bytes, answer, patience }
      waiting.push(turn)
      next()
    })
  }
  return {
    ask: async (question, bytes) => {
      const outcome = await askWhy(question, bytes)
      return 'answer' in outcome ? outcome.answer : null
    },
    askWhy,
    close: async () => {
      isClosed = true
      for (const { patience, answer } of waiting.splice(0)) {
        if (patience !== null) clearTimeout(patience)
        answer({ unanswered: 'closed' })
      }
      await worker?.terminate()
    },
  }
}
