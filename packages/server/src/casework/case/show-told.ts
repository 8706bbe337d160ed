/**
 * What the service was told of a case, and whether it took that: what is decided is in force here at once, and there only when its webhook
 * was taken. Neither addresses nor secrets of webhooks are in it: those are the business of whoever runs the installation.
 */
import { type Action, type Case, subjectKey } from '@goodstanding/casework'
import { type DeliveryAbout, deliveriesAbout, listWebhooks } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { instantText, type Shown } from '../show.ts'
import { ACTIONS } from '../streams.ts'
import { TRIED_MS } from '../webhook/tried.ts'

type Opened = Exclude<Case, { kind: 'none' }>

/** A decision tells of few subjects, each a few things, to a few webhooks. */
const MOST = 2_000

export async function showTold({ db }: Desk, found: Opened): Promise<Shown> {
  const rows = await allInStream(db, ACTIONS, [{ column: 'case_id', test: 'is', value: found.id }])
  const actions = rows.flatMap(({ state }) => (state.kind === 'none' ? [] : [state]))
  const subjects = new Set([
    subjectKey(found.subject),
    ...found.merged.map(({ subject }) => subjectKey(subject)),
    ...actions.flatMap(({ terms: { subject, holder } }) => [
      subjectKey(subject),
      ...(holder === null ? [] : [`${holder.type}/${holder.id}`]),
    ]),
  ])
  const at = [...new Set([...found.decisions.map((decision) => decision.at), ...actions.flatMap(timesOf)])]
  const [told, webhooks] = await Promise.all([
    deliveriesAbout(db, { subjects: [...subjects], at, limit: MOST }),
    listWebhooks(db),
  ])
  const times = [...new Set(told.map(({ createdAt }) => createdAt))]
  return {
    webhooks: webhooks.length,
    items: times.map((time) =>
      summaryOf(
        time,
        told.filter(({ createdAt }) => createdAt === time),
      ),
    ),
  }
}

/** When something was told of an action. */
function timesOf(action: Exclude<Action, { kind: 'none' }>): readonly Instant[] {
  return [
    ...('takenAt' in action ? [action.takenAt] : []),
    ...(action.kind === 'reversed' ? [action.reversedAt] : []),
    ...(action.kind === 'ended' ? [action.endedAt] : []),
  ]
}

function summaryOf(at: Instant, told: readonly DeliveryAbout[]): Shown {
  const count = (status: DeliveryAbout['status']): number => told.filter((each) => each.status === status).length
  const owed = told.filter(({ status }) => status !== 'delivered')
  const last = owed.toSorted((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0))[0]
  const taken = told.flatMap(({ status, lastAt }) => (status === 'delivered' && lastAt !== null ? [lastAt] : []))
  return {
    at: instantText(at),
    types: [...new Set(told.map(({ type }) => type))],
    delivered: count('delivered'),
    waiting: count('waiting'),
    failed: count('failed'),
    attempts: Math.max(0, ...owed.map(({ attempts }) => attempts)),
    answer: last?.answer ?? null,
    takenAt: taken.length === 0 ? null : instantText(Math.max(...taken)),
    triedUntil: count('waiting') === 0 ? null : instantText(at + TRIED_MS),
  }
}
