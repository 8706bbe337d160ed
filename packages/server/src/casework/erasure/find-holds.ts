/** What keeps a person's data for now: legal holds, and what is still open, waits for a second person, or may still be appealed. */
import { actionOwed, type ErasureHolds, holdsSubject } from '@goodstanding/casework'
import { listHeldBeside } from '@goodstanding/ledger'
import type { Instant, LegalRequestId } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'
import { allInStream, allSealedInStream } from '../read-stream.ts'
import { ACTIONS, APPEALS, CASES, LEGAL_REQUESTS, NOTICES, REPORTS } from '../streams.ts'

const OPEN_CASE = ['open', 'claimed', 'waiting', 'merged'] as const
const OPEN_REPORT = ['with-administrator', 'asked', 'complained', 'with-operator'] as const
const BEFORE_A_CASE = ['with-administrator', 'asked'] as const

type Open = { readonly key: string; readonly until: Instant }

export async function findErasureHolds(
  db: VaultDb,
  { person, organization }: { readonly person: string; readonly organization: string | null },
  now: Instant,
): Promise<ErasureHolds> {
  const stated = organization === null ? [] : [`organization/${organization}`]
  const subjects = new Set([`account/${person}`, ...stated, ...(await listHeldBeside(db, person))])
  const open = [
    ...(await openCases(db, person)),
    ...(await proposals(db, person)),
    ...(await openAppeals(db, person, now)),
    ...(await appealsOfReporters(db, person)),
  ]
  return {
    legal: await legalHoldsOn(db, [...subjects]),
    cases: open.map(({ key }) => key),
    until: open.length === 0 ? null : Math.max(now, ...open.map(({ until }) => until)),
  }
}

/** The legal requests that hold what is known of these subjects. */
export async function legalHoldsOn(db: VaultDb, subjects: readonly string[]) {
  const found = new Set<LegalRequestId>()
  for (const subject of subjects) {
    const requests = await allInStream(db, LEGAL_REQUESTS, [
      { column: 'subjects', test: 'has', value: subject },
      { column: 'held', test: 'is', value: 'held' },
    ])
    for (const { state } of requests) if (state.kind !== 'none' && holdsSubject(state, subject)) found.add(state.id)
  }
  return [...found]
}

/** Cases about the person, and reports about them or of theirs that wait for an answer. */
async function openCases(db: VaultDb, person: string): Promise<readonly Open[]> {
  const cases = await allInStream(db, CASES, [
    { column: 'subject_key', test: 'is', value: `account/${person}` },
    { column: 'status', test: 'in', value: OPEN_CASE },
  ])
  const waiting = { column: 'status', test: 'in', value: OPEN_REPORT } as const
  const reports = [
    ...(await allInStream(db, REPORTS, [{ column: 'reporter', test: 'is', value: person }, waiting])),
    // What lies in a case is kept by that; administrators look before there is one.
    ...(await allInStream(db, REPORTS, [
      { column: 'accused', test: 'has', value: person },
      { column: 'status', test: 'in', value: BEFORE_A_CASE },
    ])),
  ]
  return [
    ...cases.flatMap(({ id, state }) => (state.kind === 'none' ? [] : [{ key: `case/${id}`, until: state.deadline }])),
    ...reports.flatMap(({ id, state: { report } }) =>
      'deadline' in report ? [{ key: `report/${id}`, until: report.deadline }] : [],
    ),
  ]
}

/** What one person wants to do about them and a second has not agreed to: its reasons are theirs, and a termination bars by what knows them again. */
async function proposals(db: VaultDb, person: string): Promise<readonly Open[]> {
  const proposed = (column: string) =>
    allSealedInStream(db, ACTIONS, [
      { column, test: 'is', value: `account/${person}` },
      { column: 'status', test: 'is', value: 'awaiting-second' },
    ])
  const about = [...(await proposed('subject_key')), ...(await proposed('holder_key'))]
  return about.flatMap(({ id, state }) => {
    const until = actionOwed(state)
    return until === null ? [] : [{ key: `action/${id}`, until }]
  })
}

/** Appeals of whoever reported them: somebody looks again at what was decided about them, and needs what was shown of it. */
async function appealsOfReporters(db: VaultDb, person: string): Promise<readonly Open[]> {
  const pending = await allSealedInStream(db, APPEALS, [{ column: 'status', test: 'is', value: 'pending' }])
  const others = pending.flatMap(({ state }) =>
    state.kind === 'pending' && state.party === 'reporter' && state.by !== person ? [state] : [],
  )
  if (others.length === 0) return []
  const about = [{ column: 'subject_key', test: 'is', value: `account/${person}` }] as const
  const [cases, actions] = [await allSealedInStream(db, CASES, about), await allSealedInStream(db, ACTIONS, about)]
  const concerned = new Set<string>([...cases, ...actions].map(({ id }) => id))
  return others.flatMap(({ id, against, deadline }) =>
    against.kind !== 'decision' && concerned.has(against.kind === 'case' ? against.case : against.action)
      ? [{ key: `appeal/${id}`, until: deadline }]
      : [],
  )
}

/** Appeals that wait for an answer, and notices that may still be appealed. */
async function openAppeals(db: VaultDb, person: string, now: Instant): Promise<readonly Open[]> {
  const appeals = await allInStream(db, APPEALS, [
    { column: 'filed_by', test: 'is', value: person },
    { column: 'status', test: 'is', value: 'pending' },
  ])
  const notices = await allInStream(db, NOTICES, [{ column: 'recipient_key', test: 'is', value: `account/${person}` }])
  return [
    // An organization may bear the same id, and its appeal keeps nobody.
    ...appeals.flatMap(({ state }) =>
      state.kind === 'none' || state.ofOrganization === true
        ? []
        : [{ key: `appeal/${state.id}`, until: state.deadline }],
    ),
    ...notices.flatMap(({ id, state: { notice } }) => {
      if (notice.kind === 'owed') return [{ key: `notice/${id}`, until: notice.gag.until }]
      return notice.kind === 'sent' && notice.appealUntil > now
        ? [{ key: `notice/${id}`, until: notice.appealUntil }]
        : []
    }),
  ]
}
