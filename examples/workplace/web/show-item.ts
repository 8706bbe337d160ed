/** One thing that was said: who, when, what is held or refused and why, with its clause in the margin. */
import type { Item } from '../src/words.ts'
import { type Child, h } from './dom.ts'
import { clock, clauseLink, day, inLanguage, itemsHere, page, say } from './page.ts'

type Redraw = () => void

export const nameOf = (id: string): string => page.seen?.people.find((person) => person.id === id)?.name ?? id

const TINTS = 4
const HAN = /\p{Script=Han}/u

const lettersOf = (text: string): readonly string[] => Array.from(text)

/** Two letters in a circle: of a Chinese name its last two, of others the first of the first and the last name. */
export function face(name: string): HTMLElement {
  const parts = name.split(/\s+/u).filter(Boolean)
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts
  const letters = HAN.test(name) ? lettersOf(name).slice(-2) : ends.flatMap((part) => lettersOf(part ?? '')[0] ?? [])
  const tint = lettersOf(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % TINTS
  return h('span', { class: `face tint-${tint}`, 'aria-hidden': 'true' }, letters.join(''))
}

export function badgeOf(id: string): Child {
  const organization = page.seen?.people.find((person) => person.id === id)?.organization
  const badge = page.seen?.organizations.find((one) => one.id === organization)?.badge
  return badge === 'verified' || badge === 'expiring' ? h('span', { class: 'badge' }, ` ✓ ${say('badge')}`) : null
}

function stateWords(item: Item): string | null {
  switch (item.state) {
    case 'held':
      return say('held')
    case 'refused':
      return `${say('refused')}. ${inLanguage(item.words)}`
    case 'removed':
      return say(item.kind === 'live' ? 'liveStopped' : 'removed')
    case 'sent':
      return null
  }
}

function showItem(item: Item, redraw: Redraw, more: Child): HTMLElement {
  const state = stateWords(item)
  const report = (): void => {
    page.reporting = item
    redraw()
  }
  const isMine = item.author === page.seen?.me.id
  const author = nameOf(item.author)
  return h(
    'li',
    { class: `item ${item.state} ${item.kind}` },
    h('div', { class: 'clause' }, item.clause === null ? null : clauseLink(item.clause)),
    face(author),
    h(
      'div',
      { class: 'body' },
      h('span', { class: 'who' }, author),
      badgeOf(item.author),
      h('span', { class: 'small' }, ` ${clock(item.at)}`),
      item.state === 'removed' && item.text === '' ? null : h('div', { class: 'text' }, item.text),
      item.file === null
        ? null
        : h(
            'a',
            { class: 'attached', href: `/files/${item.file.sha256}`, download: item.file.name },
            `${say('download')}: ${item.file.name}`,
          ),
      state === null ? null : h('div', { class: 'state' }, state),
      more,
    ),
    isMine || item.state !== 'sent' ? h('span') : h('button', { class: 'plain act', click: report }, say('report')),
  )
}

/** Messages, posts or cards of the open place in their order, with a line where a day begins. */
export function showItems(redraw: Redraw, more: (item: Item) => Child = () => null): Child {
  const items = itemsHere()
  if (items === null) return h('p', { class: 'small empty', role: 'status' }, say('loading'))
  if (items.length === 0) return h('p', { class: 'small empty' }, say('nothing'))
  const days = items.map(({ at }) => day(at))
  return h(
    'ul',
    { class: 'items' },
    items.map((item, index) => [
      days[index] === days[index - 1] ? null : h('li', { class: 'day' }, days[index] ?? ''),
      showItem(item, redraw, more(item)),
    ]),
  )
}
