/** Endless traffic: the same people go on writing, each event under a new id and a little later than the last. */
import { createEventStream, FLAGGED_CLIENT, STEP_MS } from '../generate/events.ts'
import { createRandom } from '../generate/random.ts'
import { printRequest } from './http-load.ts'
import type { Target } from './servers.ts'

/** Events in one batch. */
export const BATCH = 100

export type Traffic = {
  readonly single: (target: Target) => Buffer
  readonly batch: (target: Target) => Buffer
  /** A batch for one of several nodes: all events of an organization go to the same. */
  readonly batchFor: (target: Target, node: number, nodes: number) => Buffer
}

/** Event time runs faster than the clock, from a year ago, so that windows fill and empty as they would in days of work. */
const BEHIND_MS = 365 * 86_400_000

/** `flagged`: the share of events that the bench's own rule flags. */
export function createTraffic(flagged: number): Traffic {
  const next = createEventStream(createRandom(5), { prefix: Date.now().toString(36), flagged })
  const start = Date.now() - BEHIND_MS
  let sent = 0
  const draw = (): { readonly organization: string; readonly line: string } => {
    const { id, source, type, data } = next()
    const time = new Date(start + sent++ * STEP_MS).toISOString()
    return {
      organization: data.organization,
      line: JSON.stringify({ specversion: '1.0', id, source, type, time, data }),
    }
  }
  const print = (): string => draw().line
  const batchOf = ({ batchPath, headers }: Target, lines: readonly string[]): Buffer =>
    printRequest({
      method: 'POST',
      path: batchPath,
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
      body: `${lines.join('\n')}\n`,
    })
  /** What was drawn and is for a node that has not asked since. */
  const waiting = new Map<number, string[]>()
  const waitingFor = (node: number): string[] => {
    const lines = waiting.get(node) ?? []
    waiting.set(node, lines)
    return lines
  }
  return {
    single: ({ singlePath, headers }) =>
      printRequest({
        method: 'POST',
        path: singlePath,
        headers: { ...headers, 'content-type': 'application/json' },
        body: print(),
      }),
    batch: (target) => batchOf(target, Array.from({ length: BATCH }, print)),
    batchFor: (target, node, nodes) => {
      const own = waitingFor(node)
      while (own.length < BATCH) {
        const { organization, line } = draw()
        waitingFor(Number(/\d+$/.exec(organization)?.[0] ?? 0) % nodes).push(line)
      }
      return batchOf(target, own.splice(0, BATCH))
    },
  }
}

/** A rule that flags what comes from one client: findings in a share that is known beforehand. */
export const FLAGGING_RULE = {
  name: 'flagged-client',
  conditions: [{ kind: 'equals', field: 'session.client', value: FLAGGED_CLIENT }],
} as const
