/**
 * Work on the words and goods that harm is made of: who moderates, teaches or prosecutes, and trades that are licensed. There the trained
 * model hears its subject in every line, so its word alone asks nobody; what the word lists see counts as it does elsewhere.
 */
import type { SignalName } from '@goodstanding/model'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isDailyCall } from './daily-call.ts'
import { STRUCTURES } from './find-structure.ts'
import { isFromNamedDesk } from './named-desk.ts'
import type { TextFeatures } from './text-features.ts'
import { LONGEST_JUDGED } from './text-setting.ts'

/** What offices of such a trade speak of all day. */
const HANDLED: readonly SignalName[] = [
  'text.gambling',
  'text.drugs',
  'text.weapons',
  'text.forged-documents',
  'text.stolen-data',
  'text.pyramid',
  'text.laundering',
  'text.fraud',
  'text.money-request',
  'text.account-trade',
  'text.crime-incitement',
  'text.fundraising',
  'text.hoax',
]
/** What people at risk, and children, meet with is never only a quotation. */
const NEVER: readonly SignalName[] = ['text.self-harm-risk', 'text.minor-safety']
/** What is said every day in words of which the model fears something else: the order of a list is none to anybody, one's own number exposes oneself. */
const DAILY: readonly (readonly [category: string, signal: SignalName])[] = [
  ['sign-order-of', 'text.extremism'],
  ['sign-own-number', 'text.doxxing'],
  ['sign-daily-aim', 'text.extremism'],
  ['sign-daily-box', 'text.fraud'],
  ['sign-daily-place', 'text.official-claim'],
  ['sign-daily-rule', 'text.reverse-engineering'],
  ['sign-daily-print', 'text.evasion-help'],
  ['sign-daily-upkeep', 'text.dangerous-instruction'],
  ['sign-daily-drill', 'text.violence'],
  ['sign-daily-note', 'text.forged-documents'],
  ['sign-daily-visit', 'text.threat'],
  ['sign-daily-zoo', 'text.animal-cruelty'],
  ['sign-daily-drink', 'text.drugs'],
  ['sign-daily-build', 'text.reverse-engineering'],
  ['sign-daily-case', 'text.official-claim'],
  ['sign-daily-case', 'text.impersonation'],
  ['sign-daily-desk', 'text.stolen-data'],
  ['sign-daily-perk', 'text.advertising'],
  ['sign-daily-denial', 'text.hoax'],
  ['sign-daily-release', 'text.reverse-engineering'],
  ['sign-daily-bank', 'text.fraud'],
  ['sign-daily-play', 'text.gambling'],
  ['sign-daily-bank', 'text.spam'],
  ['sign-road', 'text.threat'],
  ['sign-daily-never', 'text.official-claim'],
  ['sign-daily-never', 'text.impersonation'],
  ['sign-daily-alms', 'text.fundraising'],
  ['sign-daily-refer', 'text.pyramid'],
  ['sign-daily-export', 'text.stolen-data'],
  ['sign-daily-helpline', 'text.self-harm'],
  ['sign-daily-inbox', 'text.evasion-help'],
]
/** Whoever says that a page does not open wants it mended; who wants it so names a target, or a price. */
const DOWN = 'sign-daily-down'
const DOWN_SIGNAL: SignalName = 'text.attack-service'
const DOWN_WANTED = ['sign-down-wanted', 'cue-sell', 'cue-buy', 'cue-deal', 'cue-price', '#money']
/** What whoever fishes wants: a click, money, a code, haste or silence. */
const FISHES = [
  'cue-click',
  'cue-send-me',
  'cue-transfer',
  'cue-urgent',
  'cue-secret',
  'sign-code-thing',
  'sign-card-number',
  'sign-code-give',
  'sign-codes',
]
/** Who comes from a desk of the house, says so, and tells what is done for whoever reads it: `我是服务台小唐，你的账号开好了`. */
const DONE = 'sign-daily-done'
const COMES_AS = 'cue-am'
const DONE_SIGNALS: readonly SignalName[] = ['text.official-claim', 'text.impersonation', 'text.fraud']
/** And asks for nothing. */
const ASKS = [...FISHES, 'sign-daily-ask', 'contact-drop', '#handle', '#url', '#digits', 'cue-act']
/** What the model hears of whoever writes from a desk. */
const DESK_SIGNALS: readonly SignalName[] = ['text.official-claim', 'text.impersonation']
/** Where to find somebody, told by whoever it is and wanting nothing: of numbers the model learned mostly from swindlers and sellers. */
const REACHED = 'sign-own-reach'
const REACHED_SIGNALS: readonly SignalName[] = ['text.fraud', 'text.spam', 'text.advertising']
const WANTS = [...FISHES, 'sign-own-want', 'cue-sell', 'cue-buy', '#url', '#money', '#percent']
/** Who warns of new bank details names none, and asks for no payment. */
const WARNS = 'sign-daily-bank'
const PAYS = ['cue-transfer', '#digits', '#money']
/** Who tells what is, or points to a place of the house, and wants nothing that leads out of it. */
const NOTICES = 'sign-daily-notice'
const NOTICE_SIGNALS: readonly SignalName[] = ['text.fraud', 'text.laundering', 'text.pyramid', 'text.official-claim']
const LEADS_OUT = [...FISHES, 'sign-notice-asks', 'contact-drop', 'cue-contact', '#url', '#handle']
/** What is told or asked in plain words of which the model fears something else, whoever it is told of. */
const PLAIN: readonly (readonly [category: string, signals: readonly SignalName[]])[] = [
  ['sign-daily-callback', ['text.fraud', 'text.spam']],
  ['sign-daily-forged', ['text.forged-documents']],
  ['sign-daily-attacked', ['text.attack-service']],
  ['sign-daily-private', ['text.laundering', 'text.fraud']],
]
/** Who pays somebody asks where to: so do swindlers, so a person looks, and nothing is held unless it leads away or hurries. */
const PAYROLL = 'sign-daily-payroll'
const PAID: readonly SignalName[] = ['text.fraud', 'text.money-request']
const LEADS_AWAY = [
  ...['cue-click', 'cue-urgent', 'cue-secret', 'sign-code-thing', 'sign-card-number', 'sign-codes'],
  ...['cue-sell', 'contact-drop', '#url', '#handle', '#money'],
]
/** Whoever took something down names it: that is looked at and not held, unless it is offered beside. */
const REMOVED = 'sign-fr-removed'
const REMOVED_SIGNALS: readonly SignalName[] = [
  ...(['text.violence', 'text.sexual', 'text.animal-cruelty', 'text.extremism'] as const),
  ...(['text.piracy', 'text.gambling', 'text.drugs', 'text.account-trade'] as const),
]
/** What the model hears in any call to everybody. */
const CALLED: SignalName = 'text.crime-incitement'
/** Beside a third person a number is perhaps not the only one's that is told. */
const OTHERS = 'cue-them'
/** Who works on a case says where to reach nobody. */
const WAYS = ['cue-contact', 'contact-drop', '#handle', '#url', '#digits']
/** One such word may be anybody's; who judges a line says two. */
const JUDGES = 2

