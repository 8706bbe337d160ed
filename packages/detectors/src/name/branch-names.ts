/** Short well-known names beside nothing but what anybody adds and a place, as branches are called: `Tesla Motors Shanghai`. */
import { isCountry, isOfCity } from './country-names.ts'
import { isForm, isGeneric } from './legal-forms.ts'

/** Whether a branch has the word beside the name of its house. */
export const isOfBranch = (word: string): boolean =>
  word === 'bank' || isGeneric(word) || isOfCity(word) || isCountry([word])

/** Shorter ones are words and abbreviations of others. */
const LEAST = 5
/** But for initials that the whole world reads as one firm's. */
const OF_ONE_FIRM = new Set(
  'hsbc kpmg ikea icbc tsmc ocbc bbva asml kddi smic catl hmrc usps nato ibm bmw dhl ups kfc ubs zte byd dji dpd amd klm tcl vtb pwc'.split(
    ' ',
  ),
)
/** Three letters stand for one firm as it writes them alone. */
const OF_THREE = 0.7
/** A person looks: of names so short a few are somebody's own. */
const BRANCH = 0.8
const OF_A_FAMILY = 0.66

/** Well-known names of five letters that families bear, or that are a material as well. */
const OF_FAMILIES = new Set(['adobe', 'bayer', 'bosch', 'gucci', 'honda', 'lotte', 'prada', 'roche', 'wanda'])
/** And those that are a word of any firm's. */
const OF_ANYBODY = new Set(['petro', 'sharp', 'whats'])

/** A family says where its firm is: `Bosch Berlin`. */
const saysMore = (word: string): boolean => isGeneric(word) && !isForm(word) && !isOfCity(word) && !isCountry([word])

/** What a well-known name says that is followed by words of branches alone. */
export function branchScore(letters: string, behind: readonly string[]): number {
  if (letters.length < LEAST) return !OF_ONE_FIRM.has(letters) ? 0 : letters.length < 4 ? OF_THREE : BRANCH
  if (OF_ANYBODY.has(letters)) return 0
  if (OF_FAMILIES.has(letters)) return behind.some(saysMore) ? OF_A_FAMILY : 0
  return BRANCH
}
