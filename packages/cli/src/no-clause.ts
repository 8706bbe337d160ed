import { nearestName } from '@goodstanding/policy'
import { say } from './say.ts'

/** What is said of a clause that the policy does not have. */
export function noClause(id: string, known: Iterable<string>): string {
  const near = nearestName(id, known)
  return near === null
    ? say('The policy has no clause "{0}".', id)
    : say('The policy has no clause "{0}". Did you mean "{1}"?', id, near)
}
