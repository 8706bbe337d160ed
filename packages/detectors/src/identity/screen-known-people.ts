/** Names of people whom the world knows, borne by an account: presidents, founders, whom swindlers like to be. Others are called so too, so a person looks. */
import type { SignalSink } from '@goodstanding/model'
import { claimsPlaceOf, type KnownName, knownPersonIn } from './known-people.ts'
import { likenessOf, personName, personNameOf } from './person-name.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'
import { organizationOwns, usernameWords } from './screen-protected-names.ts'

const NAME_ALONE = 0.7
/** Whose title or affiliation is that of the known person too leaves less to chance. */
const WITH_PLACE = 0.9

type Facts = Pick<AccountFacts, 'organization' | 'people' | 'protectedNames'>

/** Whether the directory has the account under this name: it is the person's own. */
function isOwnName(account: AccountClaims, name: string, { people }: Facts): boolean {
  const claimed = personName(name)
  return Array.from(typeof people === 'function' ? people(name) : people).some(
    (person) => person.id === account.id && likenessOf(claimed, personNameOf(person)) !== null,
  )
}

/** In a state's own organization, and in the firm itself, the person may well be there. */
function isAtHome({ person }: KnownName, facts: Facts): boolean {
  if (facts.organization === null) return false
  if (person.standsFor.length === 0) return facts.organization.kind === 'government'
  return person.standsFor.some((place) =>
    facts.protectedNames
      .find(place)
      .some((match) => (match.method === 'exact' || match.method === 'distinctive') && organizationOwns(facts, match)),
  )
}

/** Says `identity.known-person`. */
export function screenKnownPeople(account: AccountClaims, facts: Facts, pointer: string, sink: SignalSink): void {
  for (const field of ['name', 'username'] as const) {
    const said = field === 'name' ? (account.name ?? '') : usernameWords(account.username ?? '')
    const known = said === '' ? null : knownPersonIn(said)
    if (known === null || isOwnName(account, said, facts) || isAtHome(known, facts)) continue
    const texts = [account.title ?? '', account.affiliation ?? '', account.name ?? '']
    const claimed = claimsPlaceOf(known.person, texts)
    if (known.isCommon && !claimed) continue
    const score = claimed ? WITH_PLACE : NAME_ALONE
    sink.see('identity.known-person', score, { pointer: `${pointer}/${field}` }, known.person.name)
  }
}
