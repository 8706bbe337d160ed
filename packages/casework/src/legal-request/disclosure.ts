/**
 * A Disclosure tells a subject that records about them were given to an authority: which, to whom, on what basis.
 * Invariant: each subject of a production is told, at once or, where an order forbids it, when its date has come.
 */
import type { Bilingual, Instant, LegalRequestId, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import type { Gag } from '../notice/notice.ts'
import { no, type Refusal } from '../refusal.ts'

export type DisclosureContents = {
  readonly id: string
  readonly request: LegalRequestId
  /** `account/u1`, `organization/acme`. */
  readonly subject: string
  readonly authority: string
  readonly country: string
  readonly basis: string
  /** What was given: kinds of records with their number. */
  readonly counts: Readonly<Record<string, number>>
  readonly route: 'usual' | 'emergency'
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
      const { kind: _kind, until: _until, ...disclosure } = found
      return ok([tellOrDelay(disclosure, command.gag, now)])
    }
    default:
      return assertNever(command)
  }
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

const KIND_WORDS: Readonly<Record<string, Bilingual>> = {
  decisions: { en: 'decisions about events', zh: '对事件的决定' },
  actions: { en: 'actions', zh: '措施' },
  notices: { en: 'notices', zh: '通知' },
  reports: { en: 'reports that you made', zh: '您提交的举报' },
  appeals: { en: 'appeals that you made', zh: '您提出的申诉' },
}

function renderDisclosure({ authority, country, basis, counts, route, producedAt }: DisclosureContents): Bilingual {
  const day = new Date(producedAt).toISOString().slice(0, 10)
  const listed = (language: 'en' | 'zh', separator: string): string =>
    Object.entries(counts)
      .map(([kind, count]) => `${count} ${KIND_WORDS[kind]?.[language] ?? kind}`)
      .join(separator)
  const where = country === '' ? '' : ` (${country})`
  const hurry = {
    en: ' It was an emergency; a second person must review it afterwards.',
    zh: '此次属紧急情况，事后须由第二人审查。',
  }
  return {
    en: `On ${day} we gave records about you to ${authority}${where}, as required by law (${basis}): ${listed('en', ', ')}.${route === 'emergency' ? hurry.en : ''} You may ask the authority, or a lawyer, what you can do about it.`,
    zh: `${day}，我们依法（${basis}）向${authority}${where}提供了与您有关的记录：${listed('zh', '、')}。${route === 'emergency' ? hurry.zh : ''}您可以向该机关或律师咨询救济途径。`,
  }
}
