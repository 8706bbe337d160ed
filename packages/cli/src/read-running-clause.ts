/** One clause as a running product has it: with the rules that were lowered there. */
import type { ClauseDescription } from '@goodstanding/policy'
import { ConfigError } from '@goodstanding/server'
import { askRunning, readJson } from './ask-running.ts'
import { say } from './say.ts'

export async function readRunningClause(
  id: string,
  url: string,
  token: string | undefined,
): Promise<ClauseDescription> {
  if (token === undefined) throw new ConfigError(say('Reading a running policy needs --token, or GOODSTANDING_TOKEN.'))
  const path = `/v1/policy/clauses/${encodeURIComponent(id)}`
  const answer = await askRunning(path, url, { headers: { authorization: `Bearer ${token}` } })
  const body = await readJson(answer)
  if (!answer.ok) throw new ConfigError(say('{0} answers {1}: {2}', url, answer.status, JSON.stringify(body)))
  return body as ClauseDescription
}
