/** Addresses of the operator's mailbox: `abuse@operator.example`, and with a token after a plus sign for one conversation. */
import { createHmac } from 'node:crypto'

export type Mailbox = {
  /** As it was configured, in lower case. */
  readonly address: string
  readonly local: string
  readonly domain: string
}

const ADDRESS = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,255}$/u
/** The token and its sign take 28 characters of the 64 that a local part may have. */
const LONGEST_LOCAL = 36

/** Whether a text can stand as the address of an envelope. */
export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text)
}

/** A mailbox from its address, or null when it is none or its local part leaves no room for a token. */
export function mailboxOf(address: string): Mailbox | null {
  const lower = address.trim().toLowerCase()
  if (!isMailAddress(lower)) return null
  const at = lower.lastIndexOf('@')
  const [local, domain] = [lower.slice(0, at), lower.slice(at + 1)]
  return local.length > LONGEST_LOCAL || local.includes('+') ? null : { address: lower, local, domain }
}

/** `t`: a conversation about a report. `d`: one message that was sent. */
export type Tagged = { readonly kind: 't' | 'd'; readonly token: string }

export function taggedAddress({ local, domain }: Mailbox, { kind, token }: Tagged): string {
  return `${local}+${kind}${token}@${domain}`
}

/** Whether an address is the mailbox's, with or without a tag. */
export function isOwnAddress({ local, domain }: Mailbox, address: string): boolean {
  const lower = address.toLowerCase()
  return lower.endsWith(`@${domain}`) && lower.slice(0, lower.lastIndexOf('@')).split('+', 1)[0] === local
}

/** The tag of an address of the mailbox, or null. */
export function tagOf(mailbox: Mailbox, address: string): Tagged | null {
  if (!isOwnAddress(mailbox, address)) return null
  const [, kind, token] = /\+([td])([a-z2-7]{26})@[^@]*$/.exec(address.toLowerCase()) ?? []
  return token === undefined || (kind !== 't' && kind !== 'd') ? null : { kind, token }
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** 130 bits that nobody can guess without the installation's key; they survive a change of case on the way. */
export function mailToken(installationKey: string, about: string): string {
  const bytes = createHmac('sha256', installationKey).update(`mail/${about}`).digest()
  let token = ''
  for (let at = 0; at < 26; at += 1) {
    const [byte, shift] = [Math.floor((at * 5) / 8), (at * 5) % 8]
    const pair = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0)
    token += BASE32.charAt((pair >> (11 - shift)) & 31)
  }
  return token
}

/** What stands for a sender wherever the address itself is not needed. */
export function senderToken(installationKey: string, address: string): string {
  return `mail_${mailToken(installationKey, `sender/${address.toLowerCase()}`)}`
}

/** The id of a message that was sent: the same at every attempt, so that a receiver knows a repeat. */
export function ownMessageId(
  { domain }: Mailbox,
  { id, token }: { readonly id: string; readonly token: string },
): string {
  return `<${id}.${token}@${domain}>`
}

/** The delivery that an id of ours names, or null when it is not one. */
export function deliveryOfMessageId({ domain }: Mailbox, messageId: string): { id: string; token: string } | null {
  const [, id, token, host] = /^<(mail_[0-9a-f-]{36})\.([a-z2-7]{26})@([^@>]+)>$/.exec(messageId) ?? []
  return id === undefined || token === undefined || host?.toLowerCase() !== domain ? null : { id, token }
}

/**
 * What another server said, with `a***@example.org` for every address: enough to recognise, too little to write to. Word by word, so that a
 * long answer takes no longer than its length; without what no database keeps, or a terminal obeys.
 */
export function maskAddresses(words: string): string {
  return words
    .replace(/[^\s<>:;,"']+/gu, (word) => (word.includes('@') ? maskWord(word) : word))
    .slice(0, 500)
    .replace(/(?![\t\r\n])[\p{Cc}\p{Surrogate}]/gu, '\ufffd')
}

function maskWord(word: string): string {
  const parts = word.split('@')
  const last = parts.length - 1
  return parts.map((part, at) => (at === last ? part : part.replace(/^(.).*$/u, '$1***'))).join('@')
}
