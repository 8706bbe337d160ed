/** The view and the row of the queue that somebody left, for a case or another view: whoever comes back finds both. */

/** The row in hand: by its id, and by its place where it has gone or none was chosen. */
export type RowInHand = { readonly index: number; readonly id: string | null }
export const FIRST: RowInHand = { index: 0, id: null }

let left = ''
const rows = new Map<string, RowInHand>()

export function leaveQueue(q: string, at: RowInHand): void {
  left = q
  rows.set(q, at)
}

export const rowLeftIn = (q: string): RowInHand => rows.get(q) ?? FIRST

/** The way back from a case. */
export const toQueue = () => ({ to: '/queue', search: left === '' ? {} : { q: left } }) as const

/** The filter of the queue that somebody works in. */
export const filterLeft = (): string => left
