/** Whether the call that is being answered has its entry in the log already: units write theirs with the work itself. */
import { AsyncLocalStorage } from 'node:async_hooks'

export type AuditScope = { noted: boolean }

const scopes = new AsyncLocalStorage<AuditScope>()

/** Runs what belongs to one call. */
export function inAuditScope(scope: AuditScope, work: () => void): void {
  scopes.run(scope, work)
}

/** An entry was written for the call. */
export function markNoted(): void {
  const scope = scopes.getStore()
  if (scope !== undefined) scope.noted = true
}
