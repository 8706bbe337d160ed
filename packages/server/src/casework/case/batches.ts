/**
 * Bulk decisions: each case of a batch is decided, and undone, in a transaction of its own with its outcome, so that a crash in
 * the middle leaves nothing half done and the clock goes on where it stopped.
 */
import { saysNothing, type Staff, undoBatch } from '@goodstanding/casework'
import {
  addBatch,
  type Batch,
  type BatchItemStatus,
  lockBatch,
  moveBatchItem,
  scheduleJob,
  setBatchStatus,
  startUndo,
  waitingBatchItems,
} from '@goodstanding/ledger'
import { Problem } from '../../http/problems.ts'
import type { Desk } from '../parts.ts'
import { readBatchStated } from '../read-stream.ts'
import type { Unit } from '../unit.ts'
import { type CaseDecided, decideOnCase, type StatedDecision } from './decide-case.ts'
import { loadToUndo, undoInCase } from './undo-decision.ts'

/** What a batch was asked to do, and as whom. The words are dropped once every case has them. */
export type BatchStated = {
  readonly by: Staff
  readonly decision: Omit<StatedDecision, 'ifMatch' | 'batch'>
  /** Why it is undone; null before. */
  readonly undo: { readonly by: Staff; readonly reason: string } | null
}

/** A batch of up to so many cases is answered whole; a larger one goes on in the background. */
export const ANSWERED_WHOLE = 200
const AT_ONCE = 50
/** If the node that began a batch dies, another takes over after this. */
const TAKEN_OVER_MS = 60_000

/** Keeps the batch and has the clock see to it. */
export async function startBatch(
  desk: Desk,
  asked: { readonly by: Staff; readonly decision: BatchStated['decision']; readonly cases: readonly string[] },
): Promise<string> {
  const { by, decision, cases } = asked
  return desk.run(async (unit) => {
    const id = unit.newId('batch')
    const stated: BatchStated = { by, decision, undo: null }
    await addBatch(unit.tx, { id, by: by.id, stated, status: 'deciding', createdAt: unit.now }, cases)
    unit.schedule({ kind: 'batch.run', key: id, payload: null, due: unit.now + dueIn(cases.length) })
    unit.audit({
      act: 'batch.decide',
      by: `staff/${by.id}`,
      object: `batch/${id}`,
      organization: null,
      why: decision.reason,
    })
    return id
  })
}

const dueIn = (cases: number): number => (cases > ANSWERED_WHOLE ? 0 : TAKEN_OVER_MS)

/** Every decided case of the batch is to be undone. Refuses while it is being worked on, and a second time. */
export async function startBatchUndo(
  desk: Desk,
  asked: { readonly id: string; readonly by: Staff; readonly reason: string; readonly may: (batch: Batch) => void },
): Promise<void> {
  const { id, by, reason, may } = asked
  await desk.run(async (unit) => {
    const batch = await lockBatch(unit.tx, id)
    if (batch === null) throw new Problem('batch.not-found')
    may(batch)
    if (batch.status !== 'decided') throw new Problem('batch.state')
    if (saysNothing(reason))
      throw new Problem('case.reason-missing', { errors: [{ pointer: '/reason', detail: 'is required' }] })
    const stated: BatchStated = { ...readBatchStated(batch.stated), undo: { by, reason } }
    await setBatchStatus(unit.tx, id, 'undoing', stated)
    await startUndo(unit.tx, id)
    unit.schedule({ kind: 'batch.run', key: id, payload: null, due: unit.now + TAKEN_OVER_MS })
    unit.audit({ act: 'batch.undo', by: `staff/${by.id}`, object: `batch/${id}`, organization: null, why: reason })
  })
}

/** Works on a batch until nothing waits, or for `most` cases. Answers whether it is finished. */
export async function workOnBatch(desk: Desk, id: string, most: number): Promise<boolean> {
  for (let done = 0; done < most; ) {
    const batch = await desk.run((unit) => lockBatch(unit.tx, id))
    if (batch === null || batch.status === 'decided' || batch.status === 'undone') return true
    const status = batch.status === 'deciding' ? 'waiting' : 'undo-waiting'
    const cases = await waitingBatchItems(desk.db, id, { status, limit: Math.min(AT_ONCE, most - done) })
    if (cases.length === 0) {
      await finishBatch(desk, batch)
      return true
    }
    for (const caseId of cases) await workOnItem(desk, batch, caseId)
    done += cases.length
  }
  return false
}

