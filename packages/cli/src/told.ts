/** What is said of a verb that could not be done: refusals in words, a fault of ours with its stack. */
import { dirname } from 'node:path'
import { ConfigError, LeftBehind, Problem, sayProblem } from '@goodstanding/server'
import { DatabaseFault, DatabaseRefusal, isDiskFull } from '@goodstanding/ledger'
import { saySetting } from './chinese-settings.ts'
import { say, sayOf, spokenNow } from './say.ts'

/** What a driver says stays as it is; the sentence before it is ours. */
const OF_DATABASES = 'The database is not available: '

/** What the system says of a path that whoever calls has named. */
const OF_PATHS: Readonly<Record<string, (path: string) => string>> = {
  // What is written is written beside its place first: where that is not there, its folder is missing.
  ENOENT: (path) => say('There is no {0}.', path.endsWith('.part') ? dirname(path) : path),
  ENOTDIR: (path) => say('{0} is no folder.', path),
  EEXIST: (path) => say('{0} is no folder.', path),
  EISDIR: (path) => say('{0} is a folder, not a file.', path),
  EACCES: (path) => say('{0} may not be read or written by this user.', path),
  EPERM: (path) => say('{0} may not be changed by this user.', path),
  EROFS: (path) => say('{0} lies on a file system that is mounted read-only.', path),
  ENOSPC: (path) => say('There is no room left for {0}.', path),
}

/** What it says of the address to listen on. */
const OF_ADDRESSES: Readonly<Record<string, (address: string) => string>> = {
  EADDRINUSE: (address) => say('{0} is taken by another process. Name another port by --port or PORT.', address),
  EADDRNOTAVAIL: (address) =>
    say('{0} is no address of this machine. Name another by --host or GOODSTANDING_HOST.', address),
  EACCES: (address) => say('{0} may not be opened by this user. Name a port from 1024 on by --port or PORT.', address),
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
    return say(
      'Nothing is known by the name {0}. Look at --host, GOODSTANDING_HOST or the address that was given.',
      hostname,
    )
  if (typeof address === 'string' && typeof port === 'number') return OF_ADDRESSES[code]?.(`${address}:${port}`) ?? null
  if (typeof path === 'string') return OF_PATHS[code]?.(path) ?? null
  // Said of a file that was open already, whose name is not known any more.
  return code === 'ENOSPC' ? say('There is no room left on the disk that this is written to.') : null
}

/** `environment`: whether the database is one of the operator's is said there. */
export function told(thrown: unknown, environment: Readonly<Record<string, string | undefined>> = process.env): string {
  if (thrown instanceof DatabaseRefusal)
    return [sayOf(thrown.words), ...(thrown.detail === null ? [] : [thrown.detail])].join('\n')
  if (thrown instanceof ConfigError || thrown instanceof LeftBehind)
    return spokenNow() === 'zh' ? saySetting(thrown.message) : thrown.message
  if (thrown instanceof Problem) {
    const { detail, errors = [] } = sayProblem(thrown.body(''), spokenNow())
    return [detail, ...errors.map((error) => `  ${error.detail}`)].join('\n')
  }
  if (thrown instanceof DatabaseFault && thrown.kind === 'unavailable') {
    const why = thrown.message.replace(OF_DATABASES, '')
    if (isDiskFull(thrown))
      return say('The disk of the database is full: {0}. Make room. What was acknowledged is kept.', why)
    return environment['GOODSTANDING_DATABASE_URL']
      ? say(
          'The database is not available: {0}. Look at GOODSTANDING_DATABASE_URL, as in postgres://user:password@host:5432/goodstanding, and at its server.',
          why,
        )
      : say(
          'The database is not available: {0}. Something else ended the PostgreSQL of the product, or keeps it from starting; postgres.log in the data directory says what. What was acknowledged is kept.',
          why,
        )
  }
  return ofSystem(thrown) ?? (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
}
