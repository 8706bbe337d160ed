/**
 * Who may: one table of acts by roles. Every endpoint asks it, a test is generated from it, and the page about roles too.
 * A cell says under which relation to the object the role may act; no cell, no leave.
 */
import type { Result } from '@goodstanding/model'
import { ok } from '@goodstanding/model'
import { no, type Refusal } from './refusal.ts'

export const ROLES = [
  'member',
  'external',
  'administrator',
  'moderator',
  'senior',
  'counsel',
  'policy-editor',
  'auditor',
  'installation-admin',
  'service',
] as const
export type Role = (typeof ROLES)[number]

/**
 * What the asker is to the object: `self` - it is theirs or about them; `own-organization` - it belongs to theirs;
 * `accused` - the report is about them; `granted-queue` - the case lies in a queue of theirs (no grants: all queues);
 * `scope` - the service token holds it; `purpose` - a case, a legal request or a stated purpose is named;
 * `first` - they were the first of two people.
 */
export type Relation = 'self' | 'own-organization' | 'accused' | 'granted-queue' | 'scope' | 'purpose' | 'first'

export type Cell = {
  /** One of these must hold; none listed: nothing is asked. */
  readonly anyOf: readonly Relation[]
  readonly allOf: readonly Relation[]
  /** None of these may hold. */
  readonly never: readonly Relation[]
  /** 2: it takes a second person of the role, and takes effect only then. */
  readonly people: 1 | 2
}

const cell = (parts: Partial<Cell>): Cell => ({ anyOf: [], allOf: [], never: [], people: 1, ...parts })
const anyone = cell({})
const own = cell({ anyOf: ['self'] })
const ownOrTheirOrganizations = cell({ anyOf: ['self', 'own-organization'] })
const ownOrganization = cell({ allOf: ['own-organization'] })
const notTheAccused = cell({ allOf: ['own-organization'], never: ['accused'] })
const inQueue = cell({ allOf: ['granted-queue'] })
const withPurpose = cell({ allOf: ['purpose'] })
const twoPeople = cell({ never: ['first'], people: 2 })
const byScope = cell({ allOf: ['scope'] })

const concerned = { member: own, external: own, administrator: ownOrTheirOrganizations, service: byScope }
const reporter = { member: own, external: own, administrator: own, service: byScope }
const handler = { administrator: notTheAccused }
const caseworker = { moderator: inQueue, senior: anyone }
const seniorOnly = { senior: anyone }
const counselOnly = { counsel: anyone }
const installation = { 'installation-admin': anyone }
const service = { service: byScope }

