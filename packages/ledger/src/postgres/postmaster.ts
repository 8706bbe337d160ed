/** The server process of a cluster, as its `postmaster.pid` and the system tell of it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Cluster, isMissing } from './cluster.ts'

export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly socketDirectory: string
  readonly status: 'starting' | 'ready' | 'stopping'
}

/** What postmaster.pid says, whether or not that process still lives; null when there is no file or it is unfinished. */
export function readPostmaster({ folder }: Cluster): Postmaster | null {
  const lines = readLines(join(folder, 'postmaster.pid'))
  const [pid, , , port, socketDirectory, , , status] = lines
  if (pid === undefined || port === undefined || !socketDirectory) return null
  return {
    pid: Number(pid),
    port: Number(port),
    socketDirectory,
    status: status?.trim() === 'ready' ? 'ready' : status?.trim() === 'stopping' ? 'stopping' : 'starting',
  }
}

/** The process named first in postmaster.pid, which stands there before the rest. */
export function readPostmasterPid({ folder }: Cluster): number | null {
  return readPid(join(folder, 'postmaster.pid'))
}

/** The process named in the lock beside a server's socket; null when there is no such file. */
export const readSocketPid = (lock: string): number | null => readPid(lock)

function readPid(path: string): number | null {
  const [pid] = readLines(path)
  return pid === undefined || pid === '' ? null : Math.abs(Number(pid))
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** Whether a lock is there and names nobody: its server is just starting, or a power cut came between making the file and writing it. */
export const isEmptyLock = (lock: string): boolean => statSync(lock, { throwIfNoEntry: false })?.size === 0

/** Whether any process - a server, or what one left behind - works in the cluster. Where the system cannot tell: yes. */
export function isWorkedIn({ folder }: Cluster): boolean {
  if (!existsSync(`/proc/${process.pid}/cwd`)) return true
  const here = realpathSync(folder)
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && workingFolder(Number(name)) === here)
}

/** Whether `pid` is a live server on this cluster: numbers are used again, above all in containers. */
export function isPostmaster(pid: number, { folder }: Cluster): boolean {
  if (!isAlive(pid)) return false
  if (existsSync(`/proc/${process.pid}/cwd`)) return workingFolder(pid) === realpathSync(folder)
  return commandOf(pid).includes('postgres')
}

/** Whether a process of that number exists and is not a zombie that nobody has waited for. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false // no /proc here
  }
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null // another user's process, or gone: not the server of our cluster
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return '' // gone meanwhile
  }
}
