/** The transparency report as CSV (RFC 4180, UTF-8): one count to a row. */
import { SMALLEST_GROUP, TRANSPARENCY_TABLES, type TransparencyReport } from './count-transparency.ts'
import { ROW_WORDS, TABLE_WORDS } from './transparency-words.ts'

export { ROW_WORDS, TABLE_WORDS }

/** Spreadsheets take a file without it for one in the old encoding of their country, which has no use for ASCII and breaks Chinese. */
const UTF8_MARK = '\ufeff'

const WORDS = {
  en: {
    start: '',
    header: ['table', 'key', 'count'],
    total: 'total',
    median: 'medianHours',
    suppressed: `suppressed (small group, under ${SMALLEST_GROUP})`,
    table: (name: string) => name,
    row: (key: string) => key,
  },
  zh: {
    start: UTF8_MARK,
    header: ['表', '行', '数量'],
    total: '合计',
    median: '答复时间中位数（小时）',
    suppressed: `不予公布（少于 ${SMALLEST_GROUP}）`,
    table: (name: string) => TABLE_WORDS[name]?.zh ?? name,
    row: (key: string) => ROW_WORDS[key]?.zh ?? key,
  },
} as const

/** In English with the names that the API has, for programs; in Chinese with words, for people. Clauses and countries are codes in both. */
export function writeTransparencyCsv(report: TransparencyReport, language: keyof typeof WORDS = 'en'): string {
  const words = WORDS[language]
  const tell = (count: number | null): string => (count === null ? words.suppressed : String(count))
  const rows = TRANSPARENCY_TABLES.flatMap((name) => {
    const { total, cells } = report.tables[name]
    const table = words.table(name)
    return [[table, words.total, tell(total)], ...cells.map(({ key, count }) => [table, words.row(key), tell(count)])]
  })
  const medians = Object.entries(report.medianHours).map(([key, hours]) => [
    words.median,
    words.table(key),
    hours === null ? '' : String(hours),
  ])
  const lines = [[...words.header], ...rows, ...medians].map((row) => `${row.map(quote).join(',')}\r\n`)
  return `${words.start}${lines.join('')}`
}

function quote(field: string): string {
  // A spreadsheet runs what begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
