/** What the command tells a person, in English or in Chinese. What programs read - JSON, names of columns and flags, the log - is the same in both. */
import type { Bilingual } from '@goodstanding/model'
import { ConfigError } from '@goodstanding/server'
import { CHINESE } from './chinese.ts'

const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

export type Sentence = keyof typeof CHINESE

let spoken: Language = 'en'

export function speak(language: Language): void {
  spoken = language
}

export const spokenNow = (): Language => spoken

/** A sentence with values in its holes. */
export function say(sentence: Sentence, ...values: readonly (string | number)[]): string {
  const words = spoken === 'zh' ? CHINESE[sentence] : sentence
  return words.replaceAll(/\{(\d)\}/g, (hole, at) => String(values[Number(at)] ?? hole))
}

/** What is written in both languages already. */
export const sayOf = (words: Bilingual): string => words[spoken]

/** Things one after another. */
export const sayList = (parts: readonly string[]): string => parts.join(spoken === 'zh' ? '、' : ', ')

/** A code of the policy as English has it, which is a word there; in Chinese what it means. */
export const sayCode = (code: string, words: Bilingual): string => (spoken === 'zh' ? words.zh : code)

/** As POSIX has it: the first of these that is set decides, be it to a language that is not spoken here. */
function localeOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const [locale = ''] = ['LC_ALL', 'LC_MESSAGES', 'LANG'].flatMap((name) => environment[name] || [])
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en'
}

export type Spoken = { readonly language: Language; readonly argv: readonly string[] }

/** `--lang zh`, which every verb takes, else the locale; and the words that are left. */
export function readLanguage(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Spoken {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  if (at < 0) return { language: localeOf(environment), argv }
  const [, inline] = (argv[at] ?? '').split(/=(.*)/s, 2)
  const asked = inline ?? argv[at + 1]
  const language = LANGUAGES.find((one) => one === asked)
  if (language === undefined) throw new ConfigError(`--lang must be one of ${LANGUAGES.join(', ')}.`)
  return { language, argv: argv.toSpliced(at, inline === undefined ? 2 : 1) }
}
