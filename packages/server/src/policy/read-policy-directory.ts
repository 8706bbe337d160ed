/** A folder of policy files -> the map of texts that the policy package checks. Only `.yaml` below the folder is read. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PolicyFiles, recallTexts } from '@goodstanding/policy'
import { ConfigError } from '../config-error.ts'
import { fromFrozenTexts } from './from-frozen-texts.ts'

/** What the build read of the shipped policy, beside the bundle: files that are still as they were then are not parsed again. */
const FROZEN = fileURLToPath(new URL('./shipped-policy.frozen', import.meta.url))

let recalled: Promise<void> | null = null

async function recallShipped(): Promise<void> {
  const json = await readFile(FROZEN, 'utf8').catch(() => null)
  recallTexts(fromFrozenTexts(json ?? '') ?? [])
}

/** Most bytes of one policy file; a clause with a hundred rules is far smaller. */
const FILE_LIMIT = 1024 * 1024

export async function readPolicyDirectory(directory: string): Promise<PolicyFiles> {
  recalled ??= recallShipped()
  await recalled
  const files = new Map<string, string>()
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const text = await readFile(path, 'utf8')
    if (text.length > FILE_LIMIT) throw new ConfigError(`${path} is larger than 1 MiB, which no clause needs.`)
    files.set(relative(directory, path).split(sep).join('/'), text)
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}
