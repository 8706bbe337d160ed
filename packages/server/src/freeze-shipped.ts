/**
 * `freeze-shipped <folder> <id>`: writes what ships as starts open it, `<name>.<id>.frozen`. `scripts/build.mjs` runs it; nobody else
 * needs to. Each file is moved into place whole.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildLexicon, freezeLexicon, freezeNames, readDefaultLexicon } from '@goodstanding/detectors'
import { readPolicy, textsRead } from '@goodstanding/policy'
import { readPolicyDirectory } from './policy/read-policy-directory.ts'
import { SHIPPED_POLICY } from './shipped.ts'
import { readShippedEntries } from './shipped-names.ts'

const [, , folder, id] = process.argv
if (folder === undefined || id === undefined)
  throw new Error('Name the folder and the id: freeze-shipped <folder> <id>')

// What is wrong with it, a start says: here it is only read.
readPolicy(await readPolicyDirectory(SHIPPED_POLICY))
const frozen = {
  'shipped-lexicon': freezeLexicon(buildLexicon(readDefaultLexicon())),
  'shipped-names': freezeNames(await readShippedEntries()),
  'shipped-policy': JSON.stringify(textsRead()),
}
for (const [name, bytes] of Object.entries(frozen)) {
  const made = join(folder, `${name}.${id}.${process.pid}`)
  writeFileSync(made, bytes)
  renameSync(made, join(folder, `${name}.${id}.frozen`))
}
