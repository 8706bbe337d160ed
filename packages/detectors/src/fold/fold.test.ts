import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFold, FOLD_LIMIT, type Folded } from './fold.ts'
import { openShippedLists } from '../text/open-test-text.ts'

const fold = createFold(openShippedLists().vocabulary)
const plain = createFold(null)
const read = (folded: Folded) => String.fromCharCode(...folded.units.subarray(0, folded.length))

describe('the fold', () => {
  it.each([
    ['Hello World', 'hello world'],
    ['ｋｉｌｌ　ｙｏｕ', 'kill you'],
    ['𝐤𝐢𝐥𝐥 𝓎𝑜𝓊', 'kill you'],
    ['Ⓚⓘⓛⓛ', 'kill'],
    ['kіll уоu', 'kill you'],
    // Capitals drawn with syllabics and a rune; of the language that writes with these nothing is read.
    ['ᛕIᒪᒪ YOᑌ', 'kill you'],
    ['ᗩᑎᗪ ᗰY', 'and my'],
    ['ᓄᓇᕗᑦ ᒐᕙᒪᖓ', 'ᓄᓇᕗᑦ ᒐᕙᒪᖓ'],
    ['k\u200bi\u200dl\u2060l', 'kill'],
    ['f u c k', 'fuck'],
    ['k.i.l.l y.o.u', 'kill you'],
    ['I  w i l l  k i l l  y o u', 'i will kill you'],
    ['s h i t t y work', 'shitty work'],
    ['j o i n us t o d a y', 'join us today'],
    ['I h o p e a l l w e l l', 'i hope all well'],
    ['m0ney t0d4y', 'money today'],
    ['sh1t', 'shit'],
    ['a$$hole', 'asshole'],
    ['f*ck', 'fuck'],
    ['m*ney f*r k*ll, tod*y!', 'money f*r kill, today!'],
    ['k*d m*n*y*k 2*money', 'k*d m*n*y*k 2*money'],
    ['I... will … find you....soon.', 'i will find you soon.'],
    ['今晚…就把……东西...带走', '今晚就把东西带走'],
    ['ok... thanks... see you', 'ok... thanks... see you'],
    [
      'First we look at it... and then everybody goes home early... as I said before, no... or?',
      'first we look at it... and then everybody goes home early... as i said before, no... or?',
    ],
    ['fuuuuck', 'fuck'],
    ['ffuucckk', 'fuck'],
    ['fu.ck', 'fuck'],
    ['p̶o̶r̶n̶', 'porn'],
    ['1 w1ll k1ll y0u', 'i will kill you'],
    ['加 微 信', '加微信'],
    ['加.微.信', '加微信'],
    ['代開發票', '代开发票'],
    ['Straße naïve Ångström', 'strasse naive angstrom'],
    ['ʏᴏᴜ ᴀʀᴇ ꜰɪʀᴇᴅ', 'you are fired'],
    ['⒴⒪⒰ ⒜⒭⒠', 'you are'],
    ['wᎥᏞᏞ ᏦᎥᏞᏞ', 'will kill'],
    ['I_will_find_you, wait_and_see', 'i will find you, wait and see'],
    ['I🔥will🔥find🔥you', 'i will find you'],
    ['I 🔥 will 😂 find 🔥 you', 'i will find you'],
    ['pack | your | things | now', 'pack your things now'],
    ['pack.your.things.now', 'pack your things now'],
    ['找x死x你x们', '找死你们'],
    ['【找】【死】【你】【们】', '【找死你们】'],
    ['I will **find** you, *wait* and `see` _soon_', 'i will find you, wait and see soon'],
    ['th**rea**t wh**ere** you f**k', 'threat where you fuck'],
    ['我要**找**你，||等着||', '我要找你,等着'],
    ['I\n\nw\ni\nl\nl\n\nk\ni\nl\nl\n\ny\no\nu', 'i will kill you'],
  ])('reads %s as %s', (text, folded) => {
    expect(read(fold(text))).toBe(folded)
  })

  it.each([
    'class assess scunthorpe analysis shell pass the exam',
    "it's hit the limit and can't its build",
    'b2b 2026 1.5 3rd h2o 5g mp3 i5 a55 x86 k8s',
    'u.s.a. e.g. p.m. j. r. r. tolkien',
    'a b c d e',
    'plan b is ok',
    'e-mail co-worker check-in',
    'see src/main/a and www.a.b.example, or mail a.b.c.d@home.example',
    'a ** b, 2**3, foo_bar_baz, a*b*c, 5 * 3 * 2',
    'one, two, three, four; yes: no. and? so!',
  ])('leaves honest text as it is: %s', (text) => {
    const folded = fold(text)
    expect(read(folded)).toBe(text)
    expect(folded.obfuscation).toBeLessThan(0.1)
  })

  it.each([
    '👨‍👩‍👧 family day 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽',
    'Żółć, naïveté, Ελληνικά, Привет, как дела',
    'می‌خواهم به خانه بروم',
    'שלום \u200fworld\u200f',
    '日本語ＡＢＣテキスト、ｶﾀｶﾅ',
    'const x = a[i] * 3 / b_2; // O(n*log n)',
    '+49 (0) 151 555-0142, ext. 7',
    '请联系ＨＲ部门，会议 纪要 见附件',
    'S.H.E and 5.1.x are names',
    'sooo goood, hmmm, yesss!!!',
    'Δt = 3 μs, β-test, 20 °C, ½ cup, №5',
  ])('finds no disguise in odd but innocent text: %s', (text) => {
    expect(fold(text).obfuscation).toBeLessThan(0.2)
  })

  it.each([
    '我们 明天 下午 三 点 在 会议室 开会 ， 请 大家 准时 参加',
    '大家 好 ， 我 是 新来 的 小王 ， 请 多 关照 ， 有 问题 随时 找 我',
    '他 这 个 人 真是 个 废物 ， 我们 都 不想 和 他 一起 做 项目',
  ])('takes Chinese with a gap between all words for no disguise: %s', (text) => {
    const folded = fold(text)
    expect(folded.obfuscation).toBe(0)
    expect([...folded.marks.subarray(0, folded.length)].every((mark) => mark === 0)).toBe(true)
  })

  it.each([
    '蠢 得 像 猪 一 样，你们都看看',
    '大家 看 这 个 蠢 得 像 猪 的 人，真没意思',
    '今天晚上我们几个去那边赌 博 玩 一 下，来不来',
  ])('takes a gap between the characters of words for one: %s', (text) => {
    expect(fold(text).obfuscation).toBeGreaterThan(0.3)
  })

  it('reads a Latin letter in a Cyrillic word as the Cyrillic one, and a Cyrillic letter in a Latin word as the Latin one', () => {
    expect(read(fold('Я тебя y\u0431ью, cдай отчёт'))).toBe('я тебя \u0443\u0431ью, \u0441даи отчет')
    expect(read(fold('Отчёт в Excel-е и в Java-коде'))).toBe('отчет в excel-е и в java-коде')
    expect(read(fold('free c\u0430sin\u043e bonus'))).toBe('free casino bonus')
  })

  it('maps every folded unit to a source range, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        for (const folded of [fold(text), plain(text)]) {
          for (let at = 0; at < folded.length; at += 1) {
            expect(folded.starts[at]).toBeGreaterThanOrEqual(at === 0 ? 0 : (folded.starts[at - 1] ?? 0))
            expect(folded.ends[at]).toBeGreaterThanOrEqual(at === 0 ? 0 : (folded.ends[at - 1] ?? 0))
            expect(folded.ends[at]).toBeGreaterThanOrEqual(folded.starts[at] ?? 0)
            expect(folded.ends[at]).toBeLessThanOrEqual(text.length)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('finds the source of what it folded again, however it was disguised', () => {
    const disguise = fc.constantFrom(
      (word: string) => Array.from(word).join(' '),
      (word: string) => Array.from(word).join('\u200b'),
      (word: string) => word.replace(/i/g, '1').replace(/o/g, '0'),
      (word: string) => word.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
      (word: string) => word.replace(/o/g, 'о').replace(/i/g, 'і'),
    )
    fc.assert(
      fc.property(disguise, fc.constantFrom('the ', 'we say: ', '今天'), (hide, before) => {
        const hidden = hide('idiot')
        const text = `${before}${hidden}.`
        const folded = fold(text)
        const at = read(folded).indexOf('idiot')
        expect(at).toBeGreaterThanOrEqual(0)
        expect(text.slice(folded.starts[at], folded.ends[at + 4])).toBe(hidden)
      }),
    )
  })

  it('stays within its bound for hostile texts', () => {
    for (const hostile of ['a ', 'f*', '1a', 'ﷺ', '㎏', 'а', '\u0301a', '加 ', '@$!']) {
      const text = hostile.repeat(FOLD_LIMIT + 1)
      const folded = fold(text)
      expect(folded.length).toBeLessThanOrEqual(FOLD_LIMIT)
    }
  })

  it.each(['…', 'ﬃ', 'ⅷ', '㎏', 'ﷺ', 'a', '我'])('reads what stands behind pages of %s', (sign) => {
    const behind = ' see ://x.example and be there'
    const text = `${sign.repeat(FOLD_LIMIT - behind.length)}${behind}`
    expect(read(fold(text)).endsWith(' be there')).toBe(true)
  })

  it.each(['…', 'a.b ', 'x://y '])('comes to an end where a text is longer than it reads: %s', (sign) => {
    for (const behind of [' ://', ' HTTPS://A.EXAMPLE/B', ' see https://a.example'])
      expect(fold(`${sign.repeat(FOLD_LIMIT)}${behind}`).truncated).toBe(true)
  })

  it('answers the same whatever it folded before', () => {
    const once = read(fold('k1ll f u c k'))
    fold('аbс 1 w1ll h0p3 \u200b')
    expect(read(fold('k1ll f u c k'))).toBe(once)
  })
})

/** Words and characters of disguises, and what may stand between them. */
const PIECES = [
  '周',
  '五',
  '的',
  '票',
  '酒',
  '【',
  '】',
  '“',
  '”',
  '_',
  '/',
  ' | ',
  '…',
  ' ',
  "'",
  '@',
  'kill',
  'you',
  'x',
  '1',
  '，',
  '🔥',
  '.',
]

describe('a fold that is used again', () => {
  const { vocabulary } = openShippedLists()

  it('reads nothing of the text before, of which more lies behind a shorter one', () => {
    const again = createFold(vocabulary)
    again('【回】【族】【同】【事】【下】【周】【过】【开】【斋】【节】')
    expect(read(again('【周】【五】【的】【票】【谁】【要】'))).toBe(
      read(createFold(vocabulary)('【周】【五】【的】【票】【谁】【要】')),
    )
  })

  it('folds each text as one does that was never used', () => {
    const again = createFold(vocabulary)
    const anything = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''))
    const signs = fc.constantFrom(['【', '】'], ['', '”“'], ['', '1'], [' ', ' '], ['', '_'], ['(', ')'])
    const disguised = fc
      .tuple(fc.array(fc.constantFrom('周', '五', '的', '票', '谁', '酒'), { maxLength: 16 }), signs)
      .map(([characters, [before = '', behind = '']]) => characters.map((one) => `${before}${one}${behind}`).join(''))
    const texts = fc.array(fc.oneof(anything, disguised), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(texts, (all) => {
        for (const text of all) expect(read(again(text))).toBe(read(createFold(vocabulary)(text)))
      }),
      { numRuns: 200 },
    )
  })
})
