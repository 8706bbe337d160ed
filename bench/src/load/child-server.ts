/** Servers under load run as processes of their own, so that their CPU time can be told from the client's. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { profileArguments, STARTED_WITH } from '../bundles.ts'

/** What a server says in its one line of JSON when it listens. */
export type Ready = { readonly ready: true; readonly url: string; readonly serviceToken?: string }

export type ChildServer = {
  readonly ready: Ready
  /** CPU microseconds so far: of the server itself, and of the processes it started (its database). */
  readonly cpu: () => { readonly server: number; readonly database: number }
  /** Most memory it held at once, in MiB. */
  readonly peakMiB: () => number
  readonly stop: () => Promise<void>
}

export type ChildOptions = {
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly directory: string
}

const TICK_MICROSECONDS = 10_000
const READY_LIMIT_MS = 60_000

/** Fields of /proc/<pid>/stat behind the command's name, which may hold spaces. */
function readStat(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null // it has ended, and what it spent is with its parent
  }
}

/** Its own threads' time, and that of children that ended and were waited for. */
function spentBy(stat: readonly string[]): number {
  const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(stat[field] ?? 0), 0)
  return ticks * TICK_MICROSECONDS
}

function descendants(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null
    if (stat !== null) parents.set(Number(name), Number(stat[1]))
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent !== undefined && (parent === root || isBelow(parent))
  }
  return [...parents.keys()].filter(isBelow)
}

/** Under load a fault comes thousands of times; the first ones say it. */
const LINES_SHOWN = 5

async function showFirst(output: Readable): Promise<void> {
  let shown = 0
  for await (const line of createInterface(output)) if (shown++ < LINES_SHOWN) console.error(line.slice(0, 2_000))
}

async function waitReady(child: ChildProcess): Promise<Ready> {
  const said: string[] = []
  const ready = (async () => {
    if (child.stdout === null) throw new Error('The server has no output.')
    for await (const line of createInterface(child.stdout)) {
      said.push(line)
      if (line.startsWith('{"ready":true')) return JSON.parse(line) as Ready
    }
    throw new Error(`The server ended before it was ready:\n${said.join('\n')}`)
  })()
  const late = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`Not ready after ${READY_LIMIT_MS} ms:\n${said.join('\n')}`)),
      READY_LIMIT_MS,
    ).unref()
  })
  return Promise.race([ready, late])
}

export async function startChild(options: ChildOptions): Promise<ChildServer> {
  const child = spawn(process.execPath, [...profileArguments(), ...options.arguments], {
    cwd: options.directory,
    env: { ...process.env, ...STARTED_WITH, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  void showFirst(child.stderr)
  const { pid } = child
  if (pid === undefined) throw new Error(`Cannot start ${options.arguments.join(' ')}.`)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    const forced = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(forced)
  }
  try {
    const ready = await waitReady(child)
    child.stdout.resume()
    return {
      ready,
      stop,
      cpu: () => ({
        server: spentBy(readStat(pid) ?? []),
        database: descendants(pid).reduce((sum, below) => sum + spentBy(readStat(below) ?? []), 0),
      }),
      peakMiB: () => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1_024,
    }
  } catch (fault) {
    await stop()
    throw fault
  }
}
