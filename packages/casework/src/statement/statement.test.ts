import { ACTION_TYPES } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { ACTION_RULES } from '../action/action-rules.ts'
import { limit, NOW, onAccount, onContent, onOrganization, person, terms } from '../testing/from-plain.ts'
import { OTHER_VIOLATION } from './statement.ts'
import { STATEMENT_KEYWORDS } from '@goodstanding/model'
import { stateReasons, type StatementFacts } from './state-reasons.ts'
import { validateStatement } from './validate-statement.ts'

const facts = (parts: Partial<StatementFacts> = {}): StatementFacts => ({
  action: { terms: limit('act_01'), by: { kind: 'person', id: person('mei') }, takenAt: NOW },
  category: OTHER_VIOLATION,
  ground: 'conduct.j Unsolicited messages',
  explanation: 'One text went to forty strangers within an hour.',
  facts: 'One text went to forty strangers within an hour.',
  policyUrl: 'https://chat.example/policy#conduct.j',
  contentTypes: ['CONTENT_TYPE_TEXT'],
  contentAt: NOW - DAY,
  language: 'EN',
  territories: ['DE', 'FR'],
  source: 'own-initiative',
  detectedBy: 'machine',
  ...parts,
})
const subjects = { account: onAccount('u1'), organization: onOrganization('acme'), content: onContent('dec-1') }
const problems = (statement: object) => validateStatement(statement as Record<string, unknown>)

describe('a statement of reasons', () => {
  it('is valid for every action that restricts, and there is none for the others', () => {
    for (const type of ACTION_TYPES)
      for (const subjectType of ACTION_RULES[type].subjects)
        for (const ground of ['illegal', 'incompatible'] as const)
          for (const until of ACTION_RULES[type].end === 'may' ? [null, NOW + DAY] : [null]) {
            const of = terms({
              type,
              subject: subjects[subjectType],
              until,
              capability: type === 'limit' ? 'api' : null,
            })
            const statement = stateReasons(
              facts({
                action: { ...facts().action, terms: of },
                category: { ...OTHER_VIOLATION, ground, keywords: ['KEYWORD_PHISHING'] },
              }),
            )
            if (['warn', 'refer-to-authority', 'reinstate'].includes(type)) expect(statement).toBeNull()
            else expect(problems(statement ?? {})).toEqual([])
          }
  })

  it('says in words what is none of the types of the list', () => {
    const said = (type: keyof typeof subjects, of: 'remove' | 'suspend') => {
      const action = { ...facts().action, terms: terms({ type: of, subject: subjects[type], until: null }) }
      return stateReasons(facts({ action, contentTypes: ['CONTENT_TYPE_OTHER'] }))?.content_type_other
    }
    expect([said('content', 'remove'), said('account', 'suspend'), said('organization', 'suspend')]).toEqual([
      'File or other content',
      'Account',
      'Organization',
    ])
  })

  it('says in words what no keyword of the list says', () => {
    const statement = stateReasons(facts({ category: { ...OTHER_VIOLATION, keywords: ['KEYWORD_OTHER'] } }))
    expect(statement).toMatchObject({ category_specification_other: 'conduct.j Unsolicited messages' })
    expect(problems(statement ?? {})).toEqual([])
  })

  it('maps a limit to a partial suspension with its end, and says who decided and who found', () => {
    expect(stateReasons(facts())).toMatchObject({
      decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION',
      end_date_service_restriction: '2026-12-01',
      automated_detection: 'Yes',
      automated_decision: 'AUTOMATED_DECISION_PARTIALLY',
      account_type: 'ACCOUNT_TYPE_PRIVATE',
      puid: 'act_01',
    })
    const machine = { ...facts().action, by: { kind: 'machine', decision: 'd', rule: 'r' } } as const
    expect(stateReasons(facts({ action: machine }))).toMatchObject({ automated_decision: 'AUTOMATED_DECISION_FULLY' })
    expect(stateReasons(facts({ detectedBy: 'person', source: 'report' }))).toMatchObject({
      automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
      source_type: 'SOURCE_ARTICLE_16',
    })
  })

  it('says whether what breaks the terms is unlawful as well, and the language where it is known', () => {
    const of = (ground: 'illegal' | 'incompatible' | 'both', language: StatementFacts['language'] = 'EN') =>
      stateReasons(facts({ category: { ...OTHER_VIOLATION, ground }, language }))
    expect(of('both')).toMatchObject({
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
      incompatible_content_illegal: 'Yes',
      content_language: 'EN',
    })
    expect(of('incompatible')).toMatchObject({ incompatible_content_illegal: 'No' })
    expect(of('illegal')).not.toHaveProperty('incompatible_content_illegal')
    expect(of('both', null)).not.toHaveProperty('content_language')
  })

  it('is checked field by field before it is sent', () => {
    const valid = stateReasons(facts())!
    const said = (parts: object) => problems({ ...valid, ...parts }).map(({ field, problem }) => `${field}: ${problem}`)
    expect(said({ decision_provision: undefined })).toEqual(['decision_visibility: missing'])
    expect(said({ decision_facts: 'x'.repeat(5001) })).toEqual(['decision_facts: too-long'])
    expect(said({ puid: 'a b' })).toEqual(['puid: malformed'])
    expect(said({ content_date: '2026-02-30' })).toEqual(['content_date: not-a-day'])
    expect(said({ category: 'STATEMENT_CATEGORY_SPAM' })).toEqual(['category: unknown-value'])
    expect(said({ category_specification: ['KEYWORD_SPAM'] })).toEqual(['category_specification: unknown-value'])
    expect(said({ source_identity: 'Hotline' })).toEqual(['source_identity: not-allowed'])
    expect(said({ reporter: 'u2' })).toEqual(['reporter: not-allowed'])
    expect(said({ content_type: [] })).toEqual(['content_type: missing'])
    expect(said({ decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' })).toEqual([
      'illegal_content_legal_ground: missing',
      'illegal_content_explanation: missing',
    ])
    expect(problems({}).filter(({ problem }) => problem === 'missing').length).toBe(11)
  })

  it('knows every keyword once', () => {
    expect(new Set(STATEMENT_KEYWORDS).size).toBe(STATEMENT_KEYWORDS.length)
  })
})
