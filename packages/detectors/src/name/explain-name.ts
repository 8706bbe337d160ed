/** What a screening comes to, in words that the applicant understands: what was seen, beside whose name, and what would prove the right to it. */
import type { Bilingual } from '@goodstanding/model'
import type { NameEntry } from './name-index.ts'
import type { NameObjection, NameScreening } from './screen-name.ts'

/** One thing that speaks against the name, said once, however many lists say it. */
export type NameExplanation = {
  /** The strongest of the signals that say it. */
  readonly signal: string
  readonly score: number
  /** The part of the name that it speaks of, in UTF-16 units of that name. */
  readonly name: string
  readonly start: number
  readonly end: number
  readonly why: Bilingual
  /** What clears it. */
  readonly proof: Bilingual
  readonly match: { readonly name: string; readonly kind: NameEntry['kind']; readonly method: string } | null
}

/** Domains of the owner that are named: more would only be a list. */
const MOST_DOMAINS = 2

function ownersProof({ owner }: NameEntry): Bilingual {
  const domains = (owner?.domains ?? []).slice(0, MOST_DOMAINS)
  const [en, zh] = domains.length === 0 ? ['', ''] : [` (${domains.join(', ')})`, `（${domains.join('、')}）`]
  return {
    en: `If the name is yours, prove control of the domain that belongs to it${en}, state its registry number, or cite a permit from its owner.`,
    zh: `如该名称属于您，请验证其所属域名${zh}的控制权、填写其登记号，或引用权利人的许可。`,
  }
}

const PROOFS: Readonly<Record<string, Bilingual>> = {
  'name.government': {
    en: 'Only the authority itself may bear it: register from its own domain, or cite its permit.',
    zh: '仅该机关本身可使用：请以其自有域名注册，或引用其许可。',
  },
  'name.international': {
    en: 'Only the organization itself may bear it: register from its own domain, or cite its permit.',
    zh: '仅该组织本身可使用：请以其自有域名注册，或引用其许可。',
  },
  'name.political-military': {
    en: 'It needs a permit of the party, force or body that it names.',
    zh: '需取得所涉政党、军队或团体的许可。',
  },
  'name.regulated': {
    en: 'The law reserves the word: send the licence that allows it, or leave the word out.',
    zh: '该词语受法律管制：请提交相应许可证照，或删去该词语。',
  },
  'name.status-claim': {
    en: 'Leave the claim out, or cite a permit that bears it out.',
    zh: '请删去该身份声明，或引用能够证明的许可。',
  },
  'name.malformed': {
    en: 'Write the name as it stands in your register or licence.',
    zh: '请按登记或执照上的写法填写名称。',
  },
  'name.mismatch': {
    en: 'Write the name as it stands in your register or licence, or state the number that belongs to it.',
    zh: '请按登记或执照填写名称，或填写与之对应的登记号。',
  },
}
const NOTHING_PROVES: Bilingual = {
  en: 'No proof clears this. Choose another name.',
  zh: '此项无法以证明解除，请另选名称。',
}
const UNPROVABLE = new Set(['name.indecent', 'name.public-interest'])

function proofOf({ signal, match }: NameObjection): Bilingual {
  if (UNPROVABLE.has(signal)) return NOTHING_PROVES
  return PROOFS[signal] ?? (match === null ? NOTHING_PROVES : ownersProof(match.entry))
}

/** The surest a screening is under which nothing is said of it. */
const NOTHING = 0.45
const CERTAIN = 0.85

/** The strongest first, and each entry or claim once: the signal that says whose name it is, rather than how near it comes. */
export function explainName(screening: NameScreening, names: readonly string[]): readonly NameExplanation[] {
  const said = new Map<string, NameExplanation>()
  for (const objection of screening.objections) {
    const { signal, score, nameIndex, start, end, why, match } = objection
    if (score < NOTHING) continue
    const key = match === null ? `${signal} ${why.en}` : match.entry.name.toLowerCase()
    const before = said.get(key)
    if (before !== undefined && (before.score > score || !isLikeness(before.signal))) continue
    const shown = match === null ? null : { name: match.entry.name, kind: match.entry.kind, method: match.method }
    said.set(key, {
      signal,
      score,
      name: names[nameIndex] ?? '',
      start,
      end,
      why,
      proof: proofOf(objection),
      match: shown,
    })
  }
  return [...said.values()].sort((a, b) => b.score - a.score)
}

const isLikeness = (signal: string): boolean => signal === 'name.exact' || signal === 'name.similar'

/** One sentence on the whole. */
export function summariseName(explanations: readonly NameExplanation[]): Bilingual {
  const [first] = explanations
  if (first === undefined) return { en: 'Nothing speaks against this name.', zh: '未发现与该名称相冲突的情况。' }
  if (first.score >= CERTAIN)
    return {
      en: `This name is not likely to be accepted without proof: ${first.why.en}. ${first.proof.en}`,
      zh: `该名称未经证明可能无法通过：${first.why.zh}。${first.proof.zh}`,
    }
  return {
    en: `A person may look at this name first: ${first.why.en}. ${first.proof.en}`,
    zh: `该名称可能需先由人工审核：${first.why.zh}。${first.proof.zh}`,
  }
}
