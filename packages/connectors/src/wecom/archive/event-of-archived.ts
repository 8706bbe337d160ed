/** An archived message as an event of the contract, observed after the fact. Null: nothing to tell. */
import type { EventDataOf } from '@goodstanding/model'
import type { WireEvent } from '@goodstanding/sdk'
import { accountOf, type Accounts, externalActor, isExternal, memberActor } from '../accounts.ts'
import { contentOfArchived } from './content-of-archived.ts'
import type { Archived } from './from-archive.ts'

type Message = EventDataOf<'message.send'>
type Readers = { readonly audience: Message['audience']; readonly kind: 'direct' | 'group' }

const RECIPIENTS_NAMED = 50
const ID_LIMIT = 380
/** Robots of groups, whose ids WeCom makes as those of people outside. */
const ROBOT = /^wb[A-Za-z0-9_-]{26,}$/

export type ArchiveView = {
  readonly accounts: Accounts
  /** Whether somebody outside has added the member, who has not added them: `external>member`. */
  readonly half: ReadonlySet<string>
}

/** A recalled message was sent all the same; the recall itself says nothing. */
export function eventOfArchived(message: Archived, view: ArchiveView): WireEvent<'message.send'> | null {
  const { msgid, action, type, body, at, from } = message
  const content = action === 'send' ? contentOfArchived(type, body) : null
  if (content === null) return null
  const { accounts } = view
  const { audience, kind } = readersOf(message, view)
  return {
    specversion: '1.0',
    id: `archive/${msgid.slice(0, ID_LIMIT)}`,
    source: accounts.source,
    type: 'message.send',
    time: new Date(at).toISOString(),
    data: {
      organization: accounts.organization,
      actor: actorOf(from, accounts),
      conversation: { id: conversationOf(message, accounts).slice(0, ID_LIMIT), kind },
      audience,
      content,
    },
  }
}

function actorOf(id: string, accounts: Accounts): Message['actor'] {
  if (ROBOT.test(id)) return { id: accountOf(id, accounts), kind: 'app' }
  return isExternal(id) ? externalActor(id, null, accounts) : memberActor(id, null, accounts)
}

function conversationOf({ room, from, to }: Archived, { organization }: Accounts): string {
  return `${organization}:${room ?? [from, ...to].toSorted().join('-')}`
}

function readersOf({ room, from, to }: Archived, { accounts, half }: ArchiveView): Readers {
  const others = to.filter((one) => one !== from)
  const outside = isExternal(from) || others.some(isExternal)
  const [only = ''] = others
  const isStrange = room === null && (half.has(`${only}>${from}`) || half.has(`${from}>${only}`))
  const relation = !outside ? 'colleague' : isStrange ? 'stranger' : 'contact'
  const kind = room !== null ? 'group' : outside ? 'external' : 'person'
  const recipients = others.slice(0, RECIPIENTS_NAMED).map((one) => accountOf(one, accounts))
  return { kind: room === null ? 'direct' : 'group', audience: { kind, relation, recipients, size: others.length } }
}
