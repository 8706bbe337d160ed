/** Whether somebody may act for an organization now: its own standing and theirs both leave them `admin`. */
import { findCapabilityLoss } from '@goodstanding/casework'
import type { Principal } from '../../access/principal.ts'
import { Problem } from '../../http/problems.ts'
import type { Desk } from '../parts.ts'
import { textOrNull } from '../show.ts'
import type { Unit } from '../unit.ts'
import { readStandingNow } from './standing-now.ts'

type Acting = { readonly account: string | null; readonly organization: string | null }

/**
 * Throws `permission.standing` for whoever lost it. `account` null: whoever asks for the organization. It only looks: before work that is
 * no unit it is asked of the database as it stands, because the commit of a unit of its own would say that the work is done.
 */
export async function demandAdministering(
  unit: Pick<Unit, 'tx' | 'now'>,
  { account, organization }: Acting,
): Promise<void> {
  const read = (type: 'account' | 'organization', id: string | null) =>
    id === null ? null : readStandingNow(unit.tx, { type, id }, unit.now)
  const own = await read('account', account)
  const around = await read('organization', organization)
  const loss = findCapabilityLoss(own, around, 'admin', unit.now)
  if (loss !== null) throw new Problem('permission.standing', { more: { until: textOrNull(loss.until) } })
}

/**
 * Throws `permission.standing` for an administrator who is barred themselves: what others reported is not theirs to read meanwhile, as what
 * they may be suspended for is what they did with it. What their organization lost keeps none of them from reading.
 */
export async function demandReading({ db, now }: Pick<Desk, 'db' | 'now'>, principal: Principal): Promise<void> {
  if (principal.kind !== 'member' || principal.role !== 'admin') return
  await demandAdministering({ tx: db, now: now() }, { account: principal.id, organization: null })
}

/** Whether an organization's administrators may act, as far as its own standing tells. */
export async function mayAct(unit: Unit, organization: string | null): Promise<boolean> {
  if (organization === null) return true
  const standing = await readStandingNow(unit.tx, { type: 'organization', id: organization }, unit.now)
  return findCapabilityLoss(null, standing, 'admin', unit.now) === null
}
