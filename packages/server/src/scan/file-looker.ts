/** Large files are looked at beside the thread that decides, small ones at once: asking costs more than they do. */
import { createWorkerAsker } from './ask-worker.ts'
import { type FileAsked, type FileLook, lookAtFile } from './look-at-file.ts'

export type FileLooker = {
  /** Null for a small file, which is looked at where it is needed. */
  readonly look: (bytes: Uint8Array, asked: FileAsked) => Promise<FileLook> | null
  readonly close: () => Promise<void>
}

/** Below this an archive holds a few hundred files, and its share of bytes to unpack is a million. */
const LARGE_FROM = 32 * 1024

/** The dearest file takes a second. Those that wait are held by the requests that they came with. */
const BOUNDS = { patienceMs: 10_000, mostWaiting: 1_000 }

export function createFileLooker(): FileLooker {
  const place = new URL('./file.worker.ts', import.meta.url)
  const { ask, close } = createWorkerAsker<FileAsked, FileLook>(place, BOUNDS)
  return {
    // Whatever becomes of the other thread, a file is looked at before it is decided about.
    look: (bytes, asked) =>
      bytes.length < LARGE_FROM ? null : ask(asked, bytes).then((look) => look ?? lookAtFile(bytes, asked)),
    close,
  }
}
