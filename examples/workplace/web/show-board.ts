/** The board of an organization: posts and live cards. */
import type { Item } from '../src/words.ts'
import { type Child, h, onSubmit } from './dom.ts'
import { type Answered, ask, lost, page, say } from './page.ts'
import { showItems } from './show-item.ts'

/** A picture of the stream as base64; the server's limit for one is about a megabyte. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** What was refused by no clause, such as a picture that is too large, is said above the form. */
function tell(answer: Answered<unknown>): void {
  page.said = answer.ok ? null : { en: answer.title, zh: answer.title }
}

function streamTools(item: Item, redraw: () => void): Child {
  if (item.kind !== 'live' || item.state !== 'sent') return null
  const show = async (event: Event): Promise<void> => {
    const input = event.target
    const chosen = input instanceof HTMLInputElement ? input.files?.[0] : undefined
    if (chosen === undefined) return
    const at = (Date.now() - item.at) / 1000
    tell(await ask(`/api/lives/${item.id}/frames`, { at, data: await base64Of(chosen) }))
    redraw()
  }
  return [
    h('div', { class: 'on-air' }, `● ${say('liveOn')}`),
    item.author === page.seen?.me.id
      ? h(
          'label',
          { class: 'file' },
          say('frame'),
          h('input', { type: 'file', accept: 'image/*', change: (event) => void show(event) }),
        )
      : null,
  ]
}

/** What is on its way: a button pressed twice publishes once. */
const sending = new Set<string>()

async function publish(
  path: '/api/posts' | '/api/lives',
  name: 'text' | 'title',
  form: HTMLFormElement,
  redraw: () => void,
): Promise<void> {
  const written = page.drafts.get(name) ?? ''
  if (written.trim() === '' || sending.has(written)) return
  sending.add(written)
  tell(await ask(path, { [name]: written }))
  sending.delete(written)
  // What was written meanwhile is for another one: it may be seen by its author before this is answered.
  if (page.drafts.get(name) === written) {
    page.drafts.delete(name)
    form.reset()
  }
  redraw()
}

/** What is written in a field outlives a redraw, which any change of others causes. */
function kept(field: HTMLInputElement | HTMLTextAreaElement): HTMLElement {
  field.value = page.drafts.get(field.name) ?? ''
  field.addEventListener('input', () => page.drafts.set(field.name, field.value))
  return field
}

export function showBoard(redraw: () => void): Child {
  const { seen } = page
  if (seen === null) return null
  const reason = lost('content.publish')
  const post = onSubmit((_, form) => void publish('/api/posts', 'text', form, redraw))
  const live = onSubmit((_, form) => void publish('/api/lives', 'title', form, redraw))
  return [
    h('header', {}, h('h1', {}, `${seen.organization?.name ?? ''} · ${say('board')}`)),
    showItems(redraw, (item) => streamTools(item, redraw)),
    reason === null
      ? h(
          'form',
          { class: 'composer', submit: post },
          page.said === null ? null : h('div', { class: 'said', role: 'alert' }, page.said[page.language]),
          h(
            'div',
            { class: 'line' },
            kept(
              h('textarea', { name: 'text', rows: 2, 'aria-label': say('writePost'), placeholder: say('writePost') }),
            ),
            h('button', { class: 'main' }, say('post')),
          ),
        )
      : h('div', { class: 'composer' }, h('div', { class: 'said', role: 'status' }, reason)),
    lost('live') === null
      ? h(
          'form',
          { class: 'composer second', submit: live },
          h(
            'div',
            { class: 'line' },
            kept(h('input', { name: 'title', 'aria-label': say('liveTitle'), placeholder: say('liveTitle') })),
            h('button', {}, say('live')),
          ),
        )
      : null,
  ]
}
