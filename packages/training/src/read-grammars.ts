/** The grammars of this package. */
import { readdirSync, readFileSync } from 'node:fs'
import { type Pattern, readPatterns, readSlots, type Slots } from './grammar.ts'

const FOLDER = new URL('./grammars/', import.meta.url)

export type Grammar = { readonly patterns: readonly Pattern[]; readonly slots: Slots }

/** One grammar a file `<subject>.<language>.txt`, with the slots of its own and of `slots.<language>.txt`. */
export function readGrammars(): readonly Grammar[] {
  const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8')
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt') && !file.startsWith('slots.'))
    .sort()
    .map((file) => {
      const language = file.split('.')[1] ?? ''
      const source = read(file)
      const slots = new Map([...readSlots(read(`slots.${language}.txt`)), ...readSlots(source)])
      return { patterns: readPatterns(source, file, language), slots }
    })
}
