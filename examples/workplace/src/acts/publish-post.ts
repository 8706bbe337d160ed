/** Posts to an organization's board, and live cards. */
import { Refused } from '../http/refused.ts'
import type { Item, Person } from '../words.ts'
import { askBefore, newId, type Workplace } from '../workplace.ts'
import { itemFrom } from './send-message.ts'

type Draft = { readonly author: Person; readonly text: string; readonly at?: number }

function colleaguesOf({ store }: Workplace, { organization }: Person): readonly string[] {
  return store.people().flatMap((person) => (person.organization === organization ? [person.id] : []))
}

export async function publishPost(workplace: Workplace, { author, text, at = workplace.now() }: Draft): Promise<Item> {
  const id = newId('p')
  const verdict = await askBefore(workplace, {
    person: author,
    type: 'content.publish',
    id,
    at,
    data: { surface: 'post', audience: { kind: 'organization', relation: 'colleague' }, content: { text } },
  })
  const item = itemFrom(
    { id, kind: 'post', place: author.organization, author: author.id, text, file: null, at },
    verdict,
  )
  workplace.store.putItem(item)
  workplace.live.changed('board', item.state === 'sent' ? colleaguesOf(workplace, author) : [author.id])
  return item
}

export async function startLive(workplace: Workplace, { author, text, at = workplace.now() }: Draft): Promise<Item> {
  const id = newId('l')
  const verdict = await askBefore(workplace, {
    person: author,
    type: 'live.start',
    id,
    at,
    data: { live: { id, title: text, audience: { kind: 'organization', relation: 'colleague' } } },
  })
  const item = itemFrom(
    { id, kind: 'live', place: author.organization, author: author.id, text, file: null, at },
    verdict,
  )
  workplace.store.putItem(item)
  workplace.live.changed('board', item.state === 'sent' ? colleaguesOf(workplace, author) : [author.id])
  return item
}

/**
 * One picture of the stream. A stream that may not go on is stopped for everybody, with the clause; while a person has to look it is off
 * the air, and goes on when they release it. Where nobody could be asked, this picture alone is not shown.
 */
export async function showFrame(
  workplace: Workplace,
  stream: Item,
  picture: { readonly author: Person; readonly at: number; readonly data: string },
): Promise<Item> {
  const { store, live } = workplace
  const verdict = await askBefore(workplace, {
    person: picture.author,
    type: 'live.frame',
    id: newId('f'),
    data: { live: { id: stream.id, title: stream.text }, frame: { at: picture.at, data: picture.data } },
  })
  if (verdict.effect === 'allow' || verdict.effect === 'flag') return stream
  if (verdict.decision === null)
    throw new Refused(409, verdict.words?.en ?? 'It could not be checked.', verdict.words?.zh ?? '无法核对。')
  const stopped: Item = {
    ...stream,
    state: verdict.effect === 'hold' ? 'held' : 'removed',
    decision: verdict.decision.id,
    clause: verdict.clause,
    words: verdict.words,
  }
  store.putItem(stopped)
  live.changed('board')
  return stopped
}
