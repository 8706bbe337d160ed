/** Reads the shipped lists of protected names: the curated JSON, and the long tail as compact lines. */
import type { NameEntry, ProtectedNameKind } from './name-index.ts'

type Fields = Readonly<Record<string, unknown>>

const KINDS: readonly ProtectedNameKind[] = [
  'business',
  'school',
  'government',
  'service',
  'international',
  'political-military',
]
const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

/** The entries of `policies/packs/common/protected-names.json`; ids are `shipped/<place>`. An entry without name or kind is left out. */
export function readCuratedNames(json: unknown): readonly NameEntry[] {
  const entries = (json as Fields | null)?.['entries']
  if (!Array.isArray(entries)) return []
  return entries.flatMap((item, place): readonly NameEntry[] => {
    const { name, aliases, kind, domains, siblings } = item as Fields
    const known = KINDS.find((candidate) => candidate === kind)
    if (typeof name !== 'string' || known === undefined) return []
    const owner = { organization: null, domains: strings(domains), siblings: strings(siblings), registryNumber: null }
    return [{ id: `shipped/${place}`, name, aliases: strings(aliases), kind: known, tier: 1, owner }]
  })
}

/** The lists of `policies/packs/common` in lines, by the prefix of their ids, and what their names are. */
const LISTED = {
  international: 'international',
  companies: 'business',
  schools: 'school',
  authorities: 'government',
  spoken: 'business',
} as const

/**
 * The lines of such a list: `name; other names; @domain`, `#` begins a remark. The domain is proof of the name, so an organization that
 * controls it may bear it. Ids are `<list>/<line>`.
 */
export function readListedNames(text: string, list: keyof typeof LISTED): readonly NameEntry[] {
  return text.split('\n').flatMap((line, place): readonly NameEntry[] => {
    const parts = line.startsWith('#') ? [] : line.split(';').map((part) => part.trim())
    const [name = '', ...aliases] = parts.filter((part) => part !== '' && !part.startsWith('@'))
    if (name === '') return []
    const domains = parts.filter((part) => part.startsWith('@')).map((part) => part.slice(1))
    const owner = { organization: null, domains, registryNumber: null }
    const listed = { id: `${list}/${place + 1}`, name, aliases, kind: LISTED[list], owner }
    return [list === 'spoken' ? { ...listed, tier: 2, spoken: true } : { ...listed, tier: 1 }]
  })
}

/** Kinds in the compact list are one letter. */
const LETTERS: ReadonlyMap<string, ProtectedNameKind> = new Map([
  ['b', 'business'],
  ['s', 'school'],
  ['g', 'government'],
  ['i', 'international'],
  ['p', 'political-military'],
])

/** The long tail: lines `letter<TAB>name[<TAB>domain]`, as `scripts/build-protected-names.mjs` writes them; a capital letter is tier 1. */
export function readNameLines(text: string): readonly NameEntry[] {
  const entries: NameEntry[] = []
  for (const line of text.split('\n')) {
    const [letter = '', name = '', domain = ''] = line.split('\t')
    const kind = LETTERS.get(letter.toLowerCase())
    if (kind === undefined || name === '') continue
    const owner = domain === '' ? null : { organization: null, domains: [domain], registryNumber: null }
    entries.push({
      id: `list/${entries.length}`,
      name,
      aliases: [],
      kind,
      tier: letter === letter.toLowerCase() ? 2 : 1,
      owner,
    })
  }
  return entries
}
