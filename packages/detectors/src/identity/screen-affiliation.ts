/** An affiliation is borne out by the organization one is in, its domains, or the address one writes from. */
import type { SignalSink } from '@goodstanding/model'
import { nameForms } from '../name/name-forms.ts'
import { canonicalEmail } from './canonical.ts'
import { isPublicMailbox } from './public-mailboxes.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'
import { domainVerified } from './screen-verification.ts'

/** Equal but for legal forms, case, and what anybody adds. */
function sameOrganization(a: string, b: string): boolean {
  const [one, other] = [nameForms(a), nameForms(b)]
  return one.key === other.key || (one.core === other.core && one.core.length >= 2)
}

export function screenAffiliation(
  account: AccountClaims,
  facts: AccountFacts,
  pointer: string,
  sink: SignalSink,
): void {
  const claim = account.affiliation?.trim() ?? ''
  if (claim === '') return
  const where = { pointer: `${pointer}/affiliation`, start: 0, end: account.affiliation?.length ?? 0 }
  const { organization } = facts
  if (organization !== null && (sameOrganization(claim, organization.name) || claim === organization.id)) return
  const email = account.email === null ? null : canonicalEmail(account.email)
  const written = email?.slice(email.lastIndexOf('@') + 1) ?? ''
  const domain = isPublicMailbox(written) ? '' : written
  const named = facts.organizationNamed(claim)
  if (named !== null) {
    if (named.id === organization?.id || (domain !== '' && domainVerified(domain, named.domains))) return
    sink.see('identity.affiliation-false', 0.9, where, claim)
    return
  }
  const match = facts.protectedNames.find(claim).find((item) => item.score >= 0.85)
  if (match !== undefined) {
    const { owner } = match.entry
    const owned =
      owner !== null &&
      ((domain !== '' && domainVerified(domain, owner.domains)) ||
        (organization !== null &&
          (owner.organization === organization.id ||
            organization.domains.some((item) => domainVerified(item, owner.domains)))))
    if (!owned) sink.see('identity.affiliation-false', match.score, where, match.entry.name)
    return
  }
  // Guests and contacts come from elsewhere: nobody here can bear out or deny their employer.
  const outsider = account.kind === 'external' || account.kind === 'guest'
  sink.see('identity.affiliation-false', outsider ? 0.3 : organization === null ? 0.4 : 0.65, where, claim)
}
