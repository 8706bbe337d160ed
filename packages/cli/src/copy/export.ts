/** `goodstanding export`: everything the database holds as one file, while the product goes on. */
import { createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { exportLedger, joinDatabase } from '@goodstanding/ledger'
import { ConfigError } from '@goodstanding/server'
import { readFlags } from '../flags.ts'
import { needInstallation, readPlace } from './read-place.ts'
import { say } from '../say.ts'

export async function exportAll(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['to', 'data'])
  if (words.length > 0) throw new ConfigError(say('Say `export --to FILE`.'))
  const at = new Date()
  const file = resolve(flags.get('to') ?? `goodstanding-${at.toISOString().slice(0, 10)}.export.gz`)
  if (await exists(file)) throw new ConfigError(say('{0} is there already. Name another file by --to.', file))
  const place = readPlace(flags.get('data'))
  needInstallation(place)
  const database = await joinDatabase(place)
  const unfinished = `${file}.part`
  let rows = 0
  try {
    const chunks = exportLedger(database.url, at, (table, count) => {
      rows += count
      process.stderr.write(`${say('{0}: {1} rows', table, count)}\n`)
    })
    await pipeline(Readable.from(chunks), createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true }))
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
    await database.close()
  }
  process.stdout.write(
    [say('{0}: {1} rows, as of {2}.', file, rows, at.toISOString()), await sayKeys(place.dataDirectory), ''].join('\n'),
  )
  return 0
}

/** Of an external database the directory may be another than the nodes': it is named only where the keys lie in it. */
async function sayKeys(dataDirectory: string): Promise<string> {
  if (process.env['GOODSTANDING_KEY'] !== undefined)
    return say('It is sealed by a key that is not in it: keep GOODSTANDING_KEY too, apart from it.')
  return (await exists(join(dataDirectory, 'installation-keys.json')))
    ? say(
        'It is sealed by a key that is not in it: keep installation-keys.json of {0} too, apart from it.',
        dataDirectory,
      )
    : say(
        'It is sealed by a key that is not in it, and not in {0}: keep installation-keys.json of the data directory of your nodes, or their GOODSTANDING_KEY, too, apart from it.',
        dataDirectory,
      )
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file)
    return true
  } catch {
    return false // what cannot be reached is told when it is written
  }
}
