import type { Case } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT } from './draft.ts'
import { keepReason, offerReasons, takeSuggestion, type WhyOf } from './offer-reasons.ts'

const finding = (clause: string, rule: string) => ({ clause, rule, decision: 'dec_1' })
const found = {
  subject: { type: 'account', id: 'u1', organization: 'acme' },
  findings: [finding('x.y', 'threat'), finding('x.y', 'threat'), finding('x.z', 'insult'), finding('x.y', 'gone')],
  merged: [],
} as unknown as Case
const WHYS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  'x.y threat': { en: 'It threatens a person.', zh: '威胁他人。' },
  'x.z insult': { en: 'It insults.', zh: '侮辱他人。' },
}
const whyOf: WhyOf = (clause, rule) => WHYS[`${clause} ${rule}`]
const draft = { ...EMPTY_DRAFT, clause: 'x.y' }
const recommended = {
  clause: 'x.y',
  action: 'limit',
  capability: 'live',
  until: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  points: 4,
} as const

describe('words for a reason', () => {
  it('are those of the policy on what was found under the clause, in both languages', () => {
    expect(offerReasons(found, draft, whyOf, 'en')).toEqual([
      { reason: 'It threatens a person.', translation: '威胁他人。' },
    ])
    expect(offerReasons(found, draft, whyOf, 'zh')).toEqual([
      { reason: '威胁他人。', translation: 'It threatens a person.' },
    ])
    expect(offerReasons(found, { ...draft, clause: 'x.q' }, whyOf, 'en')).toEqual([])
  })

  it('are after that what the same person wrote under the clause, or where there was no violation: the last three', () => {
    const none = { ...EMPTY_DRAFT, isNoViolation: true }
    for (const reason of ['One.', 'Two.', 'Three.', 'Two.', 'Four.']) keepReason({ ...none, reason })
    keepReason({ ...draft, reason: 'He said it twice.' })
    expect(offerReasons(found, none, whyOf, 'en').map(({ reason }) => reason)).toEqual(['Four.', 'Two.', 'Three.'])
    expect(offerReasons(found, draft, whyOf, 'en').map(({ reason }) => reason)).toEqual([
      'It threatens a person.',
      'He said it twice.',
    ])
  })
})

describe('what is suggested', () => {
  const offered = [{ reason: 'It threatens a person.', translation: '威胁他人。' }]

  it('is the step of the ladder with its words', () => {
    const taken = takeSuggestion({ found, draft, recommended, offered })
    expect(taken).toMatchObject({ clause: 'x.y', reason: 'It threatens a person.', translation: '威胁他人。' })
    expect(taken.actions).toMatchObject([{ type: 'limit', capability: 'live', days: 7, subject: 'account/u1' }])
  })

  it('takes nothing away that was chosen or written', () => {
    const chosen = { ...draft, isNoViolation: true, reason: 'A joke.' }
    expect(takeSuggestion({ found, draft: chosen, recommended, offered })).toEqual({})
    expect(takeSuggestion({ found, draft: { ...chosen, reason: '' }, recommended, offered })).toEqual(offered[0])
    expect(takeSuggestion({ found, draft, recommended: undefined, offered: [] })).toEqual({})
  })
})
