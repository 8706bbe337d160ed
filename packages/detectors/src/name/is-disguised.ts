/** Whether a name that reads as another one is written with other letters: `Micros0ft`, `Аpple` with a Cyrillic А, 徽软 for 微软. */
import { plainText } from '../skeleton/skeleton.ts'

/** Case, accents, spaces, punctuation and the width of letters are nobody's disguise. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]/gu, '')

const HAN_ALONE = /^\p{Script=Han}+$/u

/** `written`: the other name, as its list writes it. Legal forms and words that anybody adds may stand beside it; traditional signs are the same ones. */
export function isDisguised(name: string, written: string): boolean {
  const [theirs, ours] = [bare(written), bare(name)]
  if (ours.includes(theirs)) return false
  return !HAN_ALONE.test(theirs) || !bare(plainText(name)).includes(bare(plainText(written)))
}
