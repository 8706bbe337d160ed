/** The nearest known name to one that is not known: what a problem suggests. */

/** Most edits a suggestion may be away, for a name of this length: one in three letters, and always at least two. */
function editsAllowed(length: number): number {
  return Math.max(2, Math.floor(length / 3))
}

/** Levenshtein's distance: insertions, deletions and substitutions of UTF-16 units. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The known name with the fewest edits, or null when none is near enough to be meant. Ties go to the first. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let nearest: string | null = null
  let fewest = editsAllowed(name.length) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest) {
      fewest = edits
      nearest = candidate
    }
  }
  return nearest
}
