/** Before anybody has come in: who are you, or register an organization. */
import type { Registered } from '../src/acts/register-organization.ts'
import type { Organization, Person } from '../src/words.ts'
import { type Child, h, onSubmit } from './dom.ts'
import { ask, changeLanguage, inLanguage, page, say } from './page.ts'
import { face } from './show-item.ts'
import { TRIES } from './words.ts'

const KINDS = ['company', 'school', 'government', 'nonprofit', 'other'] as const
let outcome: Registered | null = null
/** What is typed outlives a redraw, and a refusal. */
const drafts = new Map<string, string>()

export type Door = { readonly organizations: readonly Organization[]; readonly people: readonly Person[] }

function field(name: 'name' | 'country' | 'domain' | 'administrator' | 'email', isRequired = true): HTMLElement {
  const input = h('input', {
    name,
    required: isRequired,
    type: name === 'email' ? 'email' : 'text',
    input: () => drafts.set(name, input.value),
  })
  input.value = drafts.get(name) ?? ''
  return h('label', { class: 'field' }, say(name), input)
}

function registrationWords({ verdict, organization }: Registered): string {
  if (organization?.state === 'active') return say('registered')
  const reason = [verdict.clause, inLanguage(verdict.words)].filter((part) => part !== null && part !== '').join(': ')
  return `${organization === null ? say('notRegistered') : say('nameWaits')} ${reason}`
}

export function showDoor(door: Door, enter: (person: string) => void, redraw: () => void): Child {
  const register = onSubmit((fields) => {
    void ask<Registered>('/api/organizations', Object.fromEntries(fields)).then((answer) => {
      outcome = answer.ok
        ? answer.value
        : {
            verdict: { effect: 'invalid', decision: null, clause: null, words: { en: answer.title, zh: answer.title } },
            organization: null,
            administrator: null,
          }
      drafts.clear()
      if (outcome.organization === null) for (const [name, value] of fields) drafts.set(name, value)
      redraw()
    })
  })
  const said = outcome === null ? '' : registrationWords(outcome)
  return h(
    'main',
    { class: 'door' },
    h(
      'header',
      {},
      h('p', { class: 'brand' }, h('span', { 'aria-hidden': 'true' }, '§ '), say('title')),
      h('button', { class: 'plain', lang: page.language === 'zh' ? 'en' : 'zh', click: () => turn(redraw) }, other()),
    ),
    h('div', { class: 'lead' }, h('h1', {}, say('who')), h('p', {}, say('whoWhy'))),
    h(
      'div',
      { class: 'organizations' },
      door.organizations.map((organization) =>
        showOrganization(
          organization,
          door.people.filter((person) => person.organization === organization.id),
          enter,
        ),
      ),
    ),
    h(
      'div',
      { class: 'aside' },
      h(
        'section',
        { class: 'card' },
        h('h2', {}, say('tries')),
        h(
          'ol',
          { class: 'tries' },
          TRIES.map((words) => h('li', {}, words[page.language])),
        ),
        h(
          'p',
          { class: 'links' },
          outward(`/?lang=${page.language}`, say('policy')),
          outward('/console', say('console')),
        ),
      ),
      h(
        'section',
        { class: 'card' },
        h('h2', {}, say('register')),
        h('p', { class: 'small' }, say('registerWhy')),
        said === '' ? null : h('p', { class: 'said', role: 'alert' }, said),
        h(
          'form',
          { class: 'pairs', submit: register },
          field('name'),
          h(
            'label',
            { class: 'field' },
            say('kind'),
            h(
              'select',
              { name: 'kind' },
              KINDS.map((kind) => h('option', { value: kind, selected: drafts.get('kind') === kind }, say(kind))),
            ),
          ),
          field('country'),
          field('domain', false),
          field('administrator'),
          field('email'),
          h('button', { class: 'main' }, say('register')),
        ),
      ),
    ),
  )
}

const other = (): string => (page.language === 'zh' ? 'English' : '中文')

function turn(redraw: () => void): void {
  changeLanguage()
  redraw()
}

const outward = (path: string, words: string): HTMLElement =>
  h('a', { href: `${page.goodstanding}${path}`, target: '_blank', rel: 'noreferrer' }, words)

function showOrganization(
  { name, country, badge }: Organization,
  people: readonly Person[],
  enter: (person: string) => void,
): HTMLElement {
  return h(
    'section',
    { class: 'card' },
    h(
      'h2',
      {},
      name,
      badge === 'verified' || badge === 'expiring' ? h('span', { class: 'badge' }, ` ✓ ${say('badge')}`) : null,
      h('span', { class: 'small' }, ` ${country}`),
    ),
    h(
      'div',
      { class: 'names' },
      people.map((person) => {
        const role = person.isAdmin ? say('administers') : person.kind === 'external' ? say('external') : null
        return h(
          'button',
          { class: 'person', click: () => enter(person.id) },
          face(person.name),
          h(
            'span',
            {},
            h('strong', {}, person.name),
            h('span', { class: 'small' }, ` ${person.title}${role === null ? '' : ` · ${role}`}`),
          ),
        )
      }),
    ),
  )
}
