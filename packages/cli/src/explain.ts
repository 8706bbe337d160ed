/** `goodstanding explain`: what a clause watches and what follows, or why one decision was made. With `--url`, as a running product has it. */
import { type ClauseDescription, explainClause, type RuleDescription } from '@goodstanding/policy'
import { compileFiles, ConfigError, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { askRunning, LOCAL, readJson } from './ask-running.ts'
import { readFlags } from './flags.ts'
import { noClause } from './no-clause.ts'
import { readRunningClause } from './read-running-clause.ts'

export async function explain(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['url', 'token', 'policy'])
  const [about] = words
  if (about === undefined) throw new ConfigError('Say what to explain: a clause id, or a decision id (dec_…).')
  const token = flags.get('token') ?? process.env['GOODSTANDING_SERVICE_TOKEN']
  if (about.startsWith('dec_')) return explainStored(about, flags.get('url') ?? LOCAL, token)
  const url = flags.get('url')
  const clause =
    url === undefined ? await readWritten(about, flags.get('policy')) : await readRunningClause(about, url, token)
  process.stdout.write(
    [
      `${clause.id}  ${clause.title.en} / ${clause.title.zh}`,
      clause.summary.en,
      `watched:  ${clause.watched.en}`,
      `decided:  ${clause.decided.by.join(', ')} - ${clause.decided.en}`,
      `severity: ${clause.severity}`,
      ...clause.rules.map(
        (rule) =>
          `rule ${rule.name} (${modeOf(rule)}) on ${rule.on.join(', ')}: ${rule.condition} -> ${rule.effect}${rule.floor === null ? '' : `, precision floor ${Math.round(rule.floor * 1000) / 10} %`}\n     ${rule.why.en}`,
      ),
      ...clause.ladder.map(
        (step) =>
          `from ${step.points} points: ${step.action}${step.capability === null ? '' : ` ${step.capability}`}${step.durationMs === null ? '' : ` for ${step.durationMs / 86_400_000} days`}`,
      ),
      '',
    ].join('\n'),
  )
  return 0
}

async function readWritten(id: string, directory: string | undefined): Promise<ClauseDescription> {
  const { policy } = compileFiles(await readPolicyDirectory(directory ?? SHIPPED_POLICY))
  const clause = explainClause(policy, id)
  if (clause !== null) return clause
  throw new ConfigError(noClause(id, policy.clauses.keys()))
}

function modeOf({ mode, lowered }: RuleDescription): string {
  if (lowered === null) return mode
  return `${mode}, written ${lowered.from}, lowered by ${lowered.by} on ${lowered.since}`
}

async function explainStored(id: string, url: string, token: string | undefined): Promise<number> {
  if (token === undefined) throw new ConfigError('Reading a decision needs --token, or GOODSTANDING_SERVICE_TOKEN.')
  const headers = { authorization: `Bearer ${token}` }
  const answer = await askRunning(`/v1/decisions/${encodeURIComponent(id)}`, url, { headers })
  process.stdout.write(`${JSON.stringify(await readJson(answer), null, 2)}\n`)
  return answer.ok ? 0 : 1
}
