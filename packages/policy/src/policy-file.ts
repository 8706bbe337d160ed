/** One YAML file of a policy: its value, and where each part of it stands. */
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type Scalar } from 'yaml'
import type { Place, PolicyProblem } from './policy.ts'

/** Keys and indexes from the root of a file to a part of it. */
export type FilePath = readonly (string | number)[]

export type PolicyFile = {
  readonly file: string
  readonly value: unknown
  /** Where the value at a path starts; the nearest part around it when there is none. */
  readonly place: (path: FilePath) => Place
  /** Where the key at a path starts. */
  readonly keyPlace: (path: FilePath) => Place
  /** Where the character at `offset` of a text stands, through quotes, escapes and folded lines. */
  readonly textPlace: (path: FilePath, offset: number) => Place
}

type Parsed = { readonly document: Document; readonly lines: LineCounter; readonly text: string; readonly file: string }

function placeAt({ lines, file }: Parsed, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { file, line: Math.max(1, line), column: Math.max(1, col) }
}

function startOf(document: Document, path: FilePath): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isNode(node) && node.range) return node.range[0]
  return path.length === 0 ? 0 : startOf(document, path.slice(0, -1))
}

function keyStart(parsed: Parsed, path: FilePath): number {
  const parent = path.length === 1 ? parsed.document.contents : parsed.document.getIn(path.slice(0, -1), true)
  const key = path.at(-1)
  const pair = isMap(parent)
    ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
    : undefined
  return isNode(pair?.key) && pair.key.range ? pair.key.range[0] : startOf(parsed.document, path)
}

/** How many units of the source one escape of a double-quoted text takes. */
function escapeLength(source: string, at: number): number {
  const lengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }
  return lengths[source[at + 1] ?? ''] ?? 2
}

const isBlank = (unit: string | undefined) => unit !== undefined && /\s/.test(unit)

function skipBlanks(source: string, at: number): number {
  let next = at
  while (isBlank(source[next])) next++
  return next
}

/** Walks source and value side by side: they differ by quotes, escapes, and blanks where lines are folded. */
function offsetInSource(node: Scalar, source: string, offset: number): number {
  const [start, end] = node.range ?? [0, 0, 0]
  const value = String(node.value)
  let at = start
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') at++
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL')
    at = skipBlanks(source, source.indexOf('\n', start))
  for (let read = 0; read < Math.min(offset, value.length); read++) {
    const unit = source[at]
    if (unit === '\\' && node.type === 'QUOTE_DOUBLE') at += escapeLength(source, at)
    else if (unit === "'" && node.type === 'QUOTE_SINGLE') at += 2
    else at++
    // A folded line break and the indentation after it are one blank of the value.
    if (isBlank(value[read]) && !isBlank(value[read + 1])) at = skipBlanks(source, at)
  }
  return Math.min(at, end)
}

type Sentence = { readonly offset: number; readonly message: string; readonly hint: string | null }

const yamlSays = (offset: number, said: string): Sentence => ({
  offset,
  message: `Not valid YAML: ${said}`,
  hint: null,
})

/** One slip makes the parser stumble on; only the first place is where to look. */
function firstSlip(document: Document): Sentence | null {
  const [slip] = [...document.errors, ...document.warnings]
  return slip === undefined ? null : yamlSays(slip.pos[0], slip.message)
}

/** What stands in place of bytes that are no UTF-8, and what no text has. */
const STRAY = /\ufffd|(?![\t\n\r\u0085])\p{Cc}/u
const CONTROL = /(?![\t\n\r\u0085])\p{Cc}/u

function strayAt(text: string, offset: number): Sentence {
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  if (code !== 'FFFD') return { offset, message: `A text holds the control character U+${code}`, hint: null }
  const hint = 'Save it in UTF-8: read as that, what another encoding writes for Chinese is lost.'
  return { offset, message: 'The file is not in UTF-8', hint }
}

