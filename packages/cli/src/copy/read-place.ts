import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError } from '@goodstanding/server'
import { say } from '../say.ts'

export type Place = { readonly url: string | null; readonly dataDirectory: string }

/** Where the database is, as `goodstanding start` finds it. */
export function readPlace(data: string | undefined): Place {
  const { GOODSTANDING_DATABASE_URL: url, GOODSTANDING_DATA: directory } = process.env
  return { url: url === undefined || url === '' ? null : url, dataDirectory: resolve(data ?? directory ?? 'data') }
}

/** Refuses a data directory that nothing was started on: opening it would make an empty installation there. */
export function needInstallation({ url, dataDirectory }: Place): void {
  if (url !== null || existsSync(join(dataDirectory, 'postgres', 'PG_VERSION'))) return
  throw new ConfigError(
    say(
      'There is no installation in {0}. Name its data directory by --data or GOODSTANDING_DATA, or its database by GOODSTANDING_DATABASE_URL.',
      dataDirectory,
    ),
  )
}
