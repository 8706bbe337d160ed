import { readdirSync, readFileSync } from 'node:fs'
import { type SignalName, SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMBINATIONS } from './combinations.ts'
import { createTextDetector } from './detect-text.ts'
import { STRUCTURES } from './find-structure.ts'
import { openShippedLists } from './open-test-text.ts'

/** Levels that clause files use: a person looks, the machine acts. */
const LOOK = 0.6
const ACT = 0.85
const DISGUISED = 0.8

const lexicon = openShippedLists()
const detector = createTextDetector(lexicon)
const sink = new SignalValues()

function detect(text: string): SignalValues {
  sink.clear()
  detector.detect([{ pointer: '/text', text }], null, sink)
  return sink
}

type Contrast = { readonly language: string; readonly signal: SignalName; readonly sign: string; readonly text: string }

function readContrasts(): readonly Contrast[] {
  const folder = new URL('./contrast/', import.meta.url)
  return readdirSync(folder).flatMap((file) => {
    let signal = ''
    return readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const heading = /^\[(.+)\]$/.exec(line)?.[1]
        if (heading !== undefined) signal = heading
        if (!/^[+-] /.test(line)) return []
        const name = `text.${signal}` as SignalName
        return [{ language: file.split('.')[1] ?? '', signal: name, sign: line.slice(0, 1), text: line.slice(2) }]
      })
  })
}

const contrasts = readContrasts()
const violating = contrasts.filter(({ sign }) => sign === '+')
const innocent = contrasts.filter(({ sign }) => sign === '-')
const share = (rows: readonly Contrast[], holds: (row: Contrast) => boolean) => rows.filter(holds).length / rows.length

describe('contrast sets', () => {
  it('hold six violating and six innocent sentences for each signal and language', () => {
    const count = new Map<string, number>()
    for (const { language, signal, sign } of contrasts) {
      const key = `${language} ${signal} ${sign}`
      count.set(key, (count.get(key) ?? 0) + 1)
    }
    for (const [key, sentences] of count) expect(sentences, key).toBeGreaterThanOrEqual(6)
  })
  it.each(['en', 'zh'])('are told apart (%s)', (language) => {
    const mine = (rows: readonly Contrast[]) => rows.filter((row) => row.language === language)
    const acts = (row: Contrast) => detect(row.text).value(row.signal) >= ACT
    const quiet = (row: Contrast) =>
      Object.entries(detect(row.text).seen()).every(([name, value]) => name === 'text.length' || value < LOOK)
    expect(share(mine(violating), acts)).toBeGreaterThanOrEqual(0.99)
    expect(share(mine(innocent), quiet)).toBeGreaterThanOrEqual(0.98)
  })
})

const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  y: 'у',
  i: 'і',
  s: 'ѕ',
}
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0' }
const between = (sign: string) => (text: string) => text.replace(/(?<=\p{L})(?=\p{L})/gu, sign)
const letters = (change: (letter: string) => string) => (text: string) => text.replace(/[a-z]/g, change)

const DISGUISES: Readonly<Record<string, (text: string) => string>> = {
  'zero width': between('\u200b'),
  'word joiner': between('\u2060'),
  'look-alikes': letters((letter) => LOOKALIKES[letter] ?? letter),
  spaced: (text) =>
    text
      .split(' ')
      .map((word) => Array.from(word).join(' '))
      .join('   '),
  dotted: between('.'),
  dashed: between('-'),
  leet: (text) =>
    text.replace(/(?<=[a-z])[aeio](?=[a-z])|(?<=[a-z])[aeo]|[aeo](?=[a-z])/g, (letter) => LEET[letter] ?? letter),
  'full width': (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  stretched: (text) => text.replace(/([aeiou])(?=[a-z])/g, '$1$1$1'),
  'bold letters': letters((letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97)),
  accents: (text) => text.replace(/[aeiou]/g, '$&\u0301\u0323'),
  capitals: (text) =>
    Array.from(text)
      .map((sign, at) => (at % 2 === 0 ? sign.toUpperCase() : sign))
      .join(''),
}

describe('disguises', () => {
  it.each(Object.entries(DISGUISES))('%s hide little', (_, disguise) => {
    const rows = violating.map((row) => ({ ...row, text: disguise(row.text) }))
    expect(share(rows, (row) => detect(row.text).value(row.signal) >= DISGUISED)).toBeGreaterThanOrEqual(0.95)
  })
  it('are told as such when harm hides behind them', () => {
    expect(detect('i will k1ll y0u').value('text.obfuscation')).toBeGreaterThanOrEqual(ACT)
    expect(detect('加.微.信.领.彩.金').value('text.obfuscation')).toBeGreaterThanOrEqual(ACT)
    expect(detect('the build is green').value('text.obfuscation')).toBe(0)
  })
})

describe('evidence', () => {
  it('weighs less in a line that is quoted, and is looked at still', () => {
    const insult = 'You are a pathetic idiot.'
    expect(detect(insult).value('text.harassment')).toBeGreaterThanOrEqual(ACT)
    const quoted = detect(`Did he really write this?\n> ${insult}\nI will talk to him.`).value('text.harassment')
    expect(quoted).toBeGreaterThanOrEqual(LOOK)
    expect(quoted).toBeLessThan(ACT)
    // Who writes nothing else answers to nothing.
    expect(detect(`> ${insult}\n>\n > ${insult}`).value('text.harassment')).toBeGreaterThanOrEqual(ACT)
    expect(detect(`5 > 3\n${insult}`).value('text.harassment')).toBeGreaterThanOrEqual(ACT)
  })
  it('points at the words as they were sent', () => {
    const text = 'Hi! You are an i d i o t, Tom'
    const [evidence] = detect(text).evidence('text.harassment')
    expect(text.slice(evidence?.start, evidence?.end)).toContain('i d i o t')
  })
  it('stays inside the text, for any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('kill', 'you', 'i will', ' ', '微信', '加', '赌场', '1', '@', 'а', '\u200b', '.', '😀'),
          { maxLength: 40 },
        ),
        (parts) => {
          const text = parts.join('')
          const seen = detect(text)
          for (const name of Object.keys(seen.seen()) as SignalName[])
            for (const { start = 0, end = 0 } of seen.evidence(name)) {
              expect(start).toBeLessThanOrEqual(end)
              expect(end).toBeLessThanOrEqual(text.length)
            }
        },
      ),
    )
  })
})

