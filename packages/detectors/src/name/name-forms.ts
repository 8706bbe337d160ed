/** A name in the forms by which it is compared. */
import { pinyin } from 'pinyin-pro'
import { joinSpacedLetters, plainText, visualFold, wordsOf } from '../skeleton/skeleton.ts'
import { shortenForms } from './long-forms.ts'
import { chineseCore, HAN, isGeneric, rangeWithoutForms } from './legal-forms.ts'

/** Han letters that are taken for another at a glance. */
const HAN_LOOKS: ReadonlyMap<string, string> = new Map(
  Array.from(
    '帅师免兔末未已己巳己土士曰日入人千干柬東束東冶治拔拨卞卡袓祖枊柳孑子汨汩萊莱徽微薇微侯候籍藉辨辩辫辩壁璧丐丏戊戌戍戌王玉奥粤囯国団团忖付哆多喑音'.matchAll(
      /(.)(.)/gu,
    ),
    (pair) => [pair[1] ?? '', pair[2] ?? ''],
  ),
)

export type NameForms = {
  readonly raw: string
  readonly plain: string
  /** Latin words as they are, or the whole Chinese name as one word. */
  readonly words: readonly string[]
  /** Words as they look. */
  readonly folded: readonly string[]
  /** The whole name as it looks, without spaces and legal forms. */
  readonly key: string
  /** Without words that anybody adds, too. */
  readonly core: string
  /** Words as they look, without those that anybody adds. */
  readonly telling: readonly string[]
  /** The same as they are, joined. */
  readonly plainCore: string
  readonly han: boolean
}

/** Characters written as their halves, the first of which stands alone in no text: 招商银彳亍. */
const HALVES: ReadonlyMap<string, string> = new Map(
  '亻言信 亻寸付 亻本体 彳亍行 钅艮银 讠正证 讠舌话 扌斗抖 氵每海'
    .split(' ')
    .map((parts) => [parts.slice(0, 2), parts.slice(2)]),
)
const HALF = /[亻彳钅讠扌氵]./gu
const joinHalves = (text: string): string => text.replace(HALF, (halves) => HALVES.get(halves) ?? halves)

const foldHan = (text: string) => Array.from(text, (letter) => HAN_LOOKS.get(letter) ?? letter).join('')

/** `SiemensAG`: a legal form in capitals right behind a name. */
const GLUED_FORM = /(\p{Ll}{3})(AG|SE|SA|NV|BV|AB|KG|LLC|PLC|GmbH)$/u

/** `Tesco PIc`, with a capital i: what `plc` and `llc` look like. Whoever writes a picture or a licence writes no capital within it. */
const DISGUISED_FORM = /(?<!\S)([PpLl])Ic(?![^\s.,])/g

const ASCII = /^[\x20-\x7e]*$/

/** Parts `CamelCase` where a small letter meets a capital, unless the name mixes them at random. */
function partCamelCase(glued: string): string {
  // What follows looks for a capital behind a small letter: most names have none.
  if (!/[a-z][A-Z]/.test(glued) && ASCII.test(glued)) return glued
  const raw = glued.replace(GLUED_FORM, '$1 $2')
  return /\p{Lu}\p{Ll}+\p{Lu}\p{Ll}{2}/u.test(raw) && !/\s/u.test(raw)
    ? raw.replace(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, '$1 $2')
    : raw
}

/** `N.A.T.O` and `U.S.` are words. */
const joinInitials = (text: string) =>
  !text.includes('.')
    ? text
    : text.replace(/\b(?:\p{L}\.){1,8}\p{L}\b\.?/gu, (initials) => initials.replaceAll('.', ''))

/** `D H L Express`, `I R S Refunds`: capitals that stand apart beside other words are an abbreviation. Of two letters they are somebody's initials. */
const CAPITALS_APART = /(?<![\p{L}\p{N}'’.])\p{Lu}(?: \p{Lu}){2,7}(?![\p{L}\p{N}'’.])/gu
export const joinCapitals = (text: string): string =>
  text.replace(CAPITALS_APART, (capitals) => capitals.replaceAll(' ', ''))

