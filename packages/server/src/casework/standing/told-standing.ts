/**
 * What of a standing people are told: that something bites, and what, wherever they feel it; of an action whose notice an order keeps
 * back no more than that, and so, to administrators, of what is private to whom it fell on.
 */
import type { Standing } from '@goodstanding/casework'
import { termsOf } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { NOTICES } from '../streams.ts'

export async function toldStanding(
  desk: Desk,
  standing: Standing,
  reader: 'subject' | 'administrator',
): Promise<Standing> {
  const { policy } = desk.policy()
  const all = [...standing.actions, ...standing.closed]
  const owed = await allInStream(desk.db, NOTICES, [
    { column: 'action', test: 'in', value: all.map(({ id }) => id) },
    { column: 'status', test: 'is', value: 'owed' },
  ])
  const hidden = new Set<string>(
    owed.flatMap(({ state: { notice } }) => (notice.kind === 'owed' ? [notice.contents.action] : [])),
  )
  if (reader === 'administrator')
    for (const { id, clause } of all) if (termsOf(policy, clause).mayNeedHelp) hidden.add(id)
  if (hidden.size === 0) return standing
  const counted = standing.counted.filter(({ action }) => !hidden.has(action))
  return {
    ...standing,
    counted,
    points: counted.reduce((sum, { points }) => sum + points, 0),
    actions: standing.actions.filter(({ id }) => !hidden.has(id)),
    closed: standing.closed.filter(({ id }) => !hidden.has(id)),
  }
}
