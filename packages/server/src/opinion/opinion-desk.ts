/**
 * Asks a classifier that the operator already runs about texts that our own voices are not sure of, before such an event is decided.
 * Everything else never waits. Waiting is bounded, questions are budgeted, answers are remembered by a hash of what was asked, and a
 * classifier that keeps failing is left alone for a while. When it was asked and gave nothing, the policy's `onFailure` answers.
 */
import { createHash } from 'node:crypto'
import { type DetectText, findUncertain, type Opinion, type OpinionShelf, type Uncertain } from '@goodstanding/engine'
import type { Event, SignalName } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { isLately } from '../lately.ts'
import { askClassifier } from './ask-classifier.ts'
import { type AskedClause, chatQuestion, parseChat } from './chat-format.ts'
import { createBudget } from './budget.ts'
import { coversSignal, moderationQuestion, parseModeration } from './moderation-format.ts'
import type { OpinionConfig } from './read-opinion-config.ts'

export const OPINION_OUTCOMES = ['given', 'remembered', 'failed', 'resting', 'over-budget'] as const
export type OpinionOutcome = (typeof OPINION_OUTCOMES)[number]

export type OpinionDesk = {
  readonly shelf: OpinionShelf
  /** Asks where it is needed. Null: nobody has to be asked, or may be. What comes is on the shelf for this very event. */
  readonly consult: (event: Event, now: number) => Promise<void> | null
}

export type OpinionParts = {
  readonly config: OpinionConfig
  readonly detect: DetectText
  readonly policy: () => CompiledPolicy
  readonly tell: (outcome: OpinionOutcome) => void
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

const HOUR = 3_600_000
const REMEMBERED_MS = 24 * HOUR
/** About 300 bytes each: no text is kept. */
const MOST_REMEMBERED = 20_000
const FAILURES_IN_A_ROW = 5
const REST_MS = 30_000
/** Characters of one question. */
const LONGEST_TEXT = 8_000
const MOST_CLAUSES = 6

type Asking = { readonly key: string; readonly ask: () => Promise<ReadonlyMap<SignalName, number>> }
type Remembered = { readonly opinion: Opinion; readonly until: number }

export function createOpinionDesk({ config, detect, policy, tell, log }: OpinionParts): OpinionDesk {
  const opinions = new WeakMap<Event, Opinion>()
  const remembered = new Map<string, Remembered>()
  const underWay = new Map<string, Promise<Opinion>>()
  const budget = createBudget(config)
  const by = config.model ?? new URL(config.url).host
  let failures = 0
  let restsSince = -REST_MS

  const remember = (key: string, opinion: Opinion, now: number): void => {
    if (remembered.size >= MOST_REMEMBERED) {
      const [oldest] = remembered.keys()
      if (oldest !== undefined) remembered.delete(oldest)
    }
    remembered.set(key, { opinion, until: now + REMEMBERED_MS })
  }
  const fail = (why: string, now: number): Opinion => {
    tell('failed')
    failures += 1
    if (failures >= FAILURES_IN_A_ROW) {
      failures = 0
      restsSince = now
      log({
        level: 'warn',
        opinion: `The classifier for second opinions failed ${FAILURES_IN_A_ROW} times: ${why}`,
        restMs: REST_MS,
      })
    }
    return { kind: 'failed', why }
  }
  const askNow = async ({ key, ask }: Asking, now: number): Promise<Opinion> => {
    try {
      const opinion: Opinion = { kind: 'given', by, scores: await ask() }
      failures = 0
      tell('given')
      remember(key, opinion, now)
      return opinion
    } catch (fault) {
      return fail(fault instanceof Error ? fault.message : 'It could not be asked.', now)
    } finally {
      underWay.delete(key)
    }
  }
  return {
    shelf: { of: (event) => opinions.get(event) ?? null },
    consult: (event, now) => {
      const compiled = policy()
      const type = compiled.types.get(event.type)
      const uncertain = type === undefined ? null : findUncertain(event, detect, (name) => type.signals.includes(name))
      const asking = uncertain === null ? null : askingOf(uncertain, event, compiled, config)
      if (asking === null) return null
      const known = remembered.get(asking.key)
      if (known !== undefined && known.until > now) {
        tell('remembered')
        opinions.set(event, known.opinion)
        return null
      }
      if (isLately(restsSince, now, REST_MS)) {
        tell('resting')
        opinions.set(event, { kind: 'failed', why: 'It failed several times in a row and is left alone for a moment.' })
        return null
      }
      const waiting = underWay.get(asking.key)
      if (waiting === undefined && !budget.spend(now)) {
        tell('over-budget')
        return null
      }
      const answer = waiting ?? askNow(asking, now)
      underWay.set(asking.key, answer)
      return answer.then((opinion) => void opinions.set(event, opinion))
    },
  }
}

/** What to ask about an event, and the hash under which the answer is remembered; null when the classifier covers none of it. */
function askingOf(
  { texts, signals }: Uncertain,
  event: Event,
  compiled: CompiledPolicy,
  config: OpinionConfig,
): Asking | null {
  const text = texts
    .map((part) => part.text)
    .join('\n')
    .slice(0, LONGEST_TEXT)
  if (config.format === 'moderation') {
    if (!signals.some(coversSignal)) return null
    const ask = async () => parseModeration(await askClassifier(config, moderationQuestion(text, config.model)))
    return { key: hashOf('moderation', text), ask }
  }
  const clauses = clausesOf(signals, event, compiled)
  if (clauses.length === 0) return null
  const asked = clauses.map(({ clause }) => clause)
  const question = chatQuestion(text, asked, config.model)
  return {
    key: hashOf('chat', JSON.stringify(question)),
    ask: async () => {
      const judged = parseChat(await askClassifier(config, question), asked)
      return scoresOf(clauses, judged)
    },
  }
}

type Concerned = { readonly clause: AskedClause; readonly signals: readonly SignalName[] }

/** The clauses whose rules read the signals in doubt, in the words that people read. */
function clausesOf(
  signals: readonly SignalName[],
  { type }: Event,
  { types, policy }: CompiledPolicy,
): readonly Concerned[] {
  const concerned = new Map<string, Set<SignalName>>()
  for (const rule of types.get(type)?.rules ?? []) {
    const read = rule.mode === 'on' ? rule.signals.filter((name) => signals.includes(name)) : []
    for (const name of read) concerned.set(rule.clause, (concerned.get(rule.clause) ?? new Set()).add(name))
  }
  return [...concerned].slice(0, MOST_CLAUSES).flatMap(([id, read]) => {
    const clause = policy.clauses.get(id)
    if (clause === undefined) return []
    return [
      {
        clause: { id, title: clause.title.en, policy: `${clause.summary.en}\n${clause.watched.en}` },
        signals: [...read],
      },
    ]
  })
}

/** A signal is as sure as the surest clause that reads it. */
function scoresOf(clauses: readonly Concerned[], judged: ReadonlyMap<string, number>): ReadonlyMap<SignalName, number> {
  const scores = new Map<SignalName, number>()
  for (const { clause, signals } of clauses) {
    const score = judged.get(clause.id)
    if (score !== undefined) for (const name of signals) scores.set(name, Math.max(score, scores.get(name) ?? 0))
  }
  return scores
}

const hashOf = (format: string, asked: string): string =>
  createHash('sha256').update(`${format}\u0000${asked}`).digest('base64url')
