/** What WeCom calls back, from the XML that was in the envelope. */
import { createHash } from 'node:crypto'
import { childText, type Element, readXml } from './read-xml.ts'

export type MemberChange = {
  readonly userId: string
  /** Absent where the callback names ids only. */
  readonly name: string | null
  readonly alias: string | null
  readonly position: string | null
  readonly mobile: string | null
  readonly email: string | null
}

export type Change =
  | { readonly kind: 'member.joined'; readonly member: MemberChange }
  | { readonly kind: 'member.changed'; readonly member: MemberChange; readonly newUserId: string | null }
  | { readonly kind: 'member.left'; readonly userId: string }
  /** `half`: somebody outside added the member, who need not have agreed. */
  | { readonly kind: 'contact.added'; readonly userId: string; readonly externalId: string; readonly half: boolean }
  | {
      readonly kind: 'contact.ended'
      readonly userId: string
      readonly externalId: string
      readonly by: 'member' | 'external'
    }
  /** The external contact agreed that chats with the member are archived. */
  | { readonly kind: 'archive.agreed'; readonly userId: string; readonly externalId: string }
  | { readonly kind: 'group.shown'; readonly chatId: string; readonly what: 'created' | 'name' | 'notice' }
  | { readonly kind: 'live'; readonly livingId: string; readonly status: 'booked' | 'begun' }
  /** There are archived messages to fetch; `hit`: one of them holds a keyword of the corp's own rules. */
  | { readonly kind: 'archive.grown'; readonly hit: boolean }
  /** Nothing that the contract has a type for. */
  | { readonly kind: 'other'; readonly name: string }

export type Callback = {
  /** The same whenever WeCom sends it again. */
  readonly key: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly change: Change
}

/** Null: no callback. */
export function callbackFrom(xml: string): Callback | null {
  const root = readXml(xml)
  if (root === null) return null
  const at = Number(childText(root, 'CreateTime') ?? childText(root, 'TimeStamp') ?? '')
  if (!Number.isSafeInteger(at) || at <= 0) return null
  return { key: keyOf(root, xml), at: at * 1_000, change: changeOf(root) }
}

/** What names the thing that happened, so that two things of one second differ and one that is sent again does not. */
const NAMES = [
  'ChangeType',
  'UpdateDetail',
  'UserID',
  'ExternalUserID',
  'ChatId',
  'LivingId',
  'Status',
  'Id',
  'EventKey',
]

/** A member may be changed twice in one second: only what was changed tells the two apart. WeCom sends the same again word for word. */
const TOLD_APART_BY_WORDS = 'update_user'
const LONGEST_KEY = 360

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

function keyOf(root: Element, xml: string): string {
  const of = (name: string): string => childText(root, name) ?? ''
  if (of('MsgId') !== '') return `message/${of('MsgId')}`
  const event = of('Event') || of('InfoType')
  const sender = of('FromUserName') || of('AuthCorpId')
  const at = of('CreateTime') || of('TimeStamp')
  const named = ['event', sender, at, event, ...NAMES.map(of)].map(encodeURIComponent).join('/')
  const key = of('ChangeType') === TOLD_APART_BY_WORDS ? `${named}/${digestOf(xml)}` : named
  // Cut off, two that begin alike would be one.
  return key.length <= LONGEST_KEY ? key : `${key.slice(0, LONGEST_KEY - 23)}/${digestOf(key)}`
}

function changeOf(root: Element): Change {
  const event = childText(root, 'Event') ?? childText(root, 'InfoType') ?? childText(root, 'event_type') ?? ''
  const changeType = childText(root, 'ChangeType') ?? ''
  const other: Change = { kind: 'other', name: changeType === '' ? event : `${event}.${changeType}` }
  switch (event) {
    case 'change_contact':
      return memberChange(root, changeType) ?? other
    case 'change_external_contact':
      return contactChange(root, changeType) ?? other
    case 'change_external_chat':
      return groupChange(root, changeType) ?? other
    case 'living_status_change':
      return liveChange(root) ?? other
    case 'msgaudit_notify':
    case 'conversation_new_message':
      return { kind: 'archive.grown', hit: false }
    case 'hit_keyword':
      return { kind: 'archive.grown', hit: true }
    default:
      return other
  }
}

const filled = (root: Element, name: string): string | null => childText(root, name) || null

function memberChange(root: Element, changeType: string): Change | null {
  const userId = filled(root, 'UserID')
  if (userId === null) return null
  const member: MemberChange = {
    userId,
    name: filled(root, 'Name'),
    alias: filled(root, 'Alias'),
    position: filled(root, 'Position'),
    mobile: filled(root, 'Mobile'),
    email: filled(root, 'Email') ?? filled(root, 'BizMail'),
  }
  switch (changeType) {
    case 'create_user':
      return { kind: 'member.joined', member }
    case 'update_user':
      return { kind: 'member.changed', member, newUserId: filled(root, 'NewUserID') }
    case 'delete_user':
      return { kind: 'member.left', userId }
    default:
      return null
  }
}

function contactChange(root: Element, changeType: string): Change | null {
  const [userId, externalId] = [filled(root, 'UserID'), filled(root, 'ExternalUserID')]
  if (userId === null || externalId === null) return null
  switch (changeType) {
    case 'add_external_contact':
      return { kind: 'contact.added', userId, externalId, half: false }
    case 'add_half_external_contact':
      return { kind: 'contact.added', userId, externalId, half: true }
    case 'del_external_contact':
      return { kind: 'contact.ended', userId, externalId, by: 'member' }
    case 'del_follow_user':
      return { kind: 'contact.ended', userId, externalId, by: 'external' }
    case 'msg_audit_approved':
      return { kind: 'archive.agreed', userId, externalId }
    default:
      return null
  }
}

function groupChange(root: Element, changeType: string): Change | null {
  const chatId = filled(root, 'ChatId')
  if (chatId === null) return null
  if (changeType === 'create') return { kind: 'group.shown', chatId, what: 'created' }
  const detail = changeType === 'update' ? childText(root, 'UpdateDetail') : null
  if (detail === 'change_name') return { kind: 'group.shown', chatId, what: 'name' }
  return detail === 'change_notice' ? { kind: 'group.shown', chatId, what: 'notice' } : null
}

function liveChange(root: Element): Change | null {
  const [livingId, status] = [filled(root, 'LivingId'), childText(root, 'Status')]
  if (livingId === null || (status !== '0' && status !== '1')) return null
  return { kind: 'live', livingId, status: status === '0' ? 'booked' : 'begun' }
}
