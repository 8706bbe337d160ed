/** What one person may see, in one answer. Who is outside sees no board, and nobody sees what is held of others. */
import type { Standing } from '@goodstanding/sdk'
import type { Conversation, Invitation, Item, Organization, Person } from './words.ts'
import type { Workplace } from './workplace.ts'

export type State = {
  readonly me: Person
  readonly organization: Organization | null
  readonly organizations: readonly Organization[]
  readonly people: readonly Person[]
  readonly conversations: readonly (Conversation & { readonly people: readonly string[] })[]
  readonly items: readonly Item[]
  readonly invitations: readonly Invitation[]
  readonly standing: Standing | null
  readonly organizationStanding: Standing | null
}

/** Whether the person may see the item, and what of it. */
export function seenBy(person: Person, item: Item): Item | null {
  if (item.state === 'removed') return { ...item, text: '', file: null }
  if (item.state === 'sent' || item.author === person.id) return item
  return null
}

export async function showState(workplace: Workplace, me: Person, place: string | null): Promise<State> {
  const { store, goodstanding } = workplace
  const conversations = store.conversations(me.id)
  const isOpen = place === me.organization ? me.kind === 'member' : conversations.some(({ id }) => id === place)
  const [standing, organizationStanding] = await Promise.all([
    goodstanding.standing('account', me.id),
    goodstanding.standing('organization', me.organization),
  ])
  return {
    me,
    organization: store.organization(me.organization),
    organizations: store.organizations(),
    people: store.people(),
    conversations: conversations.map((conversation) => ({
      ...conversation,
      people: store.participants(conversation.id).map(({ id }) => id),
    })),
    items: place === null || !isOpen ? [] : store.items(place).flatMap((item) => seenBy(me, item) ?? []),
    invitations: store.invitations(me.id),
    standing: standing.ok ? standing.value : null,
    organizationStanding: organizationStanding.ok ? organizationStanding.value : null,
  }
}
