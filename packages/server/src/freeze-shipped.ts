/**
 * `freeze-shipped <folder> <id> <name>...`: writes what ships as starts open it, `<name>.<id>.frozen`. `scripts/build.mjs` runs it; nobody
 * else needs to. Each file is moved into place whole.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildLexicon, freezeLexicon, freezeNames, readDefaultLexicon } from '@goodstanding/detectors'
import { readPolicy, textsRead } from '@goodstanding/policy'
import { readPolicyDirectory } from './policy/read-policy-directory.ts'
import { SHIPPED_POLICY } from './shipped.ts'
import { readShippedEntries } from './shipped-names.ts'

const freeze: Readonly<Record<string, () => Promise<string | Uint8Array>>> = {
  'shipped-lexicon': () => Promise.resolve(freezeLexicon(buildLexicon(readDefaultLexicon()))),
  'shipped-names': async () => freezeNames(await readShippedEntries()),
  'shipped-policy': async () => {
    // What is wrong with it, a start says: here it is only read.
    readPolicy(await readPolicyDirectory(SHIPPED_POLICY))
    return JSON.stringify(textsRead())
  },
}

const [, , folder, id, ...names] = process.argv
if (folder === undefined || id === undefined || names.length === 0)
  throw new Error(`Name the folder, the id and what to freeze, of ${Object.keys(freeze).join(', ')}`)

for (const name of names) {
  const bytes = await freeze[name]?.()
  if (bytes === undefined) throw new Error(`There is no ${name}: freeze one of ${Object.keys(freeze).join(', ')}`)
  const made = join(folder, `${name}.${id}.${process.pid}`)
  writeFileSync(made, bytes)
  renameSync(made, join(folder, `${name}.${id}.frozen`))
}