/** Units of a name that are looked at; nobody reads further. */
const LONGEST = 512

/** A name is asked for by several detectors in a row. */
let last: NameForms | null = null

export function nameForms(raw: string): NameForms {
  if (last?.raw !== raw) last = formsOf(raw)
  return last
}

/** Equal but for case, spaces, looks and legal forms. */
export function isSameName(a: string, b: string): boolean {
  return a === b || nameForms(a).key === nameForms(b).key
}

function formsOf(raw: string): NameForms {
  const joined = joinInitials(
    partCamelCase(joinCapitals(joinSpacedLetters(raw.slice(0, LONGEST))).replace(DISGUISED_FORM, '$1lc')),
  )
  const plain = joinHalves(plainText(joined).slice(0, LONGEST).replace(/['’`]/g, ''))
  const han = !ASCII.test(plain) && HAN.test(plain)
  if (han) {
    const compact = foldHan(plain.replace(/[^\p{L}\p{N}]/gu, ''))
    const core = foldHan(chineseCore(plain)).replace(/[^\p{L}\p{N}]/gu, '')
    const words = [compact]
    return {
      raw,
      plain,
      words,
      folded: words,
      key: compact,
      core,
      telling: tellingOf(words, words),
      plainCore: compact,
      han,
    }
  }
  const words = shortenForms(wordsOf(plain.replaceAll('&', ' and ')))
  const folded = words.map(visualFold)
  const telling = tellingOf(words, folded)
  const [start, end] = rangeWithoutForms(words)
  const key = folded.slice(start, end).join('')
  return {
    raw,
    plain,
    words,
    folded,
    key,
    core: telling.length === 0 ? key : telling.join(''),
    telling,
    plainCore: tellingOf(words, words).join(''),
    han,
  }
}

/** How words look that not everybody adds; the same list when that is all of them. */
function tellingOf(words: readonly string[], looks: readonly string[]): readonly string[] {
  return words.some(isGeneric) ? looks.filter((_, at) => !isGeneric(words[at] ?? '')) : looks
}

/** The sound of a Chinese text as letters without tones, one syllable each. */
export function syllablesOf(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' }).map((syllable) =>
    syllable.replaceAll('ü', 'v'),
  )
}

const LONGEST_MIXED = 24
const UNITS = /[a-z]+|./gu
const SYLLABLES =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|[aeiouv])){1,4}$/
const isSaidSo = (unit: string): boolean => /^\p{Script=Han}$/u.test(unit) || SYLLABLES.test(unit)

/** The units of a Chinese name some characters of which are written as they sound (`支fu宝`), and their sounds; null: none is. */
export function mixedSounds(
  text: string,
): { readonly units: readonly string[]; readonly sounds: readonly string[] } | null {
  if (text.length > LONGEST_MIXED || !/[a-z]/.test(text)) return null
  const units = text.match(UNITS) ?? []
  if (units.length < 2 || !units.every(isSaidSo)) return null
  return { units, sounds: units.map((unit) => (/[a-z]/.test(unit) ? unit : syllablesOf(unit).join(''))) }
}

/** Characters of which names hold one reading and who imitates them another: 招商银形 for 招商银行. */
const READINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['行', ['hang', 'xing']],
  ['乐', ['le', 'yue']],
  ['长', ['chang', 'zhang']],
  ['重', ['chong', 'zhong']],
  ['藏', ['cang', 'zang']],
  ['朝', ['chao', 'zhao']],
])

/** The sounds of a Chinese name, joined; a character with two readings gives both. */
export function soundsOf(text: string): readonly string[] {
  const syllables = syllablesOf(text)
  const usual = syllables.join('')
  const characters = Array.from(text)
  if (characters.length !== syllables.length) return [usual]
  const others = characters.flatMap((character, at) =>
    (READINGS.get(character) ?? []).map((reading) =>
      syllables.map((syllable, place) => (place === at ? reading : syllable)).join(''),
    ),
  )
  return [...new Set([usual, ...others])]
}
