/** What WeCom answers, read. */
import { type Fields, fieldsOf, listOf, numberIn, textIn } from '../read-fields.ts'
import type { Group } from './event-of-group.ts'
import type { Living } from './event-of-live.ts'
import type { MemberChange } from './from-callback.ts'

const filled = (fields: Fields, name: string): string | null => textIn(fields, name) || null

/** `disabled`: its status 2. */
export type Member = MemberChange & { readonly disabled: boolean }

export function readMember(userId: string, body: Fields): Member {
  return {
    userId,
    name: filled(body, 'name'),
    alias: filled(body, 'alias'),
    position: filled(body, 'position'),
    mobile: filled(body, 'mobile'),
    email: filled(body, 'email') ?? filled(body, 'biz_mail'),
    disabled: numberIn(body, 'status') === 2,
  }
}

/** Who is of several departments is named several times. `next` is empty at the end. */
export function readMemberIds(body: Fields): { readonly ids: readonly string[]; readonly next: string } {
  const ids = listOf(body['dept_user']).flatMap((item) => filled(fieldsOf(item), 'userid') ?? [])
  return { ids, next: textIn(body, 'next_cursor') ?? '' }
}

export function readLiving(body: Fields): Living {
  const info = fieldsOf(body['living_info'])
  return {
    theme: textIn(info, 'theme') ?? '',
    description: textIn(info, 'description') ?? '',
    anchor: textIn(info, 'anchor_userid') ?? '',
  }
}

export const readExternalName = (body: Fields): string | null => filled(fieldsOf(body['external_contact']), 'name')

export function readGroup(body: Fields): Group {
  const chat = fieldsOf(body['group_chat'])
  return {
    name: textIn(chat, 'name') ?? '',
    notice: textIn(chat, 'notice') ?? '',
    owner: textIn(chat, 'owner') ?? '',
    members: listOf(chat['member_list']).flatMap((member) => filled(fieldsOf(member), 'userid') ?? []),
  }
}

/** `missed`: nobody of that name could be reached. */
export type Sent = { readonly msgid: string; readonly missed: boolean }

export function readSent(body: Fields): Sent {
  return {
    msgid: textIn(body, 'msgid') ?? '',
    missed: filled(body, 'invaliduser') !== null || filled(body, 'unlicenseduser') !== null,
  }
}

const AGREED = new Set(['Agree', 'Default_Agree'])

/** Who agreed that their chats are archived. The field's name is misspelt there. */
export function readAgreed(body: Fields): readonly { readonly userId: string | null; readonly externalId: string }[] {
  return listOf(body['agreeinfo']).flatMap((item) => {
    const fields = fieldsOf(item)
    const externalId = filled(fields, 'exteranalopenid') ?? filled(fields, 'externalopenid')
    if (externalId === null || !AGREED.has(textIn(fields, 'agree_status') ?? '')) return []
    return [{ userId: filled(fields, 'userid'), externalId }]
  })
}
