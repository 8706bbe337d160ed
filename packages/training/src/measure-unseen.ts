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
  /** When it was written and first measured: `<language>.txt` before the rules, `<language>.later.txt` after them, and so on. */
  readonly set: string
  /** What it is about; null for ordinary chat. */
  readonly signal: SignalName | null
  readonly text: string
}

export function readUnseen(): readonly UnseenLine[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file) => {
      let heading = ''
      const [language = '', ...rest] = file.split('.')
      const set = rest.length > 1 ? (rest[0] ?? '') : 'first'
      return readFileSync(new URL(file, FOLDER), 'utf8')
        .split('\n')
        .flatMap((line): UnseenLine[] => {
          heading = /^\[(.+)\]$/.exec(line)?.[1] ?? heading
          if (!/^[+-] /.test(line)) return []
          const signal = line.startsWith('+') ? (SIGNAL_NAMES.find((name) => name === `text.${heading}`) ?? null) : null
          if (signal === null && heading !== 'innocent') throw new Error(`${file}: no signal is called "${heading}".`)
          return [{ language, set, signal, text: line.slice(2) }]
        })
    })
}

/** By language: how many meant lines reach the level of a look by any signal, and by their own; how many innocent ones do. */
export function measureUnseen(score: ScoreText): readonly string[] {
  const lines = readUnseen().map(({ language, set, signal, text }) => {
    const valueOf = score(text)
    const seen = WATCHED.some((name) => valueOf(name) >= LOOKED_AT)
    return {
      name: `${language}, ${set}`,
      set,
      meant: signal !== null,
      seen,
      own: signal !== null && valueOf(signal) >= LOOKED_AT,
    }
  })
  const names = new Set([...lines.map(({ name }) => name), ...lines.map(({ set }) => `all ${set}`)])
  return [...names].map((name) => {
    const own = lines.filter((line) => line.name === name || name === `all ${line.set}`)
    const meant = own.filter((line) => line.meant)
    const innocent = own.filter((line) => !line.meant)
    const count = (rows: typeof own, is: (line: (typeof own)[number]) => boolean): string =>
      `${rows.filter(is).length}/${rows.length}`
    return (
      `unseen lines ${name}`.padEnd(40) +
      `looked at: meant ${count(meant, ({ seen }) => seen)} (by their own signal ${count(meant, (line) => line.own)}), ` +
      `innocent ${count(innocent, ({ seen }) => seen)}`
    )
  })
}
