/** Edit distances with an upper bound, and the deletes by which near words find each other. */

/** Three rows of the table at a time; wider for longer words. */
let rows = rowsOf(128)

function rowsOf(width: number): readonly [Int32Array, Int32Array, Int32Array] {
  return [new Int32Array(width), new Int32Array(width), new Int32Array(width)]
}

/**
 * Optimal string alignment distance (insert, delete, replace, swap neighbours), or `bound + 1` when it is above `bound`.
 * Only cells within `bound` of the diagonal are worked out: no way within it leads through others.
 */
export function editDistance(a: string, b: string, bound: number): number {
  if (a === b) return 0
  const above = bound + 1
  if (Math.abs(a.length - b.length) > bound) return above
  if (b.length + 2 > rows[0].length) rows = rowsOf(b.length * 2)
  let [before, previous, row] = rows
  for (let j = 0; j <= Math.min(b.length, above); j++) previous[j] = j
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - bound)
    const to = Math.min(b.length, i + bound)
    row[from - 1] = from === 1 ? i : above
    let best = row[from - 1] ?? 0
    const unit = a.charCodeAt(i - 1)
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1)
      let cost = (previous[j - 1] ?? 0) + (unit === other ? 0 : 1)
      cost = Math.min(cost, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && unit === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row[j] = cost
      if (cost < best) best = cost
    }
    if (to < b.length) row[to + 1] = above
    if (best > bound) return above
    const spare = before
    before = previous
    previous = row
    row = spare
  }
  return Math.min(previous[b.length] ?? 0, above)
}

/** Every string that `depth` deletions (or fewer) leave of `word`, itself included. */
export function deletesOf(word: string, depth: number): ReadonlySet<string> {
  const all = new Set([word])
  let level = [word]
  for (let round = 0; round < depth; round++) {
    const next: string[] = []
    for (const item of level)
      for (let index = 0; index < item.length; index++) {
        const shorter = item.slice(0, index) + item.slice(index + 1)
        if (!all.has(shorter)) {
          all.add(shorter)
          next.push(shorter)
        }
      }
    level = next
  }
  return all
}
