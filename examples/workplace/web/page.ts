/** What the page knows and asks. */
import type { Bilingual, Standing } from '@goodstanding/sdk'
import type { Attachment, Conversation, Invitation, Item, Organization, Person } from '../src/words.ts'
import { readAnswer } from './read-answer.ts'
import { h } from './dom.ts'
import { type Language, type Word, WORDS } from './words.ts'

export type Seen = {
  readonly me: Person
  readonly organization: Organization | null
  readonly organizations: readonly Organization[]
  readonly people: readonly Person[]
  readonly conversations: readonly (Conversation & { readonly people: readonly string[] })[]
  readonly items: readonly Item[]
  readonly invitations: readonly Invitation[]
  readonly standing: Standing | null
  readonly organizationStanding: Standing | null
}

export type View = 'chats' | 'board' | 'people' | 'settings'

export type Page = {
  seen: Seen | null
  view: View
  conversation: string | null
  /** Whose items `seen` holds: a conversation, or an organization's board. */
  place: string | null
  /** What is being written, by conversation. */
  readonly drafts: Map<string, string>
  file: Attachment | null
  /** The last answer that deserves a line above the composer. */
  said: Bilingual | null
  /** The signals of a text that would leave the organization; null: nothing to ask. */
  look: readonly string[] | null
  reporting: Item | null
  showsAsked: boolean
  goodstanding: string
  language: Language
}

export const page: Page = {
  seen: null,
  view: 'chats',
  conversation: null,
  place: null,
  drafts: new Map(),
  file: null,
  said: null,
  look: null,
  reporting: null,
  showsAsked: new URLSearchParams(location.search).has('asked'),
  goodstanding: '',
  language: (localStorage.getItem('language') ?? navigator.language).toLowerCase().startsWith('zh') ? 'zh' : 'en',
}

/** The conversation or board that is open. */
export const placeOf = (): string | null =>
  page.view === 'board' ? (page.seen?.me.organization ?? null) : page.conversation

/** What was said where the page is; null until it is known. */
export const itemsHere = (): readonly Item[] | null => (page.place === placeOf() ? (page.seen?.items ?? null) : null)

export const say = (word: Word): string => WORDS[word][page.language]
export const inLanguage = (words: Bilingual | null): string => (words === null ? '' : words[page.language])

export type Answered<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly title: string }

/** One request to the workplace. */
export async function ask<Value>(path: string, body?: unknown): Promise<Answered<Value>> {
  try {
    const isFile = body instanceof Blob
    const type = { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }
    const answer = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      // What is refused is said in the language of the page.
      headers: { 'accept-language': page.language, ...(body === undefined ? {} : type) },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    })
    const read = await readAnswer<Value>(answer)
    return read.ok ? read : { ok: false, title: read.title ?? say('failed') }
  } catch {
    return { ok: false, title: say('failed') }
  }
}

export const clock = (at: number): string =>
  new Intl.DateTimeFormat(page.language === 'zh' ? 'zh-CN' : 'en-GB', { timeStyle: 'short' }).format(new Date(at))

export const day = (at: number): string =>
  new Intl.DateTimeFormat(page.language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'full' }).format(new Date(at))

export function changeLanguage(): void {
  page.language = page.language === 'zh' ? 'en' : 'zh'
  localStorage.setItem('language', page.language)
}

/** A clause's number, leading to its words in the policy. */
export function clauseLink(clause: string): HTMLElement {
  const href = `${page.goodstanding}/policy?lang=${page.language}#${clause}`
  return h('a', { href, target: '_blank', rel: 'noreferrer', title: say('clause') }, clause)
}

/** A capability that the person, or their organization, has lost; with the sentence that says so. */
export function lost(capability: string): string | null {
  for (const standing of [page.seen?.standing, page.seen?.organizationStanding]) {
    if (standing === null || standing === undefined) continue
    const isLost =
      standing.state === 'suspended' ||
      standing.state === 'terminated' ||
      standing.limits.some((limit) => limit.capability === capability || limit.capability === 'all')
    if (isLost) return inLanguage(standing.summary)
  }
  return null
}
