/**
 * Evidence is kept for as long as the longest of case, appeal, appeal window and legal hold lasts. Then its key is destroyed, and
 * the entry of the log is the receipt.
 */
import { type EvidenceUses, keepEvidence, type NoticeContents } from '@goodstanding/casework'
import {
  dropEvidenceFiles,
  type EvidenceRow,
  findCaseOfDecision,
  findDecision,
  listDueEvidence,
  listEvidenceHashes,
  lookAtEvidence,
  noteErasedEvidence,
  resolveCaseAlias,
} from '@goodstanding/ledger'
import type { DecisionId, Instant } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'
import { appealsAgainst, readKeptBack } from '../appeal/kept-back.ts'
import { legalHoldsOn } from '../erasure/find-holds.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { allInStream, readStream } from '../read-stream.ts'
import {
  ACTIONS,
  APPEALS,
  CASES,
  COMPLAINTS,
  evidenceKey,
  LEGAL_REQUESTS,
  NOTICES,
  REPORTS,
  VERIFICATIONS,
} from '../streams.ts'
import type { Unit } from '../unit.ts'
import { documentsOf } from '../verification/documents.ts'
import { isSealedHash } from './sealed-material.ts'

const DAY = 86_400_000
const AT_ONCE = 500
const HASHES_AT_ONCE = 10_000

/** Looks at every copy whose time has come, and at every file that may have been listed since it was copied. */
export async function eraseUnneeded(desk: Desk): Promise<void> {
  await dropSealedFiles(desk)
  for (;;) {
    const due = await listDueEvidence(desk.db, desk.now(), AT_ONCE)
    for (const row of due) await desk.run((unit) => lookAt(desk, unit, row))
    if (due.length < AT_ONCE) return
  }
}

/** Files that were registered as showing the abuse of children after somebody had kept them as evidence of something else. */
async function dropSealedFiles(desk: Desk): Promise<void> {
  for (let after = ''; ; ) {
    const hashes = await listEvidenceHashes(desk.db, after, HASHES_AT_ONCE)
    const sealed = hashes.filter((sha256) => isSealedHash(desk, sha256))
    if (sealed.length > 0)
      await desk.run(async (unit) => {
        for (const { evidence, organization } of await dropEvidenceFiles(unit.tx, sealed))
          unit.audit({
            act: 'evidence.erase',
            by: 'clock',
            object: `evidence/${evidence}`,
            organization: organization === '' ? null : organization,
            why: 'sealed',
          })
      })
    const last = hashes.at(-1)
    if (last === undefined || hashes.length < HASHES_AT_ONCE) return
    after = last
  }
}

async function lookAt(desk: Desk, unit: Unit, row: EvidenceRow): Promise<void> {
  const kept = (await isOrphan(unit.tx, row)) ? NEEDED_BY_NOTHING : keepEvidence(row, await usesOf(desk, unit.tx, row))
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

const NEEDED_BY_NOTHING = { kind: 'until', until: 0 } as const

/** Files that were kept for a decision which was never stored - another node was first - or is no longer kept. */
async function isOrphan(db: VaultDb, { source }: EvidenceRow): Promise<boolean> {
  const decision = /^decision\/dec_([0-9a-f-]{36})$/.exec(source)?.[1]
  return decision !== undefined && (await findDecision(db, decision)) === null
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
  if (kind === 'decision') return { ...(await ofDecision(desk, db, id)), legalHolds }
  if (kind === 'verification') return { ...(await ofDocument(db, id)), legalHolds }
  const sources = kind === 'report' ? await ofReport(db, id) : [await ofComplaint(db, id)]
  const uses = await Promise.all(sources.map((source) => ofSource(desk, db, source)))
  return { ...uses.reduce(addUses, NOTHING), legalHolds }
}

async function ofSource(desk: Desk, db: VaultDb, { isOpen, case: caseId }: Source): Promise<CaseUses> {
  const inCase = caseId === null ? NOTHING : await ofCase(desk, db, caseId)
  return { ...inCase, openCases: inCase.openCases + (isOpen ? 1 : 0) }
}

const addUses = (all: CaseUses, one: CaseUses): CaseUses => ({
  appealsUntil: [...all.appealsUntil, ...one.appealsUntil],
  openCases: all.openCases + one.openCases,
  pendingAppeals: all.pendingAppeals + one.pendingAppeals,
})

type Source = { readonly isOpen: boolean; readonly case: string | null }

/** A report itself, and the complaints that name it. */
async function ofReport(db: VaultDb, id: string): Promise<readonly Source[]> {
  const kept = await readStream(db, REPORTS, id)
  if (kept === null || kept.report.kind === 'none') return []
  const { report } = kept
  const own = { isOpen: 'deadline' in report, case: report.case }
  return [own, ...(await Promise.all((report.attached ?? []).map((complaint) => ofComplaint(db, complaint))))]
}

async function ofComplaint(db: VaultDb, id: string): Promise<Source> {
  const found = await readStream(db, COMPLAINTS, id)
  if (found === null || found.kind === 'none') return { isOpen: false, case: null }
  return { isOpen: found.kind !== 'answered', case: found.case }
}

/** What is kept for a decision is needed as long as its case, and as its sender may appeal against it or waits for the answer. */
async function ofDecision(desk: Desk, db: VaultDb, id: string): Promise<CaseUses> {
  const found = await findCaseOfDecision(db, id)
  const own = await ofKeptBack(desk, db, asId(id))
  return found === null ? own : addUses(own, await ofCase(desk, db, await resolveCaseAlias(db, found)))
}

async function ofKeptBack(desk: Desk, db: VaultDb, decision: DecisionId): Promise<CaseUses> {
  const kept = await readKeptBack(db, decision)
  if (kept === null || (kept.effect !== 'hold' && kept.effect !== 'block')) return NOTHING
  const appeal = (await appealsAgainst(db, [decision])).get(decision)
  return {
    appealsUntil: [kept.decidedAt + desk.policy().policy.appealWindowMs],
    openCases: 0,
    pendingAppeals: appeal?.kind === 'pending' ? 1 : 0,
  }
}

/** A document is needed while an application waits with it, and while a badge rests on it. `id`: `organization/sha256`. */
async function ofDocument(db: VaultDb, id: string): Promise<CaseUses> {
  const at = id.lastIndexOf('/')
  const found = await readStream(db, VERIFICATIONS, id.slice(0, at))
  const isNeeded = found !== null && documentsOf(found).includes(id.slice(at + 1))
  return { ...NOTHING, openCases: isNeeded ? 1 : 0 }
}

type CaseUses = Omit<EvidenceUses, 'legalHolds'>
const NOTHING: CaseUses = { appealsUntil: [], openCases: 0, pendingAppeals: 0 }

async function ofCase(desk: Desk, db: VaultDb, id: string): Promise<CaseUses> {
  const found = await readStream(db, CASES, id)
  if (found === null || found.kind === 'none') return NOTHING
  // What was merged is decided, and appealed, in the other case.
  if (found.kind === 'merged' || found.kind === 'settled') return ofCase(desk, db, found.into)
  const { policy } = desk.policy()
  const actions = await allInStream(db, ACTIONS, [{ column: 'case_id', test: 'is', value: id }])
  const appealsUntil: Instant[] = []
  // A reporter may appeal against the decision itself for as long as a subject may against an action.
  if (found.kind === 'decided') appealsUntil.push(found.decision.at + policy.appealWindowMs)
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
