/** Reads messages on a thread of their own: whoever sends mail is anybody, and a message can be made that takes minutes to read. */
import { parentPort } from 'node:worker_threads'
import type { AnsweredByWorker, AskedOfWorker } from '../scan/ask-worker.ts'
import { type ParsedMail, parseMail } from './parse-mail.ts'

parentPort?.on('message', ({ id, bytes }: AskedOfWorker<object>) => {
  parseMail(bytes).then(
    (answer) => parentPort?.postMessage({ id, answer } satisfies AnsweredByWorker<ParsedMail>),
    () => parentPort?.postMessage({ id, answer: null } satisfies AnsweredByWorker<ParsedMail>), // it is told that it cannot be read
  )
})
