/** Whether an account may do something now, given its own standing and that of its organization, which falls on all in it. */
import type { Capability, Instant, StandingRefusal } from '@goodstanding/model'
import { NAME_ADMINISTRATOR } from '../deadlines.ts'
import type { StandingLimit, StandingNow } from './standing.ts'

export type CapabilityLoss = {
  readonly state: StandingRefusal['state']
  readonly subject: StandingNow['subject']
  readonly capability: Capability
  readonly until: Instant | null
  readonly action: string | null
}

/** What stays to the people of an organization that is suspended, or terminated and in its export window. */
const KEPT_BY_MEMBERS: readonly Capability[] = ['session', 'directory.export']

const FOREVER = Number.MAX_SAFE_INTEGER

/** Why the capability is lost, or null when it is not. The account's own standing is named first. */
export function findCapabilityLoss(
  account: StandingNow | null,
  organization: StandingNow | null,
  capability: Capability,
  now: Instant,
): CapabilityLoss | null {
  const own = account === null ? null : lossIn(account, capability, now)
  if (own !== null || organization === null) return own
  const kept = KEPT_BY_MEMBERS.includes(capability) && mayLeave(organization, now)
  return (kept ? null : lossByState(organization, capability, now)) ?? lossByLimit(organization, capability, now)
}

function lossIn(standing: StandingNow, capability: Capability, now: Instant): CapabilityLoss | null {
  return lossByState(standing, capability, now) ?? lossByLimit(standing, capability, now)
}

function lossByState({ state, by, subject }: StandingNow, capability: Capability, now: Instant): CapabilityLoss | null {
  // A standing that was found earlier still ends on time.
  if ((state !== 'suspended' && state !== 'terminated') || by === null || !isAhead(by.until, now)) return null
  return { state, subject, capability, until: by.until, action: by.action }
}

/** By the limit that lasts longest: until then it is lost. */
function lossByLimit({ limits, subject }: StandingNow, capability: Capability, now: Instant): CapabilityLoss | null {
  const binding = limits.filter((found) => covers(found, capability) && isAhead(found.until, now))
  const [limit] = binding.toSorted((a, b) => (b.until ?? FOREVER) - (a.until ?? FOREVER))
  if (limit === undefined) return null
  return { state: 'limited', subject, capability, until: limit.until, action: limit.action }
}

function covers(limit: StandingLimit, capability: Capability): boolean {
  return limit.capability === capability || limit.capability === 'all'
}

function isAhead(until: Instant | null, now: Instant): boolean {
  return until === null || until > now
}

/** Suspended, or terminated and still in the time to export. */
function mayLeave({ state, exportUntil }: StandingNow, now: Instant): boolean {
  return state === 'suspended' || (state === 'terminated' && exportUntil !== null && exportUntil > now)
}

export type AdministratorGap =
  | { readonly kind: 'none' }
  | { readonly kind: 'name-one'; readonly until: Instant }
  | { readonly kind: 'limit-admin' }

/** What follows when no administrator in good standing is left: a deadline to name one, then `admin` is limited. */
export function findAdministratorGap(
  administrators: readonly StandingNow[],
  since: Instant,
  now: Instant,
): AdministratorGap {
  const canAct = administrators.some((standing) => lossIn(standing, 'admin', now) === null)
  if (canAct) return { kind: 'none' }
  const until = since + NAME_ADMINISTRATOR
  return now < until ? { kind: 'name-one', until } : { kind: 'limit-admin' }
}
