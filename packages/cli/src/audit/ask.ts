/** Asks a running server for something to keep, or refuses in its words. */
import { ConfigError } from '@goodstanding/server'
import { askRunning, LOCAL } from '../ask-running.ts'
import { say } from '../say.ts'

export async function ask(path: string, flags: ReadonlyMap<'url' | 'token' | 'to', string>): Promise<Response> {
  const token = flags.get('token') ?? process.env['GOODSTANDING_TOKEN']
  if (token === undefined)
    throw new ConfigError(say('Give --token, or GOODSTANDING_TOKEN: a token of somebody who may read it.'))
  const answer = await askRunning(path, flags.get('url') ?? LOCAL, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok)
    throw new ConfigError(say('{0} answers {1}: {2}', answer.url, answer.status, (await answer.text()).slice(0, 500)))
  return answer
}
