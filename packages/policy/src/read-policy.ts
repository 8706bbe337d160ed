/** Reads and checks a whole policy: every file, every rule, every problem at once. */
import { type EventType, ok, refuse, type Result } from '@goodstanding/model'
import type { Static } from 'typebox'
import { checkSchema } from './check-schema.ts'
import { compareClauses, locateClause } from './clause-id.ts'
import { startReading } from './clause-reading.ts'
import { parseIsoDuration } from './duration.ts'
import { EVENT_TYPE_NAMES, expandEventTypes, isEventType } from './event-types.ts'
import { fitsSchema } from './fits-schema.ts'
import { parseInstant } from './instant.ts'
import type { KnownClauses } from './known-clauses.ts'
import { nearestName } from './nearest-name.ts'
import { parseClause } from './parse-clause.ts'
import { finish, type Pieces } from './pieces.ts'
import type { Clause, Policy, PolicyFiles, PolicyProblem, Section } from './policy.ts'
import { parsePolicyFile, type FilePath, type PolicyFile } from './policy-file.ts'
import { CLAUSE_FILE, POLICY_FILE, SECTION_FILE } from './policy-schema.ts'

type WrittenPolicy = Static<typeof POLICY_FILE>
type Header = Omit<Policy, 'sections' | 'clauses'>
/** Texts of files by their names, in order; problems gather on the way. */
type Reading = { readonly texts: PolicyFiles; readonly problems: PolicyProblem[] }

/** Six months are due to whoever is acted upon (Art. 20 (1) of the DSA), however grave it is: no policy takes an appeal away. */
const LEAST_APPEAL_WINDOW = 180 * 86_400_000

function startReadingFiles(files: PolicyFiles): Reading {
  const yaml = [...files].filter(([file]) => /\.ya?ml$/.test(file))
  return { texts: new Map(yaml.sort(([a], [b]) => (a < b ? -1 : 1))), problems: [] }
}

/** A file that is no YAML says so; what it would hold is not missed once more. */
function openFile({ texts, problems }: Reading, file: string): PolicyFile | null {
  const text = texts.get(file)
  if (text === undefined) return null
  const parsed = parsePolicyFile(file, text)
  problems.push(...parsed.problems)
  return parsed.source
}

function onFailureOf(written: WrittenPolicy['onFailure'], refuseAt: RefuseAt): Policy['onFailure'] {
  const answers = new Map<EventType, 'allow' | 'hold'>()
  for (const [name, answer] of Object.entries(written)) {
    const types = expandEventTypes(name)
    for (const type of types) if (!answers.has(type) || isEventType(name)) answers.set(type, answer)
    if (types.length > 0 || name === 'default') continue
    const nearest = nearestName(name, ['default', ...EVENT_TYPE_NAMES])
    refuseAt(
      ['onFailure', name],
      `Unknown event type \`${name}\``,
      nearest === null ? null : `Did you mean \`${nearest}\`?`,
    )
  }
  const otherwise = written['default'] === 'hold' ? 'hold' : 'allow'
  return (type) => answers.get(type) ?? otherwise
}

type RefuseAt = (path: FilePath, message: string, hint: string | null) => void

function readHeader(reading: Reading): Header | null {
  const { problems } = reading
  const source = openFile(reading, 'policy.yaml')
  if (source === null) {
    problems.push({ file: 'policy.yaml', line: 1, column: 1, message: 'There is no policy.yaml', hint: null })
    return null
  }
  if (source.value === null && problems.some(({ file }) => file === source.file)) return null
  problems.push(...checkSchema(source, POLICY_FILE))
  const written = source.value
  if (!fitsSchema(POLICY_FILE, written)) return null
  const refuseAt: RefuseAt = (path, message, hint) => problems.push({ ...source.place(path), message, hint })
  const effectiveFrom = parseInstant(written.effectiveFrom)
  if (effectiveFrom === null) {
    refuseAt(['effectiveFrom'], `"${written.effectiveFrom}" is not an instant`, 'As in 2026-11-01T00:00:00Z.')
  }
  const appealWindowMs = parseIsoDuration(written.appeal.window)
  if (appealWindowMs === null) {
    refuseAt(['appeal', 'window'], `"${written.appeal.window}" is not a duration`, 'As in P180D.')
  } else if (appealWindowMs < LEAST_APPEAL_WINDOW) {
    refuseAt(['appeal', 'window'], `"${written.appeal.window}" is too short to appeal`, 'It is P180D or longer.')
  }
  const { id, version, title, contact, service, allowSampling } = written
  const floor = floorOf(written.floor, refuseAt)
  const onFailure = onFailureOf(written.onFailure, refuseAt)
  const listed = written.listed as Policy['listed']
  return {
    id,
    version,
    effectiveFrom: effectiveFrom ?? 0,
    title,
    contact,
    service,
    allowSampling,
    onFailure,
    listed,
    appealWindowMs: appealWindowMs ?? 0,
    floor,
  }
}

