/** Who asks, in the words of the table of permissions, and how a refusal reaches them. */
import {
  type Act,
  mayDo,
  permissionOf,
  type Refusal,
  type Relation,
  type Role,
  ROLES,
  type Staff,
  type StaffRole,
  STAFF_ROLES,
} from '@goodstanding/casework'
import { asId } from './read-id.ts'
import type { Result } from '@goodstanding/model'
import type { Principal, Scope } from '../access/principal.ts'
import { Problem, PROBLEMS } from '../http/problems.ts'
import { statusSeen } from '../versions-context.ts'

export function rolesOf(principal: Principal): readonly Role[] {
  switch (principal.kind) {
    case 'service':
      return ['service']
    case 'staff':
      return ROLES.filter((role) => principal.roles.has(role) && isStaffRole(role))
    case 'member':
      return [principal.role === 'admin' ? 'administrator' : principal.role]
  }
}

function isStaffRole(role: string): role is StaffRole {
  return STAFF_ROLES.some((known) => known === role)
}

const SCOPE_OF: Readonly<Record<string, Scope>> = {
  report: 'reports',
  erasure: 'reports',
  notice: 'notices',
  disclosure: 'notices',
  appeal: 'appeals',
  'kept-back': 'appeals',
  standing: 'standing',
  organization: 'facts',
  permit: 'facts',
  verification: 'facts',
  webhook: 'webhooks',
}

/** The scope with which a service may do the act, where services may; null: none but `all`. */
export function scopeOf(act: Act): Scope | null {
  return SCOPE_OF[act.split('.', 1)[0] ?? ''] ?? null
}

function hasScope(principal: Principal, act: Act): boolean {
  if (principal.kind !== 'service') return false
  const scope = scopeOf(act)
  return principal.scopes.has('all') || (scope !== null && principal.scopes.has(scope))
}

/** Passes whoever may do the act under these relations to its object; throws the table's refusal for everybody else. */
export function demand(principal: Principal, act: Act, relations: readonly Relation[] = []): void {
  const known: readonly Relation[] = hasScope(principal, act) ? [...relations, 'scope'] : relations
  const leave = mayDo(rolesOf(principal), act, known)
  if (!leave.ok && leave.refusal.kind === 'permission.role')
    throw new Problem('permission.role', { detail: `This call needs one of the roles: ${rolesFor(act).join(', ')}.` })
  must(leave)
}

/**
 * What is asked, where another refusal comes before that of the role - whoever took an action is told so when they would answer its
 * appeal: who may not do the act at all hears that before what is wrong with their words.
 */
export function readAsked<Stated>(principal: Principal, act: Act, read: () => Stated): Stated {
  try {
    return read()
  } catch (fault) {
    demand(principal, act)
    throw fault
  }
}

const rolesFor = (act: Act): readonly Role[] => ROLES.filter((role) => permissionOf(act, role) !== null)

/** Like `demand`, for a member of the staff. */
export function demandStaff(principal: Principal, act: Act, relations: readonly Relation[] = ['granted-queue']): Staff {
  demand(principal, act, relations)
  return staffOf(principal)
}

export function staffOf(principal: Principal): Staff {
  if (principal.kind !== 'staff') throw new Problem('permission.role')
  return {
    id: asId(principal.id),
    roles: STAFF_ROLES.filter((role) => principal.roles.has(role)),
    queues: principal.queues,
    setAside: principal.setAside,
  }
}

/** Who it was, for the audit log: `staff/mei`, `member/u1`, `service/…`. */
export function nameOf(principal: { readonly kind: string; readonly id: string }): string {
  return `${principal.kind}/${principal.id}`
}

/** A status as answers show it, where it is called otherwise inside. */
const SHOWN: Readonly<Record<string, string>> = { handled: 'answered' }

/** Where the object stands that does not allow what was asked of it: the kind of the problem says no more than that. */
function stateOf(kind: string): string | null {
  const found = kind.endsWith('.state') ? statusSeen(kind.slice(0, -'.state'.length)) : null
  return found === null ? null : `Its status is "${SHOWN[found] ?? found}". Read it again.`
}

/** The value of a decider's answer, or its refusal as a problem. `base` is where the command's part stands in the body. */
export function must<Value>(result: Result<Value, Refusal>, base = ''): Value {
  if (result.ok) return result.value
  const { kind, pointer, by, until, version, case: other, missing } = result.refusal
  const detail = stateOf(kind)
  throw new Problem(kind, {
    ...(detail === null ? {} : { detail }),
    ...(pointer === undefined ? {} : { errors: [{ pointer: `${base}${pointer}`, detail: PROBLEMS[kind].title }] }),
    more: {
      ...(by === undefined ? {} : { by }),
      ...(until === undefined || until === null ? {} : { until: new Date(until).toISOString() }),
      ...(version === undefined ? {} : { version }),
      ...(other === undefined ? {} : { case: other }),
      ...(missing === undefined ? {} : { missing }),
    },
  })
}
