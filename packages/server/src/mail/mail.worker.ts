/** Reads messages on a thread of its own: whoever sends mail is anybody, and a message can be made that takes long to read. */
import { parentPort } from 'node:worker_threads'
import type { AnsweredByWorker, AskedOfWorker } from '../scan/ask-worker.ts'
import { hasManyLines } from './count-parts.ts'
import { joinLinesAtOnce } from './join-lines.ts'
import type { AskedToRead, ReadMail } from './mail-reader.ts'
import { parseMail } from './parse-mail.ts'

joinLinesAtOnce()

parentPort?.on('message', ({ id, bytes, mayLeave }: AskedOfWorker<AskedToRead>) => {
  const tell = (answer: ReadMail | null): void =>
    parentPort?.postMessage({ id, answer } satisfies AnsweredByWorker<ReadMail>)
  if (mayLeave && hasManyLines(bytes)) {
    tell({ ok: null })
    return
  }
  parseMail(bytes).then(tell, () => tell(null)) // it is told that it cannot be read
})
