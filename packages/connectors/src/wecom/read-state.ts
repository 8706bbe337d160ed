/** The state file, read and grown. */
import { type Fields, fieldsOf, listOf, numberIn, readJson, textIn } from '../read-fields.ts'
import type { WebhookState } from '../take-webhook.ts'

/** What a decision kept back at WeCom, so that a later word about it is carried out. */
export type KeptBack =
  /** `person`: the fact that is stated once they may stay, as JSON; null: nothing to state. */
  | { readonly kind: 'member'; readonly userId: string; readonly person: string | null; readonly at: number }
  | { readonly kind: 'live'; readonly anchor: string; readonly livingId: string; readonly at: number }

export type AppMessage = { readonly msgid: string; readonly at: number }

export type State = WebhookState & {
  /** Of renamed members: the UserID now -> the one that the account is called by. */
  readonly renamed: Readonly<Record<string, string>>
  /** The callback whose renaming was the last: tried again, it renames nobody a second time. */
  readonly renamedBy: string | null
  /** Why we disabled a member: `standing`, or ids of decisions. Members whom somebody else disabled are not here. */
  readonly disabled: Readonly<Record<string, readonly string[]>>
  readonly keptBack: Readonly<Record<string, KeptBack>>
  /** Members whom somebody outside added and who have not added them: `external>member`. */
  readonly half: readonly string[]
  /** Notices that were passed on, oldest first. */
  readonly told: readonly string[]
  /** Messages that the operator's app sent, by the decision about them. */
  readonly appMessages: Readonly<Record<string, AppMessage>>
  /** What was looked up for the callback that is worked on: tried again, it has to be the same event, whatever WeCom says by then. */
  readonly lookedUp: { readonly key: string; readonly member: string } | null
  /** The last archived message that was told, and when the archive was last read to its end. */
  readonly archive: { readonly seq: number; readonly readAt: number | null }
}

const EMPTY: State = {
  webhooks: {},
  carried: [],
  renamed: {},
  renamedBy: null,
  disabled: {},
  keptBack: {},
  half: [],
  told: [],
  appMessages: {},
  lookedUp: null,
  archive: { seq: 0, readAt: null },
}

function mapOf<Value>(value: unknown, read: (value: unknown) => Value | null): Readonly<Record<string, Value>> {
  const found = Object.entries(fieldsOf(value)).flatMap(([key, item]): [string, Value][] => {
    const one = read(item)
    return one === null ? [] : [[key, one]]
  })
  return Object.fromEntries(found)
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const texts = (value: unknown): readonly string[] => listOf(value).flatMap((one) => text(one) ?? [])

function keptBack(value: unknown): KeptBack | null {
  const fields = fieldsOf(value)
  const at = numberIn(fields, 'at') ?? 0
  const [userId, anchor, livingId] = [textIn(fields, 'userId'), textIn(fields, 'anchor'), textIn(fields, 'livingId')]
  if (fields['kind'] === 'member' && userId !== null)
    return { kind: 'member', userId, person: textIn(fields, 'person'), at }
  return fields['kind'] === 'live' && anchor !== null && livingId !== null
    ? { kind: 'live', anchor, livingId, at }
    : null
}

function appMessage(value: unknown): AppMessage | null {
  const fields = fieldsOf(value)
  const [msgid, at] = [textIn(fields, 'msgid'), numberIn(fields, 'at')]
  return msgid === null || at === null ? null : { msgid, at }
}

function lookedUp(value: unknown): State['lookedUp'] {
  const fields = fieldsOf(value)
  const [key, member] = [textIn(fields, 'key'), textIn(fields, 'member')]
  return key === null || member === null ? null : { key, member }
}

/** Throws where the file is broken: to begin anew would forget whom we disabled. */
export function readState(file: string | null): State {
  if (file === null) return EMPTY
  const parsed = readJson(file)
  if (parsed === null)
    throw new Error(
      'The state file of the WeCom connector is no JSON. Bring it back from a copy, or remove it to begin anew.',
    )
  const fields: Fields = fieldsOf(parsed)
  const archive = fieldsOf(fields['archive'])
  return {
    webhooks: mapOf(fields['webhooks'], text),
    carried: texts(fields['carried']),
    renamed: mapOf(fields['renamed'], text),
    renamedBy: textIn(fields, 'renamedBy'),
    disabled: mapOf(fields['disabled'], texts),
    keptBack: mapOf(fields['keptBack'], keptBack),
    half: texts(fields['half']),
    told: texts(fields['told']),
    appMessages: mapOf(fields['appMessages'], appMessage),
    lookedUp: lookedUp(fields['lookedUp']),
    archive: { seq: numberIn(archive, 'seq') ?? 0, readAt: numberIn(archive, 'readAt') },
  }
}
