/**
 * Bodies of events -> bodies of answers, for every road that events come by. One bad item never takes the others down, and every
 * answer stands where its question stood. Nothing is waited for where nothing must be: most decisions are plain allows.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { finish, type Pieces } from '@goodstanding/policy'
import {
  type HashedJson,
  type JsonBytes,
  openJson,
  parseBatchInPieces,
  parseHashed,
  parseHashedInPieces,
} from './bodies.ts'
import { LARGE } from '../decide/decider.ts'
import type { Language } from '../page/accepted-language.ts'
import { boundsOfItems, boundsOfLines } from './json-bounds.ts'
import { Problem, problemOf } from './problems.ts'
import { createRoom } from './room.ts'
import { sayProblem } from './say-problem.ts'

export const BATCH_LIMIT = 1000
/**
 * After so long the rest of a batch waits for the next turn: who asks about one event is answered between. What else takes its turn then,
 * cases of earlier decisions above all, comes on top of it.
 */
const LONGEST_MS = 10
/** Most bytes of one body of events. */
export const BATCH_BYTES = 32 * 1024 * 1024

/** Of the process, because its memory is: a dozen events with the largest files that may come inline. */
const room = createRoom(16 * 1024 * 1024)

/** Batches that are answered at the same time go on in turns of their own: in one, they would be as long as one of them all. */
let turn: Promise<unknown> = Promise.resolve()
const ownTurn = (): Promise<unknown> => (turn = turn.then(() => nextTurn()))

export const SINGLE = ['application/json', 'application/cloudevents+json']
export const BATCH = ['application/cloudevents-batch+json']
export const LINES = ['application/x-ndjson', 'application/jsonl', 'application/ndjson']

export type BodyKind = 'single' | 'batch' | 'lines'

const KINDS: ReadonlyMap<string, BodyKind> = new Map([
  ...SINGLE.map((type) => [type, 'single'] as const),
  ...BATCH.map((type) => [type, 'batch'] as const),
  ...LINES.map((type) => [type, 'lines'] as const),
])

/** What a `content-type` says of a body; null: nothing of ours. */
export function kindOf(contentType: string | undefined): BodyKind | null {
  if (contentType === undefined) return null
  return KINDS.get(contentType) ?? KINDS.get(contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '') ?? null
}

/** The `content-type` of the answer to a body. */
export const answerType = (kind: BodyKind): string =>
  kind === 'lines' ? 'application/x-ndjson; charset=utf-8' : 'application/json; charset=utf-8'

export type Answering = {
  /** The JSON text that answers one event, or a promise of it. Throws a Problem. */
  readonly answer: (asked: HashedJson) => string | Promise<string>
  /** Told what is no refusal. */
  readonly fault: (fault: unknown) => void
  readonly requestId: () => string
  /** In which refusals are said; asked for each, and for nothing else. */
  readonly language: () => Language
}

/** The JSON text that answers a body. Throws, or rejects with, a Problem about the whole of it. */
export function answerEvents(kind: BodyKind, body: Uint8Array, answering: Answering): string | Promise<string> {
  if (body.length === 0)
    throw new Problem('body.not-json', { detail: 'The body is empty. Send one event, or several.' })
  const json = openJson(body)
  if (kind === 'single') return answerOne(json, body.length, answering)
  if (kind === 'lines') return answerItems(kind, json, boundsOfLines(body, BATCH_LIMIT), answering)
  const bounds = boundsOfItems(body, BATCH_LIMIT)
  // What holds too many is refused before it is read: it may hold millions of numbers.
  if (bounds.length > 2 * BATCH_LIMIT) return answerItems(kind, json, bounds, answering)
  const answerBatch = (whole: unknown): string | Promise<string> => {
    if (!Array.isArray(whole))
      throw new Problem('body.invalid', {
        detail: 'A batch is a JSON array of events.',
        errors: [{ pointer: '', detail: 'must be an array' }],
      })
    return answerItems(kind, json, bounds, answering)
  }
  if (body.length < LARGE) return answerBatch(finish(parseBatchInPieces(json)))
  return readInTurns(parseBatchInPieces(json)).then(answerBatch)
}

