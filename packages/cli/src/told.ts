/** What is said of a verb that could not be done: refusals in words, a fault of ours with its stack. */
import { ConfigError, LeftBehind, Problem } from '@goodstanding/server'
import { DatabaseFault, DatabaseRefusal } from '@goodstanding/ledger'

/** What the system says of a path that whoever calls has named. */
const OF_PATHS: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no ${path}.`,
  ENOTDIR: (path) => `${path} is no folder.`,
  EISDIR: (path) => `${path} is a folder, not a file.`,
  EACCES: (path) => `${path} may not be read or written by this user.`,
  EPERM: (path) => `${path} may not be changed by this user.`,
  ENOSPC: (path) => `There is no room left for ${path}.`,
}

/** What it says of the address to listen on. */
const OF_ADDRESSES: Readonly<Record<string, (address: string) => string>> = {
  EADDRINUSE: (address) => `${address} is taken by another process. Name another port by --port or PORT.`,
  EADDRNOTAVAIL: (address) => `${address} is no address of this machine. Name another by --host or GOODSTANDING_HOST.`,
  EACCES: (address) => `${address} may not be opened by this user. Name a port from 1024 on by --port or PORT.`,
}

type SystemError = {
  readonly code: string
  readonly path?: unknown
  readonly address?: unknown
  readonly port?: unknown
  readonly hostname?: unknown
}
const isSystemError = (thrown: unknown): thrown is SystemError =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'

function ofSystem(thrown: unknown): string | null {
  if (!isSystemError(thrown)) return null
  const { code, path, address, port, hostname } = thrown
  if (code === 'ENOTFOUND' && typeof hostname === 'string')
    return `Nothing is known by the name ${hostname}. Look at --host, GOODSTANDING_HOST or the address that was given.`
  if (typeof address === 'string' && typeof port === 'number') return OF_ADDRESSES[code]?.(`${address}:${port}`) ?? null
  return typeof path === 'string' ? (OF_PATHS[code]?.(path) ?? null) : null
}

export function told(thrown: unknown): string {
  if (thrown instanceof ConfigError || thrown instanceof DatabaseRefusal || thrown instanceof LeftBehind)
    return thrown.message
  if (thrown instanceof Problem) return [thrown.message, ...thrown.errors.map(({ detail }) => `  ${detail}`)].join('\n')
  if (thrown instanceof DatabaseFault && thrown.kind === 'unavailable')
    return `${thrown.message}. Look at GOODSTANDING_DATABASE_URL, as in postgres://user:password@host:5432/goodstanding, and at its server.`
  return ofSystem(thrown) ?? (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
}
