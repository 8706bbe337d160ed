/** The page: draws what is known, and asks again when the server says that something has changed. */
import { type Child, custom, h } from './dom.ts'
import { ask, changeLanguage, page, placeOf, say, type Seen, type View } from './page.ts'
import { readAsked, showAsked } from './show-asked.ts'
import { showBoard } from './show-board.ts'
import { showChat, titleOf } from './show-chat.ts'
import { badgeOf, face } from './show-item.ts'
import { type Door, showDoor } from './show-door.ts'
import { showPeople } from './show-people.ts'
import { feedbackAbout, refreshSettings, showSettings } from './show-settings.ts'

const SOURCE = 'https://workplace.example/'
const VIEWS: readonly View[] = ['chats', 'board', 'people', 'settings']
const root = document.getElementById('app')
let door: (Door & { readonly goodstanding: string }) | null = null

/** How often was asked, and which of those answers is shown. */
let asked = 0
let shown = 0

async function refresh(): Promise<void> {
  const place = placeOf()
  const turn = ++asked
  const answer = await ask<Seen | null>(`/api/state${place === null ? '' : `?place=${encodeURIComponent(place)}`}`)
  // An answer that comes after a later one knows less than what is shown; one about a place that was left, nothing that is looked at.
  if (turn < shown || place !== placeOf()) return
  shown = turn
  page.seen = answer.ok ? answer.value : null
  page.place = place
  if (page.showsAsked && page.seen !== null) await readAsked()
  if (page.seen === null || door === null) {
    const known = await ask<Door & { goodstanding: string }>('/api/people')
    if (known.ok) {
      door = known.value
      page.goodstanding = known.value.goodstanding
    }
  }
  draw()
}

/** Asks again who there is, and shows the door. */
function comeToDoor(): void {
  void ask<Door & { readonly goodstanding: string }>('/api/people').then((known) => {
    if (known.ok) door = known.value
    draw()
  })
}

const redraw = (): void => void refresh()

async function enter(person: string): Promise<void> {
  await ask('/api/sign-in', { person })
  page.view = 'chats'
  page.conversation = null
  await refresh()
  // Whoever was quicker has chosen one already.
  page.conversation ??= page.seen?.conversations[0]?.id ?? null
  await refresh()
  listen()
}

let stream: EventSource | null = null
function listen(): void {
  stream?.close()
  stream = new EventSource('/api/live')
  stream.addEventListener('message', redraw)
  // What changed while nobody was connected was told to nobody.
  stream.addEventListener('open', redraw)
}

function toggleAsked(): void {
  page.showsAsked = !page.showsAsked
  redraw()
}

function sidebar(seen: Seen): HTMLElement {
  const go = (view: View, conversation: string | null = page.conversation): void => {
    page.view = view
    page.conversation = conversation
    page.said = null
    page.look = null
    // At once, so that nobody writes into the composer of the place that they left.
    draw()
    redraw()
  }
  return h(
    'nav',
    { 'aria-label': say('title') },
    h(
      'div',
      { class: 'me' },
      face(seen.me.name),
      h(
        'div',
        {},
        h('strong', {}, seen.me.name),
        h('div', { class: 'small' }, seen.organization?.name ?? '', badgeOf(seen.me.id)),
      ),
    ),
    VIEWS.filter((view) => view !== 'board' || seen.me.kind === 'member').map((view) => [
      h('button', { 'aria-current': String(page.view === view), click: () => go(view) }, say(view)),
      view === 'chats'
        ? h(
            'div',
            { class: 'conversations' },
            seen.conversations
              .map((conversation) => ({ ...conversation, title: titleOf(conversation) }))
              .map(({ id, kind, title }) =>
                h(
                  'button',
                  {
                    'aria-current': String(page.view === 'chats' && page.conversation === id),
                    click: () => go('chats', id),
                  },
                  kind === 'direct' ? face(title) : h('span', { class: 'face group', 'aria-hidden': 'true' }, '#'),
                  title,
                ),
              ),
          )
        : null,
    ]),
    h(
      'div',
      { class: 'end' },
      h('button', { 'aria-pressed': String(page.showsAsked), click: toggleAsked }, say('asked')),
      h(
        'button',
        {
          click: () => {
            changeLanguage()
            redraw()
          },
        },
        page.language === 'zh' ? 'English' : '中文',
      ),
      h(
        'button',
        {
          click: () => {
            page.seen = null
            page.drafts.clear()
            stream?.close()
            comeToDoor()
          },
        },
        say('leave'),
      ),
    ),
  )
}

const isShut = (standing: Seen['standing']): boolean =>
  standing?.state === 'suspended' || standing?.state === 'terminated'

/** A wall for who is suspended: why, and the way to appeal. */
function wall(seen: Seen): Child {
  const own = isShut(seen.standing)
  const subject = own ? `account/${seen.me.id}` : `organization/${seen.me.organization}`
  const embed = (name: string): HTMLElement => custom(name, { endpoint: '/goodstanding', lang: page.language, subject })
  return h(
    'div',
    { class: 'wall' },
    h('h1', {}, say(own ? 'suspended' : 'suspendedOrganization')),
    embed('goodstanding-standing'),
    own || seen.me.isAdmin ? embed('goodstanding-notice') : null,
  )
}

