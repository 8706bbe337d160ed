/** `<goodstanding-notice>`: the notices of the reader (or the one that `notice` names), each with its appeal while there is time. */
import { GoodstandingElement, h, inLanguage, newKey } from './element.ts'
import { type Answered, listIn, textIn } from './read-body.ts'

export class NoticeElement extends GoodstandingElement {
  #notices: readonly Answered['body'][] | null = null
  /** The action that is being appealed, and the one whose appeal was sent. */
  #open = ''
  #text = ''
  #key = newKey()
  #problem = ''
  #sent: Readonly<Record<string, string>> = {}

  override begin(): void {
    const one = this.getAttribute('notice')
    const subject = this.getAttribute('subject')
    const list = `/v1/notices${subject === null ? '' : `?subject=${encodeURIComponent(subject)}`}`
    void this.ask(one === null ? list : `/v1/notices/${encodeURIComponent(one)}`).then((answer) => {
      if (answer.status !== 200) {
        this.showUnread()
        return
      }
      this.#notices = one === null ? listIn(answer.body, 'items') : [answer.body]
      this.draw()
    })
  }

  draw(): void {
    if (this.#notices === null) {
      this.show(h('p', { role: 'status' }, '…'))
      return
    }
    if (this.#notices.length === 0) {
      this.show(h('p', {}, this.say('nothing')))
      return
    }
    this.show(
      h(
        'ul',
        {},
        this.#notices.map((notice) => this.#notice(notice)),
      ),
    )
  }

  #notice(notice: Answered['body']): HTMLElement {
    const action = textIn(notice, 'action')
    const sent = this.#sent[action]
    const open = (): void => {
      this.#open = action
      this.#problem = ''
      this.draw()
      this.root.querySelector('textarea')?.focus()
    }
    const isLate = new Date(textIn(notice, 'appealUntil')) < new Date()
    return h(
      'li',
      {},
      h('p', { class: 'words' }, inLanguage(notice['message'], this.language)),
      h('p', { class: 'small' }, `${this.day(notice['sentAt'])} · `, h('code', {}, textIn(notice, 'clause'))),
      sent !== undefined
        ? h('p', { role: 'status', tabindex: '-1' }, `${this.say('sent')} · `, h('code', {}, sent))
        : this.#open === action
          ? this.#form(notice)
          : isLate
            ? null
            : h('button', { click: open, part: 'button' }, `${this.say('appeal')} ${this.day(notice['appealUntil'])}`),
    )
  }

  #form(notice: Answered['body']): HTMLElement {
    const submit = (event: Event): void => {
      event.preventDefault()
      void this.#send(notice)
    }
    const type = (event: Event): void => {
      if (event.target instanceof HTMLTextAreaElement) this.#text = event.target.value
    }
    return h(
      'form',
      { submit, input: type },
      h('label', { class: 'field' }, this.say('why'), h('textarea', { rows: '5' }, this.#text)),
      h('p', { class: 'small' }, this.say('next')),
      h('p', { class: 'error', role: 'alert' }, this.#problem),
      h('button', { class: 'main', part: 'button' }, this.say('send')),
    )
  }

  async #send(notice: Answered['body']): Promise<void> {
    const action = textIn(notice, 'action')
    const text = this.#text.trim()
    if (text === '') this.#problem = this.say('choose')
    else {
      const answer = await this.ask('/v1/appeals', { action, text, token: notice['appealToken'] }, this.#key)
      if (answer.status === 201) {
        this.#sent = { ...this.#sent, [action]: textIn(answer.body, 'id') }
        this.#key = newKey()
        this.#text = ''
        this.tell('sent', answer.body)
      }
      this.#problem = answer.status === 409 ? this.say('closed') : this.say('failed')
    }
    this.draw()
    this.root.querySelector<HTMLElement>('[tabindex],textarea')?.focus()
  }
}
