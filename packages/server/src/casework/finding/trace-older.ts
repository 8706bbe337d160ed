/**
 * Decisions that were recorded before traces were: opened a portion at a time, the newest first, and never in the way of others. One that
 * cannot be read is told and passed over.
 */
import { addTraces, takeUntraced } from '@goodstanding/ledger'
import { readSoundDecisions } from '../../vault/open-decisions.ts'
import type { Desk } from '../parts.ts'
import { tellFault } from '../../tell-fault.ts'
import { createTraceHash, createTracesOf } from './find-linked.ts'

const AT_ONCE = 500

type TracingDesk = Pick<Desk, 'db' | 'installationKey' | 'log'>

/** Answers whether all of them have their traces: nobody needs to ask again. */
export async function traceOlder({ db, installationKey, log }: TracingDesk): Promise<boolean> {
  const tracesOf = createTracesOf(createTraceHash(installationKey))
  return db.transaction(async (tx) => {
    const taken = await takeUntraced(tx)
    if (taken === null || taken.done) return taken !== null
    const page = { limit: AT_ONCE, cursor: taken.below }
    const { items, next } = await readSoundDecisions(tx, page, (id, fault) =>
      tellFault(log, { work: 'trace a decision', decision: `dec_${id}` }, fault),
    )
    const traced = items.map((row) => ({ ...row, traces: tracesOf(row.event) }))
    await addTraces(tx, traced, next)
    return next === null
  })
}
