/** `goodstanding explain`: what a clause watches and what follows, or why one decision was made. With `--url`, as a running product has it. */
import { type ClauseDescription, explainClause, type RuleDescription } from '@goodstanding/policy'
import {
  compileFiles,
  ConfigError,
  DECIDED_WORDS,
  EFFECT_WORDS,
  readPolicyDirectory,
  SHIPPED_POLICY,
  wordsOfEvent,
  wordsOfMeasure,
} from '@goodstanding/server'
import { askRunning, LOCAL, readJson, tokenOf } from './ask-running.ts'
import { readFlags } from './flags.ts'
import { noClause } from './no-clause.ts'
import { readRunningClause } from './read-running-clause.ts'
import { say, sayCode, sayList, sayOf } from './say.ts'

export async function explain(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['url', 'token', 'policy'])
  const [about] = words
  if (about === undefined) throw new ConfigError(say('Say what to explain: a clause id, or a decision id (dec_…).'))
  const token = tokenOf(flags.get('token'))
  if (about.startsWith('dec_')) return explainStored(about, flags.get('url') ?? LOCAL, token)
  const url = flags.get('url')
  const clause =
    url === undefined ? await readWritten(about, flags.get('policy')) : await readRunningClause(about, url, token)
  process.stdout.write(
    [
      `${clause.id}  ${clause.title.en} / ${clause.title.zh}`,
      sayOf(clause.summary),
      say('watched:  {0}', sayOf(clause.watched)),
      say(
        'decided:  {0} - {1}',
        sayList(clause.decided.by.map((who) => sayCode(who, DECIDED_WORDS[who]))),
        sayOf(clause.decided),
      ),
      say('severity: {0}', clause.severity),
      ...clause.rules.map(lineOfRule),
      ...clause.ladder.map(lineOfStep),
      '',
    ].join('\n'),
  )
  return 0
}

function lineOfRule(rule: RuleDescription): string {
  const said = say(
    'rule {0} ({1}) on {2}: {3} -> {4}',
    rule.name,
    modeOf(rule),
    sayList(rule.on.map((type) => sayCode(type, wordsOfEvent(type)))),
    rule.condition,
    sayCode(rule.effect, EFFECT_WORDS[rule.effect]),
  )
  const floor = rule.floor === null ? '' : say(', precision floor {0} %', Math.round(rule.floor * 1000) / 10)
  return `${said}${floor}\n     ${sayOf(rule.why)}`
}

function lineOfStep({ points, action, capability, durationMs }: ClauseDescription['ladder'][number]): string {
  const code = capability === null ? action : `${action} ${capability}`
  const said = say('from {0} points: {1}', points, sayCode(code, wordsOfMeasure(action, capability)))
  return `${said}${durationMs === null ? '' : say(' for {0} days', durationMs / 86_400_000)}`
}

async function readWritten(id: string, directory: string | undefined): Promise<ClauseDescription> {
  const { policy } = compileFiles(await readPolicyDirectory(directory ?? SHIPPED_POLICY))
  const clause = explainClause(policy, id)
  if (clause !== null) return clause
  throw new ConfigError(noClause(id, policy.clauses.keys()))
}

function modeOf({ mode, lowered }: RuleDescription): string {
  if (lowered === null) return say(mode)
  return say('{0}, written {1}, lowered by {2} on {3}', say(mode), say(lowered.from), say(lowered.by), lowered.since)
}

async function explainStored(id: string, url: string, token: string | undefined): Promise<number> {
  if (token === undefined) throw new ConfigError(say('Reading a decision needs --token, or GOODSTANDING_TOKEN.'))
  const answer = await askRunning(`/v1/decisions/${encodeURIComponent(id)}`, url, { token })
  process.stdout.write(`${JSON.stringify(await readJson(answer), null, 2)}\n`)
  return 0
}
