/**
 * An export: one gzip file of lines. A head in JSON; for each table a line in JSON and its rows in PostgreSQL's own text
 * format, ended by `\\.`; an end in JSON with the rows of each table and the SHA-256 of all before it.
 */

export const EXPORT_FORMAT = 1
/** What ends the rows of a table. No row reads so: a backslash of a value is doubled. */
export const END_OF_ROWS = '\\.'

export type ExportHead = {
  readonly goodstanding: 'export'
  readonly format: typeof EXPORT_FORMAT
  /** When the snapshot was taken, RFC 3339. */
  readonly at: string
  /** Names of the steps of the schema, in order: an import makes just these first. */
  readonly steps: readonly string[]
  /** First and last month of recorded decisions, `YYYY-MM`; null: none. */
  readonly months: { readonly first: string; readonly last: string } | null
  /** Where each sequence stands. */
  readonly sequences: Readonly<Record<string, number>>
}

/** Rows follow, until END_OF_ROWS. */
export type TableHead = { readonly table: string; readonly columns: readonly string[] }

export type ExportEnd = {
  readonly rows: Readonly<Record<string, number>>
  /** Hexadecimal, of the lines before this one, uncompressed. */
  readonly sha256: string
}
