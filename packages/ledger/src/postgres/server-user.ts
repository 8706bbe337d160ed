/**
 * Which system user runs the server. PostgreSQL refuses to run as root, so root hands it to the owner of the data
 * directory, or to `nobody` when there is none yet.
 */
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseRefusal } from './database-refusal.ts'

/** null: the server runs as whoever runs this process. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null

/** Chooses by who we are and who owns `clusterDirectory`, if it exists. */
export function chooseServerUser(clusterDirectory: string): ServerUser {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return nobody()
}

function nobody(): ServerUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined)
    throw new DatabaseRefusal('no-server', {
      en: 'PostgreSQL never runs as root, and this system has no user "nobody" to run it as. Start Goodstanding as an ordinary user, or set GOODSTANDING_DATABASE_URL.',
      zh: 'PostgreSQL 不以 root 身份运行，而本系统没有可用的 “nobody” 用户。请以普通用户启动 Goodstanding，或设置 GOODSTANDING_DATABASE_URL。',
    })
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
}

/** Whether the server's user may pass every folder on the way to `path`, `path` included. */
export function isReachable(path: string, user: ServerUser): boolean {
  if (user === null) return true
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
