/** The words of whoever decides, for both languages of a notice: translated by them, or said to stand in the other language. */
import type { Bilingual } from '@goodstanding/model'
import { saysNothing } from '../refusal.ts'

/** What somebody quotes is another's, and an address has no language. */
const NOT_THEIRS = /[“"][^“”"]*[”"]|[「『][^「『」』]*[」』]|https?:\/\/\S+/gu
const HAN = /\p{Script=Han}/gu
const OTHER_WORD = /(?:(?!\p{Script=Han})\p{L})+/gu

/** How much of some words is Chinese, 0 to 1. */
function chineseIn(words: string): number {
  const theirs = words.replaceAll(NOT_THEIRS, ' ')
  const read = /\p{L}/u.test(theirs) ? theirs : words
  const han = read.match(HAN)?.length ?? 0
  return han === 0 ? 0 : han / (han + (read.match(OTHER_WORD)?.length ?? 0))
}

/** Which of the two languages some words are in, by their letters. */
export function languageOf(words: string): keyof Bilingual {
  return chineseIn(words) > 0.5 ? 'zh' : 'en'
}

/** What stands before words that nobody translated, in the other language's notice. */
const WRITTEN_IN: Bilingual = { en: '(written in Chinese) ', zh: '（以英文书写）' }

/** Words for both languages, with their translation where there is one. The more Chinese of the two is the Chinese one. */
export function inBothLanguages(words: string, translation: string | null): Bilingual {
  if (saysNothing(words)) return { en: words, zh: words }
  if (translation === null || saysNothing(translation))
    return languageOf(words) === 'zh'
      ? { en: WRITTEN_IN.en + words, zh: words }
      : { en: words, zh: WRITTEN_IN.zh + words }
  return chineseIn(words) > chineseIn(translation) ? { en: translation, zh: words } : { en: words, zh: translation }
}

/** A translation as it is kept: nothing where it says nothing. */
export const translated = (translation: string | null): { readonly translation?: string } =>
  translation === null || saysNothing(translation) ? {} : { translation }

/** Whether one of two texts can be the other in the other language. */
export function isTranslation(words: string, translation: string): boolean {
  return saysNothing(translation) || chineseIn(words) !== chineseIn(translation)
}
