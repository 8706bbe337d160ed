/**
 * The mailbox's door: SMTP for one address. `250` is said when what the message became is durable, and not before; whatever goes
 * wrong in between is a `4xx`, so that the sending server keeps the message and comes again.
 */
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer } from 'smtp-server'
import { isOwnAddress } from './mail-address.ts'
import { type Envelope, type MailTaker, takeMail } from './take-mail.ts'
import { createBrokenOffTeller } from './tell-broken-off.ts'

export type MailDoor = {
  readonly host: string
  readonly port: number
  /** Certificate and key for STARTTLS, as files; null: mail comes in the clear. */
  readonly tls: { readonly certificate: string; readonly key: string } | null
}

export type OpenMailDoor = {
  readonly port: number
  readonly close: () => Promise<void>
}

export const LARGEST_MAIL = 10 * 1024 * 1024
const MOST_CLIENTS = 50
const MOST_RECIPIENTS = 5
const PATIENCE_MS = 60_000

/** An error that tells the client its SMTP status. */
class Answer extends Error {
  readonly responseCode: number
  constructor(responseCode: number, words: string) {
    super(words)
    this.responseCode = responseCode
  }
}

export async function listenForMail(
  door: MailDoor,
  taker: MailTaker,
  log: (line: Readonly<Record<string, unknown>>) => void,
): Promise<OpenMailDoor> {
  const { mailbox } = taker
  const certificate =
    door.tls === null ? {} : { cert: await readFile(door.tls.certificate), key: await readFile(door.tls.key) }
  const brokenOff = createBrokenOffTeller(log)
  const server = new SMTPServer({
    ...certificate,
    name: mailbox.domain,
    banner: 'Goodstanding',
    size: LARGEST_MAIL,
    maxClients: MOST_CLIENTS,
    maxRecipients: MOST_RECIPIENTS,
    socketTimeout: PATIENCE_MS,
    closeTimeout: 5_000,
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: door.tls === null ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      done(isOwnAddress(mailbox, address) ? null : new Answer(550, '5.1.1 There is no such mailbox here.'))
    },
    onData: (stream, { envelope }, done) => {
      const { mailFrom, rcptTo } = envelope
      const sender = mailFrom === false ? '' : mailFrom.address
      receive(taker, stream, { sender, recipients: rcptTo.map(({ address }) => address) }).then(
        (words) => {
          done(null, words)
        },
        (fault: unknown) => {
          // Whoever sends may leave in the middle, as often as they like.
          if (stream.errored !== null) brokenOff(stream.errored)
          else if (!(fault instanceof Answer))
            log({ level: 'error', message: 'A message was not taken.', fault: String(fault) })
          done(fault instanceof Answer ? fault : new Answer(451, '4.3.0 A fault on our side; try again later.'))
        },
      )
    },
  })
  server.on('error', brokenOff)
  const port = await listening(server, door)
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

function listening(server: SMTPServer, { host, port }: MailDoor): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (fault: Error): void =>
      reject(new Error(`Mail cannot be received on ${host}:${port}: ${fault.message}`))
    server.server.once('error', failed)
    server.listen(port, host, () => {
      server.server.off('error', failed)
      resolve(portOf(server.server.address()))
    })
  })
}

function portOf(address: AddressInfo | string | null): number {
  return address === null || typeof address === 'string' ? 0 : address.port
}

/** The words beside `250`. Throws an `Answer` for every other status. */
async function receive(taker: MailTaker, stream: Readable, envelope: Omit<Envelope, 'raw'>): Promise<string> {
  const raw = await readAll(stream)
  if (raw === null) throw new Answer(552, `5.3.4 The message is larger than ${LARGEST_MAIL} bytes.`)
  const taken = await takeMail(taker, { ...envelope, raw })
  if (taken.kind === 'refused') throw new Answer(taken.status, taken.words)
  return taken.report === null ? 'OK' : `OK ${taken.report}`
}

/** All of a message, read to its end even when it is too large: only then may it be answered. */
async function readAll(stream: Readable): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    if (!Buffer.isBuffer(part)) continue
    size += part.length
    if (size <= LARGEST_MAIL) parts.push(part)
  }
  return size > LARGEST_MAIL ? null : Buffer.concat(parts)
}