function answerItems(
  kind: BodyKind,
  json: JsonBytes,
  bounds: readonly number[],
  answering: Answering,
): string | Promise<string> {
  const count = bounds.length >> 1
  // CloudEvents: an empty batch is valid in a request. What a service flushes by the clock may hold nothing.
  if (count === 0) return join(kind, [])
  if (count > BATCH_LIMIT)
    throw new Problem('batch.too-large', {
      detail: `More events came than the ${BATCH_LIMIT} that a batch may hold.`,
    })
  const answers: string[] = []
  const waiting: Promise<void>[] = []
  const sizeAt = (at: number): number => (bounds[2 * at + 1] ?? 0) - (bounds[2 * at] ?? 0)
  const readAt = (at: number): HashedJson => parseHashed(json, bounds[2 * at] ?? 0, bounds[2 * at + 1] ?? 0)
  const readLargeAt = (at: number) =>
    outcomeOf(readInTurns(parseHashedInPieces(json, bounds[2 * at] ?? 0, bounds[2 * at + 1] ?? 0)))
  const answerAt = (at: number, read = () => readAt(at)): void => {
    const size = sizeAt(at)
    const answered = answerItem(read, answering)
    answers[at] = typeof answered === 'string' ? answered : ''
    if (typeof answered === 'string') room.leave(size)
    else
      waiting.push(
        answered.then((text) => {
          room.leave(size)
          answers[at] = text
        }),
      )
  }
  /** Answers from `from` on until others must have their turn, or there is no room. Says where to go on. */
  const answerSome = (from: number): number => {
    const until = performance.now() + LONGEST_MS
    let at = from
    const isNext = (): boolean => sizeAt(at) < LARGE && performance.now() <= until && room.enterAtOnce(sizeAt(at))
    for (; at < count && isNext(); at++) answerAt(at)
    return at
  }
  const answered = answerSome(0)
  if (answered < count) return answerRest(answered)
  return waiting.length === 0 ? join(kind, answers) : Promise.all(waiting).then(() => join(kind, answers))

  async function answerRest(from: number): Promise<string> {
    for (let at = from; at < count; at = answerSome(at + 1)) {
      await ownTurn()
      await room.enter(sizeAt(at))
      answerAt(at, sizeAt(at) < LARGE ? undefined : await readLargeAt(at))
    }
    await Promise.all(waiting)
    return join(kind, answers)
  }
}

/** What is large is read in turns of its own: none begins where it came, which may have taken long already, and the next one is for its answer. */
async function readInTurns<Value>(pieces: Pieces<Value>): Promise<Value> {
  for (;;) {
    await ownTurn()
    const piece = pieces.next()
    if (piece.done === true) return piece.value
  }
}

/** Says what was read, or throws what kept it from being read. */
function outcomeOf(reading: Promise<HashedJson>): Promise<() => HashedJson> {
  return reading.then(
    (read) => () => read,
    (fault: unknown) => () => {
      throw fault
    },
  )
}

function answerOne(json: JsonBytes, size: number, { answer }: Answering): string | Promise<string> {
  const read = (): HashedJson => parseHashed(json, 0, size)
  const answerInside = (known = read): string | Promise<string> => {
    let answered: string | Promise<string> = ''
    try {
      answered = answer(known())
    } finally {
      if (typeof answered === 'string') room.leave(size)
    }
    if (typeof answered === 'string') return answered
    return answered.finally(() => {
      room.leave(size)
    })
  }
  if (size < LARGE) return room.enterAtOnce(size) ? answerInside() : room.enter(size).then(() => answerInside())
  return room
    .enter(size)
    .then(async () => answerInside(await outcomeOf(readInTurns(parseHashedInPieces(json, 0, size)))))
}

function answerItem(read: () => HashedJson, answering: Answering): string | Promise<string> {
  try {
    const answered = answering.answer(read())
    return typeof answered === 'string' ? answered : answered.catch((fault: unknown) => refusalOf(fault, answering))
  } catch (fault) {
    return refusalOf(fault, answering)
  }
}

/** The problem in the place of an item. Anything else is a fault: logged, and told without its inside. */
function refusalOf(thrown: unknown, { fault, requestId, language }: Answering): string {
  const problem = problemOf(thrown)
  if (problem === null) fault(thrown)
  return JSON.stringify(sayProblem((problem ?? new Problem('server.fault')).body(requestId()), language()))
}

function join(kind: BodyKind, answers: readonly string[]): string {
  return kind === 'lines' ? answers.map((answer) => `${answer}\n`).join('') : `[${answers.join(',')}]`
}