function content(seen: Seen): Child {
  const isWalled = isShut(seen.standing) || isShut(seen.organizationStanding)
  if (isWalled && page.view !== 'settings') return wall(seen)
  if (seen.organization?.state === 'waiting') return h('div', { class: 'said', role: 'status' }, say('waiting'))
  switch (page.view) {
    case 'chats':
      return showChat(redraw)
    case 'board':
      return showBoard(redraw)
    case 'people':
      return showPeople(redraw)
    case 'settings':
      return showSettings(SOURCE, redraw)
  }
}

function reportDialog(): HTMLElement | null {
  if (page.reporting === null) return null
  const close = (): void => {
    page.reporting = null
    draw()
  }
  return h(
    'dialog',
    { close, 'aria-label': say('report') },
    h('header', {}, h('h1', {}, say('report')), h('button', { class: 'plain', click: close }, say('close'))),
    feedbackAbout(page.reporting, SOURCE),
  )
}

/** What holds forms of the embed: the settings, or the wall of the person or of their organization. */
let kept: { readonly kind: string; readonly main: HTMLElement } | null = null

function keptKind(seen: Seen): string | null {
  if (page.view === 'settings') return 'settings'
  return isShut(seen.standing) ? 'own wall' : isShut(seen.organizationStanding) ? 'wall' : null
}

/** The field that somebody is writing in, and where in it. */
function fieldInUse(): { readonly name: string; readonly at: number } | null {
  const field = document.activeElement
  const isField = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')
  return isField && field.name !== '' ? { name: field.name, at: field.selectionStart ?? 0 } : null
}

/** Draws what stands beside the main part. One that stays is never taken out, since whoever writes in it would lose their place. */
function putAround(place: Element, main: HTMLElement, [left, right]: readonly [HTMLElement, Child]): void {
  const isThere = main.isConnected
  const shell = isThere && main.parentElement !== null ? main.parentElement : h('div')
  shell.className = page.showsAsked ? 'shell asking' : 'shell'
  if (!isThere) shell.replaceChildren(left, main)
  else {
    shell.firstElementChild?.replaceWith(left)
    main.nextElementSibling?.remove()
  }
  if (right instanceof Node) shell.append(right)
  if (!isThere) place.replaceChildren(shell)
}

let isComposing = false
addEventListener('compositionstart', () => (isComposing = true))
addEventListener('compositionend', () => {
  isComposing = false
  draw()
})

let isPressed = false
let isOwed = false
addEventListener('pointerdown', () => (isPressed = true), true)
// Before what was clicked acts, which draws.
addEventListener('click', () => (isPressed = false), true)
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(letGo))
function letGo(): void {
  isPressed = false
  if (isOwed) draw()
}

let dialogKept: HTMLDialogElement | null = null

function draw(): void {
  // An input method would lose what it is composing, and a button that is replaced while it is pressed is not clicked.
  isOwed = isPressed
  if (root === null || isComposing || isPressed) return
  document.documentElement.lang = page.language === 'zh' ? 'zh-CN' : 'en'
  document.title = say('title')
  const { seen } = page
  if (seen === null) {
    kept = null
    root.replaceChildren(
      h('div', {}, door === null ? say('failed') : showDoor(door, (person) => void enter(person), comeToDoor)),
    )
    return
  }
  // What somebody is writing in an embedded form is theirs: those elements outlive a redraw.
  const kind = keptKind(seen)
  if (kind === null || kept?.kind !== kind || kept.main.lang !== page.language) kept = null
  const writes = fieldInUse()
  const main = kept?.main ?? h('main', { lang: page.language }, content(seen))
  if (kept?.kind === 'settings') refreshSettings(main)
  kept = kind === null ? null : { kind, main }
  putAround(root, main, [sidebar(seen), page.showsAsked ? showAsked(toggleAsked) : null])
  const list = main.querySelector('.items')
  if (list !== null) main.scrollTop = main.scrollHeight
  if (writes !== null && !main.contains(document.activeElement)) {
    const field = main.querySelector<HTMLTextAreaElement>(`[name="${writes.name}"]`)
    field?.focus()
    field?.setSelectionRange(writes.at, writes.at)
  }
  if (page.reporting === null) {
    dialogKept?.remove()
    dialogKept = null
  } else if (dialogKept === null) {
    // Beside the root, so that a redraw leaves the dialog, and what is written in it, alone.
    dialogKept = dialogOf()
    document.body.append(dialogKept)
    dialogKept.showModal()
  }
}

function dialogOf(): HTMLDialogElement {
  const made = reportDialog()
  return made instanceof HTMLDialogElement ? made : h('dialog')
}

page.said = null
void refresh().then(() => {
  if (page.seen === null) return
  page.conversation ??= page.seen.conversations[0]?.id ?? null
  listen()
  redraw()
})
