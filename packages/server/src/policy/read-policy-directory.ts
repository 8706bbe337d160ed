/** A folder of policy files -> the map of texts that the policy package checks. Only `.yaml` below the folder is read. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { PolicyFiles } from '@goodstanding/policy'
import { ConfigError } from '../config-error.ts'

/** Most bytes of one policy file; a clause with a hundred rules is far smaller. */
const FILE_LIMIT = 1024 * 1024

export async function readPolicyDirectory(directory: string): Promise<PolicyFiles> {
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
