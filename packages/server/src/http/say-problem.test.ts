/** Problems in two languages. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CHINESE_DETAILS } from './chinese-details.ts'
import { CHINESE_TITLES } from './chinese-titles.ts'
import { fieldProblem, headersOf, isProblemKind, Problem, PROBLEMS } from './problems.ts'
import { sayProblem } from './say-problem.ts'

describe('the words of problems', () => {
  it('have a title in both languages for every kind', () => {
    const kinds = Object.keys(PROBLEMS).filter(isProblemKind)
    expect(Object.keys(CHINESE_TITLES).toSorted()).toEqual(kinds.toSorted())
    for (const kind of kinds) {
      expect(PROBLEMS[kind].title, kind).toMatch(/^[^\u4e00-\u9fff]+\.$/)
      expect(CHINESE_TITLES[kind], kind).toMatch(/[\u4e00-\u9fff].*。$/)
    }
  })

  it('name no field where the whole is at fault', () => {
    const body = fieldProblem('event.invalid', '', 'An event must be a JSON object in the CloudEvents format').body(
      'req_1',
    )
    expect(body.detail).toBe('An event must be a JSON object in the CloudEvents format')
    expect(sayProblem(body, 'zh').detail).toBe('事件须为 CloudEvents 格式的 JSON 对象')
  })

  it('are Chinese where what was sent is empty, too', () => {
    const { detail } = sayProblem(fieldProblem('queue.unknown', '/queue', 'there is no ""').body('req_1'), 'zh')
    expect(detail).toMatch(/^\/queue：[\u4e00-\u9fff]/)
  })

  it('have the same values in both languages', () => {
    for (const [english, chinese] of Object.entries(CHINESE_DETAILS)) {
      const holes = (text: string): readonly string[] => [...text.matchAll(/\{\d\}/g)].map(String).toSorted()
      expect(holes(chinese), english).toEqual(holes(english))
      expect(chinese.replaceAll(/\{\d\}|`[^`]*`/g, ''), english).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('are there for every type that a schema asks for', () => {
    for (const type of ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
      expect(CHINESE_DETAILS, type).toHaveProperty([`must be ${type}`])
  })

  it('are there for every sentence that the sources write down', () => {
    const sources = fileURLToPath(new URL('..', import.meta.url))
    const written = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) => /^(?!.*\.test\.).*\.ts$/.test(name) && /new Problem\(|fieldProblem\(/.test(read(`${sources}${name}`)),
      )
      .flatMap((name) => sentencesOf(read(`${sources}${name}`)))
    expect(written.length).toBeGreaterThan(40)
    expect([...new Set(written)].filter((sentence) => !Object.hasOwn(CHINESE_DETAILS, sentence))).toEqual([])
  })

  it('are there for every sentence that the sources write down with values in it', () => {
    const sources = fileURLToPath(new URL('..', import.meta.url))
    const written = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter((name) => /^(?!.*\.test\.).*\.ts$/.test(name))
      .map((name) => read(`${sources}${name}`))
      .flatMap((source) => (/new Problem\(|fieldProblem\(/.test(source) ? templatesOf(source) : []))
    expect(written.length).toBeGreaterThan(40)
    const inEnglish = [...new Set(written)].filter((sentence) => {
      const { detail } = sayProblem(new Problem('body.invalid', { detail: sentence }).body('req_1'), 'zh')
      return detail.includes(sentence)
    })
    expect(inEnglish.toSorted()).toEqual(VALUES_ARE_WORDS)
    for (const sentence of [
      'from must be a whole number from 0 on.',
      'days must be a whole number from 1 to 90.',
      'There is no effect "maybe". There are: allow, flag.',
      'There is no version "1". /policy/versions lists them.',
    ]) {
      const { detail } = sayProblem(new Problem('query.invalid', { detail: sentence }).body('req_1'), 'zh')
      expect(detail, sentence).not.toMatch(/There|must/)
    }
  })
})

const read = (path: string): string => readFileSync(path, 'utf8')

/** The plain texts that a source gives as `detail`, or as what is wrong with a field. */
function sentencesOf(source: string): readonly string[] {
  const details = source.matchAll(/\bdetail: '([^'\n]+)'/g)
  const fields = source.matchAll(/fieldProblem\(\s*'[^']+',\s*(?:'[^']*'|`[^`]*`|\w+),\s*'([^'\n]+)'/g)
  return [...details, ...fields].map(([, sentence = '']) => sentence)
}

/** What stands for a value there is a part of a sentence, or what a parser said. */
const VALUES_ARE_WORDS = [
  '"/value" is not a register.${near === null ? \'\' : ',
  '"/value" is not an event type of the contract./value',
  '/value must be a whole number /value.',
  'The body is not valid JSON: /value',
  'There is no /value "/value".',
  'the policy has no clause "/value"./value',
]

const VALUE = /\$\{(?:[^{}`]|\{[^{}]*\})*\}/g
/** With what words of a template there are beside its values: fewer are the words of somebody else. */
const FEWEST = 3

