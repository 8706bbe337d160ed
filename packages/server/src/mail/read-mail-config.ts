/** Mail in the configuration: a mailbox, where it listens, and the server that mail leaves by. Off unless it is set. */
import { readUrl } from '@goodstanding/detectors'
import { ConfigError, type Environment } from '../config-error.ts'
import type { MailDoor } from './listen-for-mail.ts'
import { type Mailbox, mailboxOf } from './mail-address.ts'
import type { MailRoute } from './mail-transport.ts'
import type { OutgoingMail } from './queue-mail.ts'

export type MailConfig = {
  readonly mailbox: Mailbox
  /** null: mail is not received here. */
  readonly door: MailDoor | null
  /** null: no mail is sent. */
  readonly route: MailRoute | null
  readonly notices: OutgoingMail['notices']
}

/** Null when nothing of mail is configured. Throws `ConfigError` in words. */
export function readMailConfig(environment: Environment): MailConfig | null {
  const stated = (name: string): string | null => environment[name]?.trim() || null
  const [listen, address, url] = [
    stated('GOODSTANDING_MAIL_LISTEN'),
    stated('GOODSTANDING_MAIL_ADDRESS'),
    stated('GOODSTANDING_SMTP_URL'),
  ]
  if (listen === null && url === null) return null
  if (address === null)
    throw new ConfigError('GOODSTANDING_MAIL_ADDRESS must name the mailbox when mail is received or sent.')
  const mailbox = mailboxOf(address)
  if (mailbox === null)
    throw new ConfigError(
      `GOODSTANDING_MAIL_ADDRESS must be a mail address without "+", at most 36 characters before the "@", not "${address}".`,
    )
  const notices = stated('GOODSTANDING_MAIL_NOTICES') ?? 'off'
  if (notices !== 'on' && notices !== 'off') throw new ConfigError('GOODSTANDING_MAIL_NOTICES must be "on" or "off".')
  const [certificate, key] = [stated('GOODSTANDING_MAIL_CERTIFICATE'), stated('GOODSTANDING_MAIL_KEY')]
  if ((certificate === null) !== (key === null))
    throw new ConfigError('GOODSTANDING_MAIL_CERTIFICATE and GOODSTANDING_MAIL_KEY go together.')
  const tls = certificate === null || key === null ? null : { certificate, key }
  return {
    mailbox,
    door: listen === null ? null : { ...hostAndPort(listen), tls },
    route: url === null ? null : { url: smtpUrl(url) },
    notices: notices === 'on' ? 'sent' : 'left-to-the-service',
  }
}

function hostAndPort(listen: string): { readonly host: string; readonly port: number } {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:]+)\]|([^:\s]+)):(\d{1,5})$/i.exec(listen) ?? []
  const port = Number(digits)
  const host = bracketed ?? plain
  if (host === undefined || !Number.isInteger(port) || port > 65_535)
    throw new ConfigError(`GOODSTANDING_MAIL_LISTEN must be host:port such as 0.0.0.0:25, not "${listen}".`)
  return { host, port }
}

function smtpUrl(text: string): string {
  const url = readUrl(text)
  const isRoute = url !== null && (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== ''
  if (!isRoute || !isDecodable(url))
    throw new ConfigError(
      'GOODSTANDING_SMTP_URL must be smtp://user:password@host:port, or smtps:// for TLS from the start. In a password, write what is no letter or digit as % and its number: %40 for @, %25 for %.',
    )
  return text
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return [username, password].every((part) => typeof decodeURIComponent(part) === 'string')
  } catch {
    return false // a "%" that stands for itself
  }
}
