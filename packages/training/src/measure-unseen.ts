/**
 * Lines that were written before rules and grammars were tuned and that nothing learns from: by language, what is meant and
 * ordinary work chat. They lie in `unseen/<language>.txt`, under the signal that they are about or under `[innocent]`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { SIGNAL_NAMES, type SignalName } from '@goodstanding/model'
import { type ScoreText, WATCHED } from './dev-sets.ts'

const FOLDER = new URL('./unseen/', import.meta.url)
/** From here on clauses ask a person to look. */
const LOOKED_AT = 0.6

export type UnseenLine = {
  readonly language: string
  /** Written after the rules: `<language>.later.txt`. */
  readonly later: boolean
  /** What it is about; null for ordinary chat. */
  readonly signal: SignalName | null
  readonly text: string
}

export function readUnseen(): readonly UnseenLine[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file) => {
      let heading = ''
      return readFileSync(new URL(file, FOLDER), 'utf8')
        .split('\n')
        .flatMap((line): UnseenLine[] => {
          heading = /^\[(.+)\]$/.exec(line)?.[1] ?? heading
          if (!/^[+-] /.test(line)) return []
          const signal = line.startsWith('+') ? (SIGNAL_NAMES.find((name) => name === `text.${heading}`) ?? null) : null
          if (signal === null && heading !== 'innocent') throw new Error(`${file}: no signal is called "${heading}".`)
          return [{ language: file.split('.')[0] ?? '', later: file.includes('.later.'), signal, text: line.slice(2) }]
        })
    })
}

/** By language: how many meant lines reach the level of a look by any signal, and by their own; how many innocent ones do. */
export function measureUnseen(score: ScoreText): readonly string[] {
  const lines = readUnseen().map(({ language, later, signal, text }) => {
    const valueOf = score(text)
    const seen = WATCHED.some((name) => valueOf(name) >= LOOKED_AT)
    return {
      set: later ? `${language}, later` : language,
      later,
      meant: signal !== null,
      seen,
      own: signal !== null && valueOf(signal) >= LOOKED_AT,
    }
  })
  const sets = [...new Set(lines.map(({ set }) => set)), 'all first', 'all later']
  return sets.map((set) => {
    const own = lines.filter((line) => line.set === set || set === (line.later ? 'all later' : 'all first'))
    const meant = own.filter((line) => line.meant)
    const innocent = own.filter((line) => !line.meant)
    const count = (rows: typeof own, is: (line: (typeof own)[number]) => boolean): string =>
      `${rows.filter(is).length}/${rows.length}`
    return (
      `unseen lines ${set}`.padEnd(40) +
      `looked at: meant ${count(meant, ({ seen }) => seen)} (by their own signal ${count(meant, (line) => line.own)}), ` +
      `innocent ${count(innocent, ({ seen }) => seen)}`
    )
  })
}
