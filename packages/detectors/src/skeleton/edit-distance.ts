/** Edit distances with an upper bound, and the deletes by which near words find each other. */

/** Optimal string alignment distance (insert, delete, replace, swap neighbours), or `bound + 1` when it is above `bound`. */
export function editDistance(a: string, b: string, bound: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > bound) return bound + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < best) best = cost
    }
    if (best > bound) return bound + 1
    before = previous
    previous = row
  }
  return Math.min(previous[b.length] ?? 0, bound + 1)
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
