/** The product as a process of its own, as `goodstanding start` and `npm start` run it. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { type Client, createClient } from './client.ts'
import { ROOT } from './run-command.ts'
import { SERVICE_TOKEN } from './start-server.ts'

/** How it is started: the bundle as `npm start` runs it, or `npm start` itself. */
export type Program = 'bundle' | 'npm start'

const COMMANDS: Readonly<Record<Program, readonly [string, ...string[]]>> = {
  bundle: [process.execPath, 'scripts/start.mjs'],
  'npm start': ['npm', 'start', '--silent'],
}

export type SpawnedServer = Client & {
  /** The line of JSON that says it is ready. */
  readonly ready: Readonly<Record<string, unknown>>
  readonly pid: number
  /** Sends a signal and answers the exit code once it has ended; null when a signal ended it. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<number | null>
}

export type Ended = { readonly code: number | null; readonly told: string }

type Child = ChildProcessByStdio<null, Readable, Readable>

function launch(settings: Readonly<Record<string, string>>, program: Program): Child {
  const [command, ...words] = COMMANDS[program]
  const { PATH = '', HOME = '' } = process.env
  return spawn(command, words, {
    cwd: ROOT,
    env: { PATH, HOME, PORT: '0', GOODSTANDING_SERVICE_TOKEN: SERVICE_TOKEN, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: program === 'npm start',
  })
}

function readAll(stream: Readable): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  return () => text
}

function firstLine(child: Child, told: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part
      const [line, rest] = text.split('\n', 2)
      if (line !== undefined && rest !== undefined) resolve(line)
    })
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready: ${told()}`)))
  })
}

/** As a terminal or a container does it: everybody that npm started gets the signal, and the last one closes the pipes. */
async function endGroup(child: Child, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'close')
  if (child.pid !== undefined) process.kill(-child.pid, signal)
  const [code] = (await ended) as [number | null]
  return code
}

/** Starts and waits until it is ready. Throws what it said when it is not. */
export async function spawnServer(
  settings: Readonly<Record<string, string>>,
  program: Program = 'bundle',
): Promise<SpawnedServer> {
  const child = launch(settings, program)
  const ready = JSON.parse(await firstLine(child, readAll(child.stderr))) as Readonly<Record<string, unknown>>
  return {
    ...createClient(String(ready['url']), SERVICE_TOKEN),
    ready,
    pid: child.pid ?? 0,
    end: async (signal) => {
      if (program === 'npm start') return endGroup(child, signal)
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}

/** Starts, sends a signal as soon as `isThere`, and answers what it printed and said once it has ended. */
export async function spawnStopped(
  settings: Readonly<Record<string, string>>,
  signal: 'SIGTERM' | 'SIGHUP',
  isThere: () => boolean,
): Promise<Ended & { readonly printed: string }> {
  const child = launch(settings, 'bundle')
  const [printed, told] = [readAll(child.stdout), readAll(child.stderr)]
  const ended = once(child, 'close')
  while (child.exitCode === null && !isThere()) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill(signal)
  if (signal === 'SIGHUP') {
    while (child.exitCode === null && child.signalCode === null && !printed().includes('\n'))
      await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGTERM')
  }
  const [code] = (await ended) as [number | null]
  return { code, told: told(), printed: printed() }
}

/** Starts what is expected to refuse, and answers what it said. */
export async function spawnRefused(settings: Readonly<Record<string, string>>): Promise<Ended> {
  const child = launch(settings, 'bundle')
  const told = readAll(child.stderr)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, told: told() }
}
