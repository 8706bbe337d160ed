/** What Goodstanding tells afterwards, carried out at WeCom. Throws where it has to be told again. */
import type { Bilingual, Person } from '@goodstanding/model'
import type { Goodstanding, Notice, Standing, WebhookEvent, WebhookType } from '@goodstanding/sdk'
import type { Kept } from '../keep-state.ts'
import type { Log } from '../log.ts'
import { readDisclosure } from '../read-disclosure.ts'
import { fieldsOf, textIn } from '../read-fields.ts'
import { noticeLink, readAppealAnswer, readReversal, type ToldLater } from '../read-told-later.ts'
import { accountOf, type Accounts, isExternal, userIdOf } from './accounts.ts'
import { type Enforcer, STANDING } from './enforce.ts'
import { forgetKeptBack } from './keep-back.ts'
import { readPerson } from './read-kept.ts'
import type { State } from './read-state.ts'
import { statePerson } from './state-person.ts'
import { WORDS } from './words.ts'

/** What the connector subscribes to. */
export const TOLD = [
  'standing.changed',
  'notice.sent',
  'disclosure.told',
  'hold.released',
  'hold.rejected',
  'action.taken',
  'action.reversed',
  'appeal.decided',
] as const satisfies readonly WebhookType[]

export type Telling = {
  readonly accounts: () => Accounts
  readonly goodstanding: Pick<Goodstanding, 'ask' | 'standing' | 'notices' | 'appeals' | 'people' | 'decision'>
  /** Where people read their notices. */
  readonly publicUrl: string
  readonly enforcer: Enforcer
  readonly kept: Kept<State>
  readonly log: Log
}

const TOLD_KEPT = 5_000

export async function handleWebhook(telling: Telling, event: WebhookEvent): Promise<void> {
  const data = fieldsOf(event.data)
  const slash = event.subject.indexOf('/')
  const [kind, id] = [event.subject.slice(0, slash), event.subject.slice(slash + 1)]
  const decision = textIn(data, 'decision')
  switch (event.type) {
    case 'standing.changed':
      if (kind === 'account') return carryStanding(telling, id)
      sayOrganization(telling, { id, state: textIn(data, 'state') })
      return
    case 'notice.sent':
      return passNotice(telling, textIn(data, 'notice'))
    case 'disclosure.told':
      return passDisclosure(telling, textIn(data, 'disclosure'))
    case 'hold.released':
      return decision === null ? undefined : letGo(telling, decision)
    case 'hold.rejected':
      return decision === null ? undefined : keepOut(telling, decision)
    case 'action.taken':
      return kind === 'content' && data['type'] === 'remove' ? takeAway(telling, id) : undefined
    case 'action.reversed':
      // Before they are told: who is disabled reads nothing.
      if (kind === 'account') await carryStanding(telling, id)
      // Whoever appealed is told of the answer.
      return data['why'] === 'appeal' ? undefined : passReversal(telling, textIn(data, 'action'))
    case 'appeal.decided':
      if (decision !== null && data['outcome'] === 'overturn') await letGo(telling, decision)
      return kind === 'account' ? passAppealAnswer(telling, textIn(data, 'appeal'), id) : undefined
    default:
      return
  }
}

/** A member of this corp; null: of another service, or somebody outside, to whom WeCom lets the corp do nothing. */
function memberOf({ accounts }: Telling, account: string): string | null {
  const userId = userIdOf(account, accounts())
  return userId === null || isExternal(userId) ? null : userId
}

/**
 * Enables whose suspension ended while nobody told us: the webhook was removed, or we were away for longer than it is told. Whom somebody enabled by
 * hand meanwhile stays so.
 */
export async function lookAgain({ kept, goodstanding, accounts, enforcer }: Telling): Promise<void> {
  for (const [userId, reasons] of Object.entries(kept.state().disabled)) {
    if (!reasons.includes(STANDING)) continue
    const standing = await goodstanding.standing('account', accountOf(userId, accounts()))
    if (!standing.ok) throw new Error(`The standing of an account could not be read: ${standing.refusal.kind}`)
    if (mayAct(standing.value)) await enforcer.enable(userId, STANDING)
  }
}

const mayAct = ({ state }: Pick<Standing, 'state'>): boolean => state !== 'suspended' && state !== 'terminated'

async function carryStanding(telling: Telling, account: string): Promise<void> {
  const { goodstanding, enforcer, log } = telling
  const userId = memberOf(telling, account)
  if (userId === null) {
    if (userIdOf(account, telling.accounts()) !== null)
      log('warn', 'WeCom cannot block an external contact: ask the members concerned to remove them.', { account })
    return
  }
  const standing = await goodstanding.standing('account', account)
  if (!standing.ok) throw new Error(`The standing of an account could not be read: ${standing.refusal.kind}`)
  const { limits } = standing.value
  if (mayAct(standing.value)) {
    await enforcer.enable(userId, STANDING)
    if (limits.length > 0)
      log('warn', 'WeCom cannot limit one capability of a member; live streams that they book are cancelled.', {
        userId,
        limits: limits.map(({ capability }) => capability),
      })
    return
  }
  // Who is disabled reads no message of the app any more: so what it says comes first.
  await passNotices(telling, account)
  await enforcer.disable(userId, STANDING)
}

