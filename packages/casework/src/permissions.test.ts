import { describe, expect, it } from 'vitest'
import { ACTS, type Act, mayDo, permissionOf, PERMISSIONS, type Relation, ROLES, type Role } from './permissions.ts'
import { PROBLEMS } from './problems.ts'
import { kindOf } from './testing/from-plain.ts'

const every: readonly Relation[] = ['self', 'own-organization', 'granted-queue', 'scope', 'purpose']
const whoMay = (act: Act) => ROLES.filter((role) => permissionOf(act, role) !== null)
const ask = (roles: readonly Role[], act: Act, ...relations: readonly Relation[]) =>
  kindOf(mayDo(roles, act, relations))

describe('who may', () => {
  it.each<[Act, readonly Role[]]>([
    ['report.file', ['member', 'external', 'administrator', 'service']],
    ['report.read-own', ['member', 'external', 'administrator', 'service']],
    ['appeal.file', ['member', 'external', 'administrator', 'service']],
    ['kept-back.read', ['member', 'external', 'administrator', 'service']],
    ['disclosure.read', ['member', 'external', 'administrator', 'counsel', 'service']],
    ['notice.read', ['member', 'external', 'administrator', 'service']],
    ['report.confirm', ['administrator']],
    ['report.dismiss', ['administrator']],
    ['report.handle', ['administrator']],
    ['report.ask', ['administrator']],
    ['complaint.file', ['administrator']],
    ['organization.rules', ['administrator', 'service']],
    ['organization.members', ['administrator']],
    ['permit.ask', ['administrator', 'service']],
    ['permit.read', ['administrator', 'moderator', 'senior', 'service']],
    ['permit.decide', ['senior']],
    ['view.keep', ['moderator', 'senior']],
    ['view.share', ['senior']],
    ['view.remove', ['moderator', 'senior']],
    ['verification.ask', ['moderator', 'senior']],
    ['verification.answer', ['administrator', 'service']],
    ['case.claim', ['moderator', 'senior']],
    ['case.decide', ['moderator', 'senior']],
    ['case.move', ['moderator', 'senior']],
    ['case.merge', ['moderator', 'senior']],
    ['case.unmerge', ['moderator', 'senior']],
    ['case.escalate', ['moderator', 'senior']],
    ['case.return', ['senior']],
    ['second-review.draw', ['senior']],
    ['second-review.judge', ['moderator', 'senior']],
    ['second-review.count', ['senior', 'auditor']],
    ['action.limit', ['moderator', 'senior']],
    ['action.suspend', ['senior']],
    ['action.approve', ['senior']],
    ['appeal.ask', ['senior']],
    ['appeal.decide', ['senior']],
    ['action.terminate', ['senior']],
    ['legal-request.handle', ['counsel']],
    ['legal-request.hold', ['counsel']],
    ['legal-request.produce', ['counsel']],
    ['policy.draft', ['policy-editor']],
    ['policy.activate', ['policy-editor']],
    ['rule.lower', ['policy-editor']],
    ['rule.lower-guarded', ['policy-editor']],
    ['rule.raise', ['policy-editor']],
    ['audit.read', ['administrator', 'auditor']],
    ['audit.verify', ['administrator', 'auditor']],
    ['staff.manage', ['installation-admin']],
    ['token.manage', ['installation-admin']],
    ['webhook.manage', ['installation-admin', 'service']],
    ['retention.manage', ['installation-admin']],
    ['decision.make', ['service']],
    ['fact.write', ['service']],
  ])('%s', (act, roles) => {
    expect(whoMay(act)).toEqual(roles)
  })

  it('terminates, produces, activates, raises rules and lowers those that guard: two people', () => {
    const two = ACTS.filter((act) => ROLES.some((role) => permissionOf(act, role)?.people === 2))
    expect(two).toEqual([
      'action.terminate',
      'legal-request.produce',
      'policy.activate',
      'rule.raise',
      'rule.lower-guarded',
    ])
    expect(ask(['senior'], 'action.terminate', 'first')).toBe('permission.same-person')
  })

  it('answers every act, role and relation with a leave or a refusal of the table, and no role alone is a leave', () => {
    for (const act of ACTS) {
      expect(ask([], act, ...every)).toBe('permission.role')
      for (const role of ROLES) {
        const answer = mayDo([role], act, every)
        expect(answer.ok).toBe(permissionOf(act, role) !== null)
        if (!answer.ok) expect(PROBLEMS[answer.refusal.kind].status).toBeGreaterThanOrEqual(400)
      }
    }
    expect(Object.keys(PERMISSIONS)).toEqual(ACTS)
  })
})

