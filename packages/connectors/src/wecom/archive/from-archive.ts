/** One archived message, read from the JSON that was sealed. */
import { type Fields, fieldsOf, listOf, numberIn, readJson, textIn } from '../../read-fields.ts'

export type Archived = {
  readonly msgid: string
  readonly action: 'send' | 'recall' | 'switch'
  readonly from: string
  readonly to: readonly string[]
  /** Null: between two. */
  readonly room: string | null
  /** Milliseconds since 1970. */
  readonly at: number
  readonly type: string
  /** What is told of its type. */
  readonly body: Fields
}

/** Types whose words lie under another name than their own. */
const BODY_NAMES: Readonly<Record<string, string>> = {
  docmsg: 'doc',
  markdown: 'info',
  news: 'info',
  qydiskfile: 'info',
}

/** Null: no message, such as when somebody changed corps. */
export function archivedFrom(text: string): Archived | null {
  const fields = fieldsOf(readJson(text))
  const action = textIn(fields, 'action')
  const [msgid, from, type] = [textIn(fields, 'msgid'), textIn(fields, 'from'), textIn(fields, 'msgtype')]
  const at = numberIn(fields, 'msgtime')
  if (action !== 'send' && action !== 'recall') return null
  if (msgid === null || msgid === '' || from === null || from === '' || type === null || at === null) return null
  const body = fields[type] ?? fields[BODY_NAMES[type] ?? '']
  return {
    msgid,
    action,
    from,
    to: listOf(fields['tolist']).flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : [])),
    room: textIn(fields, 'roomid') || null,
    at,
    type,
    body: fieldsOf(body),
  }
}
