/** A message: asked about before anybody sees it. */
import type { Attachment, Conversation, Item, Person, Verdict } from '../words.ts'
import { askBefore, newId, stateOf, type Workplace } from '../workplace.ts'

export type NewMessage = {
  readonly conversation: Conversation
  readonly sender: Person
  readonly text: string
  readonly file: Attachment | null
  readonly at?: number
  readonly id?: string
}

/** Who reads a conversation, as the contract names audiences. */
export function audienceOf(conversation: Conversation, sender: Person, people: readonly Person[]) {
  const others = people.filter(({ id }) => id !== sender.id)
  const isOutside = others.some(
    ({ organization, kind }) => organization !== sender.organization || kind !== sender.kind,
  )
  return {
    kind: conversation.kind === 'group' ? ('group' as const) : isOutside ? ('external' as const) : ('person' as const),
    // Whoever shares a conversation with somebody outside accepted an invitation before.
    relation: isOutside ? ('contact' as const) : ('colleague' as const),
    recipients: others.map(({ id }) => id),
    size: others.length,
  }
}

export async function sendMessage(workplace: Workplace, message: NewMessage): Promise<Item> {
  const { store, live, now } = workplace
  const { conversation, sender, text, file } = message
  const people = store.participants(conversation.id)
  const id = message.id ?? newId('m')
  const at = message.at ?? now()
  const verdict = await askBefore(workplace, {
    person: sender,
    type: 'message.send',
    id,
    at,
    data: {
      conversation: { id: conversation.id, kind: conversation.kind },
      audience: audienceOf(conversation, sender, people),
      content: { text, ...(file === null ? {} : { files: [file] }) },
    },
  })
  const item = itemFrom({ id, kind: 'message', place: conversation.id, author: sender.id, text, file, at }, verdict)
  store.putItem(item)
  live.changed(conversation.id, item.state === 'sent' ? people.map((person) => person.id) : [sender.id])
  return item
}

/** What is kept of something that was asked about. */
export function itemFrom(
  draft: Pick<Item, 'id' | 'kind' | 'place' | 'author' | 'text' | 'file' | 'at'>,
  verdict: Verdict,
): Item {
  const state = stateOf(verdict)
  return {
    ...draft,
    state,
    decision: verdict.decision?.id ?? null,
    clause: state === 'sent' ? null : verdict.clause,
    words: state === 'sent' ? null : verdict.words,
  }
}
