/**
 * One detector reads all messages of a process, for all organizations: what it says of a message may depend on nothing that it read
 * before. Messages in many disguises are read once, and then again among each other in any order.
 */
import { readFileSync } from 'node:fs'
import { SIGNAL_NAMES, SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { detector } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

const SENTENCES = [
  'I will come to your desk and break your arms',
  'send the gift cards now and tell nobody, I am in a meeting',
  'see https://bank.example.test/login and confirm your password 4417 1234 5678 9113',
  'the kitchen knives are back in the second drawer, thank you all',
  'please pay the invoice to DE89 3704 0044 0532 0130 00 by Friday',
  'you are such an idiot, nobody here wants you',
  '周五的票谁要，放在前台了',
  '我要打断你的腿，你给我等着',
  '加我微信 wx_1234567 带你赚钱，稳赚不赔',
  '身份证 11010519491231002X 请勿外传',
  '下周的会议改到三点，请带上合同',
  '回族同事下周过开斋节',
  '周五的票谁要',
  '我要打断你的腿',
  '代开发票',
  '代开发票，点数低，先开后付',
  'ok',
  '👍👍 gracias a todos',
  'te voy a matar si vuelves a hablar',
]

/** Ways to write the same that look much alike, one for each kind of state that reading keeps: places, joints, lengths, marks. */
const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => Array.from(text).join(' '),
  (text) => Array.from(text).join('\u200b'),
  (text) => Array.from(text, (letter) => `【${letter}】`).join(''),
  (text) => text.replaceAll(/[，, ]/g, '_'),
  (text) => text.replaceAll(/[aeo]/g, (letter) => ({ a: '@', e: '3', o: '0' })[letter] ?? letter),
  (text) => text.replaceAll('a', 'а').replaceAll('e', 'е'),
  (text) => text.replaceAll(/([\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, '$1*'),
  (text) => text.normalize('NFD').replaceAll(/[a-z]/g, '$&\u0301'),
  (text) => `${'long before it. '.repeat(40)}${text}`,
  (text) => text.slice(0, 1 + (text.length >> 1)),
  (text) => text.replaceAll(' ', ' | '),
  (text) => Array.from(text).reverse().join(''),
]

const MESSAGES = SENTENCES.flatMap((sentence) => DISGUISES.map((disguise) => disguise(sentence)))

/** All that is seen: every signal, its value and its places. */
const allOf = (sink: SignalValues): string =>
  JSON.stringify(SIGNAL_NAMES.map((name) => [sink.value(name), sink.evidence(name)]).filter(([value]) => value !== 0))

function reader(): (...texts: readonly string[]) => string {
  const sink = new SignalValues()
  return (...texts) => {
    sink.clear()
    detector.detect(
      texts.map((text, at) => ({ pointer: `/text/${at}`, text })),
      null,
      sink,
    )
    return allOf(sink)
  }
}

describe('a detector that reads again', () => {
  const read = reader()
  const first = new Map(MESSAGES.map((message) => [message, read(message)]))

  it('finds something in the messages that mean harm, so that there is something to lose', () => {
    expect([...first.values()].filter((seen) => seen !== '[]').length).toBeGreaterThan(MESSAGES.length / 3)
  })

  it('says of a message what it said before, whatever it read meanwhile', () => {
    const some = fc.array(fc.constantFrom(...MESSAGES), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(some, (messages) => {
        for (const message of messages) expect([message, read(message)]).toEqual([message, first.get(message)])
      }),
      { numRuns: 300 },
    )
  })

  it('says it beside other texts of the same event as well', () => {
    const two = fc.array(fc.constantFrom(...MESSAGES), { minLength: 2, maxLength: 3 })
    fc.assert(
      fc.property(two, fc.constantFrom(...MESSAGES), (texts, between) => {
        const once = read(...texts)
        read(between)
        expect(read(...texts)).toBe(once)
      }),
      { numRuns: 150 },
    )
  })
})
