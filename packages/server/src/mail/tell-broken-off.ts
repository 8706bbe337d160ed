/** Connections of mail that end in a fault: whoever reaches the port can make any number of them, and each would be a line. */

const AGAIN_MS = 60_000
const BROKEN_OFF =
  'A connection of mail ended in a fault, and what it was sending was not taken. A mail server sends it again; where this goes on, look at that server and at its TLS.'

type Log = (line: Readonly<Record<string, unknown>>) => void

/** One line at once, then one a minute with how many were left out. `elapsed`: milliseconds that nobody puts forward or back. */
export function createBrokenOffTeller(log: Log, elapsed = (): number => performance.now()) {
  let saidAt = -Infinity
  let untold = 0
  return ({ message }: Error): void => {
    if (elapsed() - saidAt < AGAIN_MS) {
      untold += 1
      return
    }
    log({ level: 'warn', message: BROKEN_OFF, fault: message, ...(untold === 0 ? {} : { untold }) })
    saidAt = elapsed()
    untold = 0
  }
}
