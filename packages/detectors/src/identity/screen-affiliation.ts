/** An affiliation is borne out by the organization one is in, its domains, or the address one writes from. */
import type { SignalSink } from '@goodstanding/model'
import { claimsOfOrgans } from '../name/claims.ts'
import { isCountry } from '../name/country-names.ts'
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

/** A name that would be refused an organization. */
const PLAINLY_AN_OFFICE = 0.85
/** Nothing bears out that somebody is of a state's office, and nothing speaks against it: a person looks. */
const OF_AN_OFFICE = 0.75

/** Which office of a state, or of several, a claim plainly names; null: none. Countries have namesakes. */
function officeOf(claim: string): string | null {
  const forms = nameForms(claim)
  if (isCountry(forms.words) || isCountry([forms.plain])) return null
  return claimsOfOrgans(forms).find(({ score }) => score >= PLAINLY_AN_OFFICE)?.word ?? null
}

export function screenAffiliation(
  account: AccountClaims,
  facts: Pick<AccountFacts, 'organization' | 'organizationNamed' | 'protectedNames'>,
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
  // Many offices stand in no list; their people write from domains of their own, which no list names either.
  const office = domain === '' ? officeOf(claim) : null
  if (office !== null) {
    sink.see('identity.affiliation-false', OF_AN_OFFICE, where, office)
    return
  }
  // Guests and contacts come from elsewhere: nobody here can bear out or deny their employer.
  const outsider = account.kind === 'external' || account.kind === 'guest'
  sink.see('identity.affiliation-false', outsider ? 0.3 : organization === null ? 0.4 : 0.65, where, claim)
}
