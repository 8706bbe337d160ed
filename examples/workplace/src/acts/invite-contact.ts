/** Invitations to people outside: asked about, and the answer told, since declining starts a time of rest. */
import type { Person, Verdict } from '../words.ts'
import { askBefore, newId, stateOf, type Workplace } from '../workplace.ts'

export async function inviteContact(
  workplace: Workplace,
  invitation: { readonly by: Person; readonly contact: Person; readonly text: string; readonly at?: number },
): Promise<Verdict> {
  const { by, contact, text, at = workplace.now() } = invitation
  const verdict = await askBefore(workplace, {
    person: by,
    type: 'contact.invite',
    id: newId('i'),
    at,
    data: { contact: { id: contact.id }, content: { text } },
  })
  if (stateOf(verdict) === 'sent') {
    workplace.store.putInvitation({ organization: by.organization, by: by.id, contact: contact.id, at, state: 'open' })
    workplace.live.changed('invitations', [by.id, contact.id])
  }
  return verdict
}

export async function answerInvitation(
  workplace: Workplace,
  answer: { readonly contact: Person; readonly by: Person; readonly at: number; readonly accepts: boolean },
): Promise<void> {
  const { store, live } = workplace
  const { contact, by, at, accepts } = answer
  store.putInvitation({
    organization: by.organization,
    by: by.id,
    contact: contact.id,
    at,
    state: accepts ? 'accepted' : 'declined',
  })
  if (accepts) {
    const id = `direct-${[by.id, contact.id].toSorted().join('-')}`
    store.putConversation({ id, kind: 'direct', title: `${by.name} · ${contact.name}` }, [by.id, contact.id])
  } else {
    // The decline belongs to the organization that invited.
    await askBefore(workplace, {
      person: { ...contact, organization: by.organization },
      type: 'contact.decline',
      id: newId('n'),
      data: { contact: { id: contact.id } },
    })
  }
  live.changed('invitations', [by.id, contact.id])
}
