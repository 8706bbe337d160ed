/**
 * What came in one turn of the event loop is worked on together at its end. Deciding one event after another keeps the code and the
 * tables that it needs in the processor's caches, where reading the next request would drive them out; and answers that leave together
 * wake whoever waits for them once, which costs as much as a third of a decision.
 */
import type { ServerResponse } from 'node:http'

export type Turns = {
  /** Does the work before the turn ends. It must not throw. */
  readonly work: (work: () => void) => void
  /** Sends an answer of status 200 before the turn ends. */
  readonly send: (response: ServerResponse, text: string, contentType: string) => void
}

/** After so long the rest waits for the next turn, lest large bodies of one service keep everybody else from being read. */
const LONGEST_MS = 20

/** So many leave at once, though more may follow, lest whoever waits stands idle while we work. */
const MOST = 16

type Answer = { readonly response: ServerResponse; readonly text: string; readonly contentType: string }

export function createTurns(): Turns {
  const works: (() => void)[] = []
  const answers: Answer[] = []
  let ends = false
  const leave = (): void => {
    for (const { response, text, contentType } of answers.splice(0)) {
      response.writeHead(200, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) })
      response.end(text)
    }
  }
  const end = (): void => {
    const until = performance.now() + LONGEST_MS
    let done = 0
    try {
      while (done < works.length) {
        works[done++]?.()
        if (performance.now() > until) break
      }
      leave()
    } finally {
      works.splice(0, done)
      ends = false
      if (works.length > 0 || answers.length > 0) endSoon()
    }
  }
  const endSoon = (): void => {
    if (ends) return
    ends = true
    setImmediate(end)
  }
  return {
    work: (work) => {
      works.push(work)
      endSoon()
    },
    send: (response, text, contentType) => {
      if (answers.push({ response, text, contentType }) === MOST) leave()
      else endSoon()
    },
  }
}
