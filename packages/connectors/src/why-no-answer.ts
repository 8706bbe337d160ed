/** Why nothing answered, for whoever reads the log: by a code and the address without its path, for the messages of faults may hold what is secret there. */

/** `fetch` says no more than that it failed; what failed lies in the causes. */
function codeOf(fault: unknown): string | null {
  if (!(fault instanceof Error)) return null
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  return codeOf(fault.cause) ?? (fault.name === 'TimeoutError' ? 'no answer in time' : null)
}

/** Such as `ECONNREFUSED at http://127.0.0.1:8008`. */
export const whyNoAnswer = (fault: unknown, url: string): string =>
  `${codeOf(fault) ?? 'no connection'} at ${new URL(url).origin}`
