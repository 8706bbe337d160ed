/** A stretch of time as a body or a query states it. */
import type { Instant } from '@goodstanding/model'
import { fieldProblem } from './problems.ts'
import { readInstant } from './read-instant.ts'

/** `from` belongs to it, `until` does not; null: no such end. */
export type Span = { readonly from: Instant | null; readonly until: Instant | null }

type Stated = { readonly from?: string | undefined; readonly until?: string | null | undefined }

/**
 * Reads both ends. Throws for what is no instant, and for a stretch that ends before anything can lie in it: answered with nothing,
 * it would look as if nothing had happened. `place`: what stands before the names, `?` in a query, `/` or `/scope/` in a body.
 */
export function readSpan(stated: Stated, place: '?' | '/' | '/scope/'): Span {
  const kind = place === '?' ? 'query.invalid' : 'body.invalid'
  const instant = (name: 'from' | 'until'): Instant | null => {
    const text = stated[name] ?? null
    const at = text === null ? null : readInstant(text)
    if (text !== null && at === null)
      throw fieldProblem(kind, `${place}${name}`, 'must be an RFC 3339 instant such as 2026-11-24T10:00:00Z')
    return at
  }
  const span = { from: instant('from'), until: instant('until') }
  if (span.from !== null && span.until !== null && span.until <= span.from)
    throw fieldProblem(kind, `${place}until`, 'must lie after `from`. Swap the two, or leave one out')
  return span
}
