/** Whether a permit covers an event. Section 3 of the contract, "Permits". */
import type { Event, Instant } from '@goodstanding/model'

export type KnownPermit = {
  readonly id: string
  readonly holder: string
  readonly clauses: readonly string[]
  /** Paths in `data`, each with the values it may have. */
  readonly scope: readonly { readonly path: readonly string[]; readonly values: readonly unknown[] }[]
  readonly validFrom: Instant
  readonly validUntil: Instant
}

export type CitedPermit = { readonly permit: KnownPermit; readonly covers: boolean }

/**
 * True when the holder is the event's organization, actor or app, the event's time lies in the validity, and every value
 * found under every path of the scope is listed. A path under which nothing is found limits nothing.
 */
export function permitCovers(permit: KnownPermit, event: Event): boolean {
  if (!holdersOf(event).includes(permit.holder)) return false
  if (event.time < permit.validFrom || event.time > permit.validUntil) return false
  return permit.scope.every(({ path, values }) =>
    valuesAt(event.data, withinData(path, event), 0).every((found) =>
      values.some((listed) => sameValue(found, listed)),
    ),
  )
}

/** The steps of a path of a scope, dotted or written as the pointers of evidence are. */
export function stepsOf(path: string): readonly string[] {
  return path.startsWith('/') ? path.slice(1).split('/') : path.split('.')
}

/** Who writes `data.purpose` means the purpose: read as a place that no event has, it would limit nothing. */
function withinData(path: readonly string[], { data }: Event): readonly string[] {
  return path[0] === 'data' && !Object.hasOwn(data, 'data') ? path.slice(1) : path
}

function holdersOf(event: Event): readonly string[] {
  const { organization, actor } = event.data
  return 'app' in event.data ? [organization, actor.id, event.data.app.id] : [organization, actor.id]
}

function valuesAt(value: unknown, path: readonly string[], depth: number): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((element: unknown) => valuesAt(element, path, depth))
  const step = path[depth]
  if (step === undefined) return value === undefined || value === null ? [] : [value]
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return []
  const inner: unknown = Reflect.get(value, step)
  return valuesAt(inner, path, depth + 1)
}

function sameValue(found: unknown, listed: unknown): boolean {
  return found === listed || (typeof found === 'object' && JSON.stringify(found) === JSON.stringify(listed))
}
