/** A file, written whole beside its place and moved there: after a crash it is the old one or the new one. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'

export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}`
  const file = openSync(beside, 'w', 0o600)
  try {
    // All of it, or a fault: the system may take a part and say so, as of a disk that is full.
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
}
