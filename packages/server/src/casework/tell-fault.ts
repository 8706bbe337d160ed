/** What the log hears of work that passed something over: what it was, and why. */
import type { Desk } from './parts.ts'

export type About = { readonly work: string } & Readonly<Record<string, string>>

export function tellFault(log: Desk['log'], about: About, fault: unknown): void {
  log?.({ level: 'error', ...about, fault: fault instanceof Error ? fault.stack : String(fault) })
}
