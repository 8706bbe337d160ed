/** A produced package as a folder: its files, the manifest, the signature over it, and the proof from the log. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolders } from '@goodstanding/ledger'
import { ConfigError } from '@goodstanding/server'
import { parseJson } from './parse-json.ts'
import { parseProduced } from './parse-produced.ts'
import { say } from '../say.ts'

const MANIFEST = 'manifest.json'
const SIGNATURE = 'manifest.signature.json'
const PROOF = 'proof.json'

/** Writes a package; the folder is made when it is not there. Answers the names of the files. */
export async function writePackageFolder(folder: string, value: unknown): Promise<readonly string[]> {
  const made = parseProduced(value)
  if (made === null) throw new ConfigError(say('The server answered with something that is no package.'))
  makeFolders(folder)
  for (const { name, text } of made.files) {
    if (!/^[a-z][a-z0-9-]*\.[a-z]+$/.test(name))
      throw new ConfigError(say('"{0}" is no name of a file of a package.', name))
    await writeFile(join(folder, name), text)
  }
  await writeFile(join(folder, MANIFEST), made.manifest)
  await writeFile(
    join(folder, SIGNATURE),
    `${JSON.stringify({ algorithm: 'Ed25519', signature: made.signature, publicKey: made.publicKey }, null, 2)}\n`,
  )
  await writeFile(join(folder, PROOF), `${JSON.stringify(made.proof, null, 2)}\n`)
  return [...made.files.map(({ name }) => name), MANIFEST, SIGNATURE, PROOF]
}

/** The package that a folder holds, as `verifyPackage` takes it. */
export async function readPackageFolder(folder: string): Promise<unknown> {
  const read = (name: string): Promise<string> =>
    readFile(join(folder, name), 'utf8').catch(() => {
      throw new ConfigError(say('{0} has no {1}: it is not a whole package.', folder, name))
    })
  const names = (await readdir(folder)).filter((name) => ![MANIFEST, SIGNATURE, PROOF].includes(name))
  const files = []
  for (const name of names) files.push({ name, text: await read(name) })
  const signed = parseJson(await read(SIGNATURE), join(folder, SIGNATURE))
  const proof = parseJson(await read(PROOF), join(folder, PROOF))
  return {
    files,
    manifest: await read(MANIFEST),
    ...(typeof signed === 'object' && signed !== null ? signed : {}),
    proof,
  }
}
