/**
 * `freeze-shipped <folder> <id>`: writes what ships as starts open it, `<name>.<id>.frozen`. `scripts/build.mjs` runs it; nobody else
 * needs to. Each file is moved into place whole.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildLexicon, freezeLexicon, freezeNames, readDefaultLexicon } from '@goodstanding/detectors'
import { readShippedEntries } from './shipped-names.ts'

const [, , folder, id] = process.argv
if (folder === undefined || id === undefined)
  throw new Error('Name the folder and the id: freeze-shipped <folder> <id>')

const frozen = {
  'shipped-lexicon': freezeLexicon(buildLexicon(readDefaultLexicon())),
  'shipped-names': freezeNames(await readShippedEntries()),
}
for (const [name, bytes] of Object.entries(frozen)) {
  const made = join(folder, `${name}.${id}.${process.pid}`)
  writeFileSync(made, bytes)
  renameSync(made, join(folder, `${name}.${id}.frozen`))
}
