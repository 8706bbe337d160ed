/**
 * Evidence is kept for as long as the longest of case, appeal, appeal window and legal hold lasts. Then its key is destroyed, and
 * the entry of the log is the receipt.
 */
import { type EvidenceUses, keepEvidence, type NoticeContents } from '@goodstanding/casework'
import { type EvidenceRow, listDueEvidence, lookAtEvidence, noteErasedEvidence } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'
import { legalHoldsOn } from '../erasure/find-holds.ts'
import type { Desk } from '../parts.ts'
import { allInStream, readStream } from '../read-stream.ts'
import { ACTIONS, APPEALS, CASES, COMPLAINTS, evidenceKey, LEGAL_REQUESTS, NOTICES, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'

const DAY = 86_400_000
const AT_ONCE = 500

/** Looks at every copy whose time has come. */
export async function eraseUnneeded(desk: Desk): Promise<void> {
  for (;;) {
    const due = await listDueEvidence(desk.db, desk.now(), AT_ONCE)
    for (const row of due) await desk.run((unit) => lookAt(desk, unit, row))
    if (due.length < AT_ONCE) return
  }
}

async function lookAt(desk: Desk, unit: Unit, row: EvidenceRow): Promise<void> {
  const kept = keepEvidence(row, await usesOf(desk, unit.tx, row))
  const until = kept.kind === 'until' ? kept.until : unit.now + DAY
  if (until > unit.now) {
    await lookAtEvidence(unit.tx, row.id, until)
    return
  }
  if (!(await noteErasedEvidence(unit.tx, row.id, { why: 'retention', at: unit.now }))) return
  await unit.tx.keys.destroy(evidenceKey(row.source), unit.now)
  const organization = row.organization === '' ? null : row.organization
  unit.audit({ act: 'evidence.erase', by: 'clock', object: `evidence/${row.id}`, organization, why: 'retention' })
}

async function usesOf(desk: Desk, db: VaultDb, row: EvidenceRow): Promise<EvidenceUses> {
  const subjects = [row.about, ...(row.organization === '' ? [] : [`organization/${row.organization}`])]
  const legalHolds = (await legalHoldsOn(db, subjects)).length
  const [kind, ...rest] = row.source.split('/')
  const id = rest.join('/')
  if (kind === 'legal-request') {
    const request = await readStream(db, LEGAL_REQUESTS, id)
    const isOver = request === null || request.kind === 'closed' || request.kind === 'refused'
    return { appealsUntil: [], openCases: isOver ? 0 : 1, pendingAppeals: 0, legalHolds }
  }
  const source = kind === 'report' ? await ofReport(db, id) : await ofComplaint(db, id)
  const inCase = source.case === null ? NOTHING : await ofCase(desk, db, source.case)
  return { ...inCase, openCases: inCase.openCases + (source.isOpen ? 1 : 0), legalHolds }
}

type Source = { readonly isOpen: boolean; readonly case: string | null }

async function ofReport(db: VaultDb, id: string): Promise<Source> {
  const kept = await readStream(db, REPORTS, id)
  if (kept === null || kept.report.kind === 'none') return { isOpen: false, case: null }
  return { isOpen: 'deadline' in kept.report, case: kept.report.case }
}

async function ofComplaint(db: VaultDb, id: string): Promise<Source> {
  const found = await readStream(db, COMPLAINTS, id)
  if (found === null || found.kind === 'none') return { isOpen: false, case: null }
  return { isOpen: found.kind !== 'answered', case: found.case }
}

type CaseUses = Omit<EvidenceUses, 'legalHolds'>
const NOTHING: CaseUses = { appealsUntil: [], openCases: 0, pendingAppeals: 0 }

async function ofCase({ policy }: Desk, db: VaultDb, id: string): Promise<CaseUses> {
  const found = await readStream(db, CASES, id)
  if (found === null || found.kind === 'none') return NOTHING
  const actions = await allInStream(db, ACTIONS, [{ column: 'case_id', test: 'is', value: id }])
  const appealsUntil: Instant[] = []
  // A reporter may appeal against the decision itself for as long as a subject may against an action.
  if (found.kind === 'decided') appealsUntil.push(found.decision.at + policy().policy.appealWindowMs)
  const against = [`case/${id}`, ...actions.map((action) => `action/${action.id}`)]
  for (const action of actions) {
    const notices = await allInStream(db, NOTICES, [{ column: 'action', test: 'is', value: action.id }])
    for (const { state } of notices) {
      if (state.notice.kind === 'sent') appealsUntil.push(state.notice.appealUntil)
      if (state.notice.kind === 'owed') appealsUntil.push(state.notice.gag.until + windowOf(state.notice.contents))
    }
  }
  const pending = await allInStream(db, APPEALS, [{ column: 'status', test: 'is', value: 'pending' }])
  const pendingAppeals = pending.filter(({ id: key }) => against.some((name) => key.startsWith(`${name}/`))).length
  return { appealsUntil, openCases: found.kind === 'decided' ? 0 : 1, pendingAppeals }
}

const windowOf = ({ appealWindowMs }: NoticeContents): number => appealWindowMs
