/** Files that may be dear are looked at beside the thread that decides, others at once: asking costs more than they do. */
import { sniffType } from '@goodstanding/detectors'
import { createWorkerAsker, type WorkerBounds } from './ask-worker.ts'
import { type FileAsked, type FileLook, lookAtFile, passOverFile } from './look-at-file.ts'

export type FileLooker = {
  /** Null for a file that is not dear, which is looked at where it is needed. */
  readonly look: (bytes: Uint8Array, asked: FileAsked) => Promise<FileLook> | null
  readonly close: () => Promise<void>
}

const LARGE_FROM = 32 * 1024
/** What unpacks to more than it is: a few thousand bytes of it may stand for a list of tens of thousands of names. */
const PACKS: ReadonlySet<string | null> = new Set(['zip', 'gzip', 'bzip2', 'xz', '7z', 'rar', 'pdf', 'ole', 'rtf'])
const PACKED_FROM = 1_024

const isDear = (bytes: Uint8Array): boolean =>
  bytes.length >= LARGE_FROM || (bytes.length >= PACKED_FROM && PACKS.has(sniffType(bytes)))

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
  return { look: (bytes, asked) => (isDear(bytes) ? lookAside(bytes, asked) : null), close }
}
