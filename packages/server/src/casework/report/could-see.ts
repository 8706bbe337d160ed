/** Whether whoever reports a recorded event could see it: nobody reads another's message by naming its id in a report. */
import type { Reporter } from '@goodstanding/casework'
import type { DecisionRow } from '@goodstanding/ledger'
import { readRecorded } from '../read-stream.ts'

export function couldSee({ id, kind, organization }: Reporter, row: DecisionRow): boolean {
  const { audience: direct, live, contact } = readRecorded(row)
  const audience = direct ?? live?.audience
  const recipients = audience?.recipients ?? []
  if (row.actor === id || contact?.id === id || recipients.includes(id)) return true
  if (audience?.kind === 'public') return true
  if (audience === undefined || row.organization !== organization) return false
  // Recipients need not be stated. Those of one person are stated whole; of a group's, colleagues may be left out.
  return recipients.length === 0 || (kind === 'member' && audience.kind !== 'person')
}
