/** An organization asks for the badge. What can be checked without asking anybody is checked at once. */
import { decideVerification, VERIFICATION_DEADLINE, type VerificationEvidence } from '@goodstanding/casework'
import { checkRegistryNumber, domainVerified, isRegistryScheme } from '@goodstanding/detectors'
import type { Event, OrganizationId } from '@goodstanding/model'
import { must } from '../asker.ts'
import { asId } from '../read-id.ts'
import type { Desk } from '../parts.ts'
import { tellVerification } from '../standing/touch-standing.ts'
import { VERIFICATIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'

/** `value` of a registry number: `scheme:number`. */
export type StatedProof = { readonly kind: VerificationEvidence['kind']; readonly value: string }

export function checkProofs(
  desk: Desk,
  organization: string,
  proofs: readonly StatedProof[],
): readonly VerificationEvidence[] {
  return proofs.map((proof) => ({ ...proof, checked: checkProof(desk, organization, proof) }))
}

function checkProof({ memory }: Desk, id: string, { kind, value }: StatedProof): VerificationEvidence['checked'] {
  const known = memory.organization(id)
  switch (kind) {
    case 'domain-dns':
    case 'domain-file':
      // Domains of the organization's fact are those whose control the service has verified.
      return domainVerified(value.toLowerCase(), known?.domains ?? []) ? 'proven' : 'not-checked'
    case 'registry-number': {
      const [scheme = '', ...number] = value.split(':')
      if (!isRegistryScheme(scheme)) return 'failed'
      const { valid } = checkRegistryNumber(scheme, number.join(':'), known?.country ?? '')
      return valid === null ? 'not-checked' : valid ? 'plausible' : 'failed'
    }
    case 'document':
      return 'not-checked'
  }
}

/** Applies, or throws why the organization may not now. */
export async function applyForVerification(
  desk: Desk,
  unit: Unit,
  { organization, proofs }: { readonly organization: string; readonly proofs: readonly StatedProof[] },
) {
  const found = await unit.load(VERIFICATIONS, organization)
  const evidence = checkProofs(desk, organization, proofs)
  const deadline = unit.now + VERIFICATION_DEADLINE
  const command = { kind: 'apply', organization: asId<OrganizationId>(organization), evidence, deadline } as const
  const applied = unit.add(VERIFICATIONS, organization, must(decideVerification(command, found, unit.now)))
  tellVerification(unit, organization, applied.kind)
  return applied
}

/** What an `organization.verify` event brings as evidence. */
export function proofsOf(event: Extract<Event, { type: 'organization.verify' }>): readonly StatedProof[] {
  const { domain, registryNumber, documents = [] } = event.data.subject
  return [
    ...(domain === undefined ? [] : [{ kind: 'domain-dns', value: domain } as const]),
    ...(registryNumber === undefined
      ? []
      : [{ kind: 'registry-number', value: `${registryNumber.scheme}:${registryNumber.value}` } as const]),
    ...documents.map(({ sha256 }) => ({ kind: 'document', value: sha256 }) as const),
  ]
}
