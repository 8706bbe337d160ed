/** Files of secrets: written whole beside their place, flushed to disk, and put in place at once. */
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolders } from '@goodstanding/ledger'

/**
 * Only the owner may read it. A crash, or a power cut, leaves the old file or the new one: what is sealed with a key must not be on disk
 * before the key is.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const folder = dirname(path)
  makeFolders(folder)
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.chmod(0o600)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  await flushFolder(folder)
}

/** The new name is in the folder, which has its own place on disk. Some systems cannot flush folders, and need not. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const opened = await open(folder, 'r')
    try {
      await opened.sync()
    } finally {
      await opened.close()
    }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : null
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL') throw fault
  }
}
