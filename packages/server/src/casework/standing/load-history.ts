/** What the database holds of a subject's actions, and the standing that follows from it. */
import {
  findStanding,
  NO_VERIFICATION,
  type Standing,
  type StandingHistory,
  type StandingNow,
  type StandingSubject,
  subjectKey,
} from '@goodstanding/casework'
import { getFact } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { allSealedInStream, readPersonFact, readStream } from '../read-stream.ts'
import { ACTIONS, VERIFICATIONS } from '../streams.ts'
import { readStandingNow, recordOf } from './standing-now.ts'

const TAKEN = ['active', 'ended', 'reversed'] as const

/** The actions on a subject and on what it answers for; standing reads none of their words. */
export async function loadHistory(db: Desk['db'], subject: StandingSubject): Promise<StandingHistory> {
  const key = subjectKey(subject)
  const own = await allSealedInStream(db, ACTIONS, [
    { column: 'subject_key', test: 'is', value: key },
    { column: 'status', test: 'in', value: TAKEN },
  ])
  const held = await allSealedInStream(db, ACTIONS, [
    { column: 'holder_key', test: 'is', value: key },
    { column: 'status', test: 'in', value: TAKEN },
  ])
  return new Map([...own, ...held].flatMap(({ state }) => recordOf(state)))
}

/** The standing of a subject at a time, from what the database holds. */
export async function readStanding(db: Desk['db'], subject: StandingSubject, now: Instant): Promise<Standing> {
  const history = await loadHistory(db, subject)
  const seen = subject.type === 'organization' ? await readStream(db, VERIFICATIONS, subject.id) : null
  return findStanding({ subject, history, verification: seen ?? NO_VERIFICATION }, now)
}

/**
 * The standing of an account as somebody of `organization` reads it: the account itself, or an administrator. Where the service has stated
 * that the account is of that organization, all of it; else without what fell on that id in another, where it may be somebody else's.
 */
export async function readStandingWithin(
  db: Desk['db'],
  subject: StandingSubject,
  { organization, now }: { readonly organization: string; readonly now: Instant },
): Promise<Standing> {
  const stated = subject.type === 'account' ? await getFact(db, 'person', subject.id) : null
  if (subject.type === 'organization' || stated?.organization === organization) return readStanding(db, subject, now)
  const history = new Map(
    [...(await loadHistory(db, subject))].filter(([, { terms }]) => {
      // Where nobody knew whose they were, what is stated of them now tells.
      const of = terms?.subject.organization ?? stated?.organization ?? null
      return of === null || of === organization
    }),
  )
  return findStanding({ subject, history, verification: NO_VERIFICATION }, now)
}

/** The organization that an account belongs to, or that somebody outside is in touch with. */
export type Around = {
  readonly standing: StandingNow
  /** They are outside of it: they learn whether it can be reached, and nothing else of how it stands. */
  readonly isOutside: boolean
}

type Coming = { readonly organization: string; readonly role: string }

/** The standing of the organization around an account: the one stated of the person, unless they come from another. */
export async function readStandingAround(
  db: Desk['db'],
  { type, id }: StandingSubject,
  { from, now }: { readonly from: Coming | null; readonly now: Instant },
): Promise<Around | null> {
  if (type === 'organization') return null
  const { organization, role } = from ?? (await statedOf(db, id))
  if (organization === null) return null
  const standing = await readStandingNow(db, { type: 'organization', id: organization }, now)
  // A window that is over leaves nothing to export.
  const isOver = standing.exportUntil !== null && standing.exportUntil <= now
  return {
    standing: isOver ? { ...standing, exportUntil: null } : standing,
    isOutside: role === 'external' || role === 'guest',
  }
}

async function statedOf(db: Desk['db'], id: string): Promise<{ organization: string | null; role: string | null }> {
  const fact = await getFact(db, 'person', id)
  if (fact === null) return { organization: null, role: null }
  return { organization: fact.organization, role: readPersonFact(fact.body).kind }
}
