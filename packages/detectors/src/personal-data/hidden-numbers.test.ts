/** Numbers that are taken apart, spelled or put in code are found; what only has as many digits is not. */
import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { detectPersonalData } from './index.ts'

const nobody = { ownEmails: [], ownPhones: [], country: null }
function seen(text: string): SignalValues {
  const sink = new SignalValues()
  detectPersonalData([{ pointer: '/data/content/text', text }], nobody, sink)
  return sink
}
const kinds = (text: string) => Object.keys(seen(text).seen()).filter((name) => !/total|sensitive/.test(name))

const RESIDENT = '11010519491231002X'
const CARD = '4532015873246919'
const MOBILE = '13916842753'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const spelled = (number: string, words: readonly string[], between: string) =>
  Array.from(number, (sign) => words[Number(sign)] ?? sign).join(between)
const ENGLISH = 'zero one two three four five six seven eight nine'.split(' ')
const CHINESE = Array.from('零一二三四五六七八九')
const CIRCLED = Array.from('⓪①②③④⑤⑥⑦⑧⑨')

const HIDINGS: readonly (readonly [string, (number: string) => string])[] = [
  ['by stops', (number) => Array.from(number).join('.')],
  ['by flowers', (number) => Array.from(number).join('🌸')],
  ['over lines', (number) => number.replace(/(.{4})/g, '$1\n')],
  ['by strokes', (number) => number.replace(/(.{4})/g, '$1/')],
  ['by quotes', (number) => `"${number.slice(0, 6)}" + "${number.slice(6)}"`],
  ['in words', (number) => spelled(number, ENGLISH, ' ')],
  ['in words together', (number) => spelled(number, ENGLISH, '').replace(/X$/, ' x')],
  ['in Chinese', (number) => spelled(number, CHINESE, '')],
  ['in circles', (number) => spelled(number, CIRCLED, '')],
  [
    'in bold',
    (number) =>
      Array.from(number, (sign) => (/\d/.test(sign) ? String.fromCodePoint(0x1d7ce + Number(sign)) : sign)).join(''),
  ],
]

describe.each(HIDINGS)('a number written %s', (_, hide) => {
  it('is the one it is', () => {
    expect(kinds(`她的身份证号：${hide(RESIDENT)}`)).toEqual(['personal.identity-numbers'])
    expect(kinds(`This is her card: ${hide(CARD)}`)).toEqual(['personal.bank-cards'])
    expect(kinds(`他的手机号是${hide(MOBILE)}`)).toEqual(['personal.phones'])
  })
  it('is none where its checksum is wrong, or nothing says that it is called', () => {
    expect(kinds(`号：${hide('110105194912310021')}`)).toEqual([])
    expect(kinds(`This is her card: ${hide('4532015873246910')}`)).toEqual([])
    expect(kinds(`批号 ${hide('23916842753')}`)).toEqual([])
  })
})

describe('a number written from its end', () => {
  const turned = (number: string) => Array.from(number).reverse().join('')
  it('is the one it is where the text says so', () => {
    expect(kinds(`她的身份证号倒着写：${turned(RESIDENT)}`)).toEqual(['personal.identity-numbers'])
    expect(kinds(`This is her card, backwards: ${turned(CARD)}`)).toEqual(['personal.bank-cards'])
    expect(kinds(`他的手机号反过来读：${turned(MOBILE)}`)).toEqual(['personal.phones'])
  })
  it('is none where nothing says so, or that it is called', () => {
    expect(kinds(`她的单号：${turned(MOBILE)}`)).toEqual([])
    expect(kinds(`把批次 ${turned(MOBILE)} 倒过来放`)).toEqual([])
    expect(kinds('Reverse entry 4503198722101 of ledger 20241101')).toEqual([])
  })
})

describe('a number in code', () => {
  it.each([
    [base64(`number ${CARD} of her card`), 'personal.bank-cards'],
    [base64(RESIDENT), 'personal.identity-numbers'],
    [Buffer.from(RESIDENT).toString('hex'), 'personal.identity-numbers'],
  ])('is read, at the place of the code: %s', (code, kind) => {
    const text = `see ${code} there`
    expect(kinds(text)).toEqual([kind])
    const [place] = seen(text).evidence('personal.total')
    expect(text.slice(place?.start, place?.end)).toBe(code)
  })
  it('says nothing of the mailbox that a link was sent to', () =>
    expect(kinds(`https://news.example/out?${base64('123456789012 mei.lin@harbor.example')}`)).toEqual([]))
})

describe('rows of digits that are no number of a person', () => {
  it.each([
    '订单 4532 0158 7324 6919 已发货',
    'Part 453-201-587-324-691-9, revision 3',
    'Build 2024.01.15.10.23.45.1234 of release 5.1.0.14',
    'Message-Id: <5.1.0.14.0.20020829172833.032e1358>',
    'mobile 193.95.181.146 is the address of the gateway',
    'Call:1 (866) 347-2423',
    '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18',
    '一二三四五六七八九，一二三四五六七八九',
    'one two three four five six seven eight nine ten',
    '2026-12-01 10:23:45.123456 4503 1987 2210',
    '热线电话：一三九一六八四二七五三',
    '①②③④⑤⑥⑦⑧⑨⑩⑪⑫',
    'rows 10 20 30 40 50 60 70 80 90 on line 4',
  ])('%s', (text) => expect(kinds(text)).toEqual([]))
})
