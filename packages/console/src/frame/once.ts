/**
 * What was sent and not answered - stopped, cut off, refused because the database is away - may be done all the same. Pressed again, it
 * goes out under the key that it had: the server does it once, and answers a repeat with the first answer.
 */
import type { Bilingual } from '@goodstanding/model'
import { LATE } from '../words/late-words.ts'
import type { Language } from './words.ts'

type Send = (address: RequestInfo | URL, init?: RequestInit) => Promise<Response>
type Unanswered = { readonly key: string; readonly address: string; readonly body: string }

/** Nothing is said of what was asked: who asks, how often, and the server itself stood in the way. */
const UNSAID = new Set([401, 408, 429])

/** What is made is shown once. Lost with its answer, it has to be made anew. */
const SHOWN_ONCE = /\/tokens$|\/rotate$|-tokens$|\/webhooks$/

const READS = new Set(['GET', 'HEAD'])

/** The thing that an act is about: `/v1/cases/c1` of `/v1/cases/c1/claim`; of what makes a new one, none. */
const thingOf = (address: string): string | undefined => /^\/v1\/[^/]+\/.+(?=\/)/.exec(address)?.[0]

/** A note is one more each time, whatever else was done with the case. Other acts lead back and forth: taken, given back, taken. */
const ADDS = /\/note$/

/**
 * The moment of sending in what is sent - until seven days from now, in force from now on - is another each time it is pressed. What
 * somebody chose has no milliseconds, and is another thing when it is changed.
 */
const OF_NOW = /:\d\d:\d\d\.(?!000)\d{3}Z"/g

function aboutKey(status: number, text: string): string | undefined {
  return status === 409 ? /"kind": ?"idempotency\.([\w-]+)"/.exec(text)?.[1] : undefined
}

function problem(kind: string, words: Bilingual, language: Language): Response {
  const said = words[language]
  return Response.json({ kind: `idempotency.${kind}`, status: 409, title: said, detail: said }, { status: 409 })
}

export function createOnce(send: Send, language: () => Language): Send {
  const unanswered = new Map<string, Unanswered>()

  function wasAnswered(act: string, address: string): void {
    unanswered.delete(act)
    const thing = thingOf(address)
    for (const [other, { address: at }] of unanswered)
      if (thing !== undefined && thingOf(at) === thing && !ADDS.test(at)) unanswered.delete(other)
  }

  return async (input, init = {}) => {
    const headers = new Headers(init.headers)
    const own = headers.get('idempotency-key')
    if (typeof input !== 'string') return send(input, init)
    if (own === null || typeof init.body !== 'string') {
      const answer = await send(input, init)
      if (answer.ok && !READS.has(init.method ?? 'GET')) wasAnswered('', input)
      return answer
    }
    const act = `${input} ${init.body.replace(OF_NOW, '"')}`
    const { key, body } = unanswered.get(act) ?? { key: own, body: init.body }
    headers.set('idempotency-key', key)
    const keep = (): unknown => unanswered.set(act, { key, address: input, body })
    let answer: Response
    let text: string
    try {
      answer = await send(input, { ...init, headers, body })
      text = await answer.clone().text()
    } catch (fault) {
      keep()
      throw fault
    }
    const about = aboutKey(answer.status, text)
    if (about === 'in-progress') {
      keep()
      return problem(about, LATE.inProgress, language())
    }
    if (about === 'done') {
      const isLost = SHOWN_ONCE.test(input)
      if (isLost) unanswered.delete(act)
      else keep()
      return problem(about, isLost ? LATE.shownOnce : LATE.done, language())
    }
    if (answer.status >= 500 || UNSAID.has(answer.status)) keep()
    else wasAnswered(act, input)
    return answer
  }
}
