/** Asks a running server for something to keep. */
import { ConfigError } from '@goodstanding/server'
import { askRunning, LOCAL } from '../ask-running.ts'
import { say } from '../say.ts'

export async function ask(path: string, flags: ReadonlyMap<'url' | 'token' | 'to', string>): Promise<Response> {
  const token = flags.get('token') ?? (process.env['GOODSTANDING_TOKEN'] || undefined)
  if (token === undefined)
    throw new ConfigError(say('Give --token, or GOODSTANDING_TOKEN: a token of somebody who may read it.'))
  return askRunning(path, flags.get('url') ?? LOCAL, { token })
}
