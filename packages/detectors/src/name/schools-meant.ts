/** Universities are called by less than their names: whoever sees to the admissions of Stanford means the university. */

/** A person looks: places and families are called so as well. */
export const SCHOOL_MEANT = 0.72

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** What none but a school gives out or asks for. */
const OF_A_SCHOOL = set(
  'admission admissions scholarship scholarships bursary bursaries registrar enrolment enrollment',
)
const BESIDE_IT = set(
  'the of for and at office offices center centre department team online portal service services international global student students graduate undergraduate ' +
    'foundation fund program programme programs application applications committee financial aid support china asia',
)
/** Longer ones are written out. */
const MOST_WORDS = 3

/** The universities that such a name may mean; none where nothing of it is a school's. */
export function schoolsMeant(words: readonly string[]): readonly string[] {
  if (!words.some((word) => OF_A_SCHOOL.has(word))) return []
  const rest = words.filter((word) => !OF_A_SCHOOL.has(word) && !BESIDE_IT.has(word))
  if (rest.length === 0 || rest.length > MOST_WORDS) return []
  const place = rest.join(' ')
  return [place, `${place} University`, `University of ${place}`]
}
