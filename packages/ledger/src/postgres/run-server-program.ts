/** Runs a PostgreSQL program on a cluster as the server's user. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseRefusal } from './database-refusal.ts'
import { lastWords } from './not-started.ts'
import { isReachable, type ServerUser } from './server-user.ts'

export type Program = {
  readonly path: string
  /** The folder given by `-D`. */
  readonly folder: string
  readonly user: ServerUser
  readonly args: readonly string[]
  /** Where output goes: a file, or kept by the caller. */
  readonly output: 'pipe' | { readonly file: string }
}

/** The child's descriptor of the cluster's folder, after stdin, stdout and stderr. */
const FOLDER_DESCRIPTOR = 3

/**
 * Starts it in a process group of its own, so that Ctrl-C reaches it only through us and in the right order.
 *
 * A folder below one that its user may not pass (/root) is handed over as an open descriptor: the kernel follows
 * /proc/self/fd without asking the folders above.
 */
export function startProgram({ path, folder, user, args, output }: Program): ChildProcess {
  const reachable = isReachable(folder, user)
  if (!reachable && process.platform !== 'linux') throw outOfReach(folder)
  const descriptor = openSync(folder, 'r')
  const log = output === 'pipe' ? output : openSync(output.file, 'a', 0o600)
  try {
    return spawn(path, ['-D', reachable ? folder : `/proc/self/fd/${FOLDER_DESCRIPTOR}`, ...args], {
      ...user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log, descriptor],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    })
  } finally {
    closeSync(descriptor)
    if (log !== 'pipe') closeSync(log)
  }
}

/** Runs it to its end, or until it is to stop. Resolves to its exit code and all it printed. */
export function runProgram({
  stop,
  ...program
}: Omit<Program, 'output'> & { readonly stop: AbortSignal | null }): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve, reject) => {
    const child = startProgram({ ...program, output: 'pipe' })
    const end = (): void => void child.kill('SIGTERM')
    stop?.addEventListener('abort', end, { once: true })
    const printed: Buffer[] = []
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        printed.push(chunk)
      })
    child.on('error', reject)
    child.on('close', (code) => {
      stop?.removeEventListener('abort', end)
      resolve({ code, printed: lastWords(Buffer.concat(printed).toString(), child) })
    })
  })
}

function outOfReach(folder: string): DatabaseRefusal {
  return new DatabaseRefusal('directory', {
    en: `PostgreSQL never runs as root, and the user that runs it cannot reach ${folder}. Name a directory outside root's home by GOODSTANDING_DATA.`,
    zh: `PostgreSQL 不以 root 身份运行，而运行它的用户无法访问 ${folder}。请用 GOODSTANDING_DATA 指定 root 主目录之外的目录。`,
  })
}

/** Path of one of the server's programs. */
export function programPath(binaries: { readonly folder: string }, name: 'postgres' | 'initdb'): string {
  return join(binaries.folder, name)
}
