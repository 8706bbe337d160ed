/** How requests go out, and what the person before the page waits for: since when, and what gives it up. What the clock asks is waited for by nobody. */
import type { FunctionComponent } from 'react'
import { isPersonAsking } from './presence.ts'

export const pending = new Map<AbortController, number>()

export function watchAsked(asking: AbortController): () => void {
  if (isPersonAsking()) pending.set(asking, Date.now())
  return () => pending.delete(asking)
}

/** Until what sees to it that nothing is done twice is there, which loads behind the page. */
export const sending: { send: typeof fetch } = { send: (input, init) => fetch(input, init) }

/** What stands in the place of a part that could not be loaded. It loads behind the page, ahead of any other. */
export const missing: { Part: FunctionComponent<object> } = { Part: () => null }

/** Without a network a reload leaves nothing but the browser's own page. */
export const reloadOnceReached = (): void => void fetch('/healthz').then(() => location.reload(), String)
