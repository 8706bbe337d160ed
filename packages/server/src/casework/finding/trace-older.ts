/** Decisions that were recorded before traces were: opened a portion at a time, the newest first, and never in the way of others. */
import { addTraces, takeUntraced } from '@goodstanding/ledger'
import { readDecisions } from '../../vault/open-decisions.ts'
import type { Desk } from '../parts.ts'
import { createTraceHash, createTracesOf } from './find-linked.ts'

const AT_ONCE = 500
const ANY = { organization: null, actor: null, eventType: null, effect: null, clause: null, from: null, until: null }

export async function traceOlder({ db, installationKey }: Pick<Desk, 'db' | 'installationKey'>): Promise<void> {
  const tracesOf = createTracesOf(createTraceHash(installationKey))
  await db.transaction(async (tx) => {
    const taken = await takeUntraced(tx)
    if (taken === null) return
    const { items } = await readDecisions(tx, ANY, { limit: AT_ONCE, cursor: taken.below })
    const traced = items.map((row) => ({ ...row, traces: tracesOf(row.event) }))
    await addTraces(tx, traced, items.at(-1)?.id ?? null)
  })
}
