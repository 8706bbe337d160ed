import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../durations.ts'
import { carl, cora, kindOf, legalRequest, NOW, play, sam } from '../testing/from-plain.ts'
import { decideLegalRequest, holdsSubject } from './decide-legal-request.ts'
import { evolveLegalRequest, NO_LEGAL_REQUEST } from './evolve-legal-request.ts'
import { LEGAL_CHECKLIST, type LegalRequest, type LegalRequestCommand } from './legal-request.ts'

const receive: LegalRequestCommand = { kind: 'receive', request: legalRequest() }
const validate: LegalRequestCommand = { kind: 'validate', by: cora, checked: LEGAL_CHECKLIST }
const hold: LegalRequestCommand = { kind: 'hold', by: cora }
const approve = (by = carl): LegalRequestCommand => ({ kind: 'approve', by })
const produce: LegalRequestCommand = { kind: 'produce', by: cora, manifest: 'ab'.repeat(32) }
const emergency: LegalRequestCommand = {
  kind: 'produce-emergency',
  by: cora,
  reason: 'A threat to a life, tonight.',
  manifest: 'cd'.repeat(32),
}
const review = (by = carl): LegalRequestCommand => ({
  kind: 'review',
  by,
  finding: 'justified',
  reason: 'The danger was real.',
})
const run = (...steps: readonly (readonly [LegalRequestCommand, number?])[]) =>
  play(decideLegalRequest, evolveLegalRequest, NO_LEGAL_REQUEST, [receive], ...steps)
const refusal = (command: LegalRequestCommand, state: LegalRequest, now = NOW) =>
  kindOf(decideLegalRequest(command, state, now))

