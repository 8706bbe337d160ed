/** The state file, read and grown. */
import { type MatrixReport, readPutOffReport } from './read-synapse.ts'
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
  /** Files that we quarantined, `server/id`, by the decision about the message that was removed. */
  readonly quarantined: Readonly<Record<string, readonly string[]>>
  /** The last report of each kind that was passed on; null: none was looked at yet. */
  readonly reports: { readonly event: number | null; readonly user: number | null }
  /** Reports of people who reported too much, oldest first: each is filed once Goodstanding hears them again. */
  readonly putOff: readonly PutOff[]
}

/** `at`: milliseconds since 1970, from when on it may be filed. */
export type PutOff = { readonly report: MatrixReport; readonly at: number }

export function emptyState(): State {
  return {
    webhooks: {},
    carried: [],
    done: {},
    rooms: {},
    held: {},
    released: {},
    quarantined: {},
    reports: { event: null, user: null },
    putOff: [],
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
const texts = (value: unknown): readonly string[] => listOf(value).flatMap((one) => text(one) ?? [])
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

function putOff(value: unknown): PutOff[] {
  const fields = fieldsOf(value)
  const [report, at] = [readPutOffReport(fields['report']), numberIn(fields, 'at')]
  return report === null || at === null ? [] : [{ report, at }]
}

/** Throws where the file is broken: to begin anew would do again what was done. */
export function readState(file: string, path: string): State {
  const parsed = readJson(file)
  if (parsed === null) throw new Error(`${path} is no JSON. Bring it back from a copy, or remove it to begin anew.`)
  const fields: Fields = fieldsOf(parsed)
  const reports = fieldsOf(fields['reports'])
  return {
    webhooks: mapOf(fields['webhooks'], text),
    carried: texts(fields['carried']),
    done: mapOf(fields['done'], done),
    rooms: mapOf(fields['rooms'], text),
    held: mapOf(fields['held'], held),
    released: mapOf(fields['released'], number),
    quarantined: mapOf(fields['quarantined'], texts),
    reports: { event: numberIn(reports, 'event'), user: numberIn(reports, 'user') },
    putOff: listOf(fields['putOff']).flatMap(putOff),
  }
}
