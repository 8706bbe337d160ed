/** What waits with administrators who may not act any more, looked at report by report: those that nobody is left for go to the operator. */
import type { AccountId } from '@goodstanding/model'
import { administratorsWhoMayAct, noticeLeftBarred } from '../organization/administrators.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { listStream, readAfter } from '../read-stream.ts'
import { REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { escalateUnhandled } from './handle-report.ts'
import { UNHANDLED_JOB } from './leave-administrators.ts'

const AT_ONCE = 50

/** The timer's: that all who are left are barred is noticed as well, where nobody has yet. */
export async function bringLeft(desk: Desk, unit: Unit, organization: string, payload: unknown): Promise<void> {
  await bringUnhandled(desk, unit, organization, payload)
  await noticeLeftBarred(desk, unit, organization)
}

export async function bringUnhandled(desk: Desk, unit: Unit, organization: string, payload: unknown): Promise<void> {
  const able = await administratorsWhoMayAct(desk, unit, organization)
  const { items, next } = await listStream(
    unit.tx,
    REPORTS,
    [
      { column: 'organization', test: 'is', value: organization },
      { column: 'status', test: 'in', value: ['with-administrator', 'asked'] },
    ],
    { limit: AT_ONCE, cursor: readAfter(payload) },
  )
  for (const { state } of items) {
    const { report } = state
    if (report.kind === 'none') continue
    // As when it came: neither the accused nor whoever reported handles it.
    const apart: readonly AccountId[] = [...report.accused, report.reporter.id]
    if (!able.some((person) => !apart.includes(asId(person)))) await escalateUnhandled(desk, unit, report.id)
  }
  if (next !== null) unit.schedule({ kind: UNHANDLED_JOB, key: organization, payload: { after: next }, due: unit.now })
}