describe('a legal request', () => {
  it('is validated against the whole checklist, by counsel alone', () => {
    expect(refusal({ ...validate, checked: LEGAL_CHECKLIST.slice(1) }, run())).toBe('legal-request.checklist')
    expect(refusal({ ...validate, by: sam }, run())).toBe('legal-request.role')
    expect(run([validate])).toMatchObject({ kind: 'validated' })
    expect(refusal({ kind: 'refuse', by: cora, reason: ' ' }, run())).toBe('legal-request.reason-missing')
    const scope = { ...legalRequest().scope, subjects: [] }
    expect(refusal({ kind: 'receive', request: legalRequest({ scope }) }, NO_LEGAL_REQUEST)).toBe('legal-request.scope')
  })

  it('is produced after two people of counsel', () => {
    const holding = run([validate], [hold])
    expect(refusal(produce, holding)).toBe('legal-request.state')
    expect(refusal(approve(cora), holding)).toBe('legal-request.same-person')
    expect(run([validate], [hold], [approve()], [produce], [{ kind: 'close', by: cora }])).toMatchObject({
      kind: 'closed',
      handledBy: ['cora', 'carl'],
      production: { by: 'cora' },
    })
  })

  it('holds the data in its scope until the hold is released, whatever else becomes of it', () => {
    const done = run([validate], [hold], [approve()], [produce], [{ kind: 'close', by: cora }])
    expect(holdsSubject(done, 'account/u1')).toBe(true)
    expect(holdsSubject(done, 'account/u9')).toBe(false)
    expect(
      holdsSubject(
        play(decideLegalRequest, evolveLegalRequest, done, [{ kind: 'release-hold', by: carl }]),
        'account/u1',
      ),
    ).toBe(false)
    const refused = run([validate], [hold], [{ kind: 'refuse', by: cora, reason: 'The order was lifted.' }])
    expect(holdsSubject(refused, 'account/u1')).toBe(false)
  })

  it('only becomes narrower', () => {
    const narrow = (scope: Partial<ReturnType<typeof legalRequest>['scope']>): LegalRequestCommand => ({
      kind: 'narrow',
      by: cora,
      scope: { ...legalRequest().scope, ...scope },
    })
    const narrowed = run([narrow({ subjects: ['account/u1'], records: 12 })])
    expect(narrowed).toMatchObject({ scope: { subjects: ['account/u1'], records: 12 } })
    expect(refusal(narrow({}), narrowed)).toBe('legal-request.scope')
    expect(refusal(narrow({ subjects: [] }), narrowed)).toBe('legal-request.scope')
    expect(refusal(narrow({ span: { from: 0, until: null } }), run())).toBe('legal-request.scope')
    expect(refusal(narrow({ kinds: ['messages', 'files'] }), run())).toBe('legal-request.scope')
    // No kinds named are all kinds: from some to all is wider, from all to some is not.
    expect(refusal(narrow({ kinds: [] }), run())).toBe('legal-request.scope')
    expect(refusal(narrow({ span: { from: 0, until: NOW + 1 } }), run())).toBe('legal-request.scope')
    expect(refusal(narrow({ span: { from: 1, until: NOW - 1 } }), run())).toBe('ok')
    expect(refusal(narrow({ span: { from: 0, until: NOW } }), run([narrow({ span: { from: 1, until: NOW } })]))).toBe(
      'legal-request.scope',
    )
    const everything = play(decideLegalRequest, evolveLegalRequest, NO_LEGAL_REQUEST, [
      { kind: 'receive', request: legalRequest({ scope: { ...legalRequest().scope, kinds: [] } }) },
    ])
    expect(refusal(narrow({ kinds: ['messages'] }), everything)).toBe('ok')
  })

  it('in an emergency is held and produced at once by one, and reviewed by another within 24 hours', () => {
    const produced = run([emergency])
    expect(produced).toMatchObject({ kind: 'emergency', held: 'held', reviewBy: NOW + 24 * HOUR })
    expect(refusal(review(cora), produced)).toBe('legal-request.same-person')
    expect(refusal({ ...review(), reason: ' ' } as LegalRequestCommand, produced)).toBe('legal-request.reason-missing')
    expect(refusal({ ...emergency, reason: ' ' }, run())).toBe('legal-request.reason-missing')
    expect(refusal({ kind: 'flag-overdue' }, produced, NOW + 24 * HOUR - 1)).toBe('legal-request.not-due')
    const overdue = play(decideLegalRequest, evolveLegalRequest, produced, [{ kind: 'flag-overdue' }, NOW + 24 * HOUR])
    expect(overdue).toMatchObject({ overdue: 'flagged' })
    expect(refusal({ kind: 'flag-overdue' }, overdue, NOW + 48 * HOUR)).toBe('legal-request.state')
    const reviewed = play(decideLegalRequest, evolveLegalRequest, overdue, [review()])
    const kept = {
      reason: 'A threat to a life, tonight.',
      finding: 'justified',
      by: 'carl',
      words: 'The danger was real.',
    }
    expect(reviewed).toMatchObject({ kind: 'produced', emergency: kept })
    const closed = play(decideLegalRequest, evolveLegalRequest, reviewed, [{ kind: 'close', by: cora }])
    expect(closed).toMatchObject({ kind: 'closed', emergency: kept })
  })

  it('silences the notice until a date, and longer only by a new order', () => {
    const gag = { order: 'AG 17/26', until: NOW + 30 * DAY }
    const gagged = play(decideLegalRequest, evolveLegalRequest, NO_LEGAL_REQUEST, [
      { kind: 'receive', request: legalRequest({ gag }) },
    ])
    const extend = (order: string, until: number): LegalRequestCommand => ({
      kind: 'extend-gag',
      by: cora,
      gag: { order, until },
    })
    expect(refusal(extend('AG 17/26', NOW + 60 * DAY), gagged)).toBe('legal-request.gag-order')
    expect(refusal(extend('AG 18/26', NOW + 30 * DAY), gagged)).toBe('legal-request.gag-order')
    expect(refusal(extend('AG 18/26', NOW + 60 * DAY), gagged)).toBe('ok')
    const longer = play(decideLegalRequest, evolveLegalRequest, gagged, [extend('AG 18/26', NOW + 60 * DAY)])
    expect(longer).toMatchObject({ gag: { order: 'AG 18/26', until: NOW + 60 * DAY } })
    expect(refusal(extend('AG 17/26', NOW + 90 * DAY), longer)).toBe('legal-request.gag-order')
    expect(refusal(extend(' ', NOW + 60 * DAY), gagged)).toBe('legal-request.gag-order')
    // An order for a time that is over silences nobody.
    expect(refusal(extend('AG 18/26', NOW + 60 * DAY), gagged, NOW + 60 * DAY)).toBe('legal-request.gag-order')
    expect(refusal(extend('AG 18/26', NOW), run())).toBe('legal-request.gag-order')
    expect(refusal({ kind: 'receive', request: legalRequest({ gag: { ...gag, until: NOW } }) }, NO_LEGAL_REQUEST)).toBe(
      'legal-request.gag-order',
    )
    expect(
      refusal({ kind: 'receive', request: legalRequest({ gag: { order: '', until: NOW + DAY } }) }, NO_LEGAL_REQUEST),
    ).toBe('legal-request.gag-order')
  })
})
