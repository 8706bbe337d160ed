/** `goodstanding evaluate`: what the text signals are worth on a labelled data set of your own. */
import { type Measures, measureScores } from '@goodstanding/detectors'
import { type SignalName, SignalValues } from '@goodstanding/model'
import { ConfigError, createShippedDetectors } from '@goodstanding/server'
import { readFlags, wholeNumber } from '../flags.ts'
import { sizeOfFile } from '../size-of-file.ts'
import { readMapping, signalsOfLabel } from './label-signals.ts'
import { type DatasetRow, readDataset } from './read-dataset.ts'
import { say, sayList } from '../say.ts'

/** Levels that clauses use: about as likely as not, a person looks, the machine acts. */
const LEVELS = [0.5, 0.6, 0.85] as const
/** A part of the data set smaller than this says nothing by itself. */
const LEAST_PART = 20

type Judged = {
  readonly row: Pick<DatasetRow, 'line' | 'id' | 'language' | 'group'>
  readonly text: string | null
  readonly score: number
  readonly label: boolean
}

const percent = (value: number | null): string =>
  value === null ? '     -' : `${(value * 100).toFixed(1).padStart(5)} %`
const plain = (value: number | null): string => (value === null ? '    -' : value.toFixed(3))

function head(): string {
  return `${'threshold'.padEnd(26)} ${'texts'.padStart(7)} ${'of it'.padStart(7)}  precision  recall     F1  accuracy  false alarms of 10,000`
}

function line(name: string, measures: Measures): string {
  const { texts, positives, precision, recall, f1, accuracy, falseAlarms } = measures
  const alarms = falseAlarms === null ? '-' : (falseAlarms * 10_000).toFixed(1)
  return `${name.padEnd(26)} ${String(texts).padStart(7)} ${String(positives).padStart(7)}    ${percent(precision)} ${percent(recall)}  ${plain(f1)}   ${percent(accuracy)}  ${alarms.padStart(10)}`
}

function* partsOf(
  rows: readonly Judged[],
  nameOf: (row: Judged) => string | null,
): Generator<[string, readonly Judged[]]> {
  const parts = new Map<string, Judged[]>()
  for (const row of rows) {
    const name = nameOf(row)
    if (name === null) continue
    const part = parts.get(name) ?? []
    part.push(row)
    parts.set(name, part)
  }
  if (parts.size < 2) return
  for (const [name, part] of [...parts].sort((a, b) => b[1].length - a[1].length))
    if (part.length >= LEAST_PART) yield [name, part]
}

function* worstOf(rows: readonly Judged[], most: number): Generator<string> {
  const shown = ({ row, score, text }: Judged): string =>
    `  ${say('line {0}: {1}', row.line, score.toFixed(3))}${row.id === null ? '' : `  ${row.id}`}${text === null ? '' : `  ${text.replaceAll('\n', ' ').slice(0, 160)}`}`
  const alarms = rows.filter(({ label }) => !label).sort((a, b) => b.score - a.score)
  const missed = rows.filter(({ label }) => label).sort((a, b) => a.score - b.score)
  yield say('innocent, with the highest scores')
  yield* alarms.slice(0, most).map(shown)
  yield say('meant, with the lowest scores')
  yield* missed.slice(0, most).map(shown)
}

function* report(
  label: string,
  signals: readonly SignalName[],
  rows: readonly Judged[],
  worst: number,
): Generator<string> {
  const whole = measureScores(rows, 0.5)
  yield `\n${label}: ${signals.join(', ')}`
  yield say(
    'area under precision and recall {0}; calibration error {1}',
    plain(whole.averagePrecision),
    plain(whole.calibrationError),
  )
  yield head()
  for (const level of LEVELS) yield line(`at ${level}`, measureScores(rows, level))
  for (const [name, part] of partsOf(rows, ({ row }) => row.language))
    yield line(`language ${name}, at 0.5`, measureScores(part, 0.5))
  for (const [name, part] of partsOf(rows, ({ row }) => row.group))
    yield line(`${name}, at 0.5`.slice(0, 26), measureScores(part, 0.5))
  if (worst > 0) yield* worstOf(rows, worst)
}

/** Scores every row once, and keeps of each label its scores. */
async function judge(
  path: string,
  mapping: ReadonlyMap<string, readonly SignalName[]>,
  keepTexts: boolean,
): Promise<{ readonly byLabel: ReadonlyMap<string, Judged[]>; readonly unread: readonly string[] }> {
  const { text: detectors } = await createShippedDetectors()
  const sink = new SignalValues()
  const byLabel = new Map<string, Judged[]>()
  const unread: string[] = []
  await sizeOfFile(path)
  for await (const row of readDataset(path)) {
    if ('reason' in row) {
      unread.push(say('line {0}: {1}', row.line, row.reason))
      continue
    }
    sink.clear()
    detectors.detect([{ pointer: '/text', text: row.text }], row.language === 'unknown' ? null : row.language, sink)
    for (const [label, isMeant] of row.labels) {
      const signals = mapping.get(label) ?? signalsOfLabel(label)
      if (signals === null) continue
      const rows = byLabel.get(label) ?? []
      const { line: at, id, language, group } = row
      rows.push({
        row: { line: at, id, language, group },
        text: keepTexts ? row.text : null,
        score: Math.max(...signals.map((name) => sink.value(name))),
        label: isMeant,
      })
      byLabel.set(label, rows)
    }
  }
  return { byLabel, unread }
}

export async function evaluate(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['map', 'label', 'worst', 'texts'])
  const [path] = words
  if (path === undefined)
    throw new ConfigError(say('evaluate needs a data set: a JSONL file with `text` and `labels`.'))
  const mapping = readMappingOf(flags.get('map'))
  const { byLabel, unread } = await judge(path, mapping, flags.get('texts') === 'yes')
  const only = flags.get('label')
  if (only !== undefined && byLabel.size > 0 && !byLabel.has(only))
    throw new ConfigError(
      say(
        'The data set has no label "{0}" that a signal speaks about. It has: {1}.',
        only,
        [...byLabel.keys()].join(', '),
      ),
    )
  const worst = wholeNumber('worst', flags.get('worst'), 5)
  for (const [label, rows] of byLabel) {
    if (only !== undefined && only !== label) continue
    const signals = mapping.get(label) ?? signalsOfLabel(label) ?? []
    process.stdout.write(`${[...report(label, signals, rows, worst)].join('\n')}\n`)
  }
  if (unread.length > 0)
    process.stdout.write(`\n${say('{0} lines were not read: {1}', unread.length, sayList(unread.slice(0, 5)))}\n`)
  if (byLabel.size > 0) return 0
  throw new ConfigError(
    say('No label of this data set is one that a signal speaks about; say which with --map label=text.signal.'),
  )
}

function readMappingOf(written: string | undefined): ReadonlyMap<string, readonly SignalName[]> {
  return written === undefined ? new Map() : readMapping(written)
}
