/** Looks at files on a thread of its own: an archive of thousands of files takes half a second that nobody else should wait for. */
import { parentPort } from 'node:worker_threads'
import type { AnsweredByWorker, AskedOfWorker } from './ask-worker.ts'
import { type FileAsked, type FileLook, lookAtFile } from './look-at-file.ts'

parentPort?.on('message', (asked: AskedOfWorker<FileAsked>) => {
  const answered: AnsweredByWorker<FileLook> = { id: asked.id, answer: lookAtFile(asked.bytes, asked) }
  parentPort?.postMessage(answered)
})
