/** Settings: feedback, standing and notices by the embed, and the badge. */
import { type Child, custom, h, onSubmit } from './dom.ts'
import { ask, inLanguage, page, say } from './page.ts'
import { BADGE_WORDS } from './words.ts'

const ENDPOINT = '/goodstanding'

/** The embed of one kind, for the person or for their organization. */
const embed = (name: string, more: Readonly<Record<string, string | boolean>> = {}): HTMLElement =>
  custom(name, { endpoint: ENDPOINT, lang: page.language, ...more })

export function feedbackAbout(
  item: { readonly id: string; readonly text: string } | null,
  source: string,
): HTMLElement {
  const element = embed('goodstanding-feedback', item === null ? { reports: true } : {})
  if (item !== null)
    Object.assign(element, {
      subject: { about: { event: { source, id: item.id } }, evidence: item.text === '' ? [] : [{ text: item.text }] },
    })
  return element
}

export function showSettings(source: string, redraw: () => void): Child {
  const { seen } = page
  if (seen === null) return null
  const { me } = seen
  const apply = onSubmit((fields) => {
    void ask('/api/badge', { number: fields.get('number') ?? '' }).then((answer) => {
      page.said = answer.ok ? null : { en: answer.title, zh: answer.title }
      redraw()
    })
  })
  return [
    h('header', {}, h('h1', {}, say('settings'))),
    h(
      'div',
      { class: 'columns' },
      h('section', { class: 'card' }, h('h2', {}, say('feedback')), feedbackAbout(null, source)),
      h('div', { class: 'cards' }, standingOf(me.name, `account/${me.id}`, '/me', say('ownPage')), own(apply)),
    ),
  ]
}

/** Where somebody stands, and what they were told, with the way to their page at Goodstanding. */
function standingOf(name: string, subject: string, to: '/me' | '/org', words: string): HTMLElement {
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, name),
    h('h3', {}, say('standing')),
    embed('goodstanding-standing', { subject }),
    h('h3', {}, say('notices')),
    embed('goodstanding-notice', { subject }),
    h(
      'p',
      { class: 'links' },
      h('a', { href: `/go?to=${to}&lang=${page.language}`, target: '_blank', rel: 'noreferrer' }, words),
    ),
  )
}

/** Where the organization stands with its badge, and what was answered last. */
function badgeState(): HTMLElement {
  return h(
    'div',
    { class: 'badge-state' },
    h('p', {}, BADGE_WORDS[page.seen?.organization?.badge ?? 'none']?.[page.language] ?? ''),
    page.said === null ? null : h('p', { class: 'said', role: 'alert' }, inLanguage(page.said)),
  )
}

/** The settings outlive a redraw, so what changes in them is drawn into them. */
export function refreshSettings(settings: HTMLElement): void {
  settings.querySelector('.badge-state')?.replaceWith(badgeState())
}

/** What an administrator finds beside: the organization's standing, and the badge. */
function own(apply: (event: Event) => void): Child {
  const { seen } = page
  if (seen === null || !seen.me.isAdmin) return null
  const { organization } = seen
  return [
    standingOf(
      organization?.name ?? seen.me.organization,
      `organization/${seen.me.organization}`,
      '/org',
      say('organizationPages'),
    ),
    h(
      'section',
      { class: 'card' },
      h('h2', {}, say('badgeState')),
      badgeState(),
      h(
        'form',
        { submit: apply },
        h(
          'label',
          { class: 'field' },
          say('number'),
          h('input', { name: 'number', required: true, placeholder: 'crn:09876543' }),
        ),
        h('button', {}, say('askBadge')),
      ),
    ),
  ]
}
