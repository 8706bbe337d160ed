/**
 * What a scanner gives no verdict on is held, and checked again for as long as it takes: without a word in the log an address that is wrong, or a
 * daemon that ended, is a queue that grows and nothing else.
 */
import type { FaultTeller } from '../jobs/tell-faults.ts'
import type { Scanner } from './clamd.ts'

export function tellScanner(scanner: Scanner, tell: FaultTeller): Scanner {
  return {
    scan: async (bytes) => {
      const found = await scanner.scan(bytes)
      if (found.verdict === 'failed') tell('scan files', `The scanner gave no verdict: ${found.why}`)
      return found
    },
  }
}
