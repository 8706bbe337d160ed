/**
 * What somebody does with a case instead of deciding it: puts it into another queue, leaves it to a senior, or merges it with
 * another so that one decision answers both. A merge is two commands, one for each case, in one transaction.
 */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { holds } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { Subject } from '../subject.ts'
import type { Case, CaseCommand, CaseEvent, HandCommand } from './case.ts'
import { itemKey } from './item-key.ts'
import { leaseAt, mayTake, overOf } from './over.ts'

/** More cases than this are not one case. */
export const MERGED_MOST = 20

type Opened = Exclude<Case, { kind: 'none' }>
type Decided = Result<readonly CaseEvent[], HandRefusal>
type Command<Kind extends HandCommand['kind']> = Extract<HandCommand, { kind: Kind }>
type HandRefusal = Refusal<
  | 'case.claimed'
  | 'case.decided'
  | 'case.stale'
  | 'case.words-missing'
  | 'case.merged'
  | 'case.not-merged'
  | 'case.same'
  | 'case.other-organization'
  | 'case.holds-others'
  | 'case.with-senior'
  | 'case.not-with-senior'
>

const HANDS: readonly CaseCommand['kind'][] = [
  'move',
  'escalate-to-senior',
  'return-to-queue',
  'merge',
  'unmerge',
  'take-in',
  'give-up',
  'follow',
  'settle',
]

export function isHandCommand(command: CaseCommand): command is HandCommand {
  return HANDS.includes(command.kind)
}

export function decideHands(command: HandCommand, found: Opened, now: Instant): Decided {
  if (command.kind === 'follow') return decideFollow(command, found, now)
  if (command.kind === 'settle')
    return found.kind === 'merged' ? ok([{ kind: 'case.settled', at: now }]) : no('case.not-merged')
  const refused = refuseHands(command, found, now)
  if (refused !== null) return refused
  const turn = { by: command.by.id, reason: command.reason.trim(), at: now }
  switch (command.kind) {
    case 'move':
      return ok(command.queue === found.queue ? [] : [{ ...turn, kind: 'case.moved', queue: command.queue }])
    case 'escalate-to-senior':
      if (found.forSenior !== null) return no('case.with-senior')
      return ok([{ ...turn, kind: 'case.escalated-to-senior' }])
    case 'return-to-queue':
      if (found.forSenior === null) return no('case.not-with-senior')
      return ok([{ ...turn, kind: 'case.returned-to-queue' }])
    case 'merge':
      if (command.into === found.id) return no('case.same', { pointer: '/into' })
      if (found.merged.length > 0) return no('case.holds-others')
      return ok([{ ...turn, kind: 'case.merged', into: command.into }])
    case 'unmerge':
      return ok([{ ...turn, kind: 'case.unmerged' }])
    case 'take-in':
      return decideTakeIn(command, found, now)
    case 'give-up':
      if (!found.merged.some((each) => each.case === command.case)) return no('case.not-merged')
      return ok([{ ...turn, kind: 'case.gave-up', case: command.case }])
    default:
      return assertNever(command)
  }
}

/** What keeps anybody from it: the case is over, somebody else's, a senior's, was changed, or no reason is given. */
function refuseHands(command: Exclude<HandCommand, { kind: 'follow' | 'settle' }>, found: Opened, now: Instant) {
  if (command.kind === 'unmerge' && found.kind !== 'merged') return overOf(found) ?? no('case.not-merged')
  if (command.kind !== 'unmerge') {
    const over = overOf(found)
    if (over !== null) return over
  }
  if (!mayTake(command.kind, command.by, found) || (command.kind === 'return-to-queue' && !holds(command.by, 'senior')))
    return no('case.with-senior')
  const lease = leaseAt(found, now)
  if (lease !== null && lease.by !== command.by.id) return no('case.claimed', { by: lease.by, until: lease.until })
  if (command.ifMatch !== null && command.ifMatch !== found.version) return no('case.stale', { version: found.version })
  return saysNothing(command.reason) ? no('case.words-missing', { pointer: '/reason' }) : null
}

/** An account of whose organization nothing is known may be of either. */
function ofTwoOrganizations(cases: readonly { readonly subject: Subject }[]): boolean {
  return new Set(cases.flatMap(({ subject }) => subject.organization ?? [])).size > 1
}

function decideTakeIn({ by, reason, from }: Command<'take-in'>, found: Opened, now: Instant): Decided {
  if (from.id === found.id) return no('case.same', { pointer: '/into' })
  if (ofTwoOrganizations([from, found, ...from.merged, ...found.merged]))
    return no('case.other-organization', { pointer: '/into' })
  if (found.merged.length >= MERGED_MOST) return no('case.holds-others', { pointer: '/into' })
  const items = unknownItems(from.items, found)
  const { id, subject, family, deadline } = from
  const taken = { case: id, subject, family, items: items.map(itemKey), deadline, by: by.id, at: now }
  return ok([{ kind: 'case.took-in', taken, items, by: by.id, reason: reason.trim(), at: now }])
}

function decideFollow({ from }: Command<'follow'>, found: Opened, now: Instant): Decided {
  const over = overOf(found)
  if (over !== null) return over
  const known = found.merged.find((each) => each.case === from.id)
  if (known === undefined) return no('case.not-merged')
  const items = unknownItems(from.items, found)
  if (items.length === 0) return ok([])
  return ok([{ kind: 'case.followed', case: from.id, items, deadline: from.deadline, at: now }])
}

function unknownItems(items: Opened['items'], found: Opened): Opened['items'] {
  const known = new Set(found.items.map(itemKey))
  return items.filter((item) => !known.has(itemKey(item)))
}
