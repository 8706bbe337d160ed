/** The directory: talk to colleagues, invite people outside, answer invitations, import with consent. */
import type { Imported } from '../src/acts/import-directory.ts'
import type { Person, Verdict } from '../src/words.ts'
import { type Child, h, onSubmit } from './dom.ts'
import { ask, clauseLink, inLanguage, lost, page, say } from './page.ts'
import { badgeOf, face } from './show-item.ts'

type Redraw = () => void
type Row = { readonly name: string; readonly email: string; readonly title: string }

let rows: readonly Row[] = []
/** What is typed and ticked outlives a redraw, which any message of others causes. */
let typed = ''
let ticked: ReadonlySet<string> = new Set()
let outcome: Imported['rows'] = []
/** Why an invitation did not go out. */
const refused = new Map<string, Child>()

async function talk(person: Person, redraw: Redraw): Promise<void> {
  const known = page.seen?.conversations.find(({ kind, people }) => kind === 'direct' && people.includes(person.id))
  const answer = known ?? (await ask<{ id: string }>('/api/conversations', { people: [person.id] }))
  const conversation = 'id' in answer ? answer.id : answer.ok ? answer.value.id : null
  if (conversation === null) return
  page.view = 'chats'
  page.conversation = conversation
  redraw()
}

async function invite(person: Person, redraw: Redraw): Promise<void> {
  const answer = await ask<Verdict>('/api/invitations', { contact: person.id })
  refused.delete(person.id)
  if (!answer.ok) refused.set(person.id, answer.title)
  else if (answer.value.effect !== 'allow' && answer.value.effect !== 'flag') {
    const { clause, words } = answer.value
    refused.set(person.id, [clause === null ? null : [clauseLink(clause), ' '], inLanguage(words)])
  }
  redraw()
}

/** What became of the last invitation to somebody: sent, declined, or not even sent. An accepted one is a conversation. */
function invitedAs(person: Person): Child {
  const last = page.seen?.invitations.find(({ by, contact }) => by === page.seen?.me.id && contact === person.id)
  const words = last?.state === 'open' ? say('invited') : last?.state === 'declined' ? say('declined') : null
  const told = refused.get(person.id) ?? words
  return told === null ? null : h('div', { class: 'small', role: 'status' }, told)
}

function inviteButton(person: Person, redraw: Redraw): Child {
  const why = lost('contact.invite')
  return why === null
    ? h('button', { click: () => void invite(person, redraw) }, say('invite'))
    : h('span', { class: 'small' }, why)
}

function personLine(person: Person, redraw: Redraw): HTMLElement {
  const me = page.seen?.me
  const organization = page.seen?.organizations.find(({ id }) => id === person.organization)
  const isColleague = person.organization === me?.organization && person.kind === me.kind
  const isKnown = page.seen?.conversations.some(({ kind, people }) => kind === 'direct' && people.includes(person.id))
  return h(
    'li',
    {},
    face(person.name),
    h(
      'div',
      { class: 'grow' },
      h('strong', {}, person.name),
      badgeOf(person.id),
      h(
        'span',
        { class: 'small' },
        ` ${person.title} · ${organization?.name ?? person.organization}${person.kind === 'external' ? ` · ${say('external')}` : ''}`,
      ),
      isColleague || isKnown === true ? null : invitedAs(person),
    ),
    person.id === me?.id
      ? h('span', { class: 'small' }, say('you'))
      : isColleague || isKnown === true
        ? h('button', { click: () => void talk(person, redraw) }, say('talk'))
        : inviteButton(person, redraw),
  )
}

