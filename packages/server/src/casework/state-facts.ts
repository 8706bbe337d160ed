/** Facts of the installation that casework itself states and withdraws: in force on this node with the commit of the unit. */
import { deleteFact, putFact } from '@goodstanding/ledger'
import type { FactKind } from '@goodstanding/model'
import type { Desk } from './parts.ts'
import type { Unit } from './unit.ts'

type Place = { readonly kind: FactKind; readonly id: string }
type Feeding = Pick<Desk, 'factFeed'>

/** Puts a fact, over whatever stands there. */
export async function stateFact(
  { factFeed }: Feeding,
  unit: Unit,
  { kind, id, body }: Place & { readonly body: unknown },
): Promise<void> {
  const write = { kind, key: id, organization: null, body, expectedVersion: null, at: unit.now }
  const put = await putFact(unit.tx, write)
  if (put.kind === 'refused') throw new Error(`${kind}/${id} was to be put whatever its version, and was refused.`)
  unit.afterCommit(() => {
    factFeed.made({ kind, id, body, position: put.position })
  })
}

/** Withdraws a fact, if there is one. */
export async function withdrawFact({ factFeed }: Feeding, unit: Unit, { kind, id }: Place): Promise<void> {
  const deleted = await deleteFact(unit.tx, { kind, key: id, expectedVersion: null, at: unit.now })
  if (deleted.kind === 'refused') return
  unit.afterCommit(() => {
    factFeed.made({ kind, id, body: null, position: deleted.position })
  })
}
