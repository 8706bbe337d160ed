/** What a file of a policy says, and where: the same when it is read again as it was. */
import { expect, it } from 'vitest'
import { parsePolicyFile, recallTexts, textsRead } from './policy-file.ts'

const TEXT = `title: { en: Spam, zh: 垃圾信息 }
rules:
  - when: >-
      count > 3
      && hidden
  - "say \\"no\\""
`

function read(file: string) {
  const { source, problems } = parsePolicyFile(file, TEXT)
  return {
    problems,
    value: source.value,
    places: [
      source.place(['rules', 1]),
      source.place([]),
      source.place(['rules', 0, 'none', 'deeper']),
      source.keyPlace(['rules']),
      source.keyPlace(['title', 'zh']),
      source.textPlace(['rules', 0, 'when'], 10),
      source.textPlace(['rules', 0, 'when'], 13),
      source.textPlace(['rules', 1], 5),
    ].map(({ line, column }) => [line, column]),
    files: new Set([source.place(['rules']).file, source.textPlace(['rules', 1], 5).file]),
  }
}

const PLACES = [
  [6, 5],
  [1, 1],
  [3, 5],
  [2, 1],
  [1, 20],
  [5, 7],
  [5, 10],
  [6, 12],
]

it('is the same in a text that was read before, under whatever name', () => {
  const [first, again] = [read('a.yaml'), read('b.yaml')]
  expect(first.places).toEqual(PLACES)
  expect(again.places).toEqual(PLACES)
  expect([[...first.files], [...again.files]]).toEqual([['a.yaml'], ['b.yaml']])
  expect(first.value).toEqual({
    title: { en: 'Spam', zh: '垃圾信息' },
    rules: [{ when: 'count > 3 && hidden' }, 'say "no"'],
  })
  expect(again.value).toBe(first.value)
})

it('can be changed by nobody who reads it', () => {
  const { value } = read('a.yaml')
  expect(Object.isFrozen(value)).toBe(true)
  expect(() => Reflect.apply(Array.prototype.push, Reflect.get(Object(value), 'rules'), ['more'])).toThrow(TypeError)
})

it('says of a text that is none where it went wrong, each time', () => {
  for (const file of ['a.yaml', 'b.yaml']) {
    const { source, problems } = parsePolicyFile(file, 'a: [1\nb: 2\n')
    expect(source.value).toBeNull()
    expect(problems).toMatchObject([{ file, message: expect.stringMatching(/^Not valid YAML: /) }])
  }
})

it('is no text where bytes were lost, controls stand, or something is a part of itself', () => {
  const says = (text: string) => parsePolicyFile('a.yaml', text).problems
  const gbk = new TextDecoder().decode(Uint8Array.of(0x61, 0x3a, 0x20, 0xcf, 0xfb, 0xcf, 0xa2, 0x0a))
  expect(says(`b: 1\n${gbk}`)).toEqual([
    { file: 'a.yaml', line: 2, column: 4, message: 'The file is not in UTF-8', hint: expect.stringContaining('UTF-8') },
  ])
  expect(says('a: b\u0007c\n')).toMatchObject([{ column: 5, message: 'A text holds the control character U+0007' }])
  expect(says('a:\n  - "b\\0c"\n')).toMatchObject([{ line: 2, message: 'A text holds the control character U+0000' }])
  expect(says('a: &x [1, *x]\n')).toMatchObject([{ message: 'An alias stands within what it repeats' }])
  expect(says('\ufeffa: &x [1]\nb: *x\nc: "tab\\t\\n"\r\n')).toEqual([])
})

it('may be nothing', () => {
  expect(parsePolicyFile('a.yaml', '')).toMatchObject({ source: { value: null }, problems: [] })
  expect(parsePolicyFile('a.yaml', '')).toMatchObject({ source: { value: null }, problems: [] })
})

it('may be recalled from another process, value and places', () => {
  const text = 'c: 1\n# of another process\n'
  const places = [['value c', { line: 7, column: 9 }]] as const
  recallTexts([{ text, value: { c: 'recalled' }, places }])
  const { source } = parsePolicyFile('a.yaml', text)
  expect(source.value).toEqual({ c: 'recalled' })
  expect(source.place(['c'])).toEqual({ file: 'a.yaml', line: 7, column: 9 })
  // What nobody asked about there is looked for in the text.
  expect(source.keyPlace(['c'])).toEqual({ file: 'a.yaml', line: 1, column: 1 })
  expect(Object.isFrozen(source.value)).toBe(true)
  expect(textsRead()).toContainEqual({
    text,
    value: { c: 'recalled' },
    places: [...places, ['key c', { line: 1, column: 1 }]],
  })
})

it('is not taken from elsewhere where this process read it itself', () => {
  const text = 'd: 1\n'
  expect(parsePolicyFile('a.yaml', text).source.value).toEqual({ d: 1 })
  recallTexts([{ text, value: { d: 2 }, places: [] }])
  expect(parsePolicyFile('a.yaml', text).source.value).toEqual({ d: 1 })
})
