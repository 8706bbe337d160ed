/** One line of JSON for each thing that an operator may want to know. No line holds what anybody wrote. */

export type Log = (level: 'info' | 'warn' | 'error', what: string, more?: Readonly<Record<string, unknown>>) => void

/** `write` takes a whole line; `now` is milliseconds since 1970. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  return (level, what, more = {}) => {
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, what, ...more })}\n`)
  }
}
