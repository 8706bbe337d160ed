/** Problems of a policy in two languages. */
import { describe, expect, it } from 'vitest'
import { CHINESE_PROBLEMS, chineseProblem, sayInChinese } from './chinese-problems.ts'
import { readPolicy } from './index.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

const HAN = /\p{Script=Han}/u

describe('the problems of a policy', () => {
  it('keep their values', () => {
    for (const [english, chinese] of Object.entries(CHINESE_PROBLEMS)) {
      const holes = (text: string): readonly string[] => [...text.matchAll(/\{\d\}/g)].map(String).toSorted()
      expect(holes(chinese), english).toEqual(holes(english))
      expect(chinese, english).toMatch(HAN)
    }
  })

  it('are said in Chinese with their place, and a text of the file stays as it is', () => {
    const rules = `\n  - ${ruleLine("event.nme == 'a' && text.spam")}`
    const read = readPolicy(sampleFiles({ 'conduct/j-spam.yaml': clauseFile({ rules }) }))
    const said = read.ok ? [] : read.refusal.map(chineseProblem)
    expect(said.map(({ message, hint }) => `${message} ${hint ?? ''}`)).toEqual([
      expect.stringMatching(/^message.send 没有字段 `nme` 可用的有：/),
      '此处须为真或假，而这是 double 请与数字比较，如 `… > 0`。',
    ])
    expect(said.every(({ file, line }) => file === 'conduct/j-spam.yaml' && line > 1)).toBe(true)
    expect(sayInChinese('"a week or so" is not a duration')).toBe('“a week or so”不是时长')
    expect(sayInChinese('`severity` must be a whole number, not a list')).toBe('`severity` 须为整数，不能是列表')
    expect(sayInChinese('`size` works on string or list of string, not on an int')).toBe(
      '`size` 用于 string 或 list of string，而这是 int',
    )
  })
})
