/** Taking, approving, ending and reversing an action. */
import type { Instant, PersonId, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { holds, personOf, type Staff } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { Action, ActionCommand, ActionEvent, Proposer } from './action.ts'
import { checkTerms, isAutomatic, mayTake, needsCounsel, peopleNeeded, type TermsRefusal } from './action-rules.ts'

export type ActionRefusal =
  | TermsRefusal
  | Refusal<
      | 'action.not-found'
      | 'action.exists'
      | 'action.not-awaiting'
      | 'action.not-active'
      | 'action.not-due'
      | 'action.same-person'
      | 'action.role'
      | 'action.counsel'
      | 'action.automatic'
    >
type Decided = Result<readonly ActionEvent[], ActionRefusal>
type Command<Kind extends ActionCommand['kind']> = Extract<ActionCommand, { kind: Kind }>

export function decideAction(command: ActionCommand, action: Action, now: Instant): Decided {
  if (command.kind === 'propose') return decidePropose(command, action, now)
  if (command.kind === 'follow') return decideFollow(command, action, now)
  if (action.kind === 'none') return no('action.not-found')
  switch (command.kind) {
    case 'approve':
      return action.kind === 'awaiting-second' ? decideApprove(command, action, now) : no('action.not-awaiting')
    case 'decline':
      if (action.kind !== 'awaiting-second') return no('action.not-awaiting')
      if (!holds(command.by, 'senior', 'counsel') && command.by.id !== action.by) return no('action.role')
      if (saysNothing(command.reason)) return no('action.reason-missing', { pointer: '/reason' })
      return ok([
        { kind: 'action.declined', action: action.terms.id, by: command.by.id, reason: command.reason, at: now },
      ])
    case 'end': {
      if (action.kind !== 'active' || action.terms.until === null) return no('action.not-active')
      if (action.terms.until > now) return no('action.not-due', { until: action.terms.until })
      return ok([{ kind: 'action.ended', action: action.terms.id, at: now }])
    }
    case 'lift':
      if (action.kind !== 'active' || action.terms.followUp === null) return no('action.not-active')
      return ok([{ kind: 'action.ended', action: action.terms.id, at: now }])
    case 'release':
      if (action.kind !== 'active' || action.terms.type !== 'limit') return no('action.not-active')
      if (!holds(command.by, 'senior')) return no('action.role')
      if (saysNothing(command.reason)) return no('action.reason-missing', { pointer: '/reason' })
      return ok([{ kind: 'action.ended', action: action.terms.id, at: now }])
    case 'reverse':
      return decideReverse(command, action, now)
    default:
      return assertNever(command)
  }
}

function decidePropose({ terms, by, clause }: Command<'propose'>, action: Action, now: Instant): Decided {
  if (action.kind !== 'none') return no('action.exists')
  const checked = checkTerms(terms, now)
  if (!checked.ok) return checked
  if (by.kind === 'machine') {
    if (!isAutomatic(terms, clause, now)) return no('action.automatic')
    return ok([{ kind: 'action.taken', terms, by, second: null, at: now }])
  }
  if (!mayTake(by.staff, terms, now)) return no('action.role')
  if (peopleNeeded(terms.type, clause) === 2) return ok([{ kind: 'action.proposed', terms, by: by.staff.id, at: now }])
  return ok([{ kind: 'action.taken', terms, by: actorOf(by), second: null, at: now }])
}

/** A follow-up only ever takes `admin` from an organization; whatever else a machine does goes by its clause. */
function decideFollow({ terms, by }: Command<'follow'>, action: Action, now: Instant): Decided {
  if (action.kind !== 'none') return no('action.exists')
  const checked = checkTerms(terms, now)
  if (!checked.ok) return checked
  const isFollowUp = terms.followUp !== null && terms.type === 'limit' && terms.capability === 'admin'
  if (!isFollowUp || terms.subject.type !== 'organization') return no('action.automatic')
  return ok([{ kind: 'action.taken', terms, by, second: null, at: now }])
}

const actorOf = (by: Extract<Proposer, { kind: 'staff' }>) => ({ kind: 'person', id: by.staff.id }) as const

function decideApprove(
  { by, clause }: Command<'approve'>,
  action: Extract<Action, { kind: 'awaiting-second' }>,
  now: Instant,
): Decided {
  const { terms } = action
  if (by.id === action.by) return no('action.same-person', { by: action.by })
  if (needsCounsel(terms.type, clause)) {
    if (!holds(by, 'counsel')) return no('action.counsel')
  } else if (!maySecond(by)) return no('action.role')
  const checked = checkTerms(terms, now)
  if (!checked.ok) return checked
  const first = { kind: 'person', id: action.by } as const
  return ok([{ kind: 'action.taken', terms, by: first, second: by.id, at: now }])
}

/** Approving another person's action is a senior's act, whatever the action. */
function maySecond(by: Staff): boolean {
  return holds(by, 'senior')
}

function decideReverse({ by, why, reason, cleared }: Command<'reverse'>, action: Action, now: Instant): Decided {
  // What has ended left points behind, and these too can be taken back.
  if (action.kind !== 'active' && action.kind !== 'ended') return no('action.not-active')
  const isOwn = personOf(action.by) === by.id && action.second === null
  const isCleared = cleared === true && action.by.kind === 'machine'
  if (!holds(by, 'senior') && !(holds(by, 'moderator') && (isOwn || isCleared))) return no('action.role')
  if (saysNothing(reason)) return no('action.reason-missing', { pointer: '/reason' })
  return ok([{ kind: 'action.reversed', action: action.terms.id, by: by.id, why, reason, at: now }])
}

/** Everybody who took part in an action or took it back. None of them decides an appeal against it. */
export function takersOf(action: Action): readonly PersonId[] {
  switch (action.kind) {
    case 'none':
      return []
    case 'awaiting-second':
    case 'declined':
      return [action.by]
    case 'active':
    case 'ended':
      return [personOf(action.by), action.second].filter((person) => person !== null)
    case 'reversed':
      return [personOf(action.by), action.second, action.reversedBy].filter((person) => person !== null)
  }
}
