/** Endless traffic: the same people go on writing, every event under a new id and a little later than the last. */
import { FLAGGED_CLIENT, generateEvents, type MessageEvent, STEP_MS } from '../generate/events.ts'
import { createRandom } from '../generate/random.ts'
import { printRequest } from './http-load.ts'
import type { Target } from './servers.ts'

/** Events in one batch. */
export const BATCH = 100

export type Traffic = {
  readonly single: (target: Target) => Buffer
  readonly batch: (target: Target) => Buffer
}

const BASE_EVENTS = 4_000
/** Event time lies behind arrival and runs faster, so that windows fill and empty as they would in a day. */
const BEHIND_MS = 5 * 86_400_000

type Template = { readonly head: string; readonly tail: string }

/** All of an event but its id and time, which `print` puts between. */
function toTemplate({ source, type, data }: MessageEvent): Template {
  const head = `{"specversion":"1.0","source":${JSON.stringify(source)},"type":"${type}","id":"`
  return { head, tail: `","data":${JSON.stringify(data)}}` }
}

/** `flagged`: the share of events that the bench's own rule flags. */
export function createTraffic(flagged: number): Traffic {
  const templates = generateEvents(createRandom(5), { count: BASE_EVENTS, prefix: 'base', flagged }).map(toTemplate)
  const run = Date.now().toString(36)
  let sent = 0
  let time = Date.now() - BEHIND_MS
  const print = (): string => {
    const { head, tail } = templates[sent % BASE_EVENTS]!
    time += STEP_MS
    return `${head}${run}-${sent++}","time":"${new Date(time).toISOString()}${tail}`
  }
  return {
    single: ({ singlePath, headers }) =>
      printRequest({
        method: 'POST',
        path: singlePath,
        headers: { ...headers, 'content-type': 'application/json' },
        body: print(),
      }),
    batch: ({ batchPath, headers }) =>
      printRequest({
        method: 'POST',
        path: batchPath,
        headers: { ...headers, 'content-type': 'application/x-ndjson' },
        body: `${Array.from({ length: BATCH }, print).join('\n')}\n`,
      }),
  }
}

/** A rule that flags what comes from one client: findings in a share that is known beforehand. */
export const FLAGGING_RULE = {
  name: 'flagged-client',
  conditions: [{ kind: 'equals', field: 'session.client', value: FLAGGED_CLIENT }],
} as const
