/** One question to the classifier over HTTP: bounded in time and size, no redirect, and no word of the key in what goes wrong. */
import { readBounded } from '../net/read-bounded.ts'
import { parseAnswer } from './parse-answer.ts'
import type { OpinionConfig } from './read-opinion-config.ts'

const LONGEST_ANSWER = 256 * 1024

/** The parsed JSON of the answer. Throws in words. */
export async function askClassifier(
  { url, key, timeoutMs }: Pick<OpinionConfig, 'url' | 'key' | 'timeoutMs'>,
  question: object,
): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(question),
      // A redirect would carry the key and the text to somebody nobody named.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!answer.ok) {
      await answer.body?.cancel()
      throw new Error(`HTTP ${answer.status}`)
    }
    return parseAnswer(await readBounded(answer, LONGEST_ANSWER))
  } catch (fault) {
    throw new Error(wordsOf(fault, timeoutMs))
  }
}

function wordsOf(fault: unknown, timeoutMs: number): string {
  if (!(fault instanceof Error)) return 'It could not be asked.'
  if (fault.name === 'TimeoutError') return `No answer within ${timeoutMs} ms.`
  if (fault instanceof SyntaxError) return 'The answer is no JSON.'
  const { cause } = fault
  return cause instanceof Error && 'code' in cause ? `It could not be reached (${String(cause.code)}).` : fault.message
}
