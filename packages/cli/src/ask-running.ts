/** A running server that a verb asks: what it cannot reach, or cannot read, is told in words and not as a fault of ours. */
import { readUrl } from '@goodstanding/detectors'
import { ConfigError } from '@goodstanding/server'
import { readRefusal } from './read-refusal.ts'
import { say, spokenNow } from './say.ts'

export const LOCAL = 'http://127.0.0.1:4600'

/** Who asks: the flag, or a variable, which stands in no list of processes. A checkout that starts the product often has the service's own token there. */
export const tokenOf = (flag: string | undefined): string | undefined =>
  flag ?? (process.env['GOODSTANDING_TOKEN'] || process.env['GOODSTANDING_SERVICE_TOKEN'] || undefined)

type Asking = {
  readonly token: string
  /** What is sent as JSON; absent: something is read. */
  readonly body?: unknown
}

/** What it refuses is told in its words, which are those of whoever calls. */
export async function askRunning(path: string, base: string, { token, body }: Asking): Promise<Response> {
  const root = readUrl(base)
  if (root === null) throw new ConfigError(say('"{0}" is no address. Give --url like {1}.', base, LOCAL))
  const url = new URL(path, root)
  const headers = { authorization: `Bearer ${token}`, 'accept-language': spokenNow() }
  const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
  const init = body === undefined ? { headers } : { ...sent, body: JSON.stringify(body) }
  const answer = await fetch(url, init).catch((fault: unknown) => {
    const why = causeOf(fault).trim()
    throw new ConfigError(
      say('Nothing answers at {0} ({1}). Look at --url, and whether the product runs there.', url.origin, why),
    )
  })
  if (answer.ok) return answer
  throw new ConfigError(say('{0} answers {1}: {2}', url.origin, answer.status, readRefusal(await answer.text())))
}

/** `fetch` itself says no more than that it failed. */
function causeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  if (!(fault.cause instanceof Error)) return fault.message
  return fault.cause.message === '' && 'code' in fault.cause ? String(fault.cause.code) : fault.cause.message
}

/** JSON, or words for an address where something else listens. */
export async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError(
      say(
        '{0} answers {1}, and not as Goodstanding does: {2}',
        new URL(answer.url).origin,
        answer.status,
        text.slice(0, 200),
      ),
    )
  }
}
