/**
 * A Disclosure tells a subject that records about them were given to an authority: which, to whom, on what basis.
 * Invariant: each subject of a production is told, at once or, where an order forbids it, when its date has come.
 */
import type { Bilingual, Instant, LegalRequestId, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import type { Gag } from '../notice/notice.ts'
import { no, type Refusal } from '../refusal.ts'
import type { EmergencyReview } from './legal-request.ts'

export type DisclosureContents = {
  readonly id: string
  readonly request: LegalRequestId
  /** `account/u1`, `organization/acme`. */
  readonly subject: string
  readonly authority: string
  readonly country: string
  readonly basis: string
  /** What was given about this subject, of all that was: kinds of records with their number. */
  readonly counts: Readonly<Record<string, number>>
  readonly route: 'usual' | 'emergency'
  /** What the second person found of the emergency, once they have. */
  readonly finding?: EmergencyReview['finding']
  readonly producedAt: Instant
}

export type Disclosure =
  | { readonly kind: 'none' }
  | (DisclosureContents & { readonly kind: 'owed'; readonly until: Instant })
  | (DisclosureContents & { readonly kind: 'told'; readonly message: Bilingual; readonly toldAt: Instant })

export type DisclosureCommand =
  | { readonly kind: 'issue'; readonly disclosure: DisclosureContents; readonly gag: Gag | null }
  /** The clock's: `gag` is the order that stands now. */
  | { readonly kind: 'tell'; readonly gag: Gag | null }
  /** Whoever was told of an emergency was told that it would be reviewed: they are told again. Whoever is owed it hears both at once. */
  | { readonly kind: 'review'; readonly finding: EmergencyReview['finding']; readonly gag: Gag | null }

export type DisclosureEvent =
  | {
      readonly kind: 'disclosure.told'
      readonly disclosure: DisclosureContents
      readonly message: Bilingual
      readonly at: Instant
    }
  | {
      readonly kind: 'disclosure.delayed'
      readonly disclosure: DisclosureContents
      readonly until: Instant
      readonly at: Instant
    }

export type DisclosureRefusal = Refusal<'notice.exists' | 'notice.not-owed'>

export const NO_DISCLOSURE: Disclosure = { kind: 'none' }

export function decideDisclosure(
  command: DisclosureCommand,
  found: Disclosure,
  now: Instant,
): Result<readonly DisclosureEvent[], DisclosureRefusal> {
  switch (command.kind) {
    case 'issue':
      if (found.kind !== 'none') return no('notice.exists')
      return ok([tellOrDelay(command.disclosure, command.gag, now)])
    case 'tell': {
      if (found.kind !== 'owed') return no('notice.not-owed')
      return ok([tellOrDelay(contentsOf(found), command.gag, now)])
    }
    case 'review':
      if (found.kind === 'none') return no('notice.not-owed')
      return ok([tellOrDelay({ ...contentsOf(found), finding: command.finding }, command.gag, now)])
    default:
      return assertNever(command)
  }
}

function contentsOf(found: Exclude<Disclosure, { kind: 'none' }>): DisclosureContents {
  const { id, request, subject, authority, country, basis, counts, route, finding, producedAt } = found
  const contents = { id, request, subject, authority, country, basis, counts, route, producedAt }
  return finding === undefined ? contents : { ...contents, finding }
}

function tellOrDelay(disclosure: DisclosureContents, gag: Gag | null, now: Instant): DisclosureEvent {
  return gag !== null && gag.until > now
    ? { kind: 'disclosure.delayed', disclosure, until: gag.until, at: now }
    : { kind: 'disclosure.told', disclosure, message: renderDisclosure(disclosure), at: now }
}

export function evolveDisclosure(_found: Disclosure, event: DisclosureEvent): Disclosure {
  const { disclosure } = event
  return event.kind === 'disclosure.told'
    ? { ...disclosure, kind: 'told', message: event.message, toldAt: event.at }
    : { ...disclosure, kind: 'owed', until: event.until }
}

/** A kind of record: one of it, several, and in Chinese, which counts both alike. */
const KIND_WORDS: Readonly<Record<string, { readonly one: string; readonly many: string; readonly zh: string }>> = {
  decisions: { one: 'decision about an event', many: 'decisions about events', zh: '项对事件的决定' },
  actions: { one: 'action', many: 'actions', zh: '项措施' },
  notices: { one: 'notice', many: 'notices', zh: '份通知' },
  reports: { one: 'report that you made', many: 'reports that you made', zh: '份您提交的举报' },
  appeals: { one: 'appeal that you made', many: 'appeals that you made', zh: '份您提出的申诉' },
}

const EMERGENCY: Readonly<Record<EmergencyReview['finding'] | 'open', Bilingual>> = {
  open: {
    en: ' It was an emergency; a second person must review it afterwards.',
    zh: '此次属紧急情况，事后须由第二人审查。',
  },
  justified: {
    en: ' It was treated as an emergency; a second person reviewed that afterwards and found it justified.',
    zh: '此次按紧急情况处理，事后由第二人审查，认定处理正当。',
  },
  unjustified: {
    en: ' It was treated as an emergency; a second person reviewed that afterwards and found it not justified.',
    zh: '此次按紧急情况处理，事后由第二人审查，认定处理不正当。',
  },
}

/** What there was none of goes unsaid; null: there was nothing at all. */
function listed(counts: DisclosureContents['counts']): Bilingual | null {
  const given = Object.entries(counts).filter(([, count]) => count > 0)
  if (given.length === 0) return null
  const said = (language: 'en' | 'zh') =>
    given.map(([kind, count]) => {
      const words = KIND_WORDS[kind] ?? { one: kind, many: kind, zh: kind }
      return `${count} ${language === 'zh' ? words.zh : count === 1 ? words.one : words.many}`
    })
  return { en: said('en').join(', '), zh: said('zh').join('、') }
}

function renderDisclosure(disclosure: DisclosureContents): Bilingual {
  const { authority, country, basis, counts, route, finding, producedAt, subject } = disclosure
  const day = new Date(producedAt).toISOString().slice(0, 10)
  const where = country === '' ? { en: '', zh: '' } : { en: ` (${country})`, zh: `（${country}）` }
  const isOrganization = subject.startsWith('organization/')
  const whom = isOrganization ? { en: 'your organization', zh: '您的组织' } : { en: 'you', zh: '您' }
  const hurry = route === 'emergency' ? EMERGENCY[finding ?? 'open'] : { en: '', zh: '' }
  const records = listed(counts)
  if (records === null)
    return {
      en: `On ${day} we told ${authority}${where.en}, as required by law (${basis}), that there are no records about ${whom.en} of the kind that was asked for.${hurry.en} You may ask the authority, or a lawyer, what you can do about it.`,
      zh: `${day}，我们依法（${basis}）答复${authority}${where.zh}：未查到其所要求的与${whom.zh}有关的记录。${hurry.zh}您可以向该机关或律师咨询救济途径。`,
    }
  return {
    en: `On ${day} we gave records about ${whom.en} to ${authority}${where.en}, as required by law (${basis}): ${records.en}.${hurry.en} You may ask the authority, or a lawyer, what you can do about it.`,
    zh: `${day}，我们依法（${basis}）向${authority}${where.zh}提供了与${whom.zh}有关的记录：${records.zh}。${hurry.zh}您可以向该机关或律师咨询救济途径。`,
  }
}
