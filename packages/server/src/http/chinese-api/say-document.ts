/** The OpenAPI document as it is served, in Chinese: its words are said anew, and names, codes and schemas stay as they are. */
import type { Language } from '../../page/accepted-language.ts'
import { describeDocument } from '../openapi/from-swagger.ts'
import { CHINESE_CALLERS, CHINESE_INTRODUCTION, CHINESE_SCHEMES, CHINESE_TAGS } from './about.ts'
import { CHINESE_FIELDS, CHINESE_HEADERS, CHINESE_STATUSES } from './answers.ts'
import { CHINESE_CALLS } from './calls.ts'
import { CHINESE_CASEWORK_CALLS } from './casework-calls.ts'
import { CHINESE_PARAMETERS } from './parameters.ts'

const WORDS: ReadonlyMap<string, string> = new Map(
  [
    ...[CHINESE_INTRODUCTION, CHINESE_TAGS, CHINESE_SCHEMES, CHINESE_CALLERS, CHINESE_CALLS, CHINESE_CASEWORK_CALLS],
    ...[CHINESE_PARAMETERS, CHINESE_STATUSES, CHINESE_HEADERS, CHINESE_FIELDS],
  ].flatMap((words) => Object.entries(words)),
)

const wordsFor = (english: string): string | null => WORDS.get(english) ?? null

/** Null where one of them has no words. */
function all(said: readonly (string | null)[]): readonly string[] | null {
  const words = said.filter((each) => each !== null)
  return words.length === said.length ? words : null
}

/** `staff as `a`, `b`` -> words of `staff as {0}`, with the codes in them. */
function sayCaller(part: string): string | null {
  const codes = /`.*`/.exec(part)?.[0]
  const words = wordsFor(codes === undefined ? part : part.replace(codes, '{0}'))
  return words?.replace('{0}', (codes ?? '').replaceAll(', ', '、')) ?? null
}

/** `For members …; staff as ….`: who may make a call. */
function sayCallers(english: string): string | null {
  const [, parts] = /^For (.+)\.$/s.exec(english) ?? []
  const said = parts === undefined ? null : all(parts.split('; ').map(sayCaller))
  if (said === null) return null
  const [last = '', ...others] = said.toReversed()
  const before = others.length === 0 ? '' : `${others.toReversed().join('，')}，${last.startsWith('或') ? '' : '以及'}`
  return `供${before}${last}调用。`
}

const KINDS = / `kind` is one of (.+)\.$/

/** What a status means, with the kinds of problem that it stands for. */
function sayRefusal(english: string): string | null {
  const kinds = KINDS.exec(english)?.[1]
  const words = kinds === undefined ? null : wordsFor(english.replace(KINDS, ''))
  return words === null || kinds === undefined ? null : `${words}\`kind\` 为以下之一：${kinds.replaceAll(', ', '、')}。`
}

/** Words of several paragraphs, each by its own. */
function sayParagraphs(english: string): string | null {
  const paragraphs = english.split('\n\n')
  if (paragraphs.length < 2) return null
  return all(paragraphs.map((each) => wordsFor(each.replaceAll('\n', ' '))))?.join('\n\n') ?? null
}

/** What the document says somewhere, in Chinese; null: there are no Chinese words for it. */
export function sayInChinese(english: string): string | null {
  return wordsFor(english) ?? sayCallers(english) ?? sayRefusal(english) ?? sayParagraphs(english)
}

/** A member with a text: within a text no quote stands bare, so that nothing else is met. A field of either name has no text there. */
const SAID = /"(summary|description)":("(?:[^"\\]|\\.)*")/g

/** `text`: the document as `/openapi.json` serves it. Its words alone are read, so that it costs little. */
export function sayDocument(text: string): string {
  return text.replace(SAID, (member, name: string, english: string) => {
    const words = sayInChinese(String(JSON.parse(english)))
    return words === null ? member : `"${name}":${JSON.stringify(words)}`
  })
}

/** What `app.swagger()` answers -> the document in a language, as JSON text. */
export const documentOf = (printed: unknown, language: Language): string => {
  const text = describeDocument(printed)
  return language === 'zh' ? sayDocument(text) : text
}
