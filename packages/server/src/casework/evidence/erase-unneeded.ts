/**
 * Evidence is kept for as long as the longest of case, appeal, appeal window and legal hold lasts. Then its key is destroyed, and
 * the entry of the log is the receipt.
 */
import { type EvidenceUses, keepEvidence, lastAnswer, type NoticeContents } from '@goodstanding/casework'
import {
  dropEvidenceFiles,
  type EvidenceRow,
  findCaseOfDecision,
  findDecision,
  keepHoldsAsTheyAre,
  listDueEvidence,
  listEvidenceHashes,
  lookAtEvidence,
  noteErasedEvidence,
  resolveCaseAlias,
} from '@goodstanding/ledger'
import type { DecisionId, Instant } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'
import { appealsAgainst, readKeptBack } from '../appeal/kept-back.ts'
import { readAppeal } from '../appeal/talk-about-appeal.ts'
import { legalHoldsOn } from '../erasure/find-holds.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { allInStream } from '../read-stream.ts'
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

/**
 * A window that ended within this time may have let somebody in who is not written yet: an appeal that was filed in its last moment.
 */
const ON_THEIR_WAY_MS = 60_000

/** Looks at every copy whose time has come, and at every file that may have been listed since it was copied. */
export async function eraseUnneeded(desk: Desk): Promise<void> {
  await dropSealedFiles(desk)
  const failed: unknown[] = []
  for (;;) {
    const due = await listDueEvidence(desk.db, desk.now(), AT_ONCE)
    for (const row of due) {
      try {
        await desk.run((unit) => lookAt(desk, unit, row))
      } catch (fault) {
        failed.push(fault) // told below, when the others had their turn
        await lookAtEvidence(desk.db, row.id, desk.now() + DAY)
      }
    }
    if (due.length < AT_ONCE) break
  }
  if (failed.length > 0) throw failed[0]
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
  // Nobody places a hold, or brings up anew what the copy is of, between the look and the end.
  await keepHoldsAsTheyAre(unit.tx)
  const isNeedless = await isOrphan(unit.tx, row)
  const kept = keepEvidence(isNeedless ? { copiedAt: 0 } : row, await usesOf({ desk, unit }, row, isNeedless))
  const until = kept.kind === 'until' ? kept.until + ON_THEIR_WAY_MS : unit.now + DAY
  if (until > unit.now) {
    await lookAtEvidence(unit.tx, row.id, until)
    return
  }
  if ((await noteErasedEvidence(unit.tx, [row.id], { why: 'retention', at: unit.now })) === 0) return
  await unit.tx.keys.destroy([evidenceKey(row.source)])
  const organization = row.organization === '' ? null : row.organization
  unit.audit({ act: 'evidence.erase', by: 'clock', object: `evidence/${row.id}`, organization, why: 'retention' })
}

/** Files that were kept for a decision which was never stored - another node was first - or is no longer kept. */
async function isOrphan(db: VaultDb, { source }: EvidenceRow): Promise<boolean> {
  const decision = /^decision\/dec_([0-9a-f-]{36})$/.exec(source)?.[1]
  return decision !== undefined && (await findDecision(db, decision)) === null
}

/** What is looked at is locked: whoever brings it up anew meanwhile waits, and finds the copy gone or has it kept. */
type Look = { readonly desk: Desk; readonly unit: Unit }

async function usesOf(look: Look, row: EvidenceRow, isNeedless: boolean): Promise<EvidenceUses> {
  const { uses, subjects } = isNeedless ? { uses: NOTHING, subjects: [] } : await usesAndSubjects(look, row)
  const organization = row.organization === '' ? [] : [`organization/${row.organization}`]
  const held = await legalHoldsOn(look.unit.tx, [row.about, ...organization, ...subjects])
  return { ...uses, legalHolds: held.length }
}

/** `subjects`: whose it is beside the one that it shows. */
type Used = { readonly uses: CaseUses; readonly subjects: readonly string[] }

async function usesAndSubjects(look: Look, row: EvidenceRow): Promise<Used> {
  const { unit } = look
  const [kind, ...rest] = row.source.split('/')
  const id = rest.join('/')
  if (kind === 'legal-request') {
    const request = await unit.load(LEGAL_REQUESTS, id)
    const isOver = request.kind === 'none' || request.kind === 'closed' || request.kind === 'refused'
    return { uses: { ...NOTHING, openCases: isOver ? 0 : 1 }, subjects: [] }
  }
  if (kind === 'decision') return { uses: await ofDecision(look, id), subjects: [] }
  if (kind === 'appeal') return { uses: await ofAppeal(look, id), subjects: [] }
  if (kind === 'verification') return { uses: await ofDocument(unit, id), subjects: [] }
  const sources = kind === 'report' ? await ofReport(unit, id) : [await ofComplaint(unit, id)]
  const uses: CaseUses[] = []
  for (const source of sources) uses.push(await ofSource(look, source))
  return { uses: uses.reduce(addUses, NOTHING), subjects: sources.flatMap(({ by }) => by ?? []) }
}