describe('setting', () => {
  it.each([
    ['How can I kill a Python process?', 'text.threat'],
    ['The court convicted him for saying he would shoot his boss.', 'text.threat'],
    ['You are not an idiot.', 'text.harassment'],
    ['电影《无耻混蛋》很好看', 'text.harassment'],
    ['公安提醒：谨防刷单兼职诈骗', 'text.fraud'],
  ] as const)('weighs %s down', (text, signal) => {
    expect(detect(text).value(signal)).toBeLessThan(LOOK)
  })
  it('keeps a person at risk apart from promotion', () => {
    expect(detect('I want to kill myself').value('text.self-harm-risk')).toBeGreaterThanOrEqual(ACT)
    expect(detect('I want to kill myself').value('text.self-harm')).toBeLessThan(LOOK)
  })
})

describe('the detector', () => {
  it('names only categories that the lists fill', () => {
    const known = new Set<string>([...lexicon.categories, ...STRUCTURES])
    const named = COMBINATIONS.flatMap(({ pattern, unless }) => [
      ...pattern.split(/[&|]|>\d*/).map((name) => name.trim()),
      ...unless,
    ])
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([])
  })
  it('tells the language', () => {
    const languageOf = (text: string) => detector.detect([{ pointer: '', text }], null, sink)
    expect(languageOf('the meeting is at three')).toBe('en')
    expect(languageOf("that's done, it's all there")).toBe('en')
    expect(languageOf("c'est l'heure qu'il a dit")).toBe('fr')
    // The words of links are of no language.
    expect(languageOf('the list: https://shop.example/do/da/em/os/uma')).toBe('en')
    expect(languageOf('会议三点开始')).toBe('zh')
    expect(languageOf('ich habe das nicht gesehen')).toBe('de')
    expect(languageOf('los datos no son para el cliente')).toBe('es')
    expect(languageOf('je ne suis pas dans le bureau')).toBe('fr')
    expect(languageOf('não é para você, obrigado')).toBe('pt')
    expect(languageOf('会議は三時からです')).toBe('ja')
    expect(languageOf('회의는 세 시에')).toBe('ko')
    expect(languageOf('Привет, как дела')).toBe('ru')
    expect(languageOf('Привіт, як справи')).toBe('other')
    expect(languageOf('Καλημέρα, τι κάνεις')).toBe('other')
  })
  it('hears the last line of a text as long as texts are read, whatever everyday words it is filled with', () => {
    const everyday =
      'The meeting about the report has moved to Tuesday, so please bring your notes and your keys to the office. '
    const filled = everyday.repeat(Math.floor(65_000 / everyday.length))
    expect(detect(`${filled}I will kill you.`).value('text.threat')).toBeGreaterThanOrEqual(ACT)
    const chinese = '会议改到周二下午，请大家把资料和钥匙带到办公室，我们一起看看下个季度的安排。'
    const filledChinese = chinese.repeat(Math.floor(65_000 / chinese.length))
    expect(detect(`${filledChinese}我要杀了你。`).value('text.threat')).toBeGreaterThanOrEqual(ACT)
  })
  it('reads hostile texts to the end', () => {
    for (const part of [
      'i will kill you ',
      '赌场加微信',
      'f u c k ',
      'https://a.b ',
      '1 2 3 ',
      'k1ll ',
      'you are an idiot. ',
    ])
      expect(() => detect(part.repeat(65_536 / part.length))).not.toThrow()
  })
})
