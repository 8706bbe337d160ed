/** Settings: feedback, standing and notices by the embed, and the badge. */
import { type Child, custom, h, onSubmit } from './dom.ts'
import { ask, inLanguage, page, say } from './page.ts'

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
      h('section', {}, h('h2', {}, say('feedback')), feedbackAbout(null, source)),
      h(
        'section',
        {},
        h('h2', {}, say('standing')),
        embed('goodstanding-standing', { subject: `account/${me.id}` }),
        me.isAdmin ? embed('goodstanding-standing', { subject: `organization/${me.organization}` }) : null,
        h('h2', {}, say('notices')),
        embed('goodstanding-notice', { subject: `account/${me.id}` }),
        me.isAdmin ? embed('goodstanding-notice', { subject: `organization/${me.organization}` }) : null,
      ),
      me.isAdmin
        ? h(
            'section',
            {},
            h('h2', {}, say('badge')),
            h('p', {}, seen.organization?.badge ?? ''),
            page.said === null ? null : h('p', { class: 'said', role: 'alert' }, inLanguage(page.said)),
            h(
              'form',
              { submit: apply },
              h('label', { class: 'field' }, say('number'), h('input', { name: 'number', required: true })),
              h('button', {}, say('askBadge')),
            ),
          )
        : null,
    ),
  ]
}
