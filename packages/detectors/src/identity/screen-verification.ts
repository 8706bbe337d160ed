/** What speaks against a claim to be a registered organization: numbers, documents, domain. */
import type { Instant, OrganizationSubject, SignalSink } from '@goodstanding/model'

export type VerificationFacts = {
  readonly verifiedDomains: readonly string[]
  /** Organizations other than the subject that used this document before. */
  readonly documentUsedBy: (sha256: string) => readonly string[]
  /** Organizations that hold this canonical registry number (as `checkRegistryNumber` spells it). */
  readonly numberHeldBy: (canonical: string) => readonly string[]
}

/** Says `verify.*` signals. `pointer` is the subject's own, e.g. `/data/subject`. Document dates run on the event's `time`. */
export function screenVerification(
  subject: OrganizationSubject,
  facts: VerificationFacts,
  at: { readonly time: Instant; readonly pointer: string },
  sink: SignalSink,
): void {
  void [subject, facts, at, sink]
}
