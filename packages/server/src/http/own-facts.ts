/**
 * What the administrators of an organization state themselves: its own stricter rules and shorter deadlines, and the consents of
 * its people. Never of another organization, and never what the service vouches for: name, kind, country and domains.
 */
import type { Act } from '@goodstanding/casework'
import type { ORGANIZATION } from '@goodstanding/model'
import { eventParts, OWN_DEADLINES, OWN_RULE } from '@goodstanding/model'
import Type, { type Static } from 'typebox'
import type { Principal } from '../access/principal.ts'
import { demand } from '../casework/asker.ts'
import { demandAdministering } from '../casework/standing/may-administer.ts'
import type { FactBook, ShownFact } from '../facts/fact-book.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { objectOf } from './bodies.ts'
import { fieldProblem, Problem } from './problems.ts'
import { checkerOf } from './read-event.ts'

type Change = { readonly ifMatch: number | null; readonly now: number }
type Member = Extract<Principal, { kind: 'member' }>

const OWN_FIELDS = ['rules', 'deadlines', 'ifMatch'] as const
const ownPart = Type.Object({
  rules: Type.Optional(Type.Array(OWN_RULE, { maxItems: 1_000 })),
  deadlines: Type.Optional(OWN_DEADLINES),
})
const checkOwn = checkerOf<Pick<Static<typeof ORGANIZATION>, 'rules' | 'deadlines'>>(ownPart, 'fact.invalid')
const consentPart = Type.Object({ organization: eventParts.id })
const checkConsent = checkerOf<{ readonly organization: string }>(consentPart, 'fact.invalid')

function demandOwn(principal: Member, act: Act, organization: string): void {
  demand(principal, act, organization === principal.organization ? ['own-organization'] : [])
}

type Stated = { readonly id: string; readonly body: unknown; readonly change: Change }

export type OwnFactParts = { readonly facts: FactBook; readonly db: VaultDb }

/** Whoever lost what administrators do states nothing for their organization. */
function demandActing({ db }: OwnFactParts, { id: account, organization }: Member, { now }: Change): Promise<void> {
  return demandAdministering({ tx: db, now }, { account, organization })
}

/** Over the version that was looked at and no other, whatever stands by the time of the change. */
function over(version: number, change: Change): Change {
  if (change.ifMatch !== null && change.ifMatch !== version) throw new Problem('fact.stale', { more: { version } })
  return { ...change, ifMatch: version }
}

/** Replaces rules and deadlines, and leaves what the service stated. Rules only ever add; deadlines longer than the policy's do not count. */
export async function putOwnRules(
  parts: OwnFactParts,
  principal: Member,
  { id, body, change }: Stated,
): Promise<ShownFact> {
  const { facts } = parts
  demandOwn(principal, 'organization.rules', id)
  const stated = objectOf(body)
  const foreign = Object.keys(stated).find((field) => !OWN_FIELDS.some((own) => own === field))
  if (foreign !== undefined)
    throw fieldProblem(
      'fact.invalid',
      `/${foreign}`,
      'is stated by the service; administrators state rules and deadlines',
    )
  const own = checkOwn(stated, '')
  await demandActing(parts, principal, change)
  const { id: _id, version, ...known } = await facts.get('organization', id)
  // What was read must still stand: nobody undoes unseen what another administrator states, or what the service does of the domains.
  return facts.put('organization', id, { ...known, ...own }, over(version, change))
}

/** Tries at a consent that others change at the same time; whoever said which version they read is told at once. */
const MOST_TRIES = 5

/** Only over what was looked at: between the look and the change somebody else may have stated it of another organization. */
export async function putOwnConsent(parts: OwnFactParts, principal: Member, stated: Stated): Promise<ShownFact> {
  demand(principal, 'organization.consents', ['own-organization'])
  demandOwn(principal, 'organization.consents', checkConsent(objectOf(stated.body), '').organization)
  await demandActing(parts, principal, stated.change)
  for (let tries = 1; ; tries++)
    try {
      return await putLooked(parts.facts, principal, stated)
    } catch (fault) {
      const isStale = fault instanceof Problem && fault.kind === 'fact.stale'
      if (!isStale || stated.change.ifMatch !== null || tries === MOST_TRIES) throw fault
    }
}

async function putLooked(facts: FactBook, principal: Member, { id, body, change }: Stated): Promise<ShownFact> {
  const known = await facts.get('consent', id).catch((fault: unknown) => {
    if (fault instanceof Problem && fault.kind === 'fact.unknown') return null
    throw fault
  })
  if (known !== null) demandOwn(principal, 'organization.consents', String(known['organization']))
  return facts.put('consent', id, body, over(known?.version ?? 0, change))
}

/** A fact of the own organization; what is another's is not there. */
export async function getOwn(
  facts: FactBook,
  principal: Member,
  asked: { readonly kind: 'organization' | 'consent'; readonly id: string },
): Promise<ShownFact> {
  const act = asked.kind === 'organization' ? 'organization.rules' : 'organization.consents'
  if (asked.kind === 'organization') demandOwn(principal, act, asked.id)
  else demand(principal, act, ['own-organization'])
  const found = await facts.get(asked.kind, asked.id)
  if (asked.kind === 'consent') demandOwn(principal, act, String(found['organization']))
  return found
}
