/**
 * Whoever reads what is printed may be gone - `| head`, a log that is shipped elsewhere - and a full disk takes no log. Unheeded, either ends the
 * process where it stands: the product with it, and a PostgreSQL is left behind.
 */
import { say } from './say.ts'

/** What stops to read needs no more. What could not be written for another reason is missing where somebody looks for it: the call failed. */
export function outliveReaders(): void {
  let isTold = false
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EPIPE') return
    process.exitCode = 1
    if (!isTold) process.stderr.write(`${say('What was to be printed could not be written: {0}', fault.message)}\n`)
    isTold = true
  })
  // The log is where this would be told. The work goes on without, and the next line is written once it can be.
  process.stderr.on('error', () => undefined)
}

/** What a shell says of a program whose reader is gone. */
export const UNREAD = 141

/** What was handed to a reader piece by piece ended where they stopped to read: nothing is wrong. */
export const isUnread = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'EPIPE' && 'syscall' in thrown
