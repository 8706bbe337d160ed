/** The state file, read and grown. */
import { type Fields, fieldsOf, listOf, numberIn, readJson, textIn } from '../read-fields.ts'

/** What the connector did to an account at the homeserver, so that it takes back that and nothing else. */
export type Done = { readonly suspended: boolean; readonly locked: boolean; readonly slowed: boolean }
export const NOTHING_DONE: Done = { suspended: false, locked: false, slowed: false }

/** What was held and refused, by the digest of who wanted to send what where. */
export type Held = { readonly digest: string; readonly at: number }

export type State = {
  /** The secrets of our webhook subscriptions, by what was subscribed where. */
  readonly webhooks: Readonly<Record<string, string>>
  /** Ids of webhooks that were carried out, oldest first. */
  readonly carried: readonly string[]
  readonly done: Readonly<Record<string, Done>>
  /** The rooms in which people are told things. */
  readonly rooms: Readonly<Record<string, string>>
  readonly held: Readonly<Record<string, Held>>
  /** Digests that a person released, and until when they pass. */
  readonly released: Readonly<Record<string, number>>
  /** The last report of each kind that was passed on; null: none was looked at yet. */
  readonly reports: { readonly event: number | null; readonly user: number | null }
}

export function emptyState(): State {
  return {
    webhooks: {},
    carried: [],
    done: {},
    rooms: {},
    held: {},
    released: {},
    reports: { event: null, user: null },
  }
}

function mapOf<Value>(value: unknown, read: (value: unknown) => Value | null): Readonly<Record<string, Value>> {
  const found = Object.entries(fieldsOf(value)).flatMap(([key, item]): [string, Value][] => {
    const one = read(item)
    return one === null ? [] : [[key, one]]
  })
  return Object.fromEntries(found)
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

function done(value: unknown): Done {
  const is = (name: string): boolean => fieldsOf(value)[name] === true
  return { suspended: is('suspended'), locked: is('locked'), slowed: is('slowed') }
}

function held(value: unknown): Held | null {
  const fields = fieldsOf(value)
  const [digest, at] = [textIn(fields, 'digest'), numberIn(fields, 'at')]
  return digest === null || at === null ? null : { digest, at }
}

/** Throws where the file is broken: to begin anew would do again what was done. */
export function readState(file: string, path: string): State {
  const parsed = readJson(file)
  if (parsed === null) throw new Error(`${path} is no JSON. Bring it back from a copy, or remove it to begin anew.`)
  const fields: Fields = fieldsOf(parsed)
  const reports = fieldsOf(fields['reports'])
  return {
    webhooks: mapOf(fields['webhooks'], text),
    carried: listOf(fields['carried']).flatMap((id) => text(id) ?? []),
    done: mapOf(fields['done'], done),
    rooms: mapOf(fields['rooms'], text),
    held: mapOf(fields['held'], held),
    released: mapOf(fields['released'], number),
    reports: { event: numberIn(reports, 'event'), user: numberIn(reports, 'user') },
  }
}
