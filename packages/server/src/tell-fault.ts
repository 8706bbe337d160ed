/** What the log hears of work that passed something over: what it was, and why. */

export type About = { readonly work: string } & Readonly<Record<string, string>>
type Log = (line: Readonly<Record<string, unknown>>) => void

export function tellFault(log: Log | undefined, about: About, fault: unknown): void {
  log?.({ level: 'error', ...about, fault: fault instanceof Error ? fault.stack : String(fault) })
}