/** Who rages about a biscuit, and laughs, is looked at and delivered; a complaint that was made is no trifle. */
const TRIFLE = ['sign-trifle', 'sign-laugh']
const NO_JEST = 'sign-no-jest'
const JESTED: readonly SignalName[] = ['text.threat', 'text.harassment', 'text.property-threat']

export type OfficeSetting = {
  /** Whether nothing is held for this signal here; of the text that was read last. */
  readonly asks: (signal: SignalName) => boolean
  /** Whether the model's word alone about this signal counts for less here; of the text that was read last. */
  readonly hushes: (signal: SignalName) => boolean
  readonly read: (features: TextFeatures) => void
}

export function createOfficeSetting(lexicon: Lexicon): OfficeSetting {
  const names: readonly string[] = [...lexicon.categories, ...STRUCTURES]
  const [judged, worked, quote] = ['sign-judged', 'sign-at-work', '#quote'].map((name) => names.indexOf(name))
  const ways = WAYS.map((name) => names.indexOf(name))
  const asks = ASKS.map((name) => names.indexOf(name))
  const wants = WANTS.map((name) => names.indexOf(name))
  const reached = names.indexOf(REACHED)
  const warns = names.indexOf(WARNS)
  const pays = PAYS.map((name) => names.indexOf(name))
  const notices = names.indexOf(NOTICES)
  const leadsOut = LEADS_OUT.map((name) => names.indexOf(name))
  const plain = PLAIN.map(([category, signals]) => ({ category: names.indexOf(category), signals }))
  const payroll = names.indexOf(PAYROLL)
  const removed = names.indexOf(REMOVED)
  const contact = names.indexOf('cue-contact')
  const leadsAway = LEADS_AWAY.map((name) => names.indexOf(name))
  const [done, comesAs] = [DONE, COMES_AS].map((name) => names.indexOf(name))
  const others = names.indexOf(OTHERS)
  const down = names.indexOf(DOWN)
  const trifle = TRIFLE.map((name) => names.indexOf(name))
  const noJest = names.indexOf(NO_JEST)
  const wanted = DOWN_WANTED.map((name) => names.indexOf(name))
  const daily = DAILY.map(([category, signal]) => ({ category: names.indexOf(category), signal }))
  let meant: readonly SignalName[] = []
  let plainly: readonly SignalName[] = []
  let isPaid = false
  let isRemoved = false
  let isJudged = false
  let isWorked = false
  let isDone = false
  let isReached = false
  let isNotice = false
  let isDown = false
  let isJest = false
  let asksNothing = false
  /** Of the text that was read last, in a few letters; else empty. */
  let text = ''
  return {
    read: (features) => {
      text = features.folded.length <= LONGEST_JUDGED ? features.text : ''
      const has = (category: number | undefined) => (features.present[category ?? -1] ?? 0) > 0
      meant = has(others)
        ? []
        : daily
            .filter(({ category }) => has(category) && (category !== warns || !pays.some(has)))
            .map(({ signal }) => signal)
      const stays = features.folded.length <= LONGEST_JUDGED && !leadsAway.some(has)
      plainly = stays ? plain.filter(({ category }) => has(category)).flatMap(({ signals }) => signals) : []
      isPaid = stays && has(payroll)
      isRemoved = stays && has(removed) && !has(contact)
      isWorked = has(worked) && !ways.some(has)
      isDone = features.folded.length <= LONGEST_JUDGED && has(done) && has(comesAs) && !asks.some(has)
      isJest = features.folded.length <= LONGEST_JUDGED && trifle.every(has) && !has(noJest)
      isDown = features.folded.length <= LONGEST_JUDGED && has(down) && !wanted.some(has)
      asksNothing = !asks.some(has)
      isNotice = features.folded.length <= LONGEST_JUDGED && has(notices) && !leadsOut.some(has)
      isReached = features.folded.length <= LONGEST_JUDGED && has(reached) && !wants.some(has)
      isJudged =
        features.folded.length <= LONGEST_JUDGED &&
        has(judged) &&
        has(quote) &&
        countOf(features, judged) >= JUDGES &&
        countOf(features, quote) >= 2
    },
    asks: (signal) =>
      (isJest && JESTED.includes(signal)) ||
      (isPaid && PAID.includes(signal)) ||
      (isRemoved && REMOVED_SIGNALS.includes(signal)),
    hushes: (signal) =>
      !NEVER.includes(signal) &&
      (isJudged ||
        meant.includes(signal) ||
        plainly.includes(signal) ||
        (isWorked && HANDLED.includes(signal)) ||
        (isDone && DONE_SIGNALS.includes(signal)) ||
        (isReached && REACHED_SIGNALS.includes(signal)) ||
        (isNotice && NOTICE_SIGNALS.includes(signal)) ||
        (isDown && signal === DOWN_SIGNAL) ||
        (asksNothing && DESK_SIGNALS.includes(signal) && isFromNamedDesk(text)) ||
        (signal === CALLED && isDailyCall(text))),
  }
}

function countOf(features: TextFeatures, category: number | undefined): number {
  let count = 0
  for (let find = 0; find < features.count; find += 1) if (features.categories[find] === category) count += 1
  return count
}
