/**
 * The messages of the policy's own examples, written so that they look the same to who reads them and not to who searches them: as many
 * are found as these floors say, and those that are allowed still are.
 */
import { createEngine, type Engine } from '@goodstanding/engine'
import { compileFiles, openBench, readEvent, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { eventOf } from './server/client.ts'

type Message = { readonly text: string; readonly data: Readonly<Record<string, unknown>>; readonly isMeant: boolean }
type Disguise = (text: string) => string

const LONGEST = 300
const HAN = /[\u4e00-\u9fff]/

const compiled = compileFiles(await readPolicyDirectory(SHIPPED_POLICY))

/** Messages to somebody that hold words alone, and stand by themselves. */
const messages: readonly Message[] = [...compiled.policy.clauses.values()].flatMap(({ examples }) =>
  examples.flatMap(({ type, data, must, given }) => {
    const content = data['content']
    const isAlone =
      type === 'message.send' && given.facts.length === 0 && typeof content === 'object' && content !== null
    if (!isAlone || Object.keys(content).join() !== 'text' || !('text' in content)) return []
    const { text } = content
    if (typeof text !== 'string' || text.length > LONGEST) return []
    return [{ text, data, isMeant: must !== 'allow' }]
  }),
)

const letters =
  (from: string, to: string): Disguise =>
  (text) =>
    Array.from(text, (letter) => Array.from(to)[Array.from(from).indexOf(letter.toLowerCase())] ?? letter).join('')
const eachWord =
  (change: (word: string, place: number) => string): Disguise =>
  (text) => {
    let place = -1
    return text.replace(/[A-Za-z]+/g, (word) => {
      place += 1
      return change(word, place)
    })
  }
const cut = (sign: string, end = ''): Disguise =>
  eachWord((word) => (word.length > 3 ? `${word.slice(0, 2)}${sign}${word.slice(2)}${end}` : word))
const drawn = (sign: string): Disguise => eachWord((word, place) => (place % 3 === 1 ? `${sign}${word}${sign}` : word))
const between =
  (sign: string): Disguise =>
  (text) =>
    text.replace(/([\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, `$1${sign}`)
const starred = eachWord((word, place) =>
  word.length > 3 && place % 3 === 1 ? `${word.slice(0, 1)}${word.slice(1).replace(/[aeiou]/i, '*')}` : word,
)
/** One letter written twice or left out, or two swapped, in every other longer word. */
const slipped = eachWord((word, place) => {
  if (word.length < 4 || place % 2 === 0) return word
  const at = 1 + (place % (word.length - 2))
  const [before, letter, behind] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)]
  if (place % 3 === 0) return `${before}${letter}${letter}${behind}`
  return place % 3 === 1 ? `${before}${behind}` : `${before}${behind.slice(0, 1)}${letter}${behind.slice(1)}`
})

const inCode =
  (code: 'base64' | 'hex'): Disguise =>
  (text) =>
    Buffer.from(text).toString(code)

const ENGLISH: Readonly<Record<string, readonly [Disguise, floor: number]>> = {
  'as they are': [(text) => text, 0.95],
  'with underscores for gaps': [(text) => text.replaceAll(' ', '_'), 0.9],
  'with slashes for gaps': [(text) => text.replaceAll(' ', '/'), 0.9],
  'with bars for gaps': [(text) => text.replaceAll(' ', ' | '), 0.9],
  'with pictographs for gaps': [(text) => text.replaceAll(' ', '🔥'), 0.9],
  'as one word with capitals': [(text) => text.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase()), 0.9],
  'cut by gaps': [cut(' '), 0.78],
  'cut by pictographs': [cut('🔥'), 0.78],
  'half bold': [cut('**', '**'), 0.88],
  'with bold words': [drawn('**'), 0.92],
  'with words of code': [drawn('`'), 0.9],
  'with words in quotation marks': [drawn('"'), 0.9],
  'with words in brackets': [eachWord((word, place) => (place % 3 === 1 ? `(${word})` : word)), 0.9],
  'with pictographs behind words': [eachWord((word, place) => (place % 3 === 1 ? `${word} 😂` : word)), 0.9],
  'letter by letter down the page': [(text) => Array.from(text).join('\n'), 0.8],
  'in small capitals': [letters('abcdefghijklmnoprstuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'), 0.92],
  'in letters in brackets': [letters('abcdefghijklmnopqrstuvwxyz', '⒜⒝⒞⒟⒠⒡⒢⒣⒤⒥⒦⒧⒨⒩⒪⒫⒬⒭⒮⒯⒰⒱⒲⒳⒴⒵'), 0.92],
  'in Greek letters': [letters('aeoiknuvtp', 'αεοικηυντρ'), 0.88],
  'with slips of the pen': [slipped, 0.8],
  'with dots behind every third word': [eachWord((word, place) => (place % 3 === 1 ? `${word}...` : word)), 0.83],
  'with a star for a vowel of every third word': [starred, 0.84],
  'as a quotation of nobody': [(text) => `> ${text}`, 0.93],
  'in base64': [inCode('base64'), 0.92],
  'in hexadecimal digits': [inCode('hex'), 0.92],
}
const CHINESE: Readonly<Record<string, readonly [Disguise, floor: number]>> = {
  'as they are': [(text) => text, 0.93],
  'with a gap behind each two': [(text) => text.replace(/([\u4e00-\u9fff]{2})/g, '$1 '), 0.88],
  'with a pictograph behind each two': [(text) => text.replace(/([\u4e00-\u9fff]{2})/g, '$1😂'), 0.86],
  'with quotation marks': [(text) => text.replace(/([\u4e00-\u9fff]{2})([\u4e00-\u9fff]{2})/g, '$1“$2”'), 0.84],
  'with a letter between': [between('x'), 0.85],
  'with a digit between': [between('1'), 0.85],
  'each in brackets': [(text) => text.replace(/[\u4e00-\u9fff]/g, '【$&】'), 0.83],
  'with dots behind each three': [(text) => text.replace(/([\u4e00-\u9fff]{3})/g, '$1…'), 0.87],
  'with bold words': [(text) => text.replace(/([\u4e00-\u9fff]{2})([\u4e00-\u9fff]{2})/g, '$1**$2**'), 0.92],
  'as a quotation of nobody': [(text) => `> ${text}`, 0.93],
  'in base64': [inCode('base64'), 0.9],
  'in hexadecimal digits': [inCode('hex'), 0.88],
}
/** One message after another, by one person in one conversation: some words each, or some characters. */
const inPieces =
  (piece: RegExp): ((text: string) => readonly string[]) =>
  (text) =>
    text.match(piece) ?? []
