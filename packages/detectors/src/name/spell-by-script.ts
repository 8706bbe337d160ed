/** Names of other scripts than Latin and Chinese as their patterns have them. */

/** NFKC parts a letter of Thai and some of Hindi, so that what is written whole in a pattern would stand in no name. */
export const spelled = (source: string): RegExp => new RegExp(source.normalize('NFKC'), 'u')

/** Where a word of such a pattern begins and ends: vowels of Thai, Hindi and Arabic are marks. */
export const START = '(?<![\\p{L}\\p{M}])'
export const END = '(?![\\p{L}\\p{M}])'

const ACCENTS = /[\u0300-\u036f]/gu

/** In small letters; Greek, which drops accents in capitals, without any, and with one small sigma. */
export function spellByScript(raw: string): string {
  const text = raw.normalize('NFKC').toLowerCase()
  if (!/\p{Script=Greek}/u.test(text)) return text
  return text.normalize('NFD').replace(ACCENTS, '').replaceAll('ς', 'σ').normalize('NFC')
}
