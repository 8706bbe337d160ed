/**
 * What the three elements share: a shadow root without innerHTML (Trusted Types), an adopted style sheet (no inline style),
 * requests with the host's token or the page's session, and a language.
 */
import { type Answered, partOf, readBody, textIn } from './read-body.ts'
import { type Language, WORDS } from './words.ts'

type Leaf = Node | string | null | undefined
/** Children, in lists of lists of lists at most. */
type Child = Leaf | readonly (Leaf | readonly (Leaf | readonly Leaf[])[])[]
type Attributes = Readonly<Record<string, string | boolean | EventListener | undefined>>

/** Builds an element: strings are attributes where there is something in them, `true` an empty one, functions listeners. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children.flat(4).filter((child) => child !== null && child !== undefined))
  return made
}

// One line when it is built: the embed has a budget.
const STYLE =
  // Without a font of its own it takes that of the page around it.
  ':host{display:block;font:var(--goodstanding-font)}' +
  ':host([hidden]){display:none}*{box-sizing:border-box;unicode-bidi:plaintext}' +
  'h2{font-size:1.1em;margin:1em 0 .3em}p,dl{margin:.4em 0}fieldset,ul,dd{border:0;padding:0;margin:0;list-style:none}legend,.field{font-weight:600;padding:0;margin:.6em 0 .3em;display:block}' +
  '.choice{display:flex;gap:.6em;align-items:center;min-height:44px}' +
  'textarea,[type=text],button{font:inherit;font-weight:400;color:inherit;padding:.5em;border:1px solid var(--goodstanding-line,GrayText);background:0;border-radius:5px}textarea,[type=text]{width:100%}' +
  'button{min-height:44px;padding:.5em 1em}' +
  '.main{background:var(--goodstanding-accent,#1e6559);color:var(--goodstanding-on-accent,#fff);border:0}' +
  ':focus-visible{outline:2px solid var(--goodstanding-focus,#0072a8);outline-offset:2px}' +
  '.small{font-size:.9em}li{padding:.5em 0;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:fit-content(35%) 1fr;gap:.2em 1em}li+li{border-top:1px solid var(--goodstanding-rule,GrayText)}.words{white-space:pre-line}'

const sheet = new CSSStyleSheet()
sheet.replaceSync(STYLE)

const LEAVING = 'beforeunload'

export type TokenSource = () => string | Promise<string>

// A custom element is a class by the platform's own rule.
export abstract class GoodstandingElement extends HTMLElement {
  /** What is drawn otherwise by it; the others say what is asked next. */
  static observedAttributes = ['lang']
  #getToken: TokenSource | null = null
  #hasBegun = false
  #readings = Promise.resolve()
  readonly #keys: Record<string, string> = {}
  /** By the server's clock, when it answered last; the reader's may be wrong. */
  now: string | null = null
  /** What is being written, by what it is about: what is drawn anew still holds it. */
  readonly drafts: Record<string, string> = {}
  readonly root = this.attachShadow({ mode: 'open' })

  /** Fetches a member's token for each request. Absent: the page's own session speaks. */
  get getToken(): TokenSource | null {
    return this.#getToken
  }

  set getToken(source: TokenSource | null) {
    this.#getToken = source
    if (this.#hasBegun) void this.read()
  }

  connectedCallback(): void {
    this.root.adoptedStyleSheets = [sheet]
    this.draw()
    // Scripts of the page that say where tokens come from run until then, in whatever order they stand.
    if (document.readyState === 'complete') this.#start()
    for (const name of ['DOMContentLoaded', 'load', LEAVING]) addEventListener(name, this)
  }

  disconnectedCallback(): void {
    removeEventListener(LEAVING, this)
  }

  /** Before a page is left with words that were not sent - for the same one in another language, too - the browser asks. */
  handleEvent(event: Event): void {
    this.#start()
    if (Object.values(this.drafts).join('')) event.preventDefault()
  }

  #start(): void {
    if (this.#hasBegun) return
    this.#hasBegun = true
    void this.read()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.draw()
  }

  /** Draws what is known; called again when something changed. */
  abstract draw(): void
  /** Fetches what is not known yet. */
  abstract begin(): Promise<void>

  /** Does so once what it began before is answered: an older answer would overwrite a newer one. */
  read(): Promise<void> {
    return (this.#readings = this.#readings.then(() => this.begin()))
  }

  get language(): Language {
    const { lang } = this.closest<HTMLElement>('[lang]') ?? document.documentElement
    return lang.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  }

  say(word: keyof typeof WORDS): string {
    return WORDS[word][this.language]
  }

  /** What was left out, by the name that its field has. */
  missing(field: keyof typeof WORDS): string {
    return this.say('missing') + this.say(field)
  }

  /** A text in both languages as it comes over the wire, in the reader's. */
  text(words: unknown): string {
    return textIn(partOf(words), this.language)
  }

  /** An instant in the reader's words. An end is said to the minute: on its last day it may be over. */
  day(at: unknown, isEnd?: true): string {
    return new Date(String(at)).toLocaleString(this.language === 'zh' ? 'zh' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: isEnd && 'short',
    })
  }

  show(...children: readonly Child[]): void {
    this.root.replaceChildren(h('div', { lang: this.language }, children))
  }

  /** That something could not be read, with a way to try again. */
  unread(): readonly HTMLElement[] {
    const again = (): void => void this.read()
    return [h('p', { role: 'alert' }, this.say('failed')), h('button', { click: again }, this.say('again'))]
  }

  /** A form with its problem and its button below. It is sent once at a time. */
  form(send: () => Promise<void>, problem: string, ...children: readonly Child[]): HTMLElement {
    let sending: Promise<void> | null = null
    const submit = (event: Event): void => {
      event.preventDefault()
      sending ??= send().finally(() => (sending = null))
    }
    return h(
      'form',
      { part: 'form', submit, novalidate: true },
      children,
      h('p', { role: 'alert' }, problem),
      h('button', { class: 'main', part: 'button' }, this.say('send')),
    )
  }

  /** A labelled field for words about something. */
  words(label: string, about = ''): HTMLElement {
    const typed = (): void => {
      this.drafts[about] = area.value
    }
    const area = h('textarea', { rows: '4', maxlength: '8000', input: typed }, this.drafts[about])
    return h('label', { class: 'field' }, label, area)
  }

  /** Why something was not done: the server says it in the reader's language. Of a token it tells the host, who made it. */
  refusal({ status, body }: Answered): string {
    const which = status === 429 ? 'detail' : this.getToken && status === 401 ? '' : 'title'
    return textIn(body, which) || this.say('failed')
  }

  /** Answers what somebody asked. */
  reply(path: string, id: string, label: string): HTMLElement {
    const send = async (): Promise<void> => {
      const text = this.drafts[id]?.trim()
      if (text) await this.act(`${path}/${id}/reply`, form, { text }, id)
      else form.querySelector('[role]')?.replaceChildren(this.missing('answer'))
    }
    const form = this.form(send, '', this.words(label, id))
    return form
  }

  /** Does something about what was read, which is read anew; where it is refused, the element says why. */
  async act(path: string, at: HTMLElement, body: object, draft = ' '): Promise<void> {
    const answer = await this.ask(path, body)
    if (answer.status > 199 && answer.status < 300) {
      this.drafts[draft] = ''
      await this.read()
      this.root.querySelector<HTMLElement>('[tabindex]')?.focus()
    } else at.querySelector('[role]')?.replaceChildren(this.refusal(answer))
  }

  tell(name: 'sent' | 'error', detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`goodstanding-${name}`, { detail, bubbles: true, composed: true }))
  }

  /** One request. What was not answered goes out again, as it stands, under the key that it had, and takes effect once. */
  async ask(path: string, body?: unknown): Promise<Answered> {
    const sent = JSON.stringify(body)
    const act = path + sent
    const key = (this.#keys[act] ||= crypto.getRandomValues(new Uint8Array(16)).join('.'))
    try {
      const csrf = this.getAttribute('csrf')
      const answer = await fetch(`${this.getAttribute('endpoint') ?? ''}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          ...(this.getToken && { authorization: `Bearer ${await this.getToken()}` }),
          ...(csrf && { 'x-csrf-token': csrf, 'x-session': 'person' }),
          'content-type': 'application/json',
          'accept-language': this.language,
          'idempotency-key': key,
        },
        body: sent,
      })
      const read = readBody(await answer.text())
      if (answer.ok) this.#keys[act] = ''
      else this.tell('error', read)
      this.now = answer.headers.get('date')
      return { status: answer.status, body: read }
    } catch (fault) {
      this.tell('error', fault)
      return { status: 0, body: {} }
    }
  }
}
