/** A conversation: whom it is with, what was said in it, and the composer. */
import type { Item } from '../src/words.ts'
import type { Uploaded } from '../src/acts/upload-file.ts'
import { type Child, h, onSubmit } from './dom.ts'
import { ask, inLanguage, lost, page, say, type Seen } from './page.ts'
import { badgeOf, nameOf, showItems } from './show-item.ts'
import { READS_LIKE } from './words.ts'

type Redraw = () => void

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

/** What is on its way, with where to: a key pressed twice sends once. */
const sending = new Set<string>()

async function send(text: string, isSure: boolean, redraw: Redraw): Promise<void> {
  const { conversation, file } = page
  const sent = `${conversation} ${text}`
  if (conversation === null || (text.trim() === '' && file === null) || sending.has(sent)) return
  sending.add(sent)
  await sendTo(conversation, text, isSure)
  sending.delete(sent)
  redraw()
}

async function sendTo(conversation: string, text: string, isSure: boolean): Promise<void> {
  const { file } = page
  if (!isSure && text.trim() !== '') {
    const looked = await ask<{ isOutside: boolean; signals: readonly string[] }>('/api/look', { conversation, text })
    if (looked.ok && looked.value.isOutside && (looked.value.signals.length > 0 || file !== null)) {
      page.look = looked.value.signals
      return
    }
  }
  const answer = await ask<Item>('/api/messages', { conversation, text, file })
  page.look = null
  page.said = answer.ok ? null : { en: answer.title, zh: answer.title }
  if (!answer.ok) return
  // What was written or attached meanwhile is another message.
  if (page.drafts.get(conversation) === text) page.drafts.delete(conversation)
  if (page.file === file) page.file = null
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

const KILOBYTE = 1_024
const sizeOf = (bytes: number): string => (bytes < KILOBYTE ? `${bytes} B` : `${Math.round(bytes / KILOBYTE)} KB`)

function readsLike(signals: readonly string[]): string {
  return page.language === 'zh' ? `${say('reads')}${signals.join('、')}。` : ` ${say('reads')} ${signals.join(', ')}.`
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
  const takeOff = (): void => {
    page.file = null
    redraw()
  }
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
          h('p', {}, say('outside'), signals.length === 0 ? '' : readsLike(signals)),
          h(
            'button',
            { type: 'button', class: 'main', click: () => void send(text.value, true, redraw) },
            say('anyway'),
          ),
          ' ',
          h('button', { type: 'button', click: change }, say('back')),
        ),
    page.file === null
      ? null
      : h(
          'div',
          { class: 'small' },
          `${page.file.name} · ${sizeOf(page.file.size)} `,
          h('button', { type: 'button', class: 'plain', click: takeOff }, say('takeOff')),
        ),
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

/** Whom a conversation is with: of one person the work and the organization, of many the names. */
function partners({ kind, people }: Seen['conversations'][number]): Child {
  const { seen } = page
  const other = seen?.people.find(({ id }) => people.includes(id) && id !== seen.me.id)
  if (kind !== 'direct' || other === undefined) return people.map(nameOf).join(page.language === 'zh' ? '、' : ', ')
  const organization = seen?.organizations.find(({ id }) => id === other.organization)?.name ?? other.organization
  return [
    `${other.title} · ${organization}`,
    other.kind === 'external' ? ` · ${say('external')}` : '',
    badgeOf(other.id),
  ]
}

export function showChat(redraw: Redraw): Child {
  const { seen, conversation } = page
  const open = seen?.conversations.find(({ id }) => id === conversation)
  if (seen === null || open === undefined) {
    const toPeople = (): void => {
      page.view = 'people'
      redraw()
    }
    return h(
      'div',
      { class: 'empty' },
      h('p', {}, say('chooseChat')),
      h('button', { class: 'main', click: toPeople }, say('talk')),
    )
  }
  return [
    h('header', {}, h('h1', {}, titleOf(open)), h('span', { class: 'small' }, partners(open))),
    showItems(redraw),
    composer(redraw),
  ]
}
