/** What became of a report, from what NCMEC answered. Pure: the calls are made elsewhere. */

export type Step = 'status' | 'submit' | 'finish' | 'retract'

/** What a call came to. */
export type Answer =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Null: nothing that NCMEC says. */
      readonly code: number | null
      readonly description: string
      readonly reportId: string | null
    }
  /** No connection was made: nothing has left. */
  | { readonly kind: 'unreachable'; readonly why: string }
  /** It broke off, or took too long: it may have arrived. */
  | { readonly kind: 'broken'; readonly why: string }

export type Outcome =
  | { readonly kind: 'finished'; readonly reportId: string }
  /** Nothing is at NCMEC: it may be sent again. */
  | { readonly kind: 'not-sent'; readonly step: Step; readonly answer: Answer }
  /** It was taken and taken back. */
  | { readonly kind: 'retracted'; readonly reportId: string; readonly answer: Answer }
  /** Whether NCMEC has it is not known. */
  | { readonly kind: 'unknown'; readonly answer: Answer }
  /** NCMEC has it, not finished, and could not be told to drop it. */
  | { readonly kind: 'left-open'; readonly reportId: string; readonly answer: Answer }

const DONE = 0
const GONE = 5001
const RETRACTED = 5101
const FINISHED = 5102

const codeOf = (answer: Answer): number | null => (answer.kind === 'answered' ? answer.code : null)

/** Null: the service is there and knows who asks. */
export function afterStatus(answer: Answer): Outcome | null {
  return codeOf(answer) === DONE ? null : { kind: 'not-sent', step: 'status', answer }
}

/** The id under which NCMEC has the report, or what became of it. */
export function afterSubmit(answer: Answer): string | Outcome {
  if (answer.kind === 'unreachable') return { kind: 'not-sent', step: 'submit', answer }
  if (answer.kind === 'broken') return { kind: 'unknown', answer }
  const { code, status, reportId } = answer
  if (code === DONE) return reportId ?? { kind: 'unknown', answer }
  // A refusal is one by its code, or where it is a gate's: a server that failed may have kept it.
  const isRefused = code !== null || (status >= 400 && status < 500 && status !== 408)
  return isRefused ? { kind: 'not-sent', step: 'submit', answer } : { kind: 'unknown', answer }
}

/** Null: it is to be taken back. */
export function afterFinish(reportId: string, answer: Answer): Outcome | null {
  const code = codeOf(answer)
  if (code === DONE || code === FINISHED) return { kind: 'finished', reportId }
  if (code === RETRACTED) return { kind: 'retracted', reportId, answer }
  return code === GONE ? { kind: 'not-sent', step: 'finish', answer } : null
}

/** `finish`: what finishing came to, which is why it was taken back. */
export function afterRetract(reportId: string, finish: Answer, retract: Answer): Outcome {
  const code = codeOf(retract)
  // What finishing did not tell: it was done after all.
  if (code === FINISHED) return { kind: 'finished', reportId }
  if (code === DONE || code === RETRACTED || code === GONE) return { kind: 'retracted', reportId, answer: finish }
  return { kind: 'left-open', reportId, answer: retract }
}

/** As a shell sees it: 0 done, 1 nothing is there, 3 look before you send again. */
export function exitCodeOf({ kind }: Outcome): number {
  if (kind === 'finished') return 0
  return kind === 'unknown' || kind === 'left-open' ? 3 : 1
}