const PIECES: Readonly<Record<string, readonly [(text: string) => readonly string[], floor: number]>> = {
  'a word each': [inPieces(/[^\s]+/g), 0.92],
  'three words each': [inPieces(/[^\s]+(?:\s+[^\s]+){0,2}/g), 0.92],
}
const CHINESE_PIECES: typeof PIECES = {
  'a character each': [inPieces(/[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+/g), 0.92],
  'four characters each': [inPieces(/.{1,4}/g), 0.9],
}
/** Of what is allowed, so much may be looked at when it is written so: who hides words is looked at. */
const MOST_LOOKED_AT = 0.09
/** Half of a sentence that is allowed may say what the whole does not. */
const MOST_LOOKED_AT_UNFINISHED = 0.12

let engine: Engine
let serial = 0
beforeAll(async () => {
  const { facts, detectors } = await openBench(compiled.policy)
  engine = createEngine({ policy: compiled, facts, detectors: detectors() })
})

/** The share of messages that a person is asked to look at, or that do not go out. Everybody writes once. */
const shareFound = (from: readonly Message[], disguise: Disguise): number =>
  shareFoundInPieces(from, (text) => [disguise(text)])

function shareFoundInPieces(from: readonly Message[], pieces: (text: string) => readonly string[]): number {
  const found = from.filter(({ text, data }) => {
    serial += 1
    const actor = { id: `writer-${serial}`, kind: 'member' }
    const own = { organization: `org-${serial}`, actor, conversation: { id: `c-${serial}`, kind: 'group' } }
    const effects = pieces(text).map((piece) => {
      const event = eventOf('message.send', { ...data, ...own, content: { text: piece } })
      return engine.decide(readEvent(event, Date.now()), `dec_${event.id}`).decision.effect
    })
    return effects.some((effect) => effect !== 'allow')
  })
  return found.length / from.length
}

describe.each([
  ['English', ENGLISH, PIECES, (text: string) => !HAN.test(text)],
  ['Chinese', CHINESE, CHINESE_PIECES, (text: string) => HAN.test(text)],
] as const)('what is written in %s', (_language, disguises, parted, isOf) => {
  const own = messages.filter(({ text }) => isOf(text))
  const [meant, honest] = [own.filter(({ isMeant }) => isMeant), own.filter(({ isMeant }) => !isMeant)]
  it('is enough to tell', () => {
    expect(Math.min(meant.length, honest.length)).toBeGreaterThan(50)
  })
  it.each(Object.entries(disguises))('is found %s', (_name, [disguise, floor]) => {
    expect(shareFound(meant, disguise)).toBeGreaterThanOrEqual(floor)
    expect(shareFound(honest, disguise)).toBeLessThanOrEqual(MOST_LOOKED_AT)
  })
  it.each(Object.entries(parted))('is found in messages of %s', (_name, [pieces, floor]) => {
    const [ofMeant, ofHonest] = [shareFoundInPieces(meant, pieces), shareFoundInPieces(honest, pieces)]
    expect(ofMeant).toBeGreaterThanOrEqual(floor)
    expect(ofHonest).toBeLessThanOrEqual(MOST_LOOKED_AT_UNFINISHED)
  })
})
