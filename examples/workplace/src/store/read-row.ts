/** Rows of the database as the workplace's own types. The database holds only what this program wrote. */
import type { Asked, Conversation, Invitation, Item, Organization, Person } from '../words.ts'

type Row = Readonly<Record<string, unknown>>

const text = (value: unknown): string => String(value)
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : null)

export const readSetting = (row: unknown): string => text((row as Row)['value'])

export function readOrganization(row: unknown): Organization {
  const it = row as Row
  return {
    id: text(it['id']),
    name: text(it['name']),
    country: text(it['country']),
    domain: textOrNull(it['domain']),
    state: it['state'] as Organization['state'],
    badge: text(it['badge']),
    decision: textOrNull(it['decision']),
  }
}

export function readPerson(row: unknown): Person {
  const it = row as Row
  return {
    id: text(it['id']),
    organization: text(it['organization']),
    kind: it['kind'] as Person['kind'],
    name: text(it['name']),
    title: text(it['title']),
    isAdmin: it['is_admin'] === 1,
  }
}

export function readConversation(row: unknown): Conversation {
  const it = row as Row
  return { id: text(it['id']), kind: it['kind'] as Conversation['kind'], title: text(it['title']) }
}

export function readItem(row: unknown): Item {
  const it = row as Row
  return {
    id: text(it['id']),
    kind: it['kind'] as Item['kind'],
    place: text(it['place']),
    author: text(it['author']),
    text: text(it['text']),
    file: parsed(it['file']) as Item['file'],
    at: Number(it['at']),
    state: it['state'] as Item['state'],
    decision: textOrNull(it['decision']),
    clause: textOrNull(it['clause']),
    words: parsed(it['words']) as Item['words'],
  }
}

export function readInvitation(row: unknown): Invitation {
  const it = row as Row
  return {
    organization: text(it['organization']),
    by: text(it['by_person']),
    contact: text(it['contact']),
    at: Number(it['at']),
    state: it['state'] as Invitation['state'],
  }
}

export function readAsked(row: unknown): Asked {
  const it = row as Row
  return {
    id: Number(it['id']),
    at: Number(it['at']),
    person: text(it['person']),
    type: it['type'] as Asked['type'],
    effect: it['effect'] as Asked['effect'],
    milliseconds: Number(it['milliseconds']),
    event: parsed(it['event']),
    answer: parsed(it['answer']),
  }
}
