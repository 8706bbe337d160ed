/**
 * `postgres.log`, what our server says, beside the one before it. It says little. But a statement that fails again and again - for months, or on
 * a disk that is full - is written there each time, so the log is kept short while the server runs, which holds it open, and not only at a start.
 */
import { constants, renameSync, statSync } from 'node:fs'
import { copyFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'

/** Twice as much at most lies in both. */
const BOUND = 8 * 1024 * 1024
const LOOKED_AT_MS = 60_000

type Kept = Pick<Cluster, 'dataDirectory'>

const pathOf = ({ dataDirectory }: Kept): string => join(dataDirectory, 'postgres.log')
const lengthOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** For a server that is about to start: where it writes, and how much is there. */
export function prepareLog(kept: Kept): { readonly path: string; readonly length: number } {
  const path = pathOf(kept)
  const length = lengthOf(path)
  if (length < BOUND) return { path, length }
  renameSync(path, `${path}.1`)
  return { path, length: 0 }
}

/** Once it is long enough it is put aside as a copy and emptied: the server goes on at its end. Where no copy finds room, it is emptied alone. */
export async function shortenLog(kept: Kept, bound: number = BOUND): Promise<void> {
  const path = pathOf(kept)
  if (lengthOf(path) < bound) return
  await copyFile(path, `${path}.1`, constants.COPYFILE_FICLONE).catch(() =>
    truncate(`${path}.1`).catch(() => undefined),
  )
  await truncate(path)
}

/** Looks at it until `stop`. */
export function keepLogShort(kept: Kept): { readonly stop: () => void } {
  const timer = setInterval(() => {
    // It may have been taken away by hand, and is short enough then; else it is looked at again.
    shortenLog(kept).catch(() => undefined)
  }, LOOKED_AT_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
    },
  }
}
