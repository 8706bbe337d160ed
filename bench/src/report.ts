/** The table: for a person on the terminal and in `results/latest.md`, for a machine in `results/latest.json`. */
import type { Report, Row, Target, Unit } from './bench.ts'
import type { Machine } from './machine.ts'

export type BenchReport = Report & { readonly name: string; readonly title: string; readonly seconds: number }
export type Results = { readonly machine: Machine; readonly benches: readonly BenchReport[] }

const UNITS: Readonly<Record<Unit, string>> = {
  us: ' us',
  '/s': '/s',
  bytes: ' B',
  count: '',
  share: ' %',
  MiB: ' MiB',
  x: 'x',
}

export function printValue(value: number, unit: Unit): string {
  const shown = unit === 'share' ? value * 100 : value
  const digits = Math.abs(shown) >= 100 ? 0 : Math.abs(shown) >= 10 ? 1 : 2
  return shown.toLocaleString('en', { maximumFractionDigits: digits }) + UNITS[unit]
}

const printRatio = (ratio: number): string => `${ratio.toLocaleString('en', { maximumSignificantDigits: 3 })}x`

/** How far a quantity got: the highest column it reaches. */
export function judge({
  better,
  must,
  target,
  stretch,
  reached,
}: Target): 'below must' | 'must' | 'target' | 'stretch' {
  const reaches = (bound: number): boolean => (better === 'more' ? reached >= bound : reached <= bound)
  if (reaches(stretch)) return 'stretch'
  if (reaches(target)) return 'target'
  return reaches(must) ? 'must' : 'below must'
}

/** A Markdown table that reads well in a terminal: the first two columns to the left, numbers to the right. */
export function printTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...lines.map((line) => line[at]?.length ?? 0)))
  const print = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, at) => (at < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [print(head), rule, ...lines.map(print)].join('\n')
}

function printRow({ subject, side, name, value, unit, ratio, note }: Row): readonly string[] {
  const shown = side === 'ours' ? `**${name}**` : side === 'reference' ? `_${name}_` : name
  return [
    subject,
    note === null ? shown : `${shown} (${note})`,
    printValue(value, unit),
    ratio === null ? '' : printRatio(ratio),
  ]
}

function printTarget(target: Target): readonly string[] {
  const { quantity, unit, must, reached } = target
  const bounds = [must, target.target, target.stretch].map((bound) => printValue(bound, unit))
  return [quantity, judge(target), printValue(reached, unit), ...bounds]
}

export function printReport({ machine, benches }: Results): string {
  const { node, platform, processor, cores, memoryGiB, load, commit, at } = machine
  const parts = [
    '# Bench',
    `${processor}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}, load ${load} at the start; commit ${commit}, ${at}.`,
    'CPU time (user and system), medians of interleaved rounds. **Ours** in bold, _physical references_ in italics; "ours is" says how many times less CPU ours takes than the row.',
  ]
  for (const { title, rows, missing } of benches) {
    parts.push(`## ${title}`)
    if (rows.length > 0) parts.push(printTable(['what', 'who', 'measured', 'ours is'], rows.map(printRow)))
    for (const line of missing) parts.push(`Not measured: ${line}`)
  }
  const targets = benches.flatMap((bench) => bench.targets)
  if (targets.length > 0)
    parts.push(
      '## Targets',
      printTable(['quantity', 'reaches', 'measured', 'must', 'target', 'stretch'], targets.map(printTarget)),
    )
  return `${parts.join('\n\n')}\n`
}
