import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const ofChildren = (text: string): number => valueOf('text.minor-safety', text)
/** From here on a rule asks for a person to look. */
const LOOK = 0.6

describe('what families, schools and clubs say to one another', () => {
  it.each([
    'Can you meet me after school to go over the algebra homework in the library?',
    "Meet me after school at the stop, we still have to buy your sister's birthday present.",
    "Are your parents home? I am from the parents' committee and bring the raffle tickets.",
    "Don't tell mum what we got her, she will find out on Sunday at breakfast.",
    'We play truth or dare at the school disco only with harmless dares.',
    '放学后在校门口等我，奶奶在车里。',
    '这是我们的小秘密，给妈妈的生日蛋糕藏在冰箱里。',
    '别告诉老师，教师节的花我们已经订好了。',
    '爸妈在家吗？我是家委会的，来送春游的帽子。',
  ])('asks nobody: %s', (text) => {
    expect(ofChildren(text)).toBeLessThan(LOOK)
  })
})

describe('who seeks out a child', () => {
  it.each([
    'Meet me after school by the library, just us two, nobody has to know.',
    'Meet me after school for homework, and do not tell your parents. Are your parents home later?',
    'I can pick you up after school, tell grandma you are at the rehearsal, come alone.',
    'Are your parents home? Then I bring your birthday present, our little secret.',
    '放学我接你，跟奶奶说你在补课。',
    '爸妈在家吗？不在我就带生日礼物去我家，别告诉家长。',
    '别告诉老师，数学题我教你，一个人来图书馆。',
  ])('is looked at with the same words: %s', (text) => {
    expect(ofChildren(text)).toBeGreaterThanOrEqual(LOOK)
  })
})
