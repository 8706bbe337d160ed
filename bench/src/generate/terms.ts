/** Lexicon terms that look like words and are none: syllables of the texts' languages, no term twice. */
import type { Random } from './random.ts'

const ONSETS = 'b c d f g h l m n p r s t v w br ch cl dr fl gr pl pr sh sl sp st th tr'.split(' ')
const VOWELS = 'a e i o u ai ea ee oo ou'.split(' ')
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'm', 'ck', 'ng', 'nd', 'st']
const HAN = Array.from(
  '大家今天会议预算客户更新发布版本测试通知运营同事报销单据合同草稿审批仓库发货支持周末员工培训安排打印项目进度汇报红黑白金水火山石风云' +
    '的一是不了在人有我他这个们中来上到说地为子那得着之过后可她里以自小么去只能没样它所把好都发成当和天家面起看用前而然十动同知理想' +
    '老头经口向高已声话意法开走最见长心情电力如手第物外门正机种路明月回等点信将无少些头进全重让表利世打场平原东西南北春夏秋冬花鸟鱼',
)

/** A word of two to four syllables that no dictionary has. */
export function inventWord(random: Random): string {
  const syllables = 2 + random.below(3)
  let term = ''
  for (let at = 0; at < syllables; at++) term += random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS)
  return term
}

function hanTerm(random: Random): string {
  return Array.from({ length: 3 + random.below(3) }, () => random.pick(HAN)).join('')
}

/** Two thirds Latin, one third Han. */
export function generateTerms(random: Random, count: number): readonly string[] {
  const terms = new Set<string>()
  while (terms.size < count) terms.add(random.chance(0.66) ? inventWord(random) : hanTerm(random))
  return [...terms]
}
