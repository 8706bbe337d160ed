/** A copy as it was kept in the register: it comes back as the type it was kept from. */
import type { Evidence } from '@goodstanding/casework'

export function readKeptEvidence(kept: unknown): Evidence {
  return (kept as { readonly evidence: Evidence }).evidence
}
