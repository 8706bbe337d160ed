/** How the API says no (RFC 9457), and how the client says that it got no answer. A problem is a value, never thrown. */
import type { Result } from '@goodstanding/model'

export type FieldError = { readonly pointer: string; readonly detail: string }

export type Problem = {
  /** Stable and dotted, such as `case.claimed`; `client.unreachable` and `client.not-json` are the client's own. */
  readonly kind: string
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly requestId: string | null
  readonly errors: readonly FieldError[]
  /** Further members of the problem, such as `by` and `until` of `case.claimed`. */
  readonly more: Readonly<Record<string, unknown>>
}

/** What every call answers: the value, or the problem as `refusal`. */
export type Answer<Value> = Result<Value, Problem>

/** No answer came: the network, a name that does not resolve, or an answer that cannot be read. */
export function unreachable(fault: unknown): Problem {
  const detail = fault instanceof Error ? fault.message : String(fault)
  const title = 'The server did not answer. Check the address and the network, then repeat.'
  return { kind: 'client.unreachable', status: 0, title, detail, requestId: null, errors: [], more: {} }
}

/** As the model's own; here so that the package loads nothing at run time. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
