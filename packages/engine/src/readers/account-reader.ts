/** Whom an account claims to be, and what its session tells, through the detectors for identities and sessions. */
import type { Event, SignalName, SignalSink } from '@goodstanding/model'
import {
  type AccountFacts,
  type AgeTable,
  detectClient,
  type LinkedAccounts,
  screenAccount,
  screenAccountNames,
  screenDevice,
  screenSaleReason,
  type SessionTracker,
} from '@goodstanding/detectors'
import type { FactMemory } from '../facts/fact-memory.ts'
import type { ReadContext, SignalReader } from '../signal-reader.ts'
import { createActorNames } from './actor-names.ts'
import { claimsOf, readAccountClaims } from './read-memory.ts'

export function createIdentityReader(ages: AgeTable, linked: LinkedAccounts): SignalReader {
  const names = createActorNames()
  return {
    name: 'identity',
    says: [
      'identity.terminated',
      'identity.terminated-device',
      'identity.under-age',
      'identity.age-band-under',
      'identity.guardian-missing',
      'identity.executive',
      'identity.administrator',
      'identity.colleague',
      'identity.staff',
      'identity.protected-name',
      'identity.state-office',
      'identity.known-person',
      'identity.disposable-mail',
      'identity.reserved-role',
      'identity.affiliation-false',
      'identity.linked-accounts',
      'identity.squatted-names',
      'name.indecent',
      'name.public-interest',
      // Why an account passes to somebody, which names no account as a message would.
      'text.account-trade',
    ],
    touch: ({ data: { actor } }) => names.touch(actor.id),
    read: (event, { facts, sink }) => {
      if (event.type === 'account.register' || event.type === 'account.update') {
        const { claims, pointer } = readAccountClaims(event)
        const { organization } = event.data
        const at = {
          time: event.time,
          pointer,
          organization,
          linked: event.type === 'account.register' ? linked : null,
        }
        screenAccount(claims, accountFactsOf(event, facts, ages), at, sink)
        return
      }
      if (event.type === 'account.transfer') {
        screenNewOwner(event, accountFactsOf(event, facts, ages), sink)
        const { actor, reason } = event.data
        if (reason !== undefined) screenSaleReason(reason, actor.kind === 'admin' || actor.kind === 'app', sink)
      }
      const { actor, organization, session } = event.data
      const asked = { actor, organization, revision: facts.nameRevision(organization) }
      if (!names.recall(asked, sink)) {
        const { claims, pointer } = readAccountClaims(event)
        const known = accountFactsOf(event, facts, ages)
        names.learn(asked, (into) => void screenAccountNames(claims, known, pointer, into), sink)
      }
      if (session?.device !== undefined) screenDevice(session.device, facts, event.time, sink)
    },
  }
}

/** What is told of a new owner: whoever may not come back does not come by taking over somebody's account, and no name that nobody may bear comes so either. */
const OF_NEW_OWNERS: ReadonlySet<SignalName> = new Set([
  'identity.terminated',
  'identity.staff',
  'name.indecent',
  'name.public-interest',
])

/** Whose namesake the new owner is says nothing: an account is handed on to a colleague. */
function screenNewOwner(
  { data: { account, to }, time }: Event<'account.transfer'>,
  facts: AccountFacts,
  sink: SignalSink,
): void {
  const told: SignalSink = {
    see: (name, ...said) => {
      if (OF_NEW_OWNERS.has(name)) sink.see(name, ...said)
    },
  }
  screenAccount(claimsOf(account.id, to), facts, { time, pointer: '/data/to', linked: null }, told)
}

function accountFactsOf({ data: { organization } }: Event, facts: FactMemory, ages: AgeTable): AccountFacts {
  return {
    organization: facts.organization(organization) ?? ownerOfNames(organization, facts),
    people: (name) => facts.peopleLike(organization, name),
    staff: facts.staff(),
    protectedNames: facts.protectedNames,
    approvedApp: (id) => facts.app(id)?.status === 'approved',
    organizationNamed: facts.organizationNamed,
    ages,
    token: facts.token,
    terminated: facts.terminated,
    terminatedWith: facts.terminatedWith,
    barsIdentities: facts.barsIdentities,
  }
}

/** An organization that no fact describes may still own a protected name; of any other nothing is known. */
function ownerOfNames(id: string, facts: FactMemory): AccountFacts['organization'] {
  return facts.ownsProtectedName(id) ? { id, name: id, kind: 'other', country: '', domains: [] } : null
}

/** What an account did says where it is; a sign-in that failed says only what client tried. */
export function createSessionReader(sessions: SessionTracker): SignalReader {
  return {
    name: 'session',
    says: [
      'session.travel-kmh',
      'session.travel-km',
      'session.concurrent-km',
      'session.country-change',
      'session.token-reuse',
      'session.token-abroad',
      'session.new-device',
      'session.automated',
      'session.tampered',
      'session.debugged',
      'session.repackaged',
      'session.branding-removed',
      'session.attestation-disabled',
    ],
    remembers: true,
    touch: ({ data: { session, actor } }) => (session === undefined ? 0 : sessions.touch(actor.id)),
    read: (event, { sink }: ReadContext) => {
      const { session, actor } = event.data
      const attested = event.type === 'client.attest' ? event.data.attestation : undefined
      if (session === undefined && attested === undefined) return
      const seen = attested === undefined ? (session ?? {}) : { ...session, attestation: attested, isApart: true }
      if (event.type === 'session.start' && event.data.outcome !== 'success') {
        detectClient(seen, sink)
        return
      }
      const account = event.type === 'session.start' ? event.data.account.id : actor.id
      sessions.observe(account, seen, event.time, sink)
    },
  }
}
