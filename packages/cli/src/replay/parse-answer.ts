/** One line of a batch's answer: a decision, or a problem in its place. */
export type Answer = {
  readonly effect?: string
  readonly kind?: string
  readonly findings?: readonly { readonly clause: string; readonly rule: string; readonly effect: string }[]
}

export function parseAnswer(line: string): Answer {
  return JSON.parse(line) as Answer
}
