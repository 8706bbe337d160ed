/**
 * The life of families, schools and clubs, in which one find about a child is what everybody says there: "meet me after school, your violin
 * is in the car". Two such finds, or one beside whatever seeks a child out, are none of that.
 */
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { TextFeatures } from './text-features.ts'

const CHILD = 'minor-safety'
const FAMILY = 'sign-family'
/** Whoever asks for pictures, silence or a place to meet is not arranging lessons. */
const SEEKING = ['cue-groom', 'cue-secret', 'sign-approach']

/** Who looks after the child is named. */
const CARER = 'sign-carer'

export type Home = 'at home' | 'cared for'

/** Whether a text tells of such a life and of nothing that seeks a child out; null where not. */
export function createChildSetting({ categories }: Lexicon): (features: TextFeatures) => Home | null {
  const [child, family] = [categories.indexOf(CHILD), categories.indexOf(FAMILY)]
  const carer = categories.indexOf(CARER)
  const seeking = SEEKING.map((name) => categories.indexOf(name))
  return (features) => {
    if (family < 0 || (features.present[family] ?? 0) === 0) return null
    // Words of a find are often such words themselves: `our little secret`.
    let [start, end] = [-1, -1]
    for (let find = 0; find < features.count; find += 1) {
      if (features.categories[find] !== child) continue
      const [from, to] = [features.starts[find] ?? 0, features.ends[find] ?? 0]
      if (end >= 0 && from >= end) return null
      if (end < 0) start = from
      end = Math.max(end, to)
    }
    for (let find = 0; find < features.count; find += 1) {
      const isWithin = (features.starts[find] ?? 0) >= start && (features.ends[find] ?? 0) <= end
      if (!isWithin && seeking.includes(features.categories[find] ?? -1)) return null
    }
    return (features.present[carer] ?? 0) > 0 ? 'cared for' : 'at home'
  }
}
