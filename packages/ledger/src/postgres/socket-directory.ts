import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { isReachable } from './server-user.ts'

/** The system's bound on a socket's path: 108 bytes with the zero at its end on Linux, 104 on macOS. */
const LONGEST = process.platform === 'linux' ? 107 : 103
/** The name of the socket in it. */
export const SOCKET = '.s.PGSQL.5432'
/** The setting is a list with commas and quotes of its own. */
const PLAIN = /^[\w./+@-]+$/
const TEMPORARY = 'goodstanding-pg-'

/**
 * Where the server's socket lives: the cluster itself when its path is short enough and the server's user can reach
 * it, else a fresh folder (0700, of that user) below the folder for temporary files.
 */
export function makeSocketDirectory({ folder, user }: Cluster): string {
  const fits = Buffer.byteLength(join(folder, SOCKET)) <= LONGEST && PLAIN.test(folder)
  if (fits && isReachable(folder, user)) return folder
  const parent = Buffer.byteLength(join(tmpdir(), `${TEMPORARY}xxxxxx`, SOCKET)) <= LONGEST ? tmpdir() : '/tmp'
  const fresh = mkdtempSync(join(parent, TEMPORARY))
  if (user !== null) chownSync(fresh, user.uid, user.gid)
  return fresh
}

/** Removes it when it is one of the temporary ones. */
export function removeSocketDirectory(path: string): void {
  if (path.includes(`/${TEMPORARY}`)) rmSync(path, { recursive: true, force: true })
}
