/** What may come next in the filter: a field, or a value of the one that is being typed. */

const VALUES: Readonly<Record<string, readonly string[]>> = {
  is: ['open', 'claimed', 'waiting', 'decided', 'escalated', 'merged', 'set-aside'],
  sev: ['4', '3', '2', '1', '>=3'],
  due: ['late', 'today'],
  source: ['rule', 'report', 'complaint', 'appeal'],
  assignee: ['me', 'none'],
  outcome: ['violation', 'no-violation'],
}
const OPEN_FIELDS = ['clause', 'org', 'subject', 'queue'] as const
const FIELDS = [...Object.keys(VALUES), ...OPEN_FIELDS]
const MOST = 8

/** Values that only the page knows: clauses of the policy, organizations in view. */
export type KnownValues = Readonly<Partial<Record<(typeof OPEN_FIELDS)[number], readonly string[]>>>

/** Whole filters to choose from, each the typed one with its last word completed. */
export function suggestFilter(typed: string, known: KnownValues): readonly string[] {
  const start = typed.search(/(?<!\S)\S*$/)
  const [before, last] = [typed.slice(0, start), typed.slice(start)]
  const sign = last.startsWith('-') ? '-' : ''
  const [field = '', value] = last.slice(sign.length).split(/:(.*)/s)
  const words =
    value === undefined
      ? FIELDS.filter((name) => name.startsWith(field)).map((name) => `${name}:`)
      : valuesOf(field, known)
          .filter((each) => each !== value && each.toLowerCase().startsWith(value.toLowerCase()))
          .map((each) => `${field}:${each}`)
  return words.slice(0, MOST).map((word) => `${before}${sign}${word}`)
}

function valuesOf(field: string, known: KnownValues): readonly string[] {
  const open = OPEN_FIELDS.find((name) => name === field)
  return open === undefined ? (VALUES[field] ?? []) : (known[open] ?? [])
}
