/** A name comes under protection: organizations that were let take it before, or one like it, have theirs screened again. */
import { readEntry } from '@goodstanding/engine'
import { getFact } from '@goodstanding/ledger'
import type { FactStated } from '../../facts/fact-book.ts'
import type { Desk } from '../parts.ts'
import type { Unit } from '../unit.ts'
import { screenNameAgain } from './screen-name.ts'

export type ProtectedNameOwed = {
  readonly of: 'protected-name'
  readonly id: string
  /** Those that nothing protected before. */
  readonly names: readonly string[]
}

function namesOf(body: unknown): readonly string[] {
  const { name, aliases = [] } = readEntry('protected-names', body)
  return [name, ...aliases]
}

/** An entry that is stated again with the names it had asks for nothing: services state whole lists again and again. */
export function owedByProtectedName({ id, before, after }: FactStated): ProtectedNameOwed | null {
  if (after === null) return null
  const known = new Set(before === null ? [] : namesOf(before))
  const names = namesOf(after).filter((name) => !known.has(name))
  return names.length === 0 ? null : { of: 'protected-name', id, names }
}

/** The few organizations that are called most like it: what speaks against each is found as for any event, and goes to a person. */
export async function followProtectedName(desk: Desk, unit: Unit, { id, names }: ProtectedNameOwed): Promise<void> {
  const fact = await getFact(unit.tx, 'register.protected-names', id)
  if (fact === null) return // it was taken out meanwhile
  const { owner } = readEntry('protected-names', fact.body)
  const stated = namesOf(fact.body)
  const bearers = new Set<string>()
  for (const name of names) {
    if (!stated.includes(name)) continue
    for (const { entry } of desk.memory.tenants.find(name)) {
      const bearer = entry.owner?.organization ?? null
      if (bearer !== null && bearer !== owner?.organization) bearers.add(bearer)
    }
  }
  for (const organization of bearers) {
    const why = `protected/${id}/${organization}/${unit.now}`
    await screenNameAgain(desk, unit, { organization, why, proves: owner?.domains ?? [] })
  }
}
