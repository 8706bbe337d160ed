/** `goodstanding test-policy`: runs the examples and scenarios of every clause against a real engine. */
import {
  compileFiles,
  ConfigError,
  openBench,
  readPolicyDirectory,
  SHIPPED_POLICY,
  type Tried,
  tryPolicy,
} from '@goodstanding/server'
import { readFlags } from './flags.ts'
import { noClause } from './no-clause.ts'
import { say } from './say.ts'

function failureOf(tried: Tried): string {
  const { clause, name, place, expected, got, decision, fault } = tried
  const found =
    decision === null
      ? (fault ?? '')
      : decision.findings.map((finding) => `${finding.clause}/${finding.rule}=${finding.effect}`).join(' ') ||
        say('nothing found')
  const said = say('{0} "{1}": must {2}, got {3} ({4})', clause, name, expected, got, found)
  return `${place.file}:${place.line} ${said}`
}

export async function testPolicy(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['clause'])
  const compiled = compileFiles(await readPolicyDirectory(words[0] ?? SHIPPED_POLICY))
  const only = flags.get('clause')
  if (only !== undefined && !compiled.policy.clauses.has(only))
    throw new ConfigError(noClause(only, compiled.policy.clauses.keys()))
  const bench = await openBench(compiled.policy)
  let passed = 0
  let failed = 0
  for (const tried of tryPolicy(compiled, bench)) {
    if (only !== undefined && tried.clause !== only) continue
    if (tried.kept) passed++
    else {
      failed++
      process.stdout.write(`${failureOf(tried)}\n`)
    }
  }
  process.stdout.write(`${say('{0} promises kept, {1} broken', passed, failed)}\n`)
  return failed === 0 ? 0 : 1
}
