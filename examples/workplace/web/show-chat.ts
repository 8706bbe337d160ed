/** Conversations: what was said, what is held or refused and why, and the composer. */
import type { Item } from '../src/words.ts'
import type { Uploaded } from '../src/acts/upload-file.ts'
import { type Child, h, onSubmit } from './dom.ts'
import { ask, clock, inLanguage, lost, page, say, type Seen } from './page.ts'
import { READS_LIKE } from './words.ts'

type Redraw = () => void

export const nameOf = (id: string): string => page.seen?.people.find((person) => person.id === id)?.name ?? id

function badgeOf(id: string): Child {
  const organization = page.seen?.people.find((person) => person.id === id)?.organization
  const badge = page.seen?.organizations.find((one) => one.id === organization)?.badge
  return badge === 'verified' || badge === 'expiring' ? h('span', { class: 'badge' }, ` ✓ ${say('badge')}`) : null
}

/** A message, a post or a card, with its clause in the margin. */
export function showItem(item: Item, redraw: Redraw, more: Child = null): HTMLElement {
  const clause =
    item.clause === null
      ? null
      : h(
          'a',
          {
            href: `${page.goodstanding}/policy#${item.clause}`,
            target: '_blank',
            rel: 'noreferrer',
            title: say('clause'),
          },
          item.clause,
        )
  const state =
    item.state === 'held'
      ? say('held')
      : item.state === 'refused'
        ? `${say('refused')}. ${inLanguage(item.words)}`
        : item.state === 'removed'
          ? item.kind === 'live'
            ? say('liveStopped')
            : say('removed')
          : null
  const report = (): void => {
    page.reporting = item
    redraw()
  }
  const isMine = item.author === page.seen?.me.id
  return h(
    'li',
    { class: `item ${item.state}` },
    h('div', { class: 'clause' }, clause),
    h(
      'div',
      {},
      h('span', { class: 'who' }, nameOf(item.author)),
      badgeOf(item.author),
      h('span', { class: 'small' }, ` ${clock(item.at)}`),
      item.state === 'removed' && item.text === '' ? null : h('div', { class: 'text' }, item.text),
      item.file === null
        ? null
        : h(
            'a',
            { href: `/files/${item.file.sha256}`, download: item.file.name },
            `${say('download')}: ${item.file.name}`,
          ),
      state === null ? null : h('div', { class: 'state' }, state),
      more,
    ),
    isMine || item.state !== 'sent' ? h('span') : h('button', { class: 'plain act', click: report }, say('report')),
  )
}

/** A conversation of two is called by the other's name. */
export function titleOf(conversation: Seen['conversations'][number]): string {
  const other = conversation.people.find((id) => id !== page.seen?.me.id)
  return conversation.kind === 'direct' && other !== undefined ? nameOf(other) : conversation.title
}

/** Whether somebody of the conversation is outside. */
function leaves(): boolean {
  const { seen } = page
  const conversation = seen?.conversations.find(({ id }) => id === page.conversation)
  return (
    conversation?.people.some((id) => {
      const person = seen?.people.find((one) => one.id === id)
      return person !== undefined && (person.organization !== seen?.me.organization || person.kind !== seen.me.kind)
    }) ?? false
  )
}

async function send(text: string, isSure: boolean, redraw: Redraw): Promise<void> {
  const { conversation, file } = page
  if (conversation === null || (text.trim() === '' && file === null)) return
  if (!isSure && text.trim() !== '') {
    const looked = await ask<{ isOutside: boolean; signals: readonly string[] }>('/api/look', { conversation, text })
    if (looked.ok && looked.value.isOutside && (looked.value.signals.length > 0 || file !== null)) {
      page.look = looked.value.signals
      redraw()
      return
    }
  }
  const answer = await ask<Item>('/api/messages', { conversation, text, file })
  page.look = null
  page.said = answer.ok ? null : { en: answer.title, zh: answer.title }
  if (answer.ok) {
    page.drafts.delete(conversation)
    page.file = null
  }
  redraw()
}

