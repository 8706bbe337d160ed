/** Which single keys may be moved, and where to: none ever stands for two things. */
import { type KeyMoves, keyOf } from '../frame/key-moves.ts'

/** Keys that may be moved, as pages name them: `V` is `v` with Shift. Digits and the key sheet stay where they are. */
export const MOVABLE: readonly string[] = 'j k x X / t c v V b [ ] r u n o m e w s z g'.split(' ')

/** Keys of pages that stay, so that none is moved onto them: digits, all keys, and those of the badge's checks. */
const FIXED = '0 1 2 3 4 5 6 7 8 9 ? a y'.split(' ')

export type KeyRefusal = { readonly kind: 'no-key' } | { readonly kind: 'taken'; readonly by: string }

/** Why a key cannot be moved there; null: it can. */
export function refusalOf(moves: KeyMoves, key: string, to: string): KeyRefusal | null {
  if (Array.from(to).length !== 1 || to.trim() === '') return { kind: 'no-key' }
  if (FIXED.includes(to)) return { kind: 'taken', by: to }
  const other = MOVABLE.find((each) => each !== key && keyOf(moves, each) === to)
  return other === undefined ? null : { kind: 'taken', by: other }
}
