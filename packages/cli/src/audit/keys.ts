/**
 * `goodstanding keys rotate`: a new installation key in front of the file's; the next start wraps every data key with it.
 * `goodstanding keys rotate-identities`: a new key over those of identity tokens; the next start puts every token under it.
 * `goodstanding keys rotate-access`: new keys of whatever lets somebody in or signs, after somebody read the old ones.
 */
import { ConfigError, readConfig, rotateAccessKeys, rotateIdentityKey, rotateKeyFile } from '@goodstanding/server'
import { needInstallation, readPlace } from '../copy/read-place.ts'
import { readFlags } from '../flags.ts'
import { say } from '../say.ts'

export async function keys(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['data'])
  const data = flags.get('data')
  if (words[0] === 'rotate-identities' || words[0] === 'rotate-access') {
    needInstallation(readPlace(data))
    const config = readConfig(process.env, data === undefined ? [] : ['--data', data])
    if (words[0] === 'rotate-access') {
      await rotateAccessKeys(config)
      process.stdout.write(
        `${say('Start every node anew: until then it takes what the old keys let in. Sessions of people have ended, and the first service token with them: the next start prints another one.')}\n`,
      )
      return 0
    }
    const count = await rotateIdentityKey(config)
    process.stdout.write(
      `${say('{0} keys lie over each other now. Start every node anew: the first to start puts what is kept under the new one.', count)}\n`,
    )
    return 0
  }
  if (words[0] !== 'rotate')
    throw new ConfigError(say('Say `keys rotate`, `keys rotate-identities` or `keys rotate-access`.'))
  if (process.env['GOODSTANDING_KEY'] !== undefined)
    throw new ConfigError(
      say(
        'The key comes from GOODSTANDING_KEY: give the new one there, and the old one in GOODSTANDING_KEYS_BEFORE. Where several nodes run, let each know the new one in GOODSTANDING_KEYS_BEFORE first.',
      ),
    )
  const { dataDirectory } = readPlace(data)
  const id = await rotateKeyFile(dataDirectory)
  if (id === null)
    throw new ConfigError(
      say(
        'There is no installation-keys.json in {0}, so there is no key to replace. Name the data directory by --data or GOODSTANDING_DATA.',
        dataDirectory,
      ),
    )
  process.stdout.write(
    `${say('{0} wraps data keys from the next start on. Back the file up; keep it apart from the database.', id)}\n`,
  )
  return 0
}
