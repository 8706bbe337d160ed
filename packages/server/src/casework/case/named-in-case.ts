/**
 * Whom and what a case names: its subject and those of the cases that it holds, their organizations, what was found and who sent it. The
 * contract lets an action fall on anybody; on whom the case does not name it says so, and whoever is kept to queues may not.
 */
import { type Case, queuesOf, type Staff, type Subject } from '@goodstanding/casework'
import { findDecisions } from '@goodstanding/ledger'
import { ledgerId } from '../../decide/made-before.ts'
import { Problem } from '../../http/problems.ts'
import type { Unit } from '../unit.ts'

type Opened = Exclude<Case, { kind: 'none' }>
type Named = Pick<Subject, 'type' | 'id'>

const keyOf = ({ type, id }: Named): string => `${type}/${id}`

/** Whether the case names it. */
export async function isNamedInCase(unit: Unit, { subject, merged, items }: Opened, named: Named): Promise<boolean> {
  const subjects = [subject, ...merged.map((each) => each.subject)]
  const found = items.flatMap((item) => (item.kind === 'finding' ? [item.decision] : []))
  const organizations = subjects.flatMap(({ organization }) => organization ?? [])
  const known = new Set([
    ...subjects.map(keyOf),
    ...organizations.map((id) => `organization/${id}`),
    ...found.map((id) => `content/${id}`),
  ])
  if (known.has(keyOf(named))) return true
  switch (named.type) {
    case 'organization':
      return false
    case 'account':
      return (await sendersOf(unit, found)).includes(named.id)
    case 'content':
      return (await sendersOf(unit, [named.id])).some((sender) => known.has(`account/${sender}`))
  }
}

async function sendersOf(unit: Unit, decisions: readonly string[]): Promise<readonly string[]> {
  const ids = [...new Set(decisions)].flatMap((id) => ledgerId(id) ?? [])
  return (await findDecisions(unit.tx, ids)).map(({ actor }) => actor)
}

/** `base`: where the subject stands in the body. */
export function demandNamed(by: Staff, isNamed: boolean, base: string): void {
  if (isNamed || queuesOf(by) === null) return
  const detail = 'the case does not name it, and you are kept to queues'
  throw new Problem('permission.queue', { errors: [{ pointer: `${base}/subject`, detail }] })
}
