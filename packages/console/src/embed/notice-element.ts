/** `<goodstanding-notice>`: the notices of the reader (or the one that `notice` names), each with its appeal while there is time. */
import { GoodstandingElement, h } from './element.ts'
import { type Answered, listIn, partOf, textIn } from './read-body.ts'

export class NoticeElement extends GoodstandingElement {
  #notices: readonly Answered['body'][] | null = null
  #appeals: readonly Answered['body'][] = []
  /** The action that is being appealed, and the one whose appeal was sent. */
  #open = ''
  #problem = ''
  #sent: Readonly<Record<string, string>> = {}

  /**
   * Notices, with what became of the reader's appeals and what somebody asks about them. Drawn when both are there: nobody is offered
   * an appeal that they made already, and no form is taken away from whoever has begun to write in it.
   */
  async begin(): Promise<void> {
    const one = this.getAttribute('notice')
    const subject = this.getAttribute('subject')
    const which = one ? `/${encodeURIComponent(one)}` : subject ? `?subject=${encodeURIComponent(subject)}` : ''
    const [answer, appeals] = await Promise.all([this.ask(`/v1/notices${which}`), this.ask('/v1/appeals')])
    if (answer.status !== 200) {
      this.show(this.unread())
      return
    }
    this.#notices = one ? [answer.body] : listIn(answer.body, 'items')
    if (appeals.status === 200) this.#appeals = listIn(appeals.body, 'items')
    this.draw()
  }

  draw(): void {
    this.show(
      this.#notices
        ? this.#notices.length
          ? h(
              'ul',
              { tabindex: '-1' },
              this.#notices.map((notice) => this.#notice(notice)),
            )
          : h('p', {}, this.say('nothing'))
        : h('p', { role: 'status' }, '…'),
    )
  }

  #notice(notice: Answered['body']): HTMLElement {
    const action = textIn(notice, 'action')
    const described = partOf(notice['described'])
    const sent = this.#sent[action]
    const open = (): void => {
      this.#open = action
      this.#problem = ''
      this.draw()
      this.#toForm()
    }
    const appeal = this.#appeals.find((one) => textIn(one, 'action') === action)
    const isLate = new Date(textIn(notice, 'appealUntil')) < new Date(this.now ?? 0)
    return h(
      'li',
      {},
      h('p', { class: 'words' }, this.text(described['opening'])),
      h(
        'dl',
        {},
        listIn(described, 'facts').map(({ label, value }) => [
          h('dt', { class: 'small' }, this.text(label)),
          h('dd', { class: 'words' }, this.text(value)),
        ]),
      ),
      appeal
        ? this.#appeal(appeal)
        : sent
          ? h('p', { role: 'status', tabindex: '-1' }, `${this.say('sent')} · ${sent}`)
          : this.#open === action
            ? this.#form(notice)
            : isLate
              ? null
              : h(
                  'button',
                  { click: open, part: 'button' },
                  `${this.say('appeal')} ${this.day(notice['appealUntil'], true)}`,
                ),
      // What the page that embeds it says about one of them: a child with its id as slot.
      h('slot', { name: textIn(notice, 'id') }),
    )
  }

  #appeal(appeal: Answered['body']): HTMLElement {
    const answerBy = textIn(appeal, 'answerBy')
    return h(
      'div',
      {},
      h('p', {}, this.text(appeal['summary'])),
      listIn(appeal, 'talk').map((line) =>
        h('p', { class: 'words' }, `${this.day(line['at'])} · ${textIn(line, 'text')}`),
      ),
      h('p', { class: 'words' }, this.text(appeal['answer'])),
      answerBy &&
        this.reply('/v1/appeals', textIn(appeal, 'id'), `${this.say('answerBy')} ${this.day(answerBy, true)}`),
    )
  }

  #form(notice: Answered['body']): HTMLElement {
    return this.form(
      () => this.#send(notice),
      this.#problem,
      this.words(this.say('why'), textIn(notice, 'action')),
      h('p', { class: 'small' }, this.say('next')),
    )
  }

  async #send(notice: Answered['body']): Promise<void> {
    const action = textIn(notice, 'action')
    const text = this.drafts[action]?.trim()
    if (!text) this.#problem = this.missing('why')
    else {
      const answer = await this.ask('/v1/appeals', { action, text, token: notice['appealToken'] })
      if (answer.status === 201) {
        this.#sent = { ...this.#sent, [action]: textIn(answer.body, 'id') }
        this.drafts[action] = ''
        this.tell('sent', answer.body)
      }
      this.#problem = this.refusal(answer)
    }
    this.draw()
    this.#toForm()
  }

  /** To what is written, or what was sent of it: another notice may hold a reply that waits. */
  #toForm(): void {
    this.root.querySelector<HTMLElement>('li>form textarea,p[tabindex]')?.focus()
  }
}
