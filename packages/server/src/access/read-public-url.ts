/** `GOODSTANDING_PUBLIC_URL`: the address that people and links find the pages at, as an origin, without a slash behind it. */
import { readUrl } from '@goodstanding/detectors'
import { ConfigError } from '../config-error.ts'

/** Throws a ConfigError in words. The pages name each other from the root of their host, so none lies below a path. */
export function readPublicUrl(stated: string | undefined): string | null {
  if (stated === undefined || stated === '') return null
  const url = readUrl(stated)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ConfigError(`GOODSTANDING_PUBLIC_URL must be an http or https address, not "${stated}".`)
  if (url.href !== `${url.origin}/`)
    throw new ConfigError(
      `GOODSTANDING_PUBLIC_URL must name a host of its own and nothing behind it, such as ${url.origin}, not "${stated}".`,
    )
  return url.origin
}
