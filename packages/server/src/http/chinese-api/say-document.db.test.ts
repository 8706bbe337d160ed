/** The document in Chinese, as it is served: everything that a person reads in it, and nothing that a program does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDocument, openDocument } from '../openapi/open-test-document.ts'
import { isObject } from '../openapi/read-served-document.ts'
import { CHINESE_CALLERS, CHINESE_INTRODUCTION, CHINESE_SCHEMES, CHINESE_TAGS } from './about.ts'
import { CHINESE_FIELDS, CHINESE_HEADERS, CHINESE_STATUSES } from './answers.ts'
import { CHINESE_CALLS } from './calls.ts'
import { CHINESE_CASEWORK_CALLS } from './casework-calls.ts'
import { CHINESE_PARAMETERS } from './parameters.ts'
import { sayInChinese } from './say-document.ts'

const TABLES = [
  ...[CHINESE_INTRODUCTION, CHINESE_TAGS, CHINESE_SCHEMES, CHINESE_CALLERS, CHINESE_CALLS, CHINESE_CASEWORK_CALLS],
  ...[CHINESE_PARAMETERS, CHINESE_STATUSES, CHINESE_HEADERS, CHINESE_FIELDS],
]
const ENTRIES = TABLES.flatMap((table) => Object.entries(table))

let opened: OpenedDocument
beforeAll(async () => {
  opened = await openDocument()
}, 120_000)
afterAll(() => opened.close())

/** What people read of a document: the texts, and the document without them. */
function readProse(document: unknown): { readonly texts: ReadonlySet<string>; readonly rest: string } {
  const texts = new Set<string>()
  const look = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(look)
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        if (!/^(summary|description)$/.test(name) || typeof inner !== 'string') return [name, look(inner)]
        texts.add(inner)
        return [name, null]
      }),
    )
  }
  return { rest: JSON.stringify(look(document)), texts }
}

async function ask(path: string, accepted?: string) {
  const headers = accepted === undefined ? {} : { 'accept-language': accepted }
  return opened.running.app.inject({ method: 'GET', url: path, headers })
}

const codesOf = (text: string): readonly string[] => [...new Set(text.match(/`[^`]+`/g))].sort()

describe('the document in Chinese', () => {
  it('says everything in Chinese that the English one says: a sentence without it is named here', () => {
    const { texts } = readProse(opened.served)
    expect(texts.size).toBeGreaterThan(400)
    expect([...texts].filter((english) => sayInChinese(english) === null)).toEqual([])
  })

  it('keeps no words for what the English one does not say', () => {
    const said = [...readProse(opened.served).texts]
      .flatMap((text) => text.split('\n\n'))
      .map((text) => text.replaceAll('\n', ' '))
    const isSaid = (english: string): boolean =>
      said.some((text) => text === english || text.startsWith(`${english} \`kind\` is one of`)) ||
      (Object.hasOwn(CHINESE_CALLERS, english) && said.some((text) => text.includes(english.split('{0}')[0] ?? '')))
    expect(ENTRIES.map(([english]) => english).filter((english) => !isSaid(english))).toEqual([])
    expect(new Set(ENTRIES.map(([english]) => english)).size).toBe(ENTRIES.length)
  })

  it('leaves every code in its words as it is, and writes its marks in full', () => {
    for (const [english, chinese] of ENTRIES) {
      expect(codesOf(chinese), english).toEqual(codesOf(english))
      expect(chinese, english).toMatch(/\p{Script=Han}|^`/u)
      expect(chinese.replaceAll(/`[^`]*`/g, ''), english).not.toMatch(
        /\p{Script=Han} ?[,;:.!()]|[,;:!()] ?\p{Script=Han}/u,
      )
    }
  })

  it('is served where it is asked for, and differs in its words alone', async () => {
    const chinese = await ask('/openapi.json?lang=zh')
    expect(chinese.headers['content-language']).toBe('zh')
    expect(chinese.headers.vary).toBe('accept-language')
    expect((await ask('/openapi.json', 'zh-CN,zh;q=0.9,en;q=0.8')).body).toBe(chinese.body)
    const [said, served] = [readProse(JSON.parse(chinese.body)), readProse(JSON.parse(opened.text))]
    expect(said.rest).toBe(served.rest)
    expect([...said.texts]).toEqual([...served.texts].map(sayInChinese))
  })

  it('is served to nobody else: without a wish, or with one for English, the words are English', async () => {
    for (const answer of [
      await ask('/openapi.json'),
      await ask('/openapi.json', '*'),
      await ask('/openapi.json?lang=en', 'zh'),
    ]) {
      expect(answer.body).toBe(opened.text)
      expect(answer.headers['content-language']).toBe('en')
    }
  })
})
