/** For tests: what the service was told by webhook: each thing once, nothing left out, and in the end as it is. */
import type { Nodes, Told } from './open-test-nodes.ts'
import type { Records } from './open-test-records.ts'

type Say = (what: string) => void

const countOf = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
const toldOf = (told: readonly Told[], type: string, name: string): readonly string[] =>
  told.filter((each) => each.type === type).map(({ data }) => String(data[name]))

/** Once for each that is there, never for another. */
function once(what: string, told: readonly string[], there: readonly string[], say: Say): void {
  const counts = countOf(told)
  for (const id of there) if (counts.get(id) !== 1) say(`${what} of ${id} was told ${counts.get(id) ?? 0} times`)
  for (const id of counts.keys()) if (!there.includes(id)) say(`${what} of ${id} was told, and it is not so`)
}

export function checkTold({ told, say }: Pick<Nodes, 'told' | 'say'>, records: Records): void {
  for (const [id, times] of countOf(told.map((each) => each.id)))
    if (times !== 1) say(`the webhook ${id} was taken ${times} times`)
  const actions = [...records.actions].flatMap(([id, action]) => (action.kind === 'none' ? [] : [{ ...action, id }]))
  const taken = actions.filter((action) => 'takenAt' in action)
  const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id)
  once('the taking', toldOf(told, 'action.taken', 'action'), idsOf(taken), say)
  const reversed = taken.filter(({ kind }) => kind === 'reversed')
  once('the reversal', toldOf(told, 'action.reversed', 'action'), idsOf(reversed), say)
  const ends = countOf(toldOf(told, 'action.ended', 'action'))
  for (const { id, kind } of taken) {
    const times = ends.get(id) ?? 0
    if (kind === 'ended' ? times !== 1 : times > (kind === 'reversed' ? 1 : 0))
      say(`the end of ${id} was told ${times} times`)
  }
  const sent = [...records.notices].flatMap(([id, { notice }]) => (notice.kind === 'sent' ? [id] : []))
  once('the notice', toldOf(told, 'notice.sent', 'notice'), sent, say)
  for (const appeal of records.appeals.values()) {
    if (appeal.kind === 'none') continue
    const to = told.filter(({ type, data }) => type === 'appeal.decided' && data['appeal'] === appeal.id)
    const least = appeal.kind === 'pending' ? 0 : 1
    const isTwice = [...countOf(to.map(({ subject }) => subject)).values()].some((times) => times > 1)
    if (isTwice || to.length < least || (least === 0 && to.length > 0))
      say(`the answer to ${appeal.id} was told to ${to.length}`)
  }
  checkHolds(told, records, say)
  checkEffects(told, say)
}

const HOLD: Readonly<Record<string, string>> = {
  'hold.released': 'released',
  'hold.rejected': 'rejected',
  'hold.reopened': 'held',
}

/** What became of what was held: never the same twice running, and the last is how it is. */
function checkHolds(told: readonly Told[], { holds }: Records, say: Say): void {
  const last = new Map<string, string>()
  for (const { type, data } of told) {
    const became = HOLD[type]
    if (became === undefined) continue
    const decision = String(data['decision'])
    if (last.get(decision) === became) say(`that ${decision} is ${became} was told twice`)
    last.set(decision, became)
  }
  for (const { decision, hold } of holds) {
    const heard = last.get(decision) ?? 'held'
    if (heard !== hold) say(`${decision} is ${hold}, and the service heard that it is ${heard}`)
  }
}

const UNDONE: Readonly<Record<string, string>> = {
  'content.restore': 'content.remove',
  'content.open-to-outside': 'content.close-to-outside',
  'sessions.allow': 'sessions.end',
  'contacts.hand-back': 'contacts.hand-over',
  'contacts.tell-reachable': 'contacts.tell-not-reachable',
  'retention.cancel-erasure': 'retention.schedule-erasure',
  'referral.withdraw': 'referral.prepare',
}

/** An effect begins, is undone, begins again: never twice running. */
function checkEffects(told: readonly Told[], say: Say): void {
  const begun = new Set<string>()
  for (const { type, subject, data } of told) {
    const effect = String(data['effect'])
    const key = `${subject} ${type === 'effect.undone' ? (UNDONE[effect] ?? effect) : effect}`
    if (type === 'effect.begun' && begun.has(key)) say(`${key} began twice`)
    if (type === 'effect.undone' && Object.hasOwn(UNDONE, effect) && !begun.has(key))
      say(`${key} was undone and had not begun`)
    if (type === 'effect.begun') begun.add(key)
    if (type === 'effect.undone') begun.delete(key)
  }
}

/** The last that was told of a standing, a badge and a permit is how it is. */
export function checkToldLast(
  { told, say }: Pick<Nodes, 'told' | 'say'>,
  records: Records,
  states: ReadonlyMap<string, string>,
): void {
  const last = new Map<string, string>()
  for (const { type, subject, data } of told) {
    if (type === 'standing.changed') last.set(subject, String(data['state']))
    if (type === 'verification.changed') last.set(`badge ${subject}`, String(data['verification']))
    if (type === 'permit.changed') last.set(`permit ${String(data['permit'])}`, String(data['status']))
    if (type === 'report.answered')
      last.set(`report ${String(data['report'])}`, String(data['outcome'] ?? data['status']))
  }
  for (const [subject, state] of states)
    if ((last.get(subject) ?? 'good') !== state)
      say(`${subject} is ${state}, and the service heard ${String(last.get(subject))}`)
  for (const [id, permit] of records.permits) {
    const heard = last.get(`permit ${id}`)
    if (permit.kind !== 'none' && permit.kind !== 'asked' && heard !== permit.kind)
      say(`the permit ${id} is ${permit.kind}, and the service heard ${String(heard)}`)
  }
  for (const [id, { report }] of records.reports) {
    const heard = last.get(`report ${id}`)
    const is = report.kind === 'answered' ? report.outcome : report.kind === 'handled' ? 'answered' : report.kind
    if (report.kind !== 'none' && heard !== undefined && heard !== is)
      say(`the report ${id} is ${is}, and the service heard ${heard}`)
    if (report.kind === 'answered' && heard === undefined) say(`the report ${id} is answered, and nobody heard`)
  }
}
