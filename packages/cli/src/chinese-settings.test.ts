/** Who runs the command in Chinese reads in Chinese what is wrong with a policy, with a setting and with a database. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseRefusal } from '@goodstanding/ledger'
import { chineseProblem } from '@goodstanding/policy'
import { ConfigError, Problem } from '@goodstanding/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHINESE_FAULTS, sayFault } from './audit/chinese-faults.ts'
import { CHINESE_SETTINGS, saySetting } from './chinese-settings.ts'
import { speak } from './say.ts'
import { told } from './told.ts'

beforeEach(() => speak('zh'))
afterEach(() => speak('en'))

const HAN = /\p{Script=Han}/u
const HOLE = /\$\{(?:[^`{}]|\{[^}]*\})*\}/g

/** What the sources write down as a sentence: texts with words between which stand spaces. Holes are filled with a name. */
function sentencesOf(source: string): readonly string[] {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$|^import [\s\S]*?\n(?=\n|import|const|type)/gm, '')
  const written = [
    ...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\$]|\\.|\$\{(?:[^`{}]|\{[^}]*\})*\})*)`/g),
  ]
  return written
    .map(([, single, double, template]) => single ?? double ?? template?.replaceAll(HOLE, 'x.y') ?? '')
    .map((text) => text.replaceAll(/\\([`'"$])/g, '$1'))
    .filter((text) => /[a-z]{2,} [a-z`{]+/.test(text.replaceAll(/`[^`]*`/g, '``')) || /^[A-Z][a-z]+ .*[.?]$/.test(text))
}

/** Parts of sentences: what stands in a hole of another one, and the key of a place. */
const PARTS = [
  'list of x.y',
  ' in x.y',
  ' in `x.y`',
  'No field `x.y`x.y',
  'a whole number',
  'true or false',
  'The file',
  'text x.y',
]

const packages = join(import.meta.dirname, '../..')
const sourcesOf = (folder: string, named: RegExp): readonly string[] =>
  readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => named.test(name) && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(packages, folder, name), 'utf8'))

describe('what is wrong', () => {
  it('with a policy has Chinese words for every sentence that its reader writes down', () => {
    const written = sourcesOf('policy/src', /^(?:check|parse|read|condition|policy-file)[a-z-]*\.ts$/).flatMap(
      sentencesOf,
    )
    expect(written.length).toBeGreaterThan(90)
    const place = { file: 'policy.yaml', line: 1, column: 1, hint: null }
    const inEnglish = written.filter((message) => !HAN.test(chineseProblem({ ...place, message }).message))
    expect(inEnglish.filter((text) => !PARTS.includes(text))).toEqual([])
  })

  it('with a setting has Chinese words for every sentence that the server writes down', () => {
    const written = sourcesOf('server/src', /\.ts$/).flatMap((source) =>
      [
        ...source.matchAll(
          /new ConfigError\(\s*(?:'([^'\n]*)'|`((?:[^`\\$]|\\.|\$\{(?:[^`{}]|\{[^}]*\}|`[^`]*`)*\})*)`)/g,
        ),
      ].map(([, plain, template]) => plain ?? template?.replaceAll(/\$\{(?:[^`{}]|\{[^}]*\}|`[^`]*`)*\}/g, '7') ?? ''),
    )
    expect(written.length).toBeGreaterThan(30)
    expect(written.filter((sentence) => !HAN.test(saySetting(sentence)))).toEqual([])
    const holes = (words: string) => [...words.matchAll(/\{\d\}/g)].map(String).sort()
    expect(Object.entries(CHINESE_SETTINGS).filter(([en, zh]) => holes(en).join() !== holes(zh).join())).toEqual([])
  })

  it('with an export of the log or a package has Chinese words for every sentence of those who check them', () => {
    const written = sourcesOf('server/src/casework', /^(?:audit\/verify-export|legal\/verify-package)\.ts$/).flatMap(
      sentencesOf,
    )
    expect(written.length).toBeGreaterThan(25)
    const whose = ['the key of the export', 'the key that is given for it']
    expect(written.filter((sentence) => !HAN.test(sayFault(sentence)) && !whose.includes(sentence))).toEqual([
      'The checkpoint given is not signed by x.y.',
    ])
    for (const key of whose) expect(sayFault(`The checkpoint given is not signed by ${key}.`)).toMatch(HAN)
    const holes = (words: string) => [...words.matchAll(/\{\d\}/g)].map(String).sort()
    expect(Object.entries(CHINESE_FAULTS).filter(([en, zh]) => holes(en).join() !== holes(zh).join())).toEqual([])
    speak('en')
    expect(sayFault('The export is empty.')).toBe('The export is empty.')
  })

  it('is told in Chinese: a setting, a database, a policy', () => {
    expect(told(new ConfigError('GOODSTANDING_MAIL_NOTICES must be "on" or "off".'))).toBe(
      'GOODSTANDING_MAIL_NOTICES 须为 "on" 或 "off"。',
    )
    expect(told(new DatabaseRefusal('url', { en: 'No address.', zh: '不是地址。' }, 'psql: no'))).toBe(
      '不是地址。\npsql: no',
    )
    const problem = { file: 'a.yaml', line: 2, column: 3, message: 'Unknown field `x`', hint: 'Did you mean `y`?' }
    const invalid = new Problem('policy.invalid', {
      detail: '1 problem(s); first: a.yaml:2:3 Unknown field `x`',
      errors: [{ pointer: '/files/a.yaml', detail: 'a.yaml:2:3 Unknown field `x` (Did you mean `y`?)' }],
      more: { problems: [problem] },
    })
    expect(told(invalid)).toBe(
      '共有 1 个问题，第一个：a.yaml:2:3 没有字段 `x`\n  a.yaml:2:3 没有字段 `x` (您是指 `y` 吗？)',
    )
    speak('en')
    expect(told(invalid)).toContain('Unknown field')
  })
})
