/** Reads the codes in the pictures of documents on a thread of its own: drawing them takes up to seconds that nobody else should wait for. */
import { parentPort } from 'node:worker_threads'
import type { DocumentType } from '@goodstanding/detectors'
import type { AnsweredByWorker, AskedOfWorker } from './ask-worker.ts'
import { readCodesWithin } from './read-codes-within.ts'

export type DocumentAsked = { readonly type: DocumentType }

parentPort?.on('message', ({ id, bytes, type }: AskedOfWorker<DocumentAsked>) => {
  void readCodesWithin(bytes, type, () => performance.now()).then((answer) => {
    const answered: AnsweredByWorker<readonly string[]> = { id, answer }
    parentPort?.postMessage(answered)
  })
})
