/** `goodstanding check-policy`: every problem of a folder of clause files, by file and line. */
import { floorOf, readPolicy, ruleKey } from '@goodstanding/policy'
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
  const rules = [...clauses.values()].flatMap((clause) => clause.rules)
  process.stdout.write(
    `${id} ${version}: ${sections.length} sections, ${clauses.size} clauses, ${rules.length} rules. No problems.\n`,
  )
  const acting = rules.filter(({ effect, mode }) => effect !== 'flag' && mode === 'on')
  const free = acting.filter((rule) => floorOf(read.value, rule) === null)
  const held = acting.length - free.length
  process.stdout.write(`${acting.length} rules hold or block by themselves, ${held} of them with a precision floor.\n`)
  for (const rule of free)
    process.stdout.write(
      `${rule.place.file}:${rule.place.line} ${ruleKey(rule)} has no floor: nothing switches it to watch when it errs. ` +
        `Give it \`floor\`, or policy.yaml.\n`,
    )
  return 0
}
