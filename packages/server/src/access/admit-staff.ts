/**
 * Whom somebody that the provider has signed in is here. The first time they are known by their verified address, from then
 * on by the provider's `sub`, so that an address that is given to somebody else opens nothing. Nobody joins the staff by
 * signing in, unless the configuration names a claim that gives roles.
 */
import {
  findStaff,
  findStaffByEmail,
  findStaffOfIdentity,
  linkIdentity,
  lockStaff,
  type Staff,
} from '@goodstanding/ledger'
import type { RunUnit, Unit } from '../casework/unit.ts'
import { Problem } from '../http/problems.ts'
import type { SignInProblem } from '../page/sign-in-words.ts'
import { PLACEHOLDER_EMAIL, writeStaff } from './identity-desk.ts'
import type { Proven } from './open-provider.ts'
import type { OidcConfig } from './read-oidc-config.ts'

export type Admission =
  | { readonly kind: 'admitted'; readonly staff: string }
  | { readonly kind: 'refused'; readonly problem: SignInProblem }

const refuse = (problem: SignInProblem): Admission => ({ kind: 'refused', problem })

type Asked = { readonly proven: Proven; readonly roles: readonly string[] | null; readonly now: number }

export function admitStaff(run: RunUnit, config: OidcConfig, proven: Proven, now: number): Promise<Admission> {
  const { roles: given } = config
  const roles = given === null ? null : [...new Set(proven.groups.flatMap((group) => given.of.get(group) ?? []))]
  return run(async (unit) => {
    // Whoever is removed at this moment would be written back.
    await lockStaff(unit.tx)
    const known = await findStaffOfIdentity(unit.tx, proven.issuer, proven.subject)
    if (known === null) return admitByEmail(unit, { proven, roles, now })
    if (!known.rolesByClaim || roles === null) return { kind: 'admitted', staff: known.staff.id }
    return admitWithRoles(unit, known.staff, { proven, roles, now })
  })
}

const byProvider = ({ issuer }: Proven): string => `provider/${issuer}`

/** Roles follow the claim at each sign-in; without any, their sessions end and nothing begins. */
async function admitWithRoles(
  unit: Unit,
  staff: Staff,
  { proven, roles, now }: Asked & { readonly roles: readonly string[] },
): Promise<Admission> {
  if ([...roles].sort().join() !== [...staff.roles].sort().join()) {
    const { id, name, email } = staff
    try {
      await writeStaff(unit, { id, name, email, roles }, { by: byProvider(proven), ifMatch: null }, now)
    } catch (fault) {
      // Somebody must be left who administers: the last one keeps that until there is another.
      if (!(fault instanceof Problem) || fault.kind !== 'staff.last-administrator') throw fault
      return { kind: 'admitted', staff: id }
    }
  }
  return roles.length === 0 ? refuse('no-role') : { kind: 'admitted', staff: staff.id }
}

async function admitByEmail(unit: Unit, { proven, roles, now }: Asked): Promise<Admission> {
  const { email, issuer, subject } = proven
  if (email === null || !proven.emailIsVerified) return refuse('email-unverified')
  if (email.toLowerCase() === PLACEHOLDER_EMAIL) return refuse('not-staff')
  const known = await findStaffByEmail(unit.tx, email)
  const id = known?.id ?? email.toLowerCase()
  if (known === null) {
    if (roles === null) return refuse('not-staff')
    if (roles.length === 0) return refuse('no-role')
    // Whoever was removed here stays removed, whatever the provider's groups say.
    if ((await findStaff(unit.tx, id)) !== null) return refuse('not-staff')
    await writeStaff(
      unit,
      { id, name: proven.name ?? email, email, roles },
      { by: byProvider(proven), ifMatch: 0 },
      now,
    )
  }
  const identity = { issuer, subject, staff: id, rolesByClaim: known === null, createdAt: now }
  if (!(await linkIdentity(unit.tx, identity))) return refuse('account-taken')
  unit.audit({ act: 'staff.link', by: byProvider(proven), object: `staff/${id}`, organization: null, why: null })
  return { kind: 'admitted', staff: id }
}
