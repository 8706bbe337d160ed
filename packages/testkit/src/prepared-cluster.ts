/** A cluster with the whole schema, made once for each schema and copied: making one costs a second, a copy a tenth. */
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { migrate, openDatabase, schemaFingerprint } from '@goodstanding/ledger'
import { fastFolder, makeTestFolder } from './test-folders.ts'

/** A test's data need not outlive its machine. Crash tests open a data directory of their own, with what ships. */
const FORGETFUL = '\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\n'

/** A fresh folder as `makeTestFolder` makes it, and a data directory already: a server on it makes no cluster and migrates nothing. */
export async function makeDataFolder(): Promise<string> {
  const folder = makeTestFolder()
  await copyPrepared(folder)
  return folder
}

/** Fills a data directory with the prepared cluster, which is made when it is missing. */
export async function copyPrepared(directory: string): Promise<void> {
  const place = placeForServers()
  const prepared = join(place, `prepared-${schemaFingerprint()}`)
  if (!existsSync(prepared)) await prepare(place, prepared)
  cpSync(prepared, directory, { recursive: true })
}

export function placeForServers(): string {
  const own = process.getuid?.() ?? 0
  const place = join(fastFolder(), `goodstanding-test-${own}`)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  return lstatSync(place).uid === own ? place : mkdtempSync(`${place}-`)
}

/** Open to the user that runs the server when these tests run as root. */
export function makeRun(place: string): string {
  const directory = mkdtempSync(join(place, `run-${process.pid}-`))
  chmodSync(directory, 0o755)
  return directory
}

/** Makes the data directory that runs are copied from. Of two processes that make it at once, one wins. */
async function prepare(place: string, prepared: string): Promise<void> {
  forgetOldSchemas(place)
  const fresh = makeRun(place)
  const opened = await openDatabase({ url: null, dataDirectory: fresh, connections: 1 })
  try {
    await migrate(opened.db)
  } finally {
    await opened.close()
  }
  appendFileSync(join(fresh, 'postgres', 'postgresql.conf'), FORGETFUL)
  try {
    renameSync(fresh, prepared)
  } catch {
    rmSync(fresh, { recursive: true, force: true }) // the other one's serves as well
  }
}

/** Each schema has its prepared directory; a day later nobody tests that one any more. */
function forgetOldSchemas(place: string): void {
  for (const name of readdirSync(place)) {
    const path = join(place, name)
    if (name.startsWith('prepared-') && Date.now() - statSync(path).mtimeMs > 86_400_000)
      rmSync(path, { recursive: true, force: true })
  }
}
