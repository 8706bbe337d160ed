/** A badge is of a name: under another one it ends soon, unless the organization proves itself again. */
import { decideVerification, verificationDueAt } from '@goodstanding/casework'
import type { Desk } from '../parts.ts'
import { tellVerification, touchStanding } from '../standing/touch-standing.ts'
import { VERIFICATIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'

/** Spelled as its service stated it, but for case, width and spaces, a name is no new one. */
const spelled = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

export async function renameVerified(
  desk: Desk,
  unit: Unit,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  const stated = desk.memory.organization(id)?.name
  if (stated !== undefined && spelled(stated) === spelled(name)) return
  const found = await unit.load(VERIFICATIONS, id)
  const decided = decideVerification({ kind: 'rename', name }, found, unit.now)
  if (!decided.ok || decided.value.length === 0) return
  await touchStanding(desk, unit, { type: 'organization', id })
  const after = unit.add(VERIFICATIONS, id, decided.value)
  tellVerification(unit, id, after.kind, { renamed: name })
  const due = verificationDueAt(after, unit.now)
  if (due !== null) unit.schedule({ kind: 'verification.due', key: id, payload: null, due })
}
