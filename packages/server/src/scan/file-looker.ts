/** Large files are looked at beside the thread that decides, small ones at once: asking costs more than they do. */
import { createWorkerAsker, type WorkerBounds } from './ask-worker.ts'
import { type FileAsked, type FileLook, lookAtFile, passOverFile } from './look-at-file.ts'

export type FileLooker = {
  /** Null for a small file, which is looked at where it is needed. */
  readonly look: (bytes: Uint8Array, asked: FileAsked) => Promise<FileLook> | null
  readonly close: () => Promise<void>
}

/** Below this an archive holds a few hundred files, and its share of bytes to unpack is a million. */
const LARGE_FROM = 32 * 1024

/**
 * The dearest file takes a second or two, and many times that on a machine that does much else. Those that wait are held by the requests that they came with, and each has its turn: looked at here, they
 * would have everybody wait.
 */
const BOUNDS = { patienceMs: 60_000, mostWaiting: Infinity, turnMs: Infinity }

export function createFileLooker(bounds: WorkerBounds = BOUNDS): FileLooker {
  const place = new URL('./file.worker.ts', import.meta.url)
  const { askWhy, close } = createWorkerAsker<FileAsked, FileLook>(place, bounds)
  const lookAside = async (bytes: Uint8Array, asked: FileAsked): Promise<FileLook> => {
    const outcome = await askWhy(asked, bytes)
    if ('answer' in outcome && outcome.answer !== null) return outcome.answer
    // Where there is no other thread, a file is looked at all the same before it is decided about; one that a thread cannot cope with is not.
    const isTooMuch = 'answer' in outcome || outcome.unanswered === 'late' || outcome.unanswered === 'lost'
    return isTooMuch ? passOverFile(bytes, asked) : lookAtFile(bytes, asked)
  }
  return { look: (bytes, asked) => (bytes.length < LARGE_FROM ? null : lookAside(bytes, asked)), close }
}
