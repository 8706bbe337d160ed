/** What WeCom told, worked on: what the callback left out is looked up, Goodstanding is asked, and its answer carried out. */
import type { Bilingual, Person } from '@goodstanding/model'
import { type Decision, isDelivered } from '@goodstanding/sdk'
import type { Kept } from '../keep-state.ts'
import type { Log } from '../log.ts'
import { accountOf, type Accounts } from './accounts.ts'
import { type Asking, decide, observe, settle } from './ask.ts'
import { type Enforcer, STANDING } from './enforce.ts'
import { eventOfAdding, eventOfEnding, personOfContact } from './event-of-contact.ts'
import { eventOfGroup } from './event-of-group.ts'
import { eventOfLive } from './event-of-live.ts'
import { eventOfChange, eventOfJoining, personOfMember } from './event-of-member.ts'
import type { Callback, Change, MemberChange } from './from-callback.ts'
import { forgetKeptBack, keepBack } from './keep-back.ts'
import { readMemberChange } from './read-kept.ts'
import type { State } from './read-state.ts'
import { rename, tellApart } from './rename-member.ts'
import { statePerson } from './state-person.ts'
import { WeComFault } from './wecom-fault.ts'
import type { WeCom } from './wecom.ts'
import { WORDS } from './words.ts'

export type Handling = Asking & {
  /** As of now: renaming changes them. */
  readonly accounts: () => Accounts
  readonly wecom: Pick<WeCom, 'member' | 'living' | 'externalName' | 'group'>
  readonly enforcer: Enforcer
  readonly kept: Kept<State>
  /** What becomes of a member who was kept back: WeCom has made the account already. */
  readonly joining: 'disable' | 'leave'
  readonly archive: { readonly read: () => void; readonly agreed: (userId: string, externalId: string) => void }
  readonly now: () => number
  readonly log: Log
}

type Of<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>
type When = Pick<Callback, 'key' | 'at'>

/** Throws where it is to be tried again. */
export async function handleCallback(handling: Handling, { change, key, at }: Callback): Promise<void> {
  const when = { key, at }
  switch (change.kind) {
    case 'member.joined':
      return joined(handling, change.member, when)
    case 'member.changed':
      return changed(handling, change, when)
    case 'member.left':
      return left(handling, change.userId)
    case 'contact.added':
      return added(handling, change, when)
    case 'contact.ended':
      return ended(handling, change, when)
    case 'group.shown':
      return groupShown(handling, change, when)
    case 'live':
      return live(handling, change)
    case 'archive.agreed': {
      handling.archive.agreed(change.userId, change.externalId)
      return
    }
    case 'archive.grown': {
      if (change.hit) handling.log('warn', 'A message holds a keyword of the corp’s own rules: the archive is read.')
      handling.archive.read()
      return
    }
    case 'other': {
      handling.log('info', 'A callback that the contract has no type for.', { name: change.name })
      return
    }
  }
}

async function joined(handling: Handling, told: MemberChange, when: When): Promise<void> {
  await tellApart(handling, told.userId)
  const accounts = handling.accounts()
  const member = await lookedUp(handling, told, when)
  const event = eventOfJoining(member, when, accounts)
  const decision = await decide(handling, event)
  if (decision === null) return
  const person = personOfMember(member, accounts)
  if (isDelivered(decision.effect)) return putPerson(handling, event.data.account.id, person)
  const { userId } = member
  keepBack(handling, decision.id, { kind: 'member', userId, person: JSON.stringify(person), at: handling.now() })
  // Who comes back while suspended is let in again by their standing, and by no case.
  const reason = decision.standing === undefined ? decision.id : STANDING
  if (reason === STANDING)
    handling.log(
      'warn',
      'A new member has the UserID of an account that may do nothing now. Is it another person, give them another UserID.',
      { userId },
    )
  if (handling.joining === 'disable') await handling.enforcer.disable(userId, reason)
  else handling.log('warn', 'A new member was not let in by the policy, and stays: joining is `leave`.', { userId })
}

/** WeCom has made the change, and keeps no word of what was before: what is refused is a case, and no fact. */
async function changed(
  handling: Handling,
  { member: told, newUserId }: Of<'member.changed'>,
  when: When,
): Promise<void> {
  const now = newUserId ?? told.userId
  if (newUserId !== null) rename(handling.kept, when.key, [told.userId, newUserId])
  const accounts = handling.accounts()
  const member = await filledIn(handling, { ...told, userId: now })
  const event = eventOfChange(member, when, accounts)
  const decision = await decide(handling, event)
  if (decision === null) return
  if (isDelivered(decision.effect)) return putPerson(handling, event.data.account.id, personOfMember(member, accounts))
  handling.log('warn', 'A member’s change was not allowed. WeCom has made it; a person decides.', {
    userId: now,
    decision: decision.id,
  })
}

