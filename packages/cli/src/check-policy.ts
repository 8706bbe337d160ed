/** `goodstanding check-policy`: every problem of a folder of clause files, by file and line. */
import { chineseProblem, floorOf, lineOf, readPolicy, ruleKey } from '@goodstanding/policy'
import { readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { readFlags } from './flags.ts'
import { say, spokenNow } from './say.ts'

export async function checkPolicy(argv: readonly string[]): Promise<number> {
  const [directory = SHIPPED_POLICY] = readFlags(argv, []).words
  const read = readPolicy(await readPolicyDirectory(directory))
  if (!read.ok) {
    const told = spokenNow() === 'zh' ? read.refusal.map(chineseProblem) : read.refusal
    for (const problem of told) process.stdout.write(`${lineOf(problem)}\n`)
    process.stdout.write(`${say('{0} problem(s)', read.refusal.length)}\n`)
    return 1
  }
  const { clauses, sections, id, version } = read.value
  const rules = [...clauses.values()].flatMap((clause) => clause.rules)
  process.stdout.write(
    `${say('{0} {1}: {2} sections, {3} clauses, {4} rules. No problems.', id, version, sections.length, clauses.size, rules.length)}\n`,
  )
  const acting = rules.filter(({ effect, mode }) => effect !== 'flag' && mode === 'on')
  const free = acting.filter((rule) => floorOf(read.value, rule) === null)
  const held = acting.length - free.length
  process.stdout.write(
    `${say('{0} rules hold or block by themselves, {1} of them with a precision floor.', acting.length, held)}\n`,
  )
  for (const rule of free)
    process.stdout.write(
      `${say(
        '{0} {1} has no floor: nothing switches it to watch when it errs. Give it `floor`, or policy.yaml.',
        `${rule.place.file}:${rule.place.line}`,
        ruleKey(rule),
      )}\n`,
    )
  return 0
}