/** The table. External contacts stand beside members, as section 5 of the public contract has them. */
export const PERMISSIONS = {
  'report.file': { member: anyone, external: anyone, administrator: anyone, service: byScope },
  'report.read-own': reporter,
  'report.reply': reporter,
  'report.withdraw': reporter,
  'report.escalate': reporter,
  'notice.read': concerned,
  /** What was given to an authority about somebody: theirs to know, and nobody's above them. */
  'disclosure.read': { member: own, external: own, administrator: own, service: byScope, counsel: anyone },
  /** What the machine held or blocked of what somebody sent: theirs to know, and nobody's above them. */
  'kept-back.read': reporter,
  'standing.read': { ...concerned, moderator: anyone, senior: anyone },
  'appeal.file': concerned,
  'appeal.reply': concerned,
  'erasure.request': reporter,

  'report.read': { ...handler, moderator: anyone, senior: anyone },
  'report.confirm': handler,
  'report.dismiss': handler,
  'report.handle': handler,
  'report.ask': handler,
  'complaint.file': handler,
  'complaint.read': { ...handler, moderator: anyone, senior: anyone },

  'organization.rules': { administrator: ownOrganization, service: byScope },
  'organization.consents': { administrator: ownOrganization, service: byScope },
  /** How the members of the own organization stand. */
  'organization.members': { administrator: ownOrganization },
  'permit.ask': { administrator: ownOrganization, service: byScope },
  'permit.read': { administrator: ownOrganization, moderator: anyone, senior: anyone, service: byScope },
  'verification.apply': { administrator: ownOrganization, service: byScope },
  'verification.answer': { administrator: ownOrganization, service: byScope },

  'case.read': caseworker,
  'case.claim': caseworker,
  'case.release': caseworker,
  'case.note': caseworker,
  'case.wait': caseworker,
  'case.decide': caseworker,
  'case.reopen': seniorOnly,
  /** Taking back all that the latest decision did, so that the case is decided anew. A moderator undoes what they decided. */
  'case.undo': { moderator: own, senior: anyone },
  /** Putting it into another queue, also one that was not granted. */
  'case.move': caseworker,
  'case.merge': caseworker,
  'case.unmerge': caseworker,
  'case.escalate': caseworker,
  'case.return': seniorOnly,
  /** Deciding a case a second time, without seeing how it was decided. Never by whoever knows that. */
  'second-review.read': { ...caseworker, auditor: anyone },
  'second-review.judge': caseworker,
  'second-review.draw': seniorOnly,
  'second-review.settle': { senior: cell({ never: ['first'] }) },
  'second-review.count': { senior: anyone, auditor: anyone },
  'batch.read': { moderator: anyone, senior: anyone },
  /** A moderator undoes the batch that they decided. */
  'batch.undo': { moderator: own, senior: anyone },
  'action.read': { moderator: anyone, senior: anyone },
  'action.warn': caseworker,
  'action.remove': caseworker,
  'action.limit': caseworker,
  'action.limit-long': seniorOnly,
  'action.suspend': seniorOnly,
  'action.revoke-verification': seniorOnly,
  'action.refer-to-authority': seniorOnly,
  'action.reinstate': seniorOnly,
  'action.terminate': { senior: twoPeople },
  'action.approve': { senior: cell({ never: ['first'] }) },
  /** A moderator undoes what they did themselves. */
  'action.reverse': { moderator: own, senior: anyone },
  'appeal.read': { moderator: anyone, senior: anyone },
  'appeal.ask': { senior: cell({ never: ['first'] }) },
  'appeal.decide': { senior: cell({ never: ['first'] }) },
  'verification.ask': caseworker,
  'verification.decide': caseworker,
  'permit.decide': seniorOnly,

  'legal-request.handle': counselOnly,
  'legal-request.hold': counselOnly,
  'legal-request.produce': { counsel: twoPeople },
  'legal-request.produce-emergency': counselOnly,
  'legal-request.review': { counsel: cell({ never: ['first'] }) },
  'erasure.decide': { counsel: anyone, 'installation-admin': anyone },

  'evidence.read': {
    moderator: cell({ allOf: ['granted-queue', 'purpose'] }),
    senior: withPurpose,
    counsel: withPurpose,
  },
  /** Suspected child-abuse material: open to counsel alone, whoever else may see the case. */
  'evidence.read-sealed': { counsel: withPurpose },

  'policy.draft': { 'policy-editor': anyone },
  'policy.activate': { 'policy-editor': twoPeople },
  /** Back to how two people published it. */
  'rule.raise': { 'policy-editor': twoPeople },
  /** Less than the policy says: a rule that does harm is stopped by whoever sees it first. */
  'rule.lower': { 'policy-editor': anyone },
  /** As before, for a rule that guards life, children or what is critical. */
  'rule.lower-guarded': { 'policy-editor': twoPeople },

  'audit.read': { administrator: ownOrganization, auditor: anyone },
  /** The whole log, of every organization. */
  'audit.export': { auditor: anyone },
  'audit.verify': { administrator: ownOrganization, auditor: anyone },

  'queue.read': { moderator: anyone, senior: anyone, ...installation },
  'queue.manage': installation,
  /** Views of the queue that somebody keeps for themselves. */
  'view.keep': { moderator: own, senior: own },
  'view.share': seniorOnly,
  'view.remove': { moderator: own, senior: anyone },
  /** Counts of the whole installation: nobody's name is in them. */
  'operations.read': {
    moderator: anyone,
    senior: anyone,
    'policy-editor': anyone,
    auditor: anyone,
    'installation-admin': anyone,
  },
  /** What somebody does not work on: theirs to say, and whoever answers for their work may say it for them. */
  'set-aside.keep': { moderator: own, senior: anyone, ...installation },
  'set-aside.oversee': { senior: anyone, ...installation },
  /** What everybody may read of a period from then on, without a token. */
  'transparency.publish': { senior: anyone, counsel: anyone },
  'staff.manage': installation,
  'token.manage': installation,
  'webhook.manage': { ...installation, ...service },
  'mail.read': installation,
  'retention.manage': installation,

  'decision.make': service,
  'event.observe': service,
  'fact.write': service,
  'fact.read': service,
  'member-token.mint': service,
} as const satisfies Record<string, Readonly<Partial<Record<Role, Cell>>>>

export type Act = keyof typeof PERMISSIONS
export const ACTS = Object.keys(PERMISSIONS) as readonly Act[]

export type Leave = { readonly role: Role; readonly people: 1 | 2 }

export type PermissionRefusal = Refusal<
  | 'permission.role'
  | 'permission.queue'
  | 'permission.scope'
  | 'permission.purpose'
  | 'permission.self'
  | 'permission.same-person'
  | 'permission.not-found'
>

/** The cell of a role for an act, or null. */
export function permissionOf(act: Act, role: Role): Cell | null {
  const row: Readonly<Partial<Record<Role, Cell>>> = PERMISSIONS[act]
  return row[role] ?? null
}

/**
 * Whether somebody with these roles, who stands in these relations to the object, may do the act.
 * The first role that may decides. A missing role is 403; what belongs to another organization or person is 404.
 */
export function mayDo(
  roles: readonly Role[],
  act: Act,
  relations: readonly Relation[],
): Result<Leave, PermissionRefusal> {
  let refusal: Result<Leave, PermissionRefusal> = no('permission.role')
  for (const role of roles) {
    const found = permissionOf(act, role)
    if (found === null) continue
    const answer = mayAs(role, found, relations)
    if (answer.ok) return answer
    refusal = answer
  }
  return refusal
}

function mayAs(role: Role, found: Cell, relations: readonly Relation[]): Result<Leave, PermissionRefusal> {
  const missing = found.allOf.find((relation) => !relations.includes(relation))
  if (missing !== undefined) return refuseMissing(missing)
  if (found.anyOf.length > 0 && !found.anyOf.some((relation) => relations.includes(relation)))
    return no('permission.not-found')
  const barred = found.never.find((relation) => relations.includes(relation))
  if (barred === 'first') return no('permission.same-person')
  if (barred !== undefined) return no('permission.self')
  return ok({ role, people: found.people })
}

function refuseMissing(relation: Relation): Result<Leave, PermissionRefusal> {
  switch (relation) {
    case 'granted-queue':
      return no('permission.queue')
    case 'scope':
      return no('permission.scope')
    case 'purpose':
      return no('permission.purpose')
    case 'self':
    case 'own-organization':
    case 'accused':
    case 'first':
      return no('permission.not-found')
  }
}
