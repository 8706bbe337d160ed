/** The real server in this process: its own port, its own data directory, its own embedded database. */
import { rmSync } from 'node:fs'
import { type LogLine, readConfig, type Running, startGoodstanding } from '@goodstanding/server'
import { makeDataFolder, makeTestFolder } from '@goodstanding/testkit'
import { type Client, createClient } from './client.ts'

/** A service token with all scopes. */
export const SERVICE_TOKEN = 'e2e-service-token-0123456789'

export type LocalServer = Client & {
  readonly running: Running
  /** What the server logged, but for members of events that it does not read; faults end up here. */
  readonly logged: readonly LogLine[]
  readonly close: () => Promise<void>
}

export type Settings = Readonly<Record<string, string>>

/**
 * Starts on a fresh data directory unless `GOODSTANDING_DATA` names one; `close` removes the fresh one. Its cluster is a copy:
 * `spawnServer` and those who bring a directory start where nothing is yet.
 */
export async function startServer(settings: Settings = {}): Promise<LocalServer> {
  const fresh = settings['GOODSTANDING_DATA'] === undefined ? await makeFolder(settings) : null
  const logged: LogLine[] = []
  const environment = {
    PORT: '0',
    GOODSTANDING_SERVICE_TOKEN: SERVICE_TOKEN,
    GOODSTANDING_DATA: fresh ?? '',
    ...settings,
  }
  const running = await startGoodstanding(readConfig(environment, []), (line) => {
    if (line['event'] !== 'member ignored') logged.push(line)
  })
  return {
    ...createClient(running.url, SERVICE_TOKEN),
    running,
    logged,
    close: async () => {
      await running.close()
      if (fresh !== null) rmSync(fresh, { recursive: true, force: true })
    },
  }
}

const makeFolder = async (settings: Settings): Promise<string> =>
  settings['GOODSTANDING_DATABASE_URL'] === undefined ? makeDataFolder() : makeTestFolder()
