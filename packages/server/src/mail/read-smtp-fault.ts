/** What a failed attempt to send says. */
import { maskAddresses } from './mail-address.ts'

type SmtpFault = { readonly code?: unknown; readonly responseCode?: unknown; readonly message?: unknown }

/** Whether the receiving server refused this reader or this message, and not the connection or the password. */
export function isRefusedForGood(fault: unknown): boolean {
  const { code, responseCode } = fault as SmtpFault
  return (
    (code === 'EENVELOPE' || code === 'EMESSAGE') &&
    typeof responseCode === 'number' &&
    responseCode >= 500 &&
    responseCode < 600
  )
}

export function wordsOfFault(fault: unknown): string {
  const { message } = fault as SmtpFault
  return maskAddresses(typeof message === 'string' ? message : String(fault))
}