describe('an administrator', () => {
  it('handles what belongs to the own organization; what belongs to another is not there', () => {
    expect(ask(['administrator'], 'report.confirm', 'own-organization')).toBe('ok')
    expect(ask(['administrator'], 'report.confirm')).toBe('permission.not-found')
    expect(ask(['administrator'], 'audit.read')).toBe('permission.not-found')
  })

  it('never sees nor handles a report about themselves', () => {
    for (const act of [
      'report.read',
      'report.confirm',
      'report.dismiss',
      'report.handle',
      'report.ask',
      'complaint.file',
    ] as const)
      expect(ask(['administrator'], act, 'own-organization', 'accused')).toBe('permission.self')
  })

  it('reads what is theirs, and what is of their organization: one of the two is enough, neither is not', () => {
    expect(ask(['administrator'], 'notice.read', 'self')).toBe('ok')
    expect(ask(['administrator'], 'notice.read', 'own-organization')).toBe('ok')
    expect(ask(['administrator'], 'notice.read')).toBe('permission.not-found')
  })
})

describe('staff', () => {
  it('undoes as a moderator what they did themselves, and nothing else', () => {
    for (const act of ['action.reverse', 'batch.undo', 'case.undo', 'view.remove'] as const) {
      expect(ask(['moderator'], act)).toBe('permission.not-found')
      expect(ask(['moderator'], act, 'self')).toBe('ok')
      expect(ask(['senior'], act)).toBe('ok')
    }
  })

  it('works in granted queues, reads evidence for a purpose, and sealed evidence is for counsel', () => {
    expect(ask(['moderator'], 'case.claim')).toBe('permission.queue')
    expect(ask(['moderator'], 'case.claim', 'granted-queue')).toBe('ok')
    expect(ask(['moderator'], 'evidence.read', 'granted-queue')).toBe('permission.purpose')
    expect(ask(['senior'], 'evidence.read-sealed', 'purpose')).toBe('permission.role')
    expect(ask(['counsel'], 'evidence.read-sealed', 'purpose')).toBe('ok')
  })

  it('may by any one of several roles', () => {
    expect(ask(['auditor', 'moderator', 'senior'], 'action.suspend')).toBe('ok')
    expect(ask(['moderator', 'installation-admin'], 'action.suspend')).toBe('permission.role')
    // A role that may is enough, whatever the roles after it may not.
    expect(ask(['senior', 'moderator'], 'evidence.read', 'purpose')).toBe('ok')
  })
})

describe('the table of problems', () => {
  it('holds a status and a sentence for each kind', () => {
    for (const [kind, { status, title }] of Object.entries(PROBLEMS)) {
      expect(kind).toMatch(/^[a-z-]+\.[a-z-]+$/)
      expect([403, 404, 409, 422, 429]).toContain(status)
      expect(title).toMatch(/^[A-Z].+\.$/)
    }
  })

  it('has the kinds that the contract names', () => {
    expect(PROBLEMS['case.claimed'].status).toBe(409)
    expect(PROBLEMS['case.stale'].status).toBe(409)
    expect(PROBLEMS['appeal.already-filed'].status).toBe(409)
    expect(PROBLEMS['appeal.same-person'].status).toBe(403)
  })
})
