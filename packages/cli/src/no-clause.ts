import { nearestName } from '@goodstanding/policy'

/** What is said of a clause that the policy does not have. */
export function noClause(id: string, known: Iterable<string>): string {
  const near = nearestName(id, known)
  return `The policy has no clause "${id}".${near === null ? '' : ` Did you mean "${near}"?`}`
}
