/** Whether the standing of the actor or of the organization refuses what an event asks for. */
import type { Bilingual, Capability, Event, Instant, StandingRefusal } from '@goodstanding/model'
import type { StandingSubject, SubjectStanding } from '../facts/fact-change.ts'
import type { FactMemory } from '../facts/fact-memory.ts'
import { capabilityOf } from './capability-of.ts'
import { tellMinute } from './tell-minute.ts'

/**
 * The refusal, or null. A limit binds while neither the event's time nor `now` has reached its end, so that no late job and
 * no clock of a sender can lengthen it. Whoever asks before they act asks now, whatever time they name; `isTold`: it was done at the event's
 * time, and what began later did not bind it.
 */
export function checkStanding(event: Event, facts: FactMemory, now: Instant, isTold = false): StandingRefusal | null {
  const capability = capabilityOf(event)
  if (capability === null) return null
  const organization = facts.standing({ type: 'organization', id: event.data.organization })
  const account = facts.standing({ type: 'account', id: event.data.actor.id })
  const entered = enteredAccount(event)
  const other = entered === null ? account : facts.standing({ type: 'account', id: entered.id })
  if (isClear(organization) && isClear(account) && isClear(other)) return null
  const latest = Math.max(event.time, now)
  const asked = { capability, latest, doneAt: isTold ? latestMoment(event.time) : null }
  // What a limit took beside stays lost: a suspension gives nothing back.
  const mayStay = isKept(event) && mayLeave(organization, latest)
  return (
    refusalBy({ type: 'organization', id: event.data.organization }, organization, { ...asked, mayStay }) ??
    refusalBy({ type: 'account', id: event.data.actor.id }, account, asked) ??
    (entered === null
      ? null
      : refusalBy({ type: 'account', id: entered.id }, other, { ...asked, capability: entered.capability }))
  )
}

/** Many services state times by the second: such an event may have happened at any moment of it. */
function latestMoment(time: Instant): Instant {
  return time % 1_000 === 0 ? time + 999 : time
}

type Entered = { readonly id: string; readonly capability: Capability }

/**
 * The account that somebody signs in to, or registers again, under another id: who has not signed in yet is anonymous, and an account
 * that is refused stays so, elsewhere too.
 */
function enteredAccount({ type, data }: Event): Entered | null {
  if ((type !== 'session.start' && type !== 'account.register') || data.account.id === data.actor.id) return null
  return { id: data.account.id, capability: type === 'session.start' ? 'session' : 'all' }
}

function isClear({ state, limits }: SubjectStanding): boolean {
  return state === 'good' && limits.length === 0
}

/** The people of a suspended organization, and of a terminated one in its time to export, still sign in, read and export their own data: they write nothing. */
function isKept({ type }: Event): boolean {
  return type === 'session.start' || type === 'directory.read' || type === 'directory.export'
}

/** Suspended, or terminated and still in the time to export. */
function mayLeave({ state, exportUntil = null }: SubjectStanding, latest: Instant): boolean {
  return state === 'suspended' || (state === 'terminated' && exportUntil !== null && exportUntil > latest)
}

type Asked = {
  readonly capability: Capability
  readonly latest: Instant
  readonly doneAt: Instant | null
  /** Neither a suspension nor a termination refuses it; limits do. */
  readonly mayStay?: boolean
}

const FOREVER = Number.MAX_SAFE_INTEGER

function refusalBy(subject: StandingSubject, standing: SubjectStanding, asked: Asked): StandingRefusal | null {
  if (isClear(standing)) return null
  const binds = (until: Instant | null, since: Instant | undefined): boolean =>
    (until === null || until > asked.latest) && (asked.doneAt === null || since === undefined || since <= asked.doneAt)
  const { state } = standing
  const told = (until: Instant | null) => (until === null ? null : new Date(until).toISOString())
  const isShut = (state === 'suspended' || state === 'terminated') && asked.mayStay !== true
  if (isShut && binds(standing.until, standing.since)) {
    return { state, subject, capability: asked.capability, until: told(standing.until), action: standing.action }
  }
  const binding = standing.limits.filter(
    ({ capability, until, since }) => (capability === asked.capability || capability === 'all') && binds(until, since),
  )
  // Lost until the last of them ends.
  const [limit] = binding.toSorted((a, b) => (b.until ?? FOREVER) - (a.until ?? FOREVER))
  if (limit === undefined) return null
  return { state: 'limited', subject, capability: limit.capability, until: told(limit.until), action: limit.action }
}

/** How an organization stands is not for people outside to know. */
const UNREACHABLE: Bilingual = {
  en: 'This organization cannot be reached this way at present.',
  zh: '目前无法以此方式联系该组织。',
}

/** What the sender is told about a refusal; `sender`: what they are to the organization. */
export function standingMessage(
  { state, subject, until }: StandingRefusal,
  sender: Event['data']['actor']['kind'],
): Bilingual {
  if (subject.type === 'organization' && (sender === 'external' || sender === 'guest')) return UNREACHABLE
  const who =
    subject.type === 'account' ? { en: 'This account', zh: '此账号' } : { en: 'This organization', zh: '该组织' }
  const end = until === null ? null : tellMinute(until)
  // That of an organization goes to its administrators, and they alone appeal. An order may delay a notice: nobody is told that one has come.
  const why =
    subject.type === 'account'
      ? { en: 'Why, and how to appeal, is told in a notice of its own.', zh: '原因和申诉方式由通知另行说明。' }
      : {
          en: 'Why, and how to appeal, is told to its administrators in a notice of its own.',
          zh: '原因和申诉方式由通知另行向其管理员说明。',
        }
  const en = { limited: 'is not allowed to do this', suspended: 'is suspended', terminated: 'has been terminated' }[
    state
  ]
  const zh = { limited: '已被限制使用此功能', suspended: '已被停用', terminated: '已被终止' }[state]
  return {
    en: `${who.en} ${en}${end === null ? '' : ` until ${end}`}. ${why.en}`,
    zh: `${who.zh}${zh}${end === null ? '' : `，至 ${end} 止`}。${why.zh}`,
  }
}
