/**
 * A cluster is the folder that one PostgreSQL server works on, inside our data directory:
 *
 *   <dataDirectory>/postgres/      the cluster, owned by the server's user, 0700
 *   <dataDirectory>/postgres.log   what the server says
 *   <dataDirectory>/owner.json     which process owns the directory, for people to read
 */
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseRefusal } from './database-refusal.ts'
import { makeFolders } from './make-folders.ts'
import { chooseServerUser, type ServerUser } from './server-user.ts'

export type Cluster = {
  readonly dataDirectory: string
  /** The server's own folder. */
  readonly folder: string
  readonly user: ServerUser
}

/** Makes the data directory when it is missing, and resolves who runs a server on it. */
export function openCluster(dataDirectory: string): Cluster {
  try {
    makeFolders(dataDirectory)
    const real = realpathSync(dataDirectory)
    const folder = join(real, 'postgres')
    const user = chooseServerUser(folder)
    handOver(folder, user)
    closeToOthers(folder)
    return { dataDirectory: real, folder, user }
  } catch (error) {
    if (error instanceof DatabaseRefusal) throw error
    throw unusable(dataDirectory, error instanceof Error ? error.message : String(error))
  }
}

/** The major version that made the cluster, or null when there is none yet. */
export function clusterVersion({ folder }: Cluster): number | null {
  try {
    const version = Number.parseInt(readFileSync(join(folder, 'PG_VERSION'), 'utf8'), 10)
    if (Number.isNaN(version)) throw damaged(folder)
    return version
  } catch (error) {
    if (error instanceof DatabaseRefusal) throw error
    if (isMissing(error)) return refuseStrangers(folder)
    throw unusable(folder, error instanceof Error ? error.message : String(error))
  }
}

function refuseStrangers(folder: string): null {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found === undefined || readdirSync(folder).length === 0) return null
  throw unusable(folder, 'it holds files, but none of a PostgreSQL server')
}

/** A cluster that root restored or copied belongs to root; the server's user gets it back. */
function handOver(folder: string, user: ServerUser): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (user === null || found === undefined || found.uid === user.uid) return
  giveTo(folder, user)
  chmodSync(folder, 0o700)
}

/** Bits of a folder's mode with which PostgreSQL does not start: it may be changed by its group, or reached by everybody. */
const TOO_OPEN = 0o027

/** What restores a copy without its modes, or gives a volume to a group at each mount, opens it to others. */
function closeToOthers(folder: string): void {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode ?? 0
  if ((mode & TOO_OPEN) !== 0) chmodSync(folder, 0o700)
}

/** Changes the owner of a folder and all below it. Links are not followed. */
export function giveTo(folder: string, user: NonNullable<ServerUser>): void {
  chownSync(folder, user.uid, user.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) giveTo(path, user)
    else if (entry.isFile()) chownSync(path, user.uid, user.gid)
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function damaged(folder: string): DatabaseRefusal {
  return new DatabaseRefusal('directory', {
    en: `The files in ${folder} are damaged: PG_VERSION says no version. Keep them as they are, and bring the last copy back into another directory.`,
    zh: `${folder} 中的文件已损坏：PG_VERSION 没有版本号。请保留原样，并将最近的备份恢复到另一个目录。`,
  })
}

export function unusable(path: string, why: string): DatabaseRefusal {
  return new DatabaseRefusal(
    'directory',
    {
      en: `The data directory ${path} cannot be used. Give it to the user who starts Goodstanding, or name another by GOODSTANDING_DATA.`,
      zh: `无法使用数据目录 ${path}。请将其交给启动 Goodstanding 的用户，或用 GOODSTANDING_DATA 指定其他目录。`,
    },
    why,
  )
}
