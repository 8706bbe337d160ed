/** Before anybody has come in: who are you, or register an organization. */
import type { Registered } from '../src/acts/register-organization.ts'
import type { Organization, Person } from '../src/words.ts'
import { type Child, h, onSubmit } from './dom.ts'
import { ask, inLanguage, say } from './page.ts'

const KINDS = ['company', 'school', 'government', 'nonprofit', 'other'] as const
let outcome: Registered | null = null

export type Door = { readonly organizations: readonly Organization[]; readonly people: readonly Person[] }

function field(name: 'name' | 'country' | 'domain' | 'administrator' | 'email', isRequired = true): HTMLElement {
  return h(
    'label',
    { class: 'field' },
    say(name),
    h('input', { name, required: isRequired, type: name === 'email' ? 'email' : 'text' }),
  )
}

function registrationWords({ verdict, organization }: Registered): string {
  if (organization?.state === 'active') return say('registered')
  const reason = [verdict.clause, inLanguage(verdict.words)].filter((part) => part !== null && part !== '').join(': ')
  return `${organization === null ? say('notRegistered') : say('nameWaits')} ${reason}`
}

export function showDoor(door: Door, enter: (person: string) => void, redraw: () => void): Child {
  const register = onSubmit((fields, form) => {
    void ask<Registered>('/api/organizations', Object.fromEntries(fields)).then((answer) => {
      outcome = answer.ok
        ? answer.value
        : {
            verdict: { effect: 'invalid', decision: null, clause: null, words: { en: answer.title, zh: answer.title } },
            organization: null,
            administrator: null,
          }
      if (outcome.organization !== null) form.reset()
      redraw()
    })
  })
  const said = outcome === null ? '' : registrationWords(outcome)
  return h(
    'main',
    { class: 'door' },
    h('h1', {}, say('who')),
    h('p', {}, say('whoWhy')),
    door.organizations.map((organization) =>
      h(
        'section',
        {},
        h(
          'h2',
          {},
          organization.name,
          organization.badge === 'verified' ? h('span', { class: 'badge' }, ` ✓ ${say('badge')}`) : null,
        ),
        h(
          'div',
          { class: 'names' },
          door.people
            .filter((person) => person.organization === organization.id)
            .map((person) =>
              h(
                'button',
                { click: () => enter(person.id) },
                person.name,
                h(
                  'span',
                  { class: 'small' },
                  ` ${person.title}${person.kind === 'external' ? ` · ${say('external')}` : ''}`,
                ),
              ),
            ),
        ),
      ),
    ),
    h(
      'section',
      {},
      h('h2', {}, say('register')),
      said === '' ? null : h('p', { class: 'said', role: 'alert' }, said),
      h(
        'form',
        { submit: register },
        field('name'),
        h(
          'label',
          { class: 'field' },
          say('kind'),
          h(
            'select',
            { name: 'kind' },
            KINDS.map((kind) => h('option', { value: kind }, say(kind))),
          ),
        ),
        field('country'),
        field('domain', false),
        field('administrator'),
        field('email'),
        h('button', { class: 'main' }, say('register')),
      ),
    ),
  )
}
