/** `goodstanding check-policy`: every problem of a folder of clause files, by file and line. */
import { readPolicy } from '@goodstanding/policy'
import { lineOf, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { readFlags } from './flags.ts'

export async function checkPolicy(argv: readonly string[]): Promise<number> {
  const [directory = SHIPPED_POLICY] = readFlags(argv, []).words
  const read = readPolicy(await readPolicyDirectory(directory))
  if (!read.ok) {
    for (const problem of read.refusal) process.stdout.write(`${lineOf(problem)}\n`)
    process.stdout.write(`${read.refusal.length} problem(s)\n`)
    return 1
  }
  const { clauses, sections, id, version } = read.value
  const rules = [...clauses.values()].reduce((sum, clause) => sum + clause.rules.length, 0)
  process.stdout.write(
    `${id} ${version}: ${sections.length} sections, ${clauses.size} clauses, ${rules} rules. No problems.\n`,
  )
  return 0
}
