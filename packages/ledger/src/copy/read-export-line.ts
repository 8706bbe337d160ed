/** Lines of an export that are JSON: what they must hold to be ours. */
import { EXPORT_FORMAT, type ExportEnd, type ExportHead, type TableHead } from './export-format.ts'

type Fields = Readonly<Record<string, unknown>>

/** Null for a line that is no JSON object. */
export function readFields(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
  } catch {
    return null
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
const isCounts = (value: unknown): value is Readonly<Record<string, number>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => Number.isSafeInteger(one))
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

function isMonths(value: unknown): value is ExportHead['months'] {
  if (value === null) return true
  if (typeof value !== 'object') return false
  const { first, last } = value as Fields
  return typeof first === 'string' && MONTH.test(first) && typeof last === 'string' && MONTH.test(last)
}

export function isHead(fields: Fields | null): fields is ExportHead {
  return (
    fields !== null &&
    fields['goodstanding'] === 'export' &&
    fields['format'] === EXPORT_FORMAT &&
    isTexts(fields['steps']) &&
    isCounts(fields['sequences']) &&
    isMonths(fields['months'])
  )
}

export function isTableHead(fields: Fields | null): fields is TableHead {
  return fields !== null && typeof fields['table'] === 'string' && isTexts(fields['columns'])
}

export function isEnd(fields: Fields | null): fields is ExportEnd {
  return fields !== null && isCounts(fields['rows']) && typeof fields['sha256'] === 'string'
}