function sayOrganization({ accounts, log }: Telling, { id, state }: { id: string; state: string | null }): void {
  if (id !== accounts().organization || state === 'good' || state === 'limited') return
  log('error', 'WeCom has no call that suspends a corp: its members work on. Act in WeCom’s console or by contract.', {
    organization: id,
    state,
  })
}

async function passNotices(telling: Telling, account: string): Promise<void> {
  const page = await telling.goodstanding.notices.list({ subject: `account/${account}`, limit: 20 })
  if (!page.ok) throw new Error(`Notices could not be read: ${page.refusal.kind}`)
  for (const notice of page.value.items.toReversed()) await pass(telling, notice)
}

async function passNotice(telling: Telling, id: string | null): Promise<void> {
  if (id === null || telling.kept.state().told.includes(id)) return
  const notice = await telling.goodstanding.notices.get(id)
  if (!notice.ok) throw new Error(`A notice could not be read: ${notice.refusal.kind}`)
  await pass(telling, notice.value)
}

async function pass(telling: Telling, notice: Notice): Promise<void> {
  const { id, message, recipient } = notice
  const { kept, enforcer, publicUrl, log } = telling
  const account = recipient.startsWith('account/') ? recipient.slice('account/'.length) : ''
  const userId = memberOf(telling, account)
  if (userId === null) {
    if (userIdOf(account, telling.accounts()) !== null)
      log('warn', 'WeCom lets an app write to no external contact: their notice waits on its page.', { notice: id })
    return
  }
  if (kept.state().told.includes(id)) return
  await enforcer.tell(userId, message, linkOf(WORDS.readMore, noticeLink(publicUrl, notice)))
  kept.change((state) => ({ ...state, told: [...state.told, id].slice(-TOLD_KEPT) }))
}

const linkOf = (name: Bilingual, address: string): Bilingual => ({
  en: `${name.en}: ${address}`,
  zh: `${name.zh}：${address}`,
})

async function passReversal(telling: Telling, action: string | null): Promise<void> {
  if (action !== null) await passLater(telling, await readReversal(telling, action))
}

async function passAppealAnswer(telling: Telling, appeal: string | null, account: string): Promise<void> {
  if (appeal === null || memberOf(telling, account) === null) return
  // An appeal that was granted may have ended what disabled them.
  await carryStanding(telling, account)
  await passLater(telling, await readAppealAnswer(telling, appeal, account))
}

async function passLater(telling: Telling, told: ToldLater | null): Promise<void> {
  const userId = told === null ? null : memberOf(telling, told.account)
  if (told === null || userId === null || telling.kept.state().told.includes(told.key)) return
  await telling.enforcer.tell(userId, told.words, told.link === null ? undefined : linkOf(WORDS.read, told.link))
  telling.kept.change((state) => ({ ...state, told: [...state.told, told.key].slice(-TOLD_KEPT) }))
}

/** That an authority was given records about them. Of their corp its administrators read it on their page. */
async function passDisclosure(telling: Telling, id: string | null): Promise<void> {
  const disclosed = id === null ? null : await readDisclosure(telling.goodstanding, id)
  if (disclosed === null) return
  const { subject, words, key } = disclosed
  const userId = subject.startsWith('account/') ? memberOf(telling, subject.slice('account/'.length)) : null
  const { kept, enforcer } = telling
  if (userId === null || kept.state().told.includes(key)) return
  await enforcer.tell(userId, words)
  kept.change((state) => ({ ...state, told: [...state.told, key].slice(-TOLD_KEPT) }))
}

/** A person found nothing wrong, or an appeal did. */
async function letGo(telling: Telling, decision: string): Promise<void> {
  const { kept, enforcer, goodstanding, accounts } = telling
  const back = kept.state().keptBack[decision]
  if (back === undefined) return
  if (back.kind === 'live') await enforcer.tell(back.anchor, WORDS.liveReleased)
  else {
    await enforcer.enable(back.userId, decision)
    const person: Person | null = readPerson(back.person)
    if (person !== null) {
      const { put } = await statePerson(goodstanding.people, accountOf(back.userId, accounts()), person)
      if (!put.ok) throw new Error(`A person was not taken: ${put.refusal.kind}`)
    }
  }
  forgetKeptBack(kept, decision)
}

/** What was kept back stays so: a member stays disabled. What was only seen afterwards, WeCom cannot take away. */
async function keepOut(telling: Telling, decision: string): Promise<void> {
  const { kept } = telling
  const back = kept.state().keptBack[decision]
  if (back?.kind === 'member') return telling.enforcer.disable(back.userId, decision)
  // Cancelled is cancelled; but the decision may be undone, and an appeal may win, and its anchor is told then.
  if (back?.kind === 'live') return
  await takeAway(telling, decision)
}

/** What was sent already. Of what other services sent nothing is said. */
async function takeAway(telling: Telling, decision: string): Promise<void> {
  const { kept, enforcer, goodstanding, accounts, log } = telling
  if (kept.state().appMessages[decision] !== undefined) return enforcer.recall(decision)
  const found = await goodstanding.decision(decision)
  if (found.ok && found.value.event?.source === accounts().source)
    log('warn', 'WeCom cannot remove what a person sent; what was decided stands in the case.', { decision })
}
