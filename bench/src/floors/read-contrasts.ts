/** Contrast sets: sentences that violate, each beside a twin that looks like it and is innocent. */
import { readdirSync, readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'

export type Contrast = {
  readonly signal: SignalName
  readonly language: string
  readonly violating: boolean
  readonly text: string
  /** `<file>:<line>`. */
  readonly place: string
}

function readFile(folder: URL, file: string): readonly Contrast[] {
  const contrasts: Contrast[] = []
  let signal: SignalName | null = null
  for (const [at, line] of readFileSync(new URL(file, folder), 'utf8').split('\n').entries()) {
    const heading = /^\[(.+)\]$/.exec(line)?.[1]
    if (heading !== undefined) signal = `text.${heading}` as SignalName
    else if (signal !== null && /^[+-] /.test(line))
      contrasts.push({
        signal,
        language: file.split('.')[1] ?? '',
        violating: line.startsWith('+'),
        text: line.slice(2),
        place: `${file}:${at + 1}`,
      })
  }
  return contrasts
}

export function readContrasts(folder: URL): readonly Contrast[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => readFile(folder, file))
}
