/** Names of people in Latin letters: Chinese by pinyin, Cyrillic by its usual spelling. */
import { pinyin } from 'pinyin-pro'

const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya і i ї yi є ye ґ g'
    .split(' ')
    .flatMap((sign, at, all) => (at % 2 === 0 ? [[sign, (all[at + 1] ?? '').replace('_', '')]] : [])),
)

/** `asSurname`: the first character is read as surnames are, 单 as shan; which tokens that are kept already are not. */
export function latinWords(name: string, asSurname = false): readonly string[] {
  const latin = pinyin(name.normalize('NFKC'), {
    toneType: 'none',
    nonZh: 'consecutive',
    v: true,
    ...(asSurname ? { surname: 'head' } : {}),
  })
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  const spelled = Array.from(latin, (sign) => CYRILLIC[sign] ?? sign).join('')
  return spelled.split(/[^\p{L}]+/u).filter((word) => word !== '')
}

const sorted = (words: readonly string[]): string => words.toSorted().join(' ')

/**
 * The ways in which the bearer of a Chinese or Cyrillic name writes it in Latin letters, words in order of the alphabet: `Wang Jianguo` and
 * `Wang Jian Guo`. None of other names, and none so short that too many share it.
 */
export function latinSpellings(name: string): readonly string[] {
  if (!/\p{Script=Han}|\p{Script=Cyrillic}/u.test(name)) return []
  const words = latinWords(name, true)
  if (words.length < 2 || words.join('').length < 6) return []
  if (!/^\p{Script=Han}{2,4}$/u.test(name.trim())) return [sorted(words)]
  // Some surnames have two characters: Ouyang Jianye.
  const parted = [1, 2].filter((at) => at < words.length)
  const names = parted.map((at) => sorted([words.slice(0, at).join(''), words.slice(at).join('')]))
  return [...new Set([sorted(words), ...names])]
}
