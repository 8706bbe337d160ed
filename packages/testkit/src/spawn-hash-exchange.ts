/** Starts the exchange of `hash-exchange.ts` as a process. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type SeenCall = { readonly path: string; readonly keys: readonly string[]; readonly body: unknown }

export type HashExchange = {
  readonly url: string
  /** What it lists from now on. */
  readonly list: (records: readonly object[]) => Promise<void>
  /** The call after so many of the protocol fails. */
  readonly breakAfter: (calls: number) => Promise<void>
  /** The hashes that it hears nothing of, and the pages that it no longer knows. */
  readonly refuse: (names: readonly string[]) => Promise<void>
  readonly seen: () => Promise<readonly SeenCall[]>
  readonly close: () => Promise<void>
}

const PROGRAM = fileURLToPath(new URL('./hash-exchange.ts', import.meta.url))

export async function spawnHashExchange(): Promise<HashExchange> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const [ready] = (await once(lines, 'line')) as [string]
  const url = `http://127.0.0.1:${ready.replace('ready ', '')}`
  const put = async (path: string, body: unknown): Promise<void> => {
    await fetch(`${url}${path}`, { method: 'PUT', body: JSON.stringify(body) })
  }
  return {
    url,
    list: (records) => put('/records', records),
    breakAfter: (calls) => put('/broken', { after: calls + 2 }),
    refuse: (names) => put('/refused', names),
    seen: async () => (await (await fetch(`${url}/seen`)).json()) as readonly SeenCall[],
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
