/** What has to survive a restart: one file, written whole beside its place and moved there. */
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeWhole } from './write-whole.ts'

export type Kept<State> = {
  readonly state: () => State
  /** On disk when it returns. */
  readonly change: (next: (state: State) => State) => void
}

/** `read` takes the text of the file, or null where there is none yet. */
export function keepState<State>(path: string, read: (text: string | null) => State): Kept<State> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let state = read(readIfThere(path))
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

/** Null: no such file. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
    throw fault
  }
}
