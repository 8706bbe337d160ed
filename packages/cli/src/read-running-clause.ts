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
  return (await readJson(await askRunning(path, url, { token }))) as ClauseDescription
}
