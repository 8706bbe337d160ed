/**
 * Answers that were made in one turn of the event loop leave together at its end: waking whoever waits for them costs as much as
 * a third of a decision, and who is awake already need not be woken.
 */
import type { ServerResponse } from 'node:http'

/** Sends an answer of status 200 before the turn ends. */
export type SendTogether = (response: ServerResponse, text: string, contentType: string) => void

/** So many leave at once, though more may follow, lest whoever waits stands idle while we work. */
const MOST = 16

type Answer = { readonly response: ServerResponse; readonly text: string; readonly contentType: string }

export function createSendTogether(): SendTogether {
  const waiting: Answer[] = []
  const leave = (): void => {
    for (const { response, text, contentType } of waiting.splice(0)) {
      response.writeHead(200, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) })
      response.end(text)
    }
  }
  return (response, text, contentType) => {
    const count = waiting.push({ response, text, contentType })
    if (count === 1) setImmediate(leave)
    else if (count === MOST) leave()
  }
}
