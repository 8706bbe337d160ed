/** One question to the classifier over HTTP: bounded in time and size, no redirect, and no word of the key in what goes wrong. */
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
    return parseAnswer(await readBounded(answer))
  } catch (fault) {
    throw new Error(wordsOf(fault, timeoutMs))
  }
}

/** What Node's and the browser's types of a stream agree on. */
type Reader = {
  readonly read: () => Promise<{ readonly value?: Uint8Array | undefined }>
  readonly cancel: () => Promise<void>
}

async function readBounded(answer: Response): Promise<string> {
  const reader: Reader | undefined = answer.body?.getReader()
  const parts: Uint8Array[] = []
  for (let size = 0; reader !== undefined; ) {
    const { value } = await reader.read()
    if (value === undefined) break
    size += value.length
    if (size > LONGEST_ANSWER) {
      await reader.cancel()
      throw new Error(`The answer is longer than ${LONGEST_ANSWER} bytes.`)
    }
    parts.push(value)
  }
  return Buffer.concat(parts).toString('utf8')
}

function wordsOf(fault: unknown, timeoutMs: number): string {
  if (!(fault instanceof Error)) return 'It could not be asked.'
  if (fault.name === 'TimeoutError') return `No answer within ${timeoutMs} ms.`
  if (fault instanceof SyntaxError) return 'The answer is no JSON.'
  const { cause } = fault
  return cause instanceof Error && 'code' in cause ? `It could not be reached (${String(cause.code)}).` : fault.message
}