/** The clock goes on with a batch, a portion at a time, so that other work has its turn. */
export async function continueBatch(desk: Desk, id: string): Promise<void> {
  if (await workOnBatch(desk, id, AT_ONCE)) return
  await scheduleJob(desk.db, { kind: 'batch.run', key: id, payload: null, due: desk.now() })
}

async function finishBatch(desk: Desk, batch: Batch): Promise<void> {
  await desk.run(async (unit) => {
    const now = await lockBatch(unit.tx, batch.id)
    if (now?.status !== batch.status) return
    const { by, decision, undo } = readBatchStated(batch.stated)
    const kept: BatchStated = {
      by,
      decision: { ...decision, reason: '', facts: null, immediate: null, translation: {} },
      undo,
    }
    await setBatchStatus(unit.tx, batch.id, batch.status === 'deciding' ? 'decided' : 'undone', kept)
    unit.cancel({ kind: 'batch.run', key: batch.id })
  })
}

/** Decides or undoes one case. What is refused is told in its place, and the others go on. */
async function workOnItem(desk: Desk, batch: Batch, caseId: string): Promise<void> {
  const stated = readBatchStated(batch.stated)
  const isUndo = batch.status === 'undoing'
  const from = isUndo ? 'undo-waiting' : 'waiting'
  const move = (unit: Unit, to: BatchItemStatus, answer: unknown) =>
    moveBatchItem(unit.tx, { batch: batch.id, caseId, from, to, answer })
  try {
    await desk.run(async (unit) => {
      // First of all the item is ours: two nodes at once never decide it twice.
      if (!(await move(unit, isUndo ? 'undone' : 'decided', null))) return
      const answer = isUndo
        ? await undoOne(desk, unit, { batch: batch.id, caseId, undo: stated.undo })
        : await decideOne(desk, unit, { batch: batch.id, caseId, stated })
      await moveBatchItem(unit.tx, {
        batch: batch.id,
        caseId,
        from: isUndo ? 'undone' : 'decided',
        to: isUndo ? 'undone' : 'decided',
        answer,
      })
    })
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault
    const problem = fault.body(batch.id)
    await desk.run((unit) => move(unit, isUndo ? 'undo-refused' : 'refused', { problem }))
  }
}

type Deciding = { readonly batch: string; readonly caseId: string; readonly stated: BatchStated }

async function decideOne(desk: Desk, unit: Unit, { batch, caseId, stated }: Deciding): Promise<unknown> {
  const { by, decision } = stated
  const decided = await decideAndAudit(desk, unit, { id: caseId, by, stated: { ...decision, ifMatch: null, batch } })
  return {
    actions: decided.actions.map(({ action }) => ({
      id: action.terms.id,
      type: action.terms.type,
      status: action.kind,
    })),
    notices: decided.notices,
  }
}

export async function decideAndAudit(
  desk: Desk,
  unit: Unit,
  asked: { readonly id: string; readonly by: Staff; readonly stated: StatedDecision },
): Promise<CaseDecided> {
  const decided = await decideOnCase(desk, unit, asked)
  unit.audit({
    act: 'case.decide',
    by: `staff/${asked.by.id}`,
    object: `case/${decided.case.id}`,
    organization: decided.case.subject.organization,
    why: asked.stated.reason,
  })
  return decided
}

type Undoing = { readonly batch: string; readonly caseId: string; readonly undo: BatchStated['undo'] }

async function undoOne(desk: Desk, unit: Unit, { batch, caseId, undo }: Undoing): Promise<unknown> {
  if (undo === null) throw new Error(`batch/${batch} is undone by nobody.`)
  const { id, found } = await loadToUndo(unit, caseId)
  if (found.kind === 'none') throw new Problem('case.not-found')
  const undoing = undoBatch(batch, found)
  if (undoing === null) throw new Problem('batch.other-decision')
  return undoInCase(desk, unit, { id, undoing, ...undo })
}
