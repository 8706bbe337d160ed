/** What came of a replay: throughput, percentiles, decisions by effect, clause and rule, and samples of what was found. */
import { parseAnswer } from './parse-answer.ts'
import type { ReplayItem } from './read-messages.ts'
import { say } from '../say.ts'

export type Summary = {
  readonly measure: (
    items: readonly ReplayItem[],
    send: (readable: readonly ReplayItem[]) => Promise<readonly string[]>,
  ) => Promise<void>
  readonly decided: () => number
  readonly text: () => string
}

const SHOWN = 160
/** What a decoder writes in the place of bytes that are no character. */
const UNDECODED = '\ufffd'

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const table = (counts: ReadonlyMap<string, number>, total: number): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(
      ([key, count]) => `  ${String(count).padStart(8)}  ${((count / total) * 100).toFixed(2).padStart(6)} %  ${key}\n`,
    )
    .join('')

const sumOf = (aside: ReadonlyMap<string, { readonly count: number }>): number =>
  [...aside.values()].reduce((sum, { count }) => sum + count, 0)

export function createSummary({ size, samples }: { readonly size: number; readonly samples: number }): Summary {
  const effects = new Map<string, number>()
  const clauses = new Map<string, number>()
  const problems = new Map<string, number>()
  const shown = new Map<string, string[]>()
  const batchTimes: number[] = []
  let decided = 0
  const unreadable = new Map<string, { count: number; readonly first: number }>()
  /** Messages in which the decoder put its mark for what it could not read: their words are not those that were written. */
  const broken = { count: 0, first: 0 }
  let read = 0
  let bytes = 0
  let wallMs = 0
  let cpuMs = 0
  let last = 0

  const note = (item: ReplayItem, line: string): void => {
    const answer = parseAnswer(line)
    if (answer.effect === undefined) {
      add(problems, answer.kind ?? 'unknown')
      return
    }
    decided++
    add(effects, answer.effect)
    for (const { clause, rule, effect } of answer.findings ?? []) {
      const key = `${clause} ${rule} (${effect})`
      add(clauses, key)
      const texts = shown.get(key) ?? []
      shown.set(key, texts)
      if (texts.length < samples && item.kind === 'text') texts.push(item.text.replace(/\s+/g, ' ').slice(0, SHOWN))
    }
  }
  const setAside = (reason: string): void => {
    const known = unreadable.get(reason)
    if (known === undefined) unreadable.set(reason, { count: 1, first: read })
    else known.count++
  }
  const progress = (): void => {
    if (Date.now() - last < 500) return
    last = Date.now()
    process.stderr.write(`\r${say('{0} decided, {1} %', decided, Math.min(100, Math.round((bytes / size) * 100)))}   `)
  }

  return {
    measure: async (items, send) => {
      const readable = items.filter(({ kind }) => kind !== 'unreadable')
      for (const item of items) {
        bytes += item.bytes
        read++
        if (item.kind === 'unreadable') setAside(item.reason)
        if (item.kind === 'text' && item.text.includes(UNDECODED) && broken.count++ === 0) broken.first = read
      }
      if (readable.length === 0) return
      const [started, cpu] = [performance.now(), process.cpuUsage()]
      const lines = await send(readable)
      const spent = process.cpuUsage(cpu)
      const took = performance.now() - started
      wallMs += took
      cpuMs += (spent.user + spent.system) / 1000
      batchTimes.push(took / readable.length)
      for (const [at, item] of readable.entries()) note(item, lines[at] ?? '{}')
      progress()
    },
    decided: () => decided,
    text: () => {
      const sorted = [...batchTimes].sort((a, b) => a - b)
      const micros = (ms: number): string => `${Math.round(ms * 1000)} us`
      const total = Math.max(1, decided)
      const refused = [...problems.values()].reduce((sum, count) => sum + count, 0)
      return [
        `${say('{0} decisions, {1} unreadable, {2} MB', decided, sumOf(unreadable), (bytes / 1e6).toFixed(1))}\n`,
        ...[...unreadable].map(
          ([reason, { count, first }]) =>
            `${say('  unreadable: {0}, the first is item {1} ({2})', count, first, reason)}\n`,
        ),
        broken.count === 0
          ? ''
          : `${say('  not whole: {0} have characters that could not be read, the first is item {1}. Is the file UTF-8?', broken.count, broken.first)}\n`,
        `${say('{0} decisions/s, {1} us CPU each', Math.round((decided / Math.max(1, wallMs)) * 1000), Math.round((cpuMs * 1000) / total))}\n`,
        `${say('time a message, by batches: p50 {0}, p95 {1}, p99 {2}', ...[0.5, 0.95, 0.99].map((share) => micros(percentile(sorted, share))))}\n`,
        `${say('effects')}\n${table(effects, total)}`,
        clauses.size === 0 ? '' : `${say('findings')}\n${table(clauses, total)}`,
        problems.size === 0 ? '' : `${say('refused')}\n${table(problems, decided + refused)}`,
        ...[...shown].map(([key, texts]) =>
          texts.length === 0 ? '' : `${say('samples of {0}', key)}\n${texts.map((text) => `  | ${text}\n`).join('')}`,
        ),
      ].join('')
    },
  }
}
