/** A request to erase as its readers see it, and the receipt that proves what was destroyed. */
import type { Erasure } from '@goodstanding/casework'
import type { ViewCondition } from '@goodstanding/ledger'
import type { MemberPrincipal } from '../../access/principal.ts'
import { Problem } from '../../http/problems.ts'
import { auditOf, LOG_ORIGIN } from '../audit/open-audit.ts'
import type { Desk } from '../parts.ts'
import { instantText, type Shown, textOrNull } from '../show.ts'

type Found = Exclude<Erasure, { kind: 'none' }>

/** Those of a person: asked for in their organization, or of nobody knows which. Elsewhere the same id is a namesake. */
export const ownErasures = ({ id, organization }: MemberPrincipal): readonly ViewCondition[] => [
  { column: 'person', test: 'is', value: id },
  { column: 'organization', test: 'in', value: [organization, ''] },
]

export function isOwnErasure({ id, organization }: MemberPrincipal, found: Found): boolean {
  return found.person === id && (found.organization === null || found.organization === organization)
}

/**
 * `staff`: whoever decides it. Others read that it waits and not for what: a legal request may be one that nobody may be told of, a case or
 * a report one that they do not know of. Nor until when: where there is no day, it is an authority that holds it.
 */
export function showErasure(found: Found, reader: 'staff' | 'other'): Shown {
  const { id, person, organization, requestedAt, deadline } = found
  return {
    id,
    status: found.kind,
    person,
    organization,
    requestedAt: instantText(requestedAt),
    deadline: instantText(deadline),
    ...(found.kind === 'held' && reader === 'staff'
      ? { heldBy: { legalRequests: found.holds.legal, open: found.holds.cases }, until: textOrNull(found.holds.until) }
      : {}),
    ...(found.kind === 'erased' ? { receipt: found.receipt.id, erasedAt: instantText(found.receipt.at) } : {}),
    ...(found.kind === 'refused' ? { reason: found.reason } : {}),
  }
}

/** The receipt, signed by the installation, with the entry of the log that it stands in and the proof of that entry. */
export async function receiptOfErasure(desk: Desk, found: Found): Promise<Shown> {
  if (found.kind !== 'erased')
    throw new Problem('erasure.state', { detail: 'There is a receipt once everything is erased. See its status.' })
  const audit = auditOf(desk)
  const { id, keys, destroyed, at } = found.receipt
  const index = await audit.find({ act: 'erasure.done', object: `erasure/${found.id}`, at })
  const receipt = JSON.stringify({
    receipt: id,
    erasure: found.id,
    person: found.person,
    erasedAt: instantText(at),
    keysDestroyed: keys,
    destroyed,
    log: LOG_ORIGIN,
    entry: index,
  })
  return {
    receipt,
    signature: audit.key.sign(receipt),
    publicKey: audit.key.publicKey,
    verifier: audit.verifier,
    ...(index === null ? { proof: null, checkpoint: await audit.checkpoint() } : await audit.proven(index)),
  }
}