function valueOf({ document, text }: Parsed): { readonly value: unknown } | Sentence {
  const stray = text.search(STRAY)
  if (stray >= 0) return strayAt(text, stray)
  const slip = firstSlip(document)
  if (slip !== null) return slip
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return flawIn(document, value) ?? { value }
  } catch (error) {
    // Aliases that are not there, or that unfold without bound.
    return yamlSays(0, error instanceof Error ? error.message : String(error))
  }
}

/** What only its escapes and aliases make of a text: control characters, and something that is a part of itself. */
function flawIn(document: Document, value: unknown): Sentence | null {
  const around: unknown[] = []
  const look = (part: unknown, path: FilePath): Sentence | null => {
    if (typeof part === 'string' && CONTROL.test(part))
      return { ...strayAt(part, part.search(CONTROL)), offset: startOf(document, path) }
    if (typeof part !== 'object' || part === null) return null
    if (around.includes(part))
      return { offset: startOf(document, path), message: 'An alias stands within what it repeats', hint: null }
    around.push(part)
    for (const [key, inner] of Object.entries(part)) {
      const flaw = look(inner, [...path, Array.isArray(part) ? Number(key) : key])
      if (flaw !== null) return flaw
    }
    around.pop()
    return null
  }
  return look(value, [])
}

/** A text that was valid, and where parts of it stand that somebody asked about. */
type Valid = { readonly value: unknown; readonly places: Map<string, LineAndColumn> }
type LineAndColumn = Omit<Place, 'file'>

/** Latest last. A policy is read anew with most of its files as they were: they are not parsed again. */
const valid = new Map<string, Valid>()
const MOST_VALID = 1_024

function keepValid(text: string, value: unknown, places = new Map<string, LineAndColumn>()): Valid {
  const [oldest] = valid.keys()
  if (valid.size >= MOST_VALID && oldest !== undefined) valid.delete(oldest)
  const kept = { value: deepFrozen(value), places }
  valid.set(text, kept)
  return kept
}

/** What is known of a valid text, to be written down and read back. */
export type ReadText = {
  readonly text: string
  readonly value: unknown
  readonly places: readonly (readonly [part: string, place: LineAndColumn])[]
}

/** All that was read in this process. */
export const textsRead = (): readonly ReadText[] =>
  Array.from(valid, ([text, { value, places }]) => ({ text, value, places: [...places] }))

/** Takes for read what another process of this very code read. Texts that this one read stay as they are. */
export function recallTexts(texts: readonly ReadText[]): void {
  for (const { text, value, places } of texts) if (!valid.has(text)) keepValid(text, value, new Map(places))
}

/** Whoever reads the text again gets the same value. */
function deepFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(deepFrozen)
  return Object.freeze(value)
}

/** Parses one file. With a problem, its value is null. */
export function parsePolicyFile(
  file: string,
  text: string,
): { source: PolicyFile; problems: readonly PolicyProblem[] } {
  let opened: Parsed | null = null
  const open = (): Parsed => (opened ??= parse(file, text))
  const before = valid.get(text)
  const read = before ?? valueOf(open())
  const problems = 'value' in read ? [] : [{ ...placeAt(open(), read.offset), message: read.message, hint: read.hint }]
  const kept = before ?? ('value' in read ? keepValid(text, read.value) : null)
  const placed = (key: string, path: FilePath, find: (parsed: Parsed) => number): Place => {
    const name = `${key} ${path.join('\n')}`
    const known = kept?.places.get(name)
    if (known !== undefined) return { file, ...known }
    const { line, column } = placeAt(open(), find(open()))
    kept?.places.set(name, { line, column })
    return { file, line, column }
  }
  const source: PolicyFile = {
    file,
    value: kept === null ? null : kept.value,
    place: (path) => placed('value', path, (parsed) => startOf(parsed.document, path)),
    keyPlace: (path) => placed('key', path, (parsed) => keyStart(parsed, path)),
    textPlace: (path, offset) =>
      placed(`text ${offset}`, path, (parsed) => {
        const node = parsed.document.getIn(path, true)
        return isScalar(node) ? offsetInSource(node, text, offset) : startOf(parsed.document, path)
      }),
  }
  return { source, problems }
}

function parse(file: string, text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  return { document, lines, text, file }
}
