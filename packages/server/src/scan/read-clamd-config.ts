/** Where ClamAV's daemon is, in the configuration. */
import { ConfigError, type Environment } from '../config-error.ts'
import type { ClamdPlace } from './clamd.ts'

/** `host:port`, or the path of a socket. Null when none is configured. Throws `ConfigError` in words. */
export function readClamdConfig(environment: Environment): ClamdPlace | null {
  const stated = environment['GOODSTANDING_CLAMD']?.trim() ?? ''
  if (stated === '') return null
  const [, path] = /^(?:unix:)?(\/.+)$/.exec(stated) ?? []
  if (path !== undefined) return { kind: 'socket', path }
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:]+)\]|([^:\s/]+)):(\d{1,5})$/i.exec(stated) ?? []
  const [host, port] = [bracketed ?? plain, Number(digits)]
  if (host === undefined || !Number.isInteger(port) || port < 1 || port > 65_535)
    throw new ConfigError(
      `GOODSTANDING_CLAMD must be host:port such as 127.0.0.1:3310 or the path of a socket, not "${stated}".`,
    )
  return { kind: 'tcp', host, port }
}
