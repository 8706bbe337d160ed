/** How an appeal stands, in one sentence, to whoever filed it. */
import type { Appeal } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'

type Filed = Exclude<Appeal, { kind: 'none' }>

const REDUCED = {
  en: 'Your appeal was granted in part: the decision was replaced by something milder.',
  zh: '您的申诉部分成立：原决定已改为较轻的措施。',
} as const

const OF_APPEAL: Readonly<Record<Filed['kind'], Bilingual>> = {
  pending: {
    en: 'You appealed on {0}. Somebody who did not take part in the decision is reviewing it.',
    zh: '您已于 {0} 提出申诉，由未参与原决定的人员审理。',
  },
  upheld: { en: 'Your appeal was answered: the decision stands.', zh: '您的申诉已答复：维持原决定。' },
  overturned: { en: 'Your appeal was granted: the decision was reversed.', zh: '您的申诉成立：原决定已撤销。' },
  reduced: REDUCED,
}

/** The decision is not disputed then, and stands. */
const OF_EARLY_RELEASE: Readonly<Record<Filed['kind'], Bilingual>> = {
  pending: {
    en: 'You asked for an early end on {0}. Somebody who did not take part in the decision is reviewing it.',
    zh: '您已于 {0} 申请提前解除，由未参与原决定的人员审理。',
  },
  upheld: {
    en: 'Your request for an early end was answered: the restriction stays.',
    zh: '您的提前解除申请已答复：限制继续有效。',
  },
  overturned: {
    en: 'Your request for an early end was granted: the restriction ended.',
    zh: '您的提前解除申请已获准：限制已解除。',
  },
  reduced: REDUCED,
}

export function sayAppeal({ kind, party, filedAt }: Pick<Filed, 'kind' | 'party' | 'filedAt'>): Bilingual {
  const { en, zh } = (party === 'early-release' ? OF_EARLY_RELEASE : OF_APPEAL)[kind]
  const day = new Date(filedAt).toISOString().slice(0, 10)
  return { en: en.replace('{0}', day), zh: zh.replace('{0}', day) }
}
