/** A message from a file as the event that a service would send: one person writes to somebody of the given relation. */
import { ConfigError } from '@goodstanding/server'
import { say } from '../say.ts'
import type { ReplayItem } from './read-messages.ts'

const RELATIONS = ['colleague', 'contact', 'stranger']

/** To whom each message of a file was written, by `--relation`. */
export function readRelation(asked: string | undefined): string {
  const relation = asked ?? 'colleague'
  if (RELATIONS.includes(relation)) return relation
  throw new ConfigError(say('--{0} must be one of {1}.', 'relation', RELATIONS.join(', ')))
}

export type ReplaySetting = { readonly serial: number; readonly relation: string; readonly now: number }

/** The longest text an event takes, in bytes of UTF-8; longer mails are cut, as a service would. */
const TEXT_BYTES = 65_536

/** At most so many bytes of a text, and no half character. */
function cut(text: string): string {
  if (Buffer.byteLength(text) <= TEXT_BYTES) return text
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(TEXT_BYTES))
  return text.slice(0, read)
}

/** Each message has a sender of its own, so that no count of one is a count of another. Null: nothing to send. */
export function eventOf(item: ReplayItem, { serial, relation, now }: ReplaySetting): unknown {
  if (item.kind === 'event') return item.event
  if (item.kind === 'unreadable') return null
  return {
    specversion: '1.0',
    id: `replay-${serial}-${now}`,
    source: 'urn:goodstanding:replay',
    type: 'message.send',
    time: new Date(now).toISOString(),
    data: {
      organization: 'replay',
      actor: { id: `sender-${serial}`, kind: 'member' },
      conversation: { id: `conversation-${serial}`, kind: 'direct' },
      audience: {
        kind: relation === 'colleague' ? 'person' : 'external',
        relation,
        recipients: [`reader-${serial}`],
        size: 1,
      },
      content: { text: cut(item.text), ...(item.language === null ? {} : { language: item.language }) },
    },
  }
}
