import { randomBytes } from 'node:crypto'
import type { DecisionRow } from '@goodstanding/ledger'
import { describe, expect, it } from 'vitest'
import {
  ERASED_EVENT,
  keyIdOfDecision,
  openDecision,
  ownerOfDecision,
  sealDecision,
  withoutWords,
} from './seal-decision.ts'

const key = { id: 'a'.repeat(16), secret: randomBytes(32) }
const finding = {
  clause: 'a.b',
  rule: 'r',
  severity: 2,
  confidence: 0.9,
  effect: 'hold',
  evidence: [{ signal: 'event.content.text', value: 'secret words', pointer: '/data/content/text' }],
}
const row: DecisionRow = {
  id: '01a20000-0000-7000-8000-000000000001',
  organization: 'acme',
  actor: 'u1',
  eventType: 'message.send',
  source: 's',
  eventId: 'e',
  bodyHash: 'ab'.repeat(32),
  effect: 'hold',
  clauses: ['a.b'],
  event: { id: 'e', data: { actor: { id: 'u1', name: 'Li' }, content: { text: 'secret words' } } },
  result: { id: 'dec_1', effect: 'hold', findings: [finding], message: null, case: 'case_1' },
  explanation: { inputs: { signals: { values: { spam: 1 } } }, words: [{ en: 'secret words', zh: '' }] },
  policyVersion: '1',
  observed: false,
  degraded: false,
  eventTime: 1,
  decidedAt: 2,
}

describe('a recorded decision', () => {
  it('is kept without a word, and is the same again when it is opened', () => {
    const sealed = sealDecision(row, key)
    expect(JSON.stringify(sealed)).not.toContain('secret words')
    expect(sealed.result).toMatchObject({ effect: 'hold', case: 'case_1' })
    expect(keyIdOfDecision(sealed)).toBe(key.id)
    expect(openDecision(sealed, key)).toEqual(row)
  })

  it('opens nowhere else, and not when a byte of it was changed', () => {
    const sealed = sealDecision(row, key)
    expect(() => openDecision({ ...sealed, id: '01a20000-0000-7000-8000-000000000002' }, key)).toThrow()
    expect(() => openDecision({ ...sealed, event: String(sealed.event).replace(/.{4}$/, 'AAAA') }, key)).toThrow()
  })

  it('says that it was erased when its key is gone, and keeps what was decided', () => {
    const erased = openDecision(sealDecision(row, key), null)
    expect(erased.event).toBe(ERASED_EVENT)
    expect(erased.result).toMatchObject({ effect: 'hold', findings: [{ clause: 'a.b', evidence: [] }] })
    expect(JSON.stringify(erased.explanation)).toContain('erased on the request of the person')
  })

  it('lies under the key of whoever acted, or of the account that is registered or changed', () => {
    expect(ownerOfDecision(row)).toBe('account/u1')
    expect(ownerOfDecision({ actor: 'admin', event: { data: { account: { id: 'new' } } } })).toBe('account/new')
  })

  it('of material that may not be kept holds no byte of a file either, wherever the file is', () => {
    const file = { name: 'secret name', data: 'c2VjcmV0IGJ5dGVz', sha256: 'ab'.repeat(32) }
    const data = { content: { files: [file] }, file, frame: file, subject: { documents: [file] } }
    const kept = withoutWords({ ...row, event: { id: 'e', data } })
    expect(JSON.stringify(kept)).not.toContain('c2VjcmV0IGJ5dGVz')
    expect(JSON.stringify(kept)).not.toContain('secret name')
    expect(kept.event).toMatchObject({ data: { content: { files: [{ sha256: 'ab'.repeat(32) }] } } })
  })

  it('of material that may not be kept holds hashes in place of words', () => {
    const kept = withoutWords(row)
    expect(JSON.stringify(kept)).not.toContain('secret words')
    expect(kept.event).toMatchObject({
      data: { actor: { name: 'Li' }, content: { text: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) } },
    })
  })
})
