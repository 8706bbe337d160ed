/** A bench fills one part of the table: rows of what was measured, each beside what it is compared with. */

/** `ours`; `peer`: what a team would take from npm; `reference`: what physics allows (the bare platform). */
export type Side = 'ours' | 'peer' | 'reference'

export type Row = {
  /** What was measured: rows of one subject are compared with each other. */
  readonly subject: string
  readonly side: Side
  readonly name: string
  readonly value: number
  readonly unit: Unit
  /** How many times better than this row ours is; null for ours itself and where there is nothing to compare. */
  readonly ratio: number | null
  readonly note: string | null
}

export type Unit = 'us' | '/s' | 'bytes' | 'count' | 'share' | 'MiB' | 'x'

/** The targets of one quantity. `better` says in which direction. */
export type Target = {
  readonly quantity: string
  readonly unit: Unit
  readonly better: 'more' | 'less'
  readonly must: number
  readonly target: number
  readonly stretch: number
  readonly reached: number
}

export type Report = {
  readonly rows: readonly Row[]
  readonly targets: readonly Target[]
  /** What could not be measured, and what is missing for it. */
  readonly missing: readonly string[]
}

/** What a file of `benches/` exports. */
export type BenchModule = { readonly run: () => Promise<Report> }

const PER_SECOND = 1_000_000

type Entry = { readonly side: Side; readonly name: string; readonly microseconds: number; readonly note?: string }

/** Rows of one subject from CPU microseconds, as time or as how many a second fit on one core. */
export function compare(subject: string, unit: 'us' | '/s', entries: readonly Entry[]): readonly Row[] {
  const ours = entries.find(({ side }) => side === 'ours')
  return entries.map(({ side, name, microseconds, note }) => ({
    subject,
    side,
    name,
    value: unit === 'us' ? microseconds : PER_SECOND / microseconds,
    unit,
    ratio: ours === undefined || side === 'ours' ? null : microseconds / ours.microseconds,
    note: note ?? null,
  }))
}

/** A row of ours that stands for itself. */
export function fact(subject: string, name: string, value: number, unit: Unit): Row {
  return { subject, side: 'ours', name, value, unit, ratio: null, note: null }
}