function invitations(redraw: Redraw): readonly Child[] {
  const me = page.seen?.me
  const open = page.seen?.invitations.filter((one) => one.contact === me?.id && one.state === 'open') ?? []
  const answer = (by: string, at: number, accepts: boolean): void => {
    void ask('/api/invitations/answer', { by, at, accepts }).then(redraw)
  }
  return open.map(({ by, at }) =>
    h(
      'li',
      {},
      h('div', { class: 'grow' }, `${page.seen?.people.find(({ id }) => id === by)?.name ?? by} ${say('invitation')}`),
      h('button', { class: 'main', click: () => answer(by, at, true) }, say('accept')),
      h('button', { click: () => answer(by, at, false) }, say('decline')),
    ),
  )
}

function keepTyped({ target }: Event): void {
  if (target instanceof HTMLTextAreaElement) typed = target.value
}

function keepTicked({ target }: Event): void {
  if (!(target instanceof HTMLInputElement)) return
  const others = [...ticked].filter((name) => name !== target.name)
  ticked = new Set(target.checked ? [...others, target.name] : others)
}

function importForm(redraw: Redraw): Child {
  if (page.seen?.me.isAdmin !== true) return null
  const read = onSubmit((fields) => {
    rows = (fields.get('lines') ?? '')
      .split('\n')
      .map((line) => line.split(/[,，\t]/).map((cell) => cell.trim()))
      .flatMap(([name = '', email = '', title = '']) => (name === '' ? [] : [{ name, email, title }]))
    outcome = []
    ticked = new Set()
    redraw()
  })
  const bring = onSubmit((fields) => {
    const agreed = rows.map((row, index) => ({ ...row, agreed: fields.get(`agreed-${index}`) === 'on' }))
    void ask<Imported>('/api/directory', { rows: agreed }).then((answer) => {
      outcome = answer.ok ? answer.value.rows : []
      rows = answer.ok ? [] : rows
      if (answer.ok) typed = ''
      page.said = answer.ok ? null : { en: answer.title, zh: answer.title }
      redraw()
    })
  })
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, say('directory')),
    h('p', { class: 'small' }, say('directoryWhy')),
    h(
      'form',
      { submit: read },
      h('label', { class: 'field' }, say('people'), h('textarea', { name: 'lines', rows: 3, input: keepTyped }, typed)),
      h('button', {}, say('rows')),
    ),
    rows.length === 0
      ? null
      : h(
          'form',
          { submit: bring },
          h(
            'ul',
            { class: 'list' },
            rows.map((row, index) =>
              h(
                'li',
                {},
                h('div', { class: 'grow' }, row.name, h('span', { class: 'small' }, ` ${row.email} ${row.title}`)),
                h(
                  'label',
                  {},
                  h('input', {
                    type: 'checkbox',
                    name: `agreed-${index}`,
                    checked: ticked.has(`agreed-${index}`),
                    change: keepTicked,
                  }),
                  ` ${say('agreed')}`,
                ),
              ),
            ),
          ),
          h('button', { class: 'main' }, say('import')),
        ),
    h(
      'ul',
      { class: 'list', 'aria-live': 'polite' },
      outcome.map((row) =>
        h(
          'li',
          {},
          h('div', { class: 'grow' }, row.name),
          row.isImported
            ? say('imported')
            : [`${say('notImported')} · `, row.clause === null ? null : clauseLink(row.clause)],
        ),
      ),
    ),
  )
}

export function showPeople(redraw: Redraw): Child {
  const { people = [], me } = page.seen ?? {}
  const isColleague = (person: Person): boolean => person.organization === me?.organization
  const group = (words: string, lines: readonly Child[]): Child =>
    lines.length === 0 ? null : h('section', {}, h('h2', {}, words), h('ul', { class: 'list' }, lines))
  return [
    h('header', {}, h('h1', {}, say('people'))),
    h(
      'div',
      { class: 'directory' },
      group(say('invitations'), invitations(redraw)),
      group(
        say('colleagues'),
        people.filter(isColleague).map((person) => personLine(person, redraw)),
      ),
      group(
        say('others'),
        people.filter((person) => !isColleague(person)).map((person) => personLine(person, redraw)),
      ),
      importForm(redraw),
    ),
  ]
}
