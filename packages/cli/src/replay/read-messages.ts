/**
 * Real messages from a file, one at a time: JSONL or NDJSON (objects with a text, or whole CloudEvents), CSV with a header, mbox.
 * Streams: memory holds one message, whatever the size of the file, and none that is longer than any that the product takes.
 */
import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { CsvError, parse as parseCsv } from 'csv-parse'
import PostalMime from 'postal-mime'
import { MOST_BYTES, MOST_MEGABYTES, readLines } from '../read-lines.ts'
import { say } from '../say.ts'

/** A message, or a whole event when the file holds CloudEvents. `bytes` counts what of the file was read for it. */
export type ReplayItem =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly language: string | null
      readonly label: string | null
      readonly bytes: number
    }
  | { readonly kind: 'event'; readonly event: unknown; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly bytes: number }

export const FORMATS = ['jsonl', 'csv', 'mbox'] as const
export type ReplayFormat = (typeof FORMATS)[number]

/** The format by the file's ending, or null. */
export function formatOf(path: string): ReplayFormat | null {
  const ending = extname(path).toLowerCase()
  if (ending === '.jsonl' || ending === '.ndjson' || ending === '.json') return 'jsonl'
  if (ending === '.csv' || ending === '.tsv') return 'csv'
  return ending === '.mbox' || ending === '.mbx' ? 'mbox' : null
}

export function readMessages(path: string, format: ReplayFormat): AsyncGenerator<ReplayItem> {
  switch (format) {
    case 'jsonl':
      return readObjects(path)
    case 'csv':
      return readTable(path)
    case 'mbox':
      return readMbox(path)
  }
}

/** Columns and members that hold a message, by what corpora and exports call them. */
const TEXT_NAMES = ['text', 'message', 'body', 'content', 'comment', 'tweet', 'post', 'v2']
const LABEL_NAMES = ['label', 'labels', 'class', 'category', 'v1']

function firstOf(record: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = record[name]
    if (typeof value === 'string' && value !== '') return value
    if (typeof value === 'object' && value !== null && name === 'labels') return JSON.stringify(value)
  }
  return null
}

const A_LIST = 'a list; write each message on a line of its own, as `jq -c ".[]"` does'

/** A list over many lines begins with a bracket; what Windows calls Unicode begins with bytes that are no UTF-8. */
function whyNoJson(line: string): 'not JSON' | 'not UTF-8' | typeof A_LIST {
  if (line.startsWith('\ufffd')) return 'not UTF-8'
  return line.startsWith('[') ? A_LIST : 'not JSON'
}

function itemOf(value: unknown, bytes: number): ReplayItem {
  if (typeof value === 'string') return { kind: 'text', text: value, language: null, label: null, bytes }
  if (typeof value !== 'object' || value === null) return { kind: 'unreadable', reason: say('not an object'), bytes }
  if (Array.isArray(value)) return { kind: 'unreadable', reason: say(A_LIST), bytes }
  const record: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value))
  if (record['specversion'] !== undefined) return { kind: 'event', event: value, bytes }
  const text = firstOf(record, TEXT_NAMES)
  if (text === null) return { kind: 'unreadable', reason: say('no text: none of {0}', TEXT_NAMES.join(', ')), bytes }
  const language = typeof record['lang'] === 'string' ? record['lang'] : null
  return { kind: 'text', text, language, label: firstOf(record, LABEL_NAMES), bytes }
}

const tooLong = (): string => say('longer than {0} MB', MOST_MEGABYTES)

async function* readObjects(path: string): AsyncGenerator<ReplayItem> {
  for await (const { text: line, bytes } of readLines(path)) {
    if (line === null) {
      yield { kind: 'unreadable', reason: tooLong(), bytes }
      continue
    }
    // A byte order mark is white space to `trim`, and none to JSON.
    const text = line.trim()
    if (text === '') continue
    try {
      yield itemOf(JSON.parse(text), bytes)
    } catch {
      yield { kind: 'unreadable', reason: say(whyNoJson(text)), bytes }
    }
  }
}

const DELIMITERS = [',', ';', '\t'] as const
const HEADER_BYTES = 64 * 1024

/** What stands most often between the names of the header: exports of spreadsheets have semicolons where commas are decimal. */
async function delimiterOf(path: string): Promise<string> {
  let header = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', end: HEADER_BYTES })) header += String(chunk)
  const names = (header.split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string): number => names.split(delimiter).length
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

async function* readTable(path: string): AsyncGenerator<ReplayItem> {
  const delimiter = await delimiterOf(path)
  const options = {
    columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_BYTES,
  }
  const rows = createReadStream(path).pipe(parseCsv(options))
  try {
    for await (const row of rows) yield itemOf(row, Buffer.byteLength(JSON.stringify(row)))
  } catch (fault) {
    // A quote that nothing closes takes the rest of the file with it; what stood before counts.
    if (!(fault instanceof CsvError)) throw fault
    const isTooLong = fault.code === 'CSV_MAX_RECORD_SIZE'
    yield { kind: 'unreadable', reason: isTooLong ? tooLong() : fault.message, bytes: 0 }
  }
}

/** The line an mbox puts before each mail: sender and date. Joined files lack the empty line that should stand before it. */
const POSTMARK =
  /^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d /

/** Most bytes of one mail that are looked at: the text of a mail stands in its beginning. */
const MAIL_LIMIT = 1024 * 1024

async function* readMbox(path: string): AsyncGenerator<ReplayItem> {
  let mail: string[] = []
  let bytes = 0
  let blankBefore = true
  for await (const { text, bytes: read } of readLines(path, 'latin1')) {
    // A line of a mail that is longer than any is none of its words.
    const line = text ?? ''
    if (line.startsWith('From ') && (blankBefore || POSTMARK.test(line))) {
      if (mail.length > 0) yield await mailOf(mail, bytes)
      mail = []
      bytes = 0
    } else if (bytes < MAIL_LIMIT) mail.push(line.replace(/^>(>*From )/, '$1'))
    bytes += read
    blankBefore = line === '' || mail.length === 0
  }
  if (mail.length > 0) yield await mailOf(mail, bytes)
}

const TAGS = /<(?:style|script)\b[^<>]{0,2000}>[^<]*<\/(?:style|script)>|<[^<>]{0,2000}>/gi

async function mailOf(lines: readonly string[], bytes: number): Promise<ReplayItem> {
  try {
    const mail = await PostalMime.parse(Buffer.from(lines.join('\n'), 'latin1'))
    const body =
      mail.text ??
      (mail.html ?? '')
        .replace(TAGS, ' ')
        .replace(/&nbsp;/g, ' ')
        .replace(/[ \t]{2,}/g, ' ')
    return { kind: 'text', text: `${mail.subject ?? ''}\n${body}`.trim(), language: null, label: null, bytes }
  } catch (fault) {
    return { kind: 'unreadable', reason: fault instanceof Error ? fault.message : say('not a mail'), bytes }
  }
}
