/** What has to survive a restart: one file, written whole beside its place and moved there. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { emptyState, readState, type State } from './read-state.ts'

export type Store = {
  readonly state: () => State
  /** On disk when it returns. */
  readonly change: (next: (state: State) => State) => void
}

export function openState(directory: string): Store {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, 'state.json')
  let state = readAt(path)
  return {
    state: () => state,
    change: (next) => {
      const changed = next(state)
      if (changed === state) return
      writeWhole(path, JSON.stringify(changed))
      state = changed
    },
  }
}

function readAt(path: string): State {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return emptyState()
    throw fault
  }
  return readState(text, path)
}

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
