/** `goodstanding explain`: what a clause watches and what follows, or why one decision was made. */
import { explainClause, nearestName } from '@goodstanding/policy'
import { compileFiles, ConfigError, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { readFlags } from './flags.ts'

export async function explain(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['url', 'token', 'policy'])
  const [about] = words
  if (about === undefined) throw new ConfigError('Say what to explain: a clause id, or a decision id (dec_…).')
  if (about.startsWith('dec_'))
    return explainStored(
      about,
      flags.get('url') ?? 'http://127.0.0.1:4600',
      flags.get('token') ?? process.env['GOODSTANDING_SERVICE_TOKEN'],
    )
  const { policy } = compileFiles(await readPolicyDirectory(flags.get('policy') ?? SHIPPED_POLICY))
  const clause = explainClause(policy, about)
  if (clause === null) {
    const near = nearestName(about, policy.clauses.keys())
    throw new ConfigError(`The policy has no clause "${about}".${near === null ? '' : ` Did you mean "${near}"?`}`)
  }
  process.stdout.write(
    [
      `${clause.id}  ${clause.title.en} / ${clause.title.zh}`,
      clause.summary.en,
      `watched:  ${clause.watched.en}`,
      `decided:  ${clause.decided.by.join(', ')} - ${clause.decided.en}`,
      `severity: ${clause.severity}`,
      ...clause.rules.map(
        (rule) =>
          `rule ${rule.name} (${rule.mode}) on ${rule.on.join(', ')}: ${rule.condition} -> ${rule.effect}${rule.floor === null ? '' : `, precision floor ${Math.round(rule.floor * 1000) / 10} %`}\n     ${rule.why.en}`,
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

async function explainStored(id: string, url: string, token: string | undefined): Promise<number> {
  if (token === undefined) throw new ConfigError('Reading a decision needs --token, or GOODSTANDING_SERVICE_TOKEN.')
  const answer = await fetch(new URL(`/v1/decisions/${id}`, url), { headers: { authorization: `Bearer ${token}` } })
  process.stdout.write(`${JSON.stringify(await answer.json(), null, 2)}\n`)
  return answer.ok ? 0 : 1
}
