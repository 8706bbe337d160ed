/** A name in the forms by which it is compared. */
import { pinyin } from 'pinyin-pro'
import { joinSpacedLetters, plainText, visualFold, wordsOf } from '../skeleton/skeleton.ts'
import { shortenForms } from './long-forms.ts'
import { chineseCore, HAN, withoutForms, withoutGeneric } from './legal-forms.ts'

/** Han letters that are taken for another at a glance. */
const HAN_LOOKS: ReadonlyMap<string, string> = new Map(
  Array.from(
    '帅师免兔末未已己巳己土士曰日入人千干柬東冶治拔拨卞卡袓祖枊柳孑子汨汩萊莱徽微薇微侯候籍藉辨辩辫辩壁璧丐丏戊戌戍戌王玉奥粤'.matchAll(
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
  readonly han: boolean
}

const foldHan = (text: string) => Array.from(text, (letter) => HAN_LOOKS.get(letter) ?? letter).join('')

/** `SiemensAG`: a legal form in capitals right behind a name. */
const GLUED_FORM = /(\p{Ll}{3})(AG|SE|SA|NV|BV|AB|KG|LLC|PLC|GmbH)$/u

/** Parts `CamelCase` where a small letter meets a capital, unless the name mixes them at random. */
function partCamelCase(glued: string): string {
  const raw = glued.replace(GLUED_FORM, '$1 $2')
  return /\p{Lu}\p{Ll}+\p{Lu}\p{Ll}{2}/u.test(raw) && !/\s/u.test(raw)
    ? raw.replace(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, '$1 $2')
    : raw
}

/** `N.A.T.O` and `U.S.` are words. */
const joinInitials = (text: string) =>
  text.replace(/\b(?:\p{L}\.){1,8}\p{L}\b\.?/gu, (initials) => initials.replaceAll('.', ''))

/** Units of a name that are looked at; nobody reads further. */
const LONGEST = 512

export function nameForms(raw: string): NameForms {
  const joined = joinInitials(partCamelCase(joinSpacedLetters(raw.slice(0, LONGEST))))
  const plain = plainText(joined).slice(0, LONGEST).replace(/['’`]/g, '')
  const han = HAN.test(plain)
  if (han) {
    const compact = foldHan(plain.replace(/[^\p{L}\p{N}]/gu, ''))
    const core = foldHan(chineseCore(plain)).replace(/[^\p{L}\p{N}]/gu, '')
    return { raw, plain, words: [compact], folded: [compact], key: compact, core, han }
  }
  const words = shortenForms(wordsOf(plain.replace(/&/g, ' and ')))
  const bare = withoutForms(words)
  return {
    raw,
    plain,
    words,
    folded: words.map(visualFold),
    key: bare.map(visualFold).join(''),
    core: withoutGeneric(words).map(visualFold).join(''),
    han,
  }
}

/** The sound of a Chinese text as letters without tones, one syllable each. */
export function syllablesOf(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' }).map((syllable) =>
    syllable.replaceAll('ü', 'v'),
  )
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