function floorOf(written: WrittenPolicy['floor'], refuseAt: RefuseAt): Policy['floor'] {
  if (written === undefined) return null
  const { precision, judged, over } = written
  const overMs = parseIsoDuration(over)
  if (overMs === null || overMs === 0) refuseAt(['floor', 'over'], `"${over}" is not a duration`, 'As in P90D.')
  return { precision, judged, overMs: overMs ?? 0 }
}

function readSections(reading: Reading, names: readonly string[]): readonly Section[] {
  const { problems } = reading
  const sections = names.flatMap((id) => {
    const file = `${id}/section.yaml`
    const source = openFile(reading, file)
    if (source === null) {
      problems.push({ file, line: 1, column: 1, message: `The section \`${id}\` has no section.yaml`, hint: null })
      return []
    }
    if (source.value === null && problems.some((problem) => problem.file === file)) return []
    problems.push(...checkSchema(source, SECTION_FILE))
    const written = source.value
    return fitsSchema(SECTION_FILE, written)
      ? [{ id, title: written.title, intro: written.intro, order: written.order }]
      : []
  })
  return sections.sort((a, b) => a.order - b.order)
}

type Located = { readonly id: string; readonly section: string; readonly file: string }

function locateClauses({ texts, problems }: Reading): readonly Located[] {
  const located = new Map<string, Located>()
  for (const file of texts.keys()) {
    if (file === 'policy.yaml' || file.endsWith('/section.yaml')) continue
    const place = { file, line: 1, column: 1 }
    const found = locateClause(file)
    const other = found === null ? undefined : located.get(found.id)
    if (found === null) {
      const hint = 'A clause stands in <section>/<letter>-<slug>.yaml.'
      problems.push({ ...place, message: 'No clause can be named after this path', hint })
    } else if (other !== undefined) {
      problems.push({ ...place, message: `${found.id} has a file already: ${other.file}`, hint: null })
    } else located.set(found.id, { ...found, file })
  }
  return [...located.values()]
}

type ClauseFile = { readonly located: Located; readonly clauses: readonly string[]; readonly known: KnownClauses }

function readClause({ located, clauses, known }: ClauseFile, reading: Reading): Clause | null {
  const { file } = located
  const { problems, texts } = reading
  const asked = { file, text: texts.get(file) ?? '', clauses }
  const before = known.find(asked)
  if (before !== null) return before
  const problemsBefore = problems.length
  const source = openFile(reading, file)
  if (source === null || (source.value === null && problems.length > problemsBefore)) return null
  problems.push(...checkSchema(source, CLAUSE_FILE))
  const clause = parseClause(startReading({ ...located, source, clauses }, problems))
  if (clause !== null && problems.length === problemsBefore) known.keep(asked, clause)
  return clause
}

/** Files that are nobody's: no clause, and no section that a clause stands in. They are to be YAML all the same. */
function openStrays(reading: Reading, located: readonly Located[], sections: readonly string[]): void {
  const read = new Set([
    'policy.yaml',
    ...sections.map((id) => `${id}/section.yaml`),
    ...located.map(({ file }) => file),
  ])
  for (const file of reading.texts.keys()) if (!read.has(file)) openFile(reading, file)
}

function inOrder(clauses: readonly Clause[], sections: readonly Section[]): ReadonlyMap<string, Clause> {
  const order = new Map(sections.map(({ id }, index) => [id, index]))
  const rank = ({ section }: Clause) => order.get(section) ?? sections.length
  const sorted = [...clauses].sort((a, b) => rank(a) - rank(b) || compareClauses(a.id, b.id))
  return new Map(sorted.map((clause) => [clause.id, clause]))
}

const byPlace = (a: PolicyProblem, b: PolicyProblem) =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1

/**
 * Reads and checks every file of a policy, a clause a piece; paths are relative to its folder, with `/`.
 * Refuses with all problems found, in the order of files and lines.
 */
export function* readPolicyInPieces(
  files: PolicyFiles,
  known: KnownClauses,
): Pieces<Result<Policy, readonly PolicyProblem[]>> {
  const reading = startReadingFiles(files)
  const header = readHeader(reading)
  const located = locateClauses(reading)
  const names = [...new Set(located.map(({ section }) => section))]
  const sections = readSections(reading, names)
  openStrays(reading, located, names)
  const ids = located.map(({ id }) => id)
  const clauses: Clause[] = []
  for (const each of located) {
    yield
    const clause = readClause({ located: each, clauses: ids, known }, reading)
    if (clause !== null) clauses.push(clause)
  }
  if (header === null || reading.problems.length > 0) return refuse([...reading.problems].sort(byPlace))
  return ok({ ...header, sections, clauses: inOrder(clauses, sections) })
}

/** As `readPolicyInPieces`, at once and from nothing. */
export function readPolicy(files: PolicyFiles): Result<Policy, readonly PolicyProblem[]> {
  return finish(readPolicyInPieces(files, NOTHING_KNOWN))
}

const NOTHING_KNOWN: KnownClauses = { find: () => null, keep: () => undefined }
