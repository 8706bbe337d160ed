/** Words of the shipped policy that stand below what a machine held as well as above what a person decided. */
import { expect, it } from 'vitest'
import { compileFiles } from './policy-desk.ts'
import { readPolicyDirectory } from './read-policy-directory.ts'
import { SHIPPED_POLICY } from '../shipped.ts'

/** That somebody has looked already, which is not so where the decision says that it waits for a person. */
const LOOKED = /\b(has|have) looked\b|(已|工作人员).{0,6}(审阅|审核|查看)/u

it('claim of nothing that a rule may keep back, or an organization’s own rule, that a person has looked at it', async () => {
  const { policy } = compileFiles(await readPolicyDirectory(SHIPPED_POLICY))
  const claiming = [...policy.clauses.values()].filter(({ notice }) => LOOKED.test(`${notice.en} ${notice.zh}`))
  expect(claiming.map(({ id }) => id)).toEqual(['content.n'])
  expect(policy.clauses.get('content.n')?.rules).toEqual([])
})
