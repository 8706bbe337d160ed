/** A file, written whole beside its place and moved there: after a crash it is the old one or the new one. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}`
  const file = openSync(beside, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
}
