/** A name comes under protection: organizations that were let take it before, or one like it, have theirs screened again. */
import { readEntry } from '@goodstanding/engine'
import type { FactStated } from '../../facts/fact-book.ts'
import type { Desk } from '../parts.ts'
import { screenNameAgain } from './screen-name.ts'

function namesOf(body: unknown): readonly string[] {
  const { name, aliases = [] } = readEntry('protected-names', body)
  return [name, ...aliases]
}

/**
 * The few organizations that are called most like it: what speaks against each is found as for any event, and goes to a person. An entry
 * that is stated again with the names it had asks for nothing: services state whole lists again and again.
 */
export async function followProtectedName(desk: Desk, { id, before, after }: FactStated): Promise<void> {
  const known = new Set(before === null ? [] : namesOf(before))
  const { owner } = readEntry('protected-names', after)
  const bearers = new Set<string>()
  for (const name of namesOf(after)) {
    if (known.has(name)) continue
    for (const { entry } of desk.memory.tenants.find(name)) {
      const bearer = entry.owner?.organization ?? null
      if (bearer !== null && bearer !== owner?.organization) bearers.add(bearer)
    }
  }
  if (bearers.size === 0) return
  await desk.run(async (unit) => {
    for (const organization of bearers) {
      const why = `protected/${id}/${organization}/${unit.now}`
      await screenNameAgain(desk, unit, { organization, why, proves: owner?.domains ?? [] })
    }
  })
}
