/** A running server that a verb asks: what it cannot reach, or cannot read, is told in words and not as a fault of ours. */
import { ConfigError } from '@goodstanding/server'

export const LOCAL = 'http://127.0.0.1:4600'

export async function askRunning(path: string, base: string, init: RequestInit): Promise<Response> {
  if (!URL.canParse(path, base)) throw new ConfigError(`"${base}" is no address. Give --url like ${LOCAL}.`)
  const url = new URL(path, base)
  try {
    return await fetch(url, init)
  } catch (fault) {
    const why = causeOf(fault)
    throw new ConfigError(
      `Nothing answers at ${url.origin} (${why}). Look at --url, and whether the product runs there.`,
    )
  }
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
      `${new URL(answer.url).origin} answers ${answer.status}, and not as Goodstanding does: ${text.slice(0, 200)}`,
    )
  }
}