async function ofSource(look: Look, { isOpen, case: caseId }: Source): Promise<CaseUses> {
  const inCase = caseId === null ? NOTHING : await ofCase(look, caseId)
  return { ...inCase, openCases: inCase.openCases + (isOpen ? 1 : 0) }
}

const addUses = (all: CaseUses, one: CaseUses): CaseUses => ({
  appealsUntil: [...all.appealsUntil, ...one.appealsUntil],
  openCases: all.openCases + one.openCases,
  pendingAppeals: all.pendingAppeals + one.pendingAppeals,
})

/** `by`: who brought it. */
type Source = { readonly isOpen: boolean; readonly case: string | null; readonly by: string | null }

/** A report itself, and the complaints that name it. */
async function ofReport(unit: Unit, id: string): Promise<readonly Source[]> {
  const { report } = await unit.load(REPORTS, id)
  if (report.kind === 'none') return []
  const sources: Source[] = [{ isOpen: 'deadline' in report, case: report.case, by: `account/${report.reporter.id}` }]
  for (const complaint of report.attached ?? []) sources.push(await ofComplaint(unit, complaint))
  return sources
}

async function ofComplaint(unit: Unit, id: string): Promise<Source> {
  const found = await unit.load(COMPLAINTS, id)
  if (found.kind === 'none') return { isOpen: false, case: null, by: null }
  return { isOpen: found.kind !== 'answered', case: found.case, by: `account/${found.by}` }
}

/** What came with an appeal is needed until that is answered, and as long as what it is against. */
async function ofAppeal(look: Look, id: string): Promise<CaseUses> {
  const appeal = await readAppeal(look.unit.tx, id)
  if (appeal === null) return NOTHING
  const waiting = { ...NOTHING, pendingAppeals: appeal.kind === 'pending' ? 1 : 0 }
  const { against } = appeal
  if (against.kind === 'decision') return addUses(waiting, await ofDecision(look, against.decision))
  const action = against.kind === 'action' ? await look.unit.load(ACTIONS, against.action) : null
  const found =
    against.kind === 'case' ? against.case : action === null || action.kind === 'none' ? null : action.terms.case
  return found === null ? waiting : addUses(waiting, await ofCase(look, found))
}

/** What is kept for a decision is needed as long as its case, and as its sender may appeal against it or waits for the answer. */
async function ofDecision(look: Look, id: string): Promise<CaseUses> {
  const { tx } = look.unit
  const found = await findCaseOfDecision(tx, id)
  const own = await ofKeptBack(look.desk, tx, asId(id))
  return found === null ? own : addUses(own, await ofCase(look, await resolveCaseAlias(tx, found)))
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
async function ofDocument(unit: Unit, id: string): Promise<CaseUses> {
  const at = id.lastIndexOf('/')
  const found = await unit.load(VERIFICATIONS, id.slice(0, at))
  return { ...NOTHING, openCases: documentsOf(found, unit.now).includes(id.slice(at + 1)) ? 1 : 0 }
}

type CaseUses = Omit<EvidenceUses, 'legalHolds'>
const NOTHING: CaseUses = { appealsUntil: [], openCases: 0, pendingAppeals: 0 }

async function ofCase(look: Look, id: string): Promise<CaseUses> {
  const { desk, unit } = look
  const db = unit.tx
  const found = await unit.load(CASES, id)
  if (found.kind === 'none') return NOTHING
  // What was merged is decided, and appealed, in the other case.
  if (found.kind === 'merged' || found.kind === 'settled') return ofCase(look, found.into)
  const { policy } = desk.policy()
  const actions = await allInStream(db, ACTIONS, [{ column: 'case_id', test: 'is', value: id }])
  const appealsUntil: Instant[] = []
  // A reporter may appeal against the decision itself for as long as a subject may against an action.
  if (found.kind === 'decided') {
    const { at } = lastAnswer(
      found.decision,
      actions.map(({ state }) => state),
    )
    appealsUntil.push(at + policy.appealWindowMs)
  }
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