async function attach(event: Event, redraw: Redraw): Promise<void> {
  const input = event.target
  const chosen = input instanceof HTMLInputElement ? input.files?.[0] : undefined
  if (chosen === undefined) return
  const query = new URLSearchParams({ name: chosen.name, type: chosen.type })
  const answer = await ask<Uploaded>(`/api/files?${query}`, chosen)
  if (!answer.ok) page.said = { en: answer.title, zh: answer.title }
  else {
    page.file = answer.value.file
    const { words, clause, effect } = answer.value.verdict
    page.said =
      answer.value.file === null
        ? (words ?? { en: `${effect} ${clause ?? ''}`, zh: `${effect} ${clause ?? ''}` })
        : null
  }
  redraw()
}

function composer(redraw: Redraw): HTMLElement {
  const conversation = page.conversation ?? ''
  const reason = lost(leaves() ? 'message.external' : 'message.internal')
  if (reason !== null) {
    const read = (): void => {
      page.view = 'settings'
      redraw()
    }
    return h(
      'div',
      { class: 'composer', role: 'status' },
      h(
        'div',
        { class: 'said' },
        h('strong', {}, `${say('limited')} `),
        reason,
        ' ',
        h('button', { class: 'plain', click: read }, say('why')),
      ),
      h(
        'div',
        { class: 'line' },
        h('textarea', { disabled: true, 'aria-label': say('write') }),
        h('button', { disabled: true }, say('send')),
      ),
    )
  }
  const text = h('textarea', {
    name: 'text',
    rows: 1,
    'aria-label': say('write'),
    placeholder: say('write'),
    input: () => {
      page.drafts.set(conversation, text.value)
      page.look = null
    },
    keydown: (event) => {
      const isEnter = event instanceof KeyboardEvent && event.key === 'Enter' && !event.shiftKey && !event.isComposing
      if (!isEnter) return
      event.preventDefault()
      void send(text.value, false, redraw)
    },
  })
  text.value = page.drafts.get(conversation) ?? ''
  const change = (): void => {
    page.look = null
    redraw()
  }
  const signals = (page.look ?? []).flatMap((name) => READS_LIKE[name]?.[page.language] ?? [])
  return h(
    'form',
    { class: 'composer', submit: onSubmit((fields) => void send(fields.get('text') ?? '', false, redraw)) },
    page.said === null ? null : h('div', { class: 'said', role: 'alert' }, inLanguage(page.said)),
    page.look === null
      ? null
      : h(
          'div',
          { class: 'said', role: 'alert' },
          h('p', {}, say('outside'), signals.length === 0 ? '' : ` ${say('reads')} ${signals.join(', ')}.`),
          h(
            'button',
            { type: 'button', class: 'main', click: () => void send(text.value, true, redraw) },
            say('anyway'),
          ),
          ' ',
          h('button', { type: 'button', click: change }, say('back')),
        ),
    page.file === null ? null : h('div', { class: 'small' }, `${page.file.name} · ${page.file.size} B`),
    h(
      'div',
      { class: 'line' },
      text,
      h(
        'label',
        { class: 'file' },
        say('attach'),
        h('input', { type: 'file', change: (event) => void attach(event, redraw) }),
      ),
      h('button', { class: 'main' }, say('send')),
    ),
  )
}

export function showChat(redraw: Redraw): Child {
  const { seen, conversation } = page
  const open = seen?.conversations.find(({ id }) => id === conversation)
  if (seen === null || open === undefined) return h('p', { class: 'small' }, say('chooseChat'))
  return [
    h('header', {}, h('h1', {}, titleOf(open)), h('span', { class: 'small' }, open.people.map(nameOf).join(', '))),
    seen.items.length === 0
      ? h('p', { class: 'small' }, say('nothing'))
      : h(
          'ul',
          { class: 'items' },
          seen.items.map((item) => showItem(item, redraw)),
        ),
    composer(redraw),
  ]
}
