/** For tests: ClamAV's daemon as a process of its own, with a small database of signatures that is made here. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { makeTestFolder } from './test-folders.ts'

/** In two parts, so that no scanner takes this source file for the test file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
/** What our own signature looks for: it means nothing to anybody else. */
export const PATTERN = 'goodstanding-own-test-pattern-7f3a'

export type TestClamd = {
  readonly socket: string
  readonly port: number
  /** Stops answering, but keeps its connections: as a daemon that hangs. */
  readonly hang: () => void
  readonly goOn: () => void
  readonly close: () => Promise<void>
}

/** Where Debian puts the daemon is on no ordinary person's path. */
export function findClamd(): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/sbin',
  ]
  return folders.map((folder) => join(folder, 'clamd')).find(isThere) ?? null
}

function isThere(path: string): boolean {
  try {
    accessSync(path)
    return true
  } catch {
    return false // another folder may have it
  }
}

const hex = (text: string): string => Buffer.from(text).toString('hex')

/** `more`: lines of its configuration. */
export async function openTestClamd(program: string, more: readonly string[] = []): Promise<TestClamd> {
  const folder = makeTestFolder()
  const port = await freePort()
  const socket = join(folder, 'clamd.sock')
  writeFileSync(join(folder, 'own.ndb'), `Own.Eicar:0:*:${hex(EICAR)}\nOwn.Pattern:0:*:${hex(PATTERN)}\n`)
  const settings = [
    `DatabaseDirectory ${folder}`,
    `LocalSocket ${socket}`,
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    'Foreground yes',
    'StreamMaxLength 4M',
    'MaxThreads 4',
    'SelfCheck 0',
    ...more,
  ]
  const config = join(folder, 'clamd.conf')
  writeFileSync(config, `${settings.join('\n')}\n`)
  const child = spawn(program, [`--config-file=${config}`], { stdio: ['ignore', 'pipe', 'pipe'] })
  await listening(child, socket)
  return {
    socket,
    port,
    hang: () => child.kill('SIGSTOP'),
    goOn: () => child.kill('SIGCONT'),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGCONT')
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function listening(child: ChildProcess, socket: string): Promise<void> {
  let told = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      told += part
    })
  for (let tried = 0; tried < 300; tried++) {
    if (child.exitCode !== null) throw new Error(`clamd ended with ${child.exitCode}: ${told}`)
    if (isThere(socket)) return
    await sleep(100)
  }
  throw new Error(`clamd does not listen: ${told}`)
}
