/** The one stretch in which two texts differ. */
export type TextChange = { readonly from: number; readonly to: number; readonly insert: string }

/** What to put in the place of which part of `before` to have `after`; of equal texts nothing, at their end. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  let same = 0
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same++
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) }
}
