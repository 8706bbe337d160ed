/** `goodstanding rehearse`: what the ladders of a changed policy would have done to everyone on a running server. */
import { ConfigError, readPolicyDirectory } from '@goodstanding/server'
import { askRunning, LOCAL, readJson, tokenOf } from './ask-running.ts'
import { readFlags, wholeNumber } from './flags.ts'
import { say } from './say.ts'

export async function rehearse(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['url', 'token', 'from', 'until', 'samples'])
  const [directory] = words
  const token = tokenOf(flags.get('token'))
  if (directory === undefined) throw new ConfigError(say('Say which folder of clause files to rehearse.'))
  if (token === undefined) throw new ConfigError(say('A rehearsal needs --token, or GOODSTANDING_TOKEN.'))
  const [from, until] = [flags.get('from'), flags.get('until')]
  const answer = await askRunning('/v1/policy/rehearse', flags.get('url') ?? LOCAL, {
    token,
    body: {
      files: Object.fromEntries(await readPolicyDirectory(directory)),
      samples: wholeNumber('samples', flags.get('samples'), 50),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    },
  })
  process.stdout.write(`${JSON.stringify(await readJson(answer), null, 2)}\n`)
  return 0
}
