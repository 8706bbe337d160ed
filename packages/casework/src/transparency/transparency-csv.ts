/** The transparency report as CSV (RFC 4180, UTF-8): one count to a row. */
import { SMALLEST_GROUP, TRANSPARENCY_TABLES, type TransparencyReport } from './count-transparency.ts'

const HEADER = ['table', 'key', 'count'] as const

export function writeTransparencyCsv(report: TransparencyReport): string {
  const rows = TRANSPARENCY_TABLES.flatMap((table) => {
    const { total, cells } = report.tables[table]
    return [[table, 'total', tell(total)], ...cells.map(({ key, count }) => [table, key, tell(count)])]
  })
  const medians = Object.entries(report.medianHours).map(([key, hours]) => [
    'medianHours',
    key,
    hours === null ? '' : String(hours),
  ])
  return [[...HEADER], ...rows, ...medians].map((row) => `${row.map(quote).join(',')}\r\n`).join('')
}

function tell(count: number | null): string {
  return count === null ? `suppressed (small group, under ${SMALLEST_GROUP})` : String(count)
}

function quote(field: string): string {
  // A spreadsheet runs what begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