/** The texts with values that a source gives as `detail`, or as what is wrong with a field, each value being `/value`. */
function templatesOf(source: string): readonly string[] {
  const details = source.matchAll(/\bdetail: `([^`\n]+)`/g)
  const fields = source.matchAll(/fieldProblem\(\s*'[^']+',\s*(?:'[^']*'|`[^`]*`|\w+),\s*`([^`\n]+)`/g)
  return [...details, ...fields]
    .map(([, sentence = '']) => sentence)
    .filter((sentence) => (sentence.replaceAll(VALUE, ' ').match(/[A-Za-z]+/g) ?? []).length >= FEWEST)
    .map((sentence) => sentence.replaceAll(VALUE, '/value'))
}

describe('a problem in Chinese', () => {
  const chinese = (problem: Problem) => sayProblem(problem.body('req_1'), 'zh')

  it('says its title, and its detail where that is the same', () => {
    const said = chinese(new Problem('case.stale', { more: { version: 3 } }))
    expect(said).toMatchObject({ kind: 'case.stale', status: 409, version: 3, requestId: 'req_1' })
    expect([said.title, said.detail]).toEqual([CHINESE_TITLES['case.stale'], CHINESE_TITLES['case.stale']])
  })

  it('says sentences with their values', () => {
    const missing = new Problem('policy.unknown', { detail: 'There is no drafted version "2026.11".' })
    expect(chinese(missing).detail).toBe('没有已起草的版本“2026.11”。')
    const permit = new Problem('fact.unknown', { detail: 'There is no permit "p-1".' })
    const entry = new Problem('fact.unknown', { detail: 'There is no register.works "w-1".' })
    expect([chinese(permit).detail, chinese(entry).detail]).toEqual(['没有资质“p-1”。', '登记册 works 中没有“w-1”。'])
    const hint = 'the policy has no clause "a.b". Did you mean "a.c"?'
    expect(chinese(fieldProblem('case.clause-unknown', '/clause', hint))).toMatchObject({
      detail: '/clause：政策中没有条款“a.b”，您是指“a.c”吗？',
      errors: [{ pointer: '/clause', detail: '政策中没有条款“a.b”，您是指“a.c”吗？' }],
    })
  })

  it('takes no sentence for another that reads like it', () => {
    const fill = (text: string): string => text.replaceAll(/\{(\d)\}/g, (_hole, at) => `v${String(at)}`)
    for (const [english, words] of Object.entries(CHINESE_DETAILS))
      expect(chinese(new Problem('body.invalid', { detail: fill(english) })).detail, english).toBe(fill(words))
  })

  it('never loses what has no Chinese words', () => {
    const { detail } = chinese(
      new Problem('policy.invalid', { detail: '2 problem(s); first: a.yaml:3 no such signal' }),
    )
    expect(detail).toBe(`${CHINESE_TITLES['policy.invalid']} 2 problem(s); first: a.yaml:3 no such signal`)
  })

  it('is English, word for word, for every other reader', () => {
    const body = fieldProblem('body.invalid', '/name', 'says nothing').body('req_1')
    expect(sayProblem(body, 'en')).toBe(body)
  })

  it('names its language, and that the answer depends on who asks', () => {
    expect(headersOf(new Problem('case.stale'), 'zh')).toMatchObject({
      'content-language': 'zh',
      vary: 'accept-language',
    })
  })
})
