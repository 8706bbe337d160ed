/** Who reads a room, as the contract names audiences. */
import type { EventDataOf } from '@goodstanding/model'
import { organizationOf, type Organizations } from './organizations.ts'

/** What is known of a room. Names are those that people show there. */
export type Room = {
  readonly joined: readonly string[]
  readonly invited: readonly string[]
  readonly names: ReadonlyMap<string, string>
  /** Whether it can be read without joining. */
  readonly isWorldReadable: boolean
  /** Whether anybody may join uninvited. */
  readonly isOpen: boolean
}

type Message = EventDataOf<'message.send'>
type Read = {
  readonly kind: NonNullable<NonNullable<Message['conversation']>['kind']>
  readonly audience: Message['audience']
  readonly others: readonly string[]
}

/** So that a message to thousands stays small; `size` says how many there are. */
const RECIPIENTS_NAMED = 50

/**
 * Somebody outside who joined accepted an invitation, so is a contact; one who is only invited, in a room of two, a stranger.
 * Of a room that is not known nothing is claimed: the policy takes no relation for no colleague.
 */
export function readersOf(room: Room | null, sender: string, organizations: Organizations): Read {
  if (room === null) return { kind: 'group', audience: { kind: 'group' }, others: [] }
  const own = organizationOf(sender, organizations)
  const isOutside = (user: string): boolean => own === null || organizationOf(user, organizations) !== own
  const joined = room.joined.filter((user) => user !== sender)
  const isDirect = joined.length <= 1
  const waiting = isDirect && joined.length === 0 ? room.invited.filter((user) => user !== sender) : []
  const others = [...joined, ...waiting].toSorted()
  const outside = others.some(isOutside)
  const relation = !outside ? 'colleague' : waiting.some(isOutside) ? 'stranger' : 'contact'
  const kind = room.isWorldReadable ? 'public' : !isDirect ? 'group' : outside ? 'external' : 'person'
  return {
    kind: isDirect ? 'direct' : 'group',
    audience: { kind, relation, recipients: others.slice(0, RECIPIENTS_NAMED), size: others.length },
    others,
  }
}
