import { stat } from 'node:fs/promises'
import { ConfigError } from '@goodstanding/server'
import { say } from './say.ts'

/** Bytes of a file that is to be read; a folder is refused here, for reading one fails without saying its name. */
export async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path)
  if (found.isDirectory()) throw new ConfigError(say('{0} is a folder, not a file.', path))
  return found.size
}
