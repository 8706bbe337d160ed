/**
 * Folders that tests write to, each named after the process that answers for it: a whole run, or a test file by itself. What a test leaves
 * behind, and what one that was killed could not remove, goes with the run; else memory would fill up, run by run.
 */
import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOM_BYTES = 2 * 1024 ** 3
/** Short: a socket lies in it, whose path may have some hundred characters. */
const NAME = 'gs-test'
/** `run` is the name of folders beside the prepared cluster. */
const OWNED = /^(?:gs-test|run)-(\d{1,10})-/

/** Memory where Linux offers enough of it: a cluster is 1,400 files, made and removed for every run. */
export function fastFolder(): string {
  const memory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(memory)
    accessSync(memory, constants.W_OK)
    return bavail * bsize >= ROOM_BYTES ? memory : tmpdir()
  } catch {
    return tmpdir() // another system
  }
}

/**
 * A fresh folder for what a test writes, open to the user that runs a server when the tests run as root. The caller
 * removes it.
 */
export function makeTestFolder(): string {
  const folder = mkdtempSync(join(fastFolder(), `${NAME}-${process.env['TESTS_RUN'] ?? process.pid}-`))
  chmodSync(folder, 0o755)
  return folder
}

/** Removes what processes left in a folder that are there no more, and what `owner` left. One that somebody else may not remove stays. */
export function sweepTestFolders(place: string, owner: number | null = null): void {
  for (const name of readdirSync(place)) {
    const found = OWNED.exec(name)
    if (found === null) continue
    const process = Number(found[1])
    if (process === owner || !isAlive(process)) removeWhole(join(place, name))
  }
}

function removeWhole(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    return // somebody else's, or written to in this moment: the next run finds it
  }
}

/** A process of another user's is alive, though no signal reaches it. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}
