/**
 * `<goodstanding-feedback>`: a report in two taps, to the administrator or past them, and what became of earlier ones. A draft outlives
 * errors and attribute changes.
 */
import { REPORT_KINDS } from '@goodstanding/casework'
import { GoodstandingElement, h } from './element.ts'
import { type Answered, listIn, textIn } from './read-body.ts'
import { REPORT_WORDS } from './words.ts'

const KINDS = Object.entries(REPORT_KINDS)

/** What the host says the report is about; the contract's `about` and `evidence`. */
export type FeedbackSubject = {
  readonly about: Readonly<Record<string, unknown>>
  readonly evidence?: readonly { readonly text?: string }[]
}

export class FeedbackElement extends GoodstandingElement {
  #subject: FeedbackSubject | null = null
  #kind = this.getAttribute('kind')
  #account = ''
  #isPast = this.hasAttribute('to')
  #problem = ''
  #sent: Answered['body'] | null = null
  #reports: readonly Answered['body'][] | null = null
  /** Where earlier reports stand: they come while somebody may be writing in the form above, which stays as it is. */
  #below = h('div')

  get subject(): FeedbackSubject | null {
    return this.#subject
  }

  /** The message, file, account or card that was selected. Setting it begins a new report. */
  set subject(subject: FeedbackSubject | null) {
    this.#subject = subject
    this.#sent = null
    if (this.isConnected) this.draw()
  }

  async begin(): Promise<void> {
    if (!this.hasAttribute('reports')) return
    const mine = this.getAttribute('reporter')
    const { status, body } = await this.ask(`/v1/reports${mine ? `?reporter=${encodeURIComponent(mine)}` : ''}`)
    if (status === 200) this.#reports = listIn(body, 'items')
    this.#below.replaceChildren(h('div', {}, status === 200 ? this.#list() : this.unread()))
  }

  draw(): void {
    this.#below = h('div', {}, this.#list())
    this.show(this.#sent ? this.#receipt(this.#sent) : this.#form(), this.#below)
  }

  #form(): HTMLElement {
    const quoted = this.#subject?.evidence?.map(({ text }) => text && h('li', {}, text))
    const account = h('input', { type: 'text', value: this.#account, input: () => (this.#account = account.value) })
    const past = h('input', { type: 'checkbox', checked: this.#isPast, change: () => (this.#isPast = past.checked) })
    return this.form(
      () => this.#send(),
      this.#problem,
      quoted && h('ul', {}, quoted),
      h(
        'fieldset',
        {},
        h('legend', {}, this.say('kind')),
        KINDS.map(([kind, words]) =>
          h(
            'label',
            { class: 'choice' },
            h('input', {
              type: 'radio',
              name: 'kind',
              checked: this.#kind === kind,
              required: true,
              change: () => (this.#kind = kind),
            }),
            words[this.language],
          ),
        ),
      ),
      this.#subject ? null : h('label', { class: 'field' }, this.say('whom'), account),
      this.words(this.say('more')),
      this.hasAttribute('to') ? null : h('label', { class: 'choice' }, past, this.say('past')),
      h('p', { class: 'small' }, this.say('privacy')),
    )
  }

  async #send(): Promise<void> {
    const [, kind] = KINDS.find(([known]) => known === this.#kind) ?? []
    if (!kind) {
      this.#problem = this.missing('kind')
      this.draw()
      this.root.querySelector('input')?.focus()
      return
    }
    const about = this.#subject
    const answer = await this.ask('/v1/reports', {
      // What is undefined is not sent.
      about: about?.about ?? { account: this.#account.trim() || undefined },
      evidence: about?.evidence,
      to: this.#isPast ? 'operator' : undefined,
      text: `${kind[this.language]}\n${this.drafts[''] ?? ''}`.trim(),
    })
    const { body } = answer
    const isSent = answer.status === 201
    if (isSent) this.tell('sent', body)
    // Another report was begun meanwhile: it stays as it is.
    if (about !== this.#subject) return
    this.#problem = isSent ? '' : this.refusal(answer)
    if (isSent) {
      this.#sent = body
      this.drafts[''] = ''
      this.#account = ''
    }
    this.draw()
    this.root.querySelector<HTMLElement>(isSent ? 'h2' : 'button')?.focus()
    if (isSent) await this.read()
  }

  #receipt(sent: Answered['body']): HTMLElement {
    const again = (): void => {
      this.#sent = null
      this.draw()
      this.root.querySelector('input')?.focus()
    }
    return h(
      'div',
      { role: 'status' },
      h('h2', { tabindex: '-1', part: 'title' }, this.say('sent')),
      this.#number(textIn(sent, 'id')),
      h('p', {}, this.text(REPORT_WORDS[textIn(sent, 'status')])),
      h('p', {}, this.text(sent['warningWords'])),
      h('button', { click: again }, this.say('another')),
    )
  }

  /** The number of a report: a link where the host says at which `page` one is read. */
  #number(id: string): HTMLElement {
    return h('a', { href: this.getAttribute('page')?.replace('{id}', id) }, id)
  }

  #list(): HTMLElement | null {
    if (!this.#reports) return null
    return h(
      'section',
      {},
      h('h2', { tabindex: '-1' }, this.say('mine')),
      this.#reports.length ? null : h('p', {}, this.say('nothing')),
      h(
        'ul',
        {},
        this.#reports.map((report) => {
          const status = textIn(report, 'status')
          const id = textIn(report, 'id')
          const item = h(
            'li',
            {},
            h('strong', {}, this.text(REPORT_WORDS[status])),
            h('p', { class: 'words' }, textIn(report, 'text')),
            h('p', {}, this.text(report['answer'])),
            listIn(report, 'talk').map((line) => h('p', { class: 'small' }, `“${textIn(line, 'text')}”`)),
            status === 'asked' ? this.reply('/v1/reports', id, this.say('answer')) : null,
            report['reason']
              ? [
                  h(
                    'button',
                    { click: () => void this.act(`/v1/reports/${id}/escalate`, item, {}) },
                    this.say('escalate'),
                  ),
                  h('p', { role: 'alert' }),
                ]
              : null,
            h('p', { class: 'small' }, `${this.day(report['receivedAt'])} · `, this.#number(id)),
            // What the page that embeds it says about one of them: a child with its id as slot.
            h('slot', { name: id }),
          )
          return item
        }),
      ),
    )
  }
}
