/** The way to the operator's SMTP server: how many connections, how long they wait, and what must be true of it. */
import { createTransport } from 'nodemailer'

/** `smtp://user:password@host:port`, `smtps://` for TLS from the start. */
export type MailRoute = { readonly url: string }

const SECOND = 1_000
/** As many as there are connections: none waits for another while its lease runs. */
export const AT_ONCE = 4
/**
 * A server looks at a message before it says that it has it, for viruses say, and may for ten minutes (RFC 5321, 4.5.3.2.6). Whoever leaves sooner
 * does not hear it, and sends the message again.
 */
const PATIENCE_MS = 10 * 60 * SECOND

export type MailTransport = ReturnType<typeof openTransport>

export function openTransport({ url }: MailRoute) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const isLocal = host === 'localhost' || host === '::1' || host.startsWith('127.')
  const isSecure = protocol === 'smtps:'
  return createTransport({
    pool: true,
    maxConnections: AT_ONCE,
    host,
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    // A password never crosses a network in the clear.
    requireTLS: username !== '' && !isLocal,
    // Where letters would go in the clear as well, a certificate of the server's own making is better than none (RFC 7435); mail servers come with one.
    tls: { rejectUnauthorized: !isLocal && (isSecure || username !== '') },
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
