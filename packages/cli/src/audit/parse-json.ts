import { ConfigError } from '@goodstanding/server'
import { say } from '../say.ts'

/** What a file holds as JSON; one that was cut off, or is something else, is refused by its name. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError(say('{0} is not JSON, or was cut off.', path))
  }
}
