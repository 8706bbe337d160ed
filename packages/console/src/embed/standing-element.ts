/** `<goodstanding-standing subject="account/u1">`: what somebody may still do, in the server's one sentence. */
import { GoodstandingElement, h } from './element.ts'
import type { Answered } from './read-body.ts'

export class StandingElement extends GoodstandingElement {
  #standing: Answered['body'] | null = null

  async begin(): Promise<void> {
    const answer = await this.ask(`/v1/standing/${this.getAttribute('subject') ?? ''}`)
    if (answer.status !== 200) {
      this.show(this.unread())
      return
    }
    this.#standing = answer.body
    this.draw()
  }

  draw(): void {
    const words = this.text(this.#standing?.['summary'])
    this.show(h('p', { part: 'title', role: 'status' }, words || '…'))
  }
}
