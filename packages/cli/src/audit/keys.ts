/** `goodstanding keys rotate`: a new installation key in front of the file's; the next start wraps every data key with it. */
import { resolve } from 'node:path'
import { ConfigError, rotateKeyFile } from '@goodstanding/server'
import { readFlags } from '../flags.ts'

export async function keys(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['data'])
  if (words[0] !== 'rotate') throw new ConfigError('Say `keys rotate`.')
  if (process.env['GOODSTANDING_KEY'] !== undefined)
    throw new ConfigError(
      'The key comes from GOODSTANDING_KEY: give the new one there, and the old one in GOODSTANDING_KEYS_BEFORE.',
    )
  const id = await rotateKeyFile(resolve(flags.get('data') ?? process.env['GOODSTANDING_DATA'] ?? 'data'))
  process.stdout.write(
    `${id} wraps data keys from the next start on. Back the file up; keep it apart from the database.\n`,
  )
  return 0
}
