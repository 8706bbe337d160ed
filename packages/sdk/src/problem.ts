/** How the API says no (RFC 9457), and how the client says that it got no answer. A problem is a value, never thrown. */
import type { Result } from '@goodstanding/model'

export type FieldError = { readonly pointer: string; readonly detail: string }

export type Problem = {
  /** Stable and dotted, such as `case.claimed`; those that begin with `client.` are the client's own. */
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

const ownProblem = (kind: string, title: string, fault: unknown): Problem => {
  return { kind, status: 0, title, detail: detailOf(fault), requestId: null, errors: [], more: {} }
}

/** `fetch` says no more than that it failed; why stands in what caused it. */
function detailOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  return fault.cause instanceof Error && fault.cause.message !== ''
    ? `${fault.message}: ${fault.cause.message}`
    : fault.message
}

/** Whoever asked gave up: by the signal that came with the call. */
export function aborted(reason: unknown): Problem {
  return ownProblem('client.aborted', 'The call was given up by its signal.', reason)
}

/** The token could not be fetched, or the body is none that JSON can say: nothing went out. */
export function notSent(fault: unknown): Problem {
  return ownProblem('client.not-sent', 'The request was not sent: its token or its body could not be made.', fault)
}

/** No answer came: the network, a name that does not resolve, or an answer that cannot be read. */
export function unreachable(fault: unknown): Problem {
  const title = 'The server did not answer. Check the address and the network, then repeat.'
  return ownProblem('client.unreachable', title, fault)
}

/** Something answered, and not Goodstanding: a proxy in between, or another address. `type`: what it said that it answered. */
export function unexpected(status: number, type: string | null): Problem {
  const title = 'What answered is not Goodstanding. Check the address, and the proxies before it, then repeat.'
  return ownProblem('client.unexpected', title, `It answered ${status} with ${type ?? 'no type'}.`)
}

/** As the model's own; here so that the package loads nothing at run time. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
