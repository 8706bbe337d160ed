/** `goodstanding import`: an export into a new data directory or an empty database. All of it or nothing. */
import { createReadStream, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { importLedger, openDatabase } from '@goodstanding/ledger'
import { ConfigError } from '@goodstanding/server'
import { readFlags } from '../flags.ts'
import { readPlace } from './read-place.ts'
import { say } from '../say.ts'
import { sizeOfFile } from '../size-of-file.ts'

const KEY_FILE = 'installation-keys.json'

export async function importAll(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['data'])
  const [file, ...more] = words
  if (file === undefined || more.length > 0) throw new ConfigError(say('Say `import FILE`.'))
  const path = resolve(file)
  if (!existsSync(path)) throw new ConfigError(say('There is no file {0}.', path))
  await sizeOfFile(path)
  const place = readPlace(flags.get('data'))
  const database = await openDatabase(place)
  try {
    const { rows, at } = await unpack(path, (chunks) =>
      importLedger(database, chunks, (table, count) => process.stderr.write(`${say('{0}: {1} rows', table, count)}\n`)),
    )
    process.stdout.write(
      `${say('{0} rows, as of {1}, are in {2}.', rows, at, place.url === null ? place.dataDirectory : say('the database'))}\n`,
    )
  } finally {
    await database.close()
  }
  if (process.env['GOODSTANDING_KEY'] === undefined && !existsSync(join(place.dataDirectory, KEY_FILE)))
    process.stdout.write(
      `${say(
        "Bring {0} of the data directory that it comes from to {1} before you start: what people wrote and the installation's secrets are sealed by it.",
        KEY_FILE,
        place.dataDirectory,
      )}\n`,
    )
  return 0
}

/** A file that is no gzip fails in words. */
async function unpack<Value>(path: string, use: (chunks: AsyncIterable<Buffer>) => Promise<Value>): Promise<Value> {
  const gunzip = createGunzip()
  const read = pipeline(createReadStream(path), gunzip)
  const faults: unknown[] = []
  // Where rows were on their way, the database says first that they were cut off, and what awaits the file hears of it last.
  gunzip.once('error', (fault: unknown) => faults.push(fault))
  read.catch((fault: unknown) => faults.push(fault))
  try {
    return await use(gunzip)
  } catch (thrown) {
    const [fault] = faults
    if (fault instanceof Error && 'code' in fault && String(fault.code).startsWith('Z_'))
      throw new ConfigError(say('{0} is no export, or was cut off: {1}. Nothing was imported.', path, fault.message))
    throw thrown
  } finally {
    gunzip.destroy()
  }
}
