/** For tests: a policy and what it becomes: a clause is gone, another's ladder is the one of the design, and the version is another. */
import type { PolicyFiles } from '@goodstanding/policy'
import { testPolicyWith } from '../open-test-policy.ts'

const FIRST = testPolicyWith(undefined)
const LADDER = /ladder: \[[^\n]*\]/
const OF_THE_DESIGN =
  'ladder: [{ points: 1, action: warn }, { points: 3, action: limit, capability: message.external, for: P7D }, { points: 6, action: limit, capability: message.external, for: P30D }, { points: 8, action: suspend, for: P30D }, { points: 12, action: suspend }, { points: 16, action: terminate }]'

function second(): PolicyFiles {
  const files = new Map(FIRST)
  files.delete('content/h-danger.yaml')
  for (const name of ['conduct/i-harassment.yaml', 'content/g-grave.yaml'])
    files.set(name, (files.get(name) ?? '').replace(LADDER, OF_THE_DESIGN))
  return files.set('policy.yaml', (files.get('policy.yaml') ?? '').replace(/version: \S+/, 'version: "2"'))
}

export const BOTH_POLICIES = [FIRST, second()] as const