async function left({ goodstanding, accounts, kept, log }: Handling, userId: string): Promise<void> {
  const id = accountOf(userId, accounts())
  const removed = await goodstanding.people.remove(id)
  if (!removed.ok && removed.refusal.status !== 404) settle(removed, { what: 'A person was not withdrawn.', id, log })
  kept.change((state) => {
    const { [userId]: _, ...disabled } = state.disabled
    const others = Object.entries(state.keptBack).filter(([, back]) => back.kind !== 'member' || back.userId !== userId)
    return { ...state, disabled, keptBack: Object.fromEntries(others) }
  })
}

async function added(handling: Handling, change: Of<'contact.added'>, when: When): Promise<void> {
  const { wecom, kept, accounts } = handling
  const pair = `${change.externalId}>${change.userId}`
  kept.change((state) => ({ ...state, half: halves(state.half, pair, change.half) }))
  const name = await orNull(handling, () => wecom.externalName(change.externalId))
  const id = accountOf(change.externalId, accounts())
  await observe(handling, eventOfAdding(change, when, accounts()))
  await putPerson(handling, id, personOfContact(name, accounts()))
}

const HALVES_KEPT = 5_000

function halves(before: readonly string[], pair: string, half: boolean): readonly string[] {
  const others = before.filter((one) => one !== pair)
  return half ? [...others, pair].slice(-HALVES_KEPT) : others
}

async function ended(handling: Handling, change: Of<'contact.ended'>, when: When): Promise<void> {
  const pair = `${change.externalId}>${change.userId}`
  handling.kept.change((state) => ({ ...state, half: halves(state.half, pair, false) }))
  const event = eventOfEnding(change, when, handling.accounts())
  if (event !== null) await observe(handling, event)
}

async function groupShown(handling: Handling, { chatId, what }: Of<'group.shown'>, when: When): Promise<void> {
  const group = await orNull(handling, () => handling.wecom.group(chatId))
  const event = group === null ? null : eventOfGroup(group, what, { when, accounts: handling.accounts() })
  if (event !== null) await observe(handling, event)
}

async function live(handling: Handling, { livingId, status }: Of<'live'>): Promise<void> {
  const { wecom, enforcer, log } = handling
  const living = await orNull(handling, () => wecom.living(livingId))
  const event = living === null ? null : eventOfLive(livingId, living, handling.accounts())
  if (living === null || event === null) return
  const decision = await decide(handling, event)
  if (decision === null || isDelivered(decision.effect)) return
  const { id } = decision
  log('info', 'A live stream is not allowed.', { livingId, status, decision: id })
  // Remembered first: what comes here again was cancelled by us, whatever WeCom says of it then, and its anchor may not know yet.
  const isKnown = handling.kept.state().keptBack[id] !== undefined
  keepBack(handling, id, { kind: 'live', anchor: living.anchor, livingId, at: handling.now() })
  if ((await enforcer.cancelLive(livingId)) || isKnown) await enforcer.tell(living.anchor, wordsOf(decision))
  else forgetKeptBack(handling.kept, id)
}

/** What the anchor reads: that it was cancelled, why, and by which number to ask. */
function wordsOf({ id, message }: Decision): Bilingual {
  const why = message ?? WORDS.standing
  return {
    en: `${WORDS.liveCancelled.en} ${why.en} (${WORDS.decision.en} ${id})`,
    zh: `${WORDS.liveCancelled.zh}${why.zh}（${WORDS.decision.zh} ${id}）`,
  }
}

async function putPerson({ goodstanding, log }: Handling, id: string, person: Person | null): Promise<void> {
  if (person === null) return
  const { put, isWithoutPhone } = await statePerson(goodstanding.people, id, person)
  settle(put, { what: 'A person was not taken.', id, log })
  if (isWithoutPhone) log('warn', 'A phone number cannot be read. The person is stated without it.', { id })
}

/** The same each time that the callback is worked on: of another event under its id Goodstanding would say nothing. */
async function lookedUp(handling: Handling, told: MemberChange, { key }: When): Promise<MemberChange> {
  if (told.name !== null) return told
  const { kept } = handling
  const before = kept.state().lookedUp
  const known = before?.key === key ? readMemberChange(before.member) : null
  if (known !== null) return known
  const member = await filledIn(handling, told)
  kept.change((state) => ({ ...state, lookedUp: { key, member: JSON.stringify(member) } }))
  return member
}

/** Callback addresses set since August 2022 get ids only: the rest is asked for. */
async function filledIn(handling: Handling, told: MemberChange): Promise<MemberChange> {
  if (told.name !== null) return told
  const found = await orNull(handling, () => handling.wecom.member(told.userId))
  if (found === null) return told
  return {
    userId: told.userId,
    name: found.name,
    alias: told.alias ?? found.alias,
    position: told.position ?? found.position,
    mobile: told.mobile ?? found.mobile,
    email: told.email ?? found.email,
  }
}

/** Null: WeCom does not tell, for good. What may pass is thrown. */
async function orNull<Value>({ log }: Handling, ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask()
  } catch (fault) {
    if (!(fault instanceof WeComFault) || fault.mayPass) throw fault
    log('warn', 'WeCom does not tell what the callback is about.', { why: fault.message })
    return null
  }
}
