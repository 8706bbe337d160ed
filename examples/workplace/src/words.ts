/** What the workplace keeps. Ids are the service's own; instants are milliseconds since 1970. */
import type { Bilingual, Decision, Effect, EventType } from '@goodstanding/sdk'

export type Kind = 'member' | 'external'

export type Organization = {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly domain: string | null
  /** `waiting`: the name is being looked at. */
  readonly state: 'active' | 'waiting' | 'refused'
  readonly badge: string
  readonly decision: string | null
}

export type Person = {
  readonly id: string
  readonly organization: string
  readonly kind: Kind
  readonly name: string
  readonly title: string
  readonly isAdmin: boolean
}

export type Conversation = { readonly id: string; readonly kind: 'direct' | 'group'; readonly title: string }

/** `held`: only its sender sees it, as being checked. `refused`: only its sender sees it, with the reason. `removed`: a tombstone. */
export type ItemState = 'sent' | 'held' | 'refused' | 'removed'

export type Attachment = {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** A message of a conversation, or a post or live card of an organization. */
export type Item = {
  readonly id: string
  readonly kind: 'message' | 'post' | 'live'
  /** The conversation's id, or the organization's. */
  readonly place: string
  readonly author: string
  readonly text: string
  readonly file: Attachment | null
  readonly at: number
  readonly state: ItemState
  readonly decision: string | null
  /** Why it is not simply sent. */
  readonly clause: string | null
  readonly words: Bilingual | null
}

export type Invitation = {
  readonly organization: string
  readonly by: string
  readonly contact: string
  readonly at: number
  readonly state: 'open' | 'accepted' | 'declined'
}

/** One line of the side panel: what was asked, and what was answered. */
export type Asked = {
  readonly id: number
  readonly at: number
  readonly person: string
  readonly type: EventType
  readonly effect: Effect | 'unreachable' | 'invalid'
  readonly milliseconds: number
  readonly event: unknown
  readonly answer: unknown
}

/** What came of asking: the service goes on, or it does not and says why. */
export type Verdict = {
  readonly effect: Effect | 'unreachable' | 'invalid'
  readonly decision: Decision | null
  readonly clause: string | null
  readonly words: Bilingual | null
}
