/** A labelled data set: JSONL, one object a line with `text`, `labels` (0 or 1 by name), and perhaps `lang` and the identity group it speaks of. */
import { MOST_MEGABYTES, readLines } from '../read-lines.ts'
import { say } from '../say.ts'

export type DatasetRow = {
  /** Line of the file, from 1, and the row's own id where it has one. */
  readonly line: number
  readonly id: string | null
  readonly text: string
  readonly language: string
  readonly group: string | null
  readonly labels: ReadonlyMap<string, boolean>
}

export type Unread = { readonly line: number; readonly reason: string }

const GROUP_NAMES = ['group', 'identity', 'target', 'topic']

function firstText(record: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = record[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return null
}

function labelsOf(value: unknown): ReadonlyMap<string, boolean> {
  const labels = new Map<string, boolean>()
  if (typeof value !== 'object' || value === null) return labels
  for (const [name, label] of Object.entries(value)) {
    if (label === 1 || label === true) labels.set(name, true)
    if (label === 0 || label === false) labels.set(name, false)
  }
  return labels
}

function rowOf(source: string, line: number): DatasetRow | Unread {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    return { line, reason: say('no JSON') }
  }
  if (typeof value !== 'object' || value === null) return { line, reason: say('no object') }
  const record: Readonly<Record<string, unknown>> = { ...value }
  const text = firstText(record, ['text'])
  if (text === null) return { line, reason: say('no text') }
  return {
    line,
    id: firstText(record, ['id']),
    text,
    language: firstText(record, ['lang', 'language']) ?? 'unknown',
    group: firstText(record, GROUP_NAMES),
    labels: labelsOf(record['labels']),
  }
}

/** Reads line by line, so that memory holds one row whatever the size of the file. */
export async function* readDataset(path: string): AsyncGenerator<DatasetRow | Unread> {
  let line = 0
  for await (const { text: source } of readLines(path)) {
    line += 1
    if (source === null) yield { line, reason: say('longer than {0} MB', MOST_MEGABYTES) }
    else if (source.trim() !== '') yield rowOf(source.trim(), line)
  }
}
