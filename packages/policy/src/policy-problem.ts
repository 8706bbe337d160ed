/** Problems of a policy as lines for people, and as they are told apart from other values. */
import { isRecord } from './plain-value.ts'
import type { PolicyProblem } from './policy.ts'

/** file:line:column message (hint) */
export function lineOf({ file, line, column, message, hint }: PolicyProblem): string {
  return `${file}:${line}:${column} ${message}${hint === null ? '' : ` (${hint})`}`
}

export function isPolicyProblem(value: unknown): value is PolicyProblem {
  if (!isRecord(value)) return false
  const { file, line, column, message, hint } = value
  const isPlaced = typeof file === 'string' && typeof line === 'number' && typeof column === 'number'
  return isPlaced && typeof message === 'string' && (hint === null || typeof hint === 'string')
}
