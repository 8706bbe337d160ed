import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder, and those above it that are missing. Node's own `recursive` tries for ever, deaf to signals, where a system says of a
 * folder that nothing is there to make it in: below `/proc`, say.
 */
export function makeFolders(path: string): void {
  const parent = dirname(path)
  if (parent !== path && !isFolder(parent)) makeFolders(parent)
  try {
    mkdirSync(path)
  } catch (error) {
    if (!isFolder(path)) throw error
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false // what keeps it from being looked at is said when it is made
  }
}
