/** An outsider's side of the mailbox: messages over SMTP, and what the server said to them. */
import { connect } from 'node:net'
import { createTransport, type Transporter } from 'nodemailer'

export type Sent = { readonly code: number; readonly words: string }

export type Letter = {
  readonly from?: string
  readonly to?: string
  /** Envelope sender; the author unless it is stated. */
  readonly sender?: string
  readonly subject?: string
  readonly text?: string
  readonly html?: string
  readonly messageId?: string
  readonly inReplyTo?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly {
    readonly filename?: string
    readonly content: string | Buffer
    readonly contentType?: string
  }[]
  /** The message as it goes over the wire, instead of all that. */
  readonly raw?: string | Buffer
}

export type Writer = {
  readonly send: (letter: Letter) => Promise<Sent>
  readonly close: () => void
}

export const MAILBOX = 'abuse@operator.example'
let serial = 0

/** Writes to the mailbox that listens at `place`. A refusal is an answer like any other. */
export function writeTo(place: string): Writer {
  const [host = '', port = ''] = place.split(':')
  const transport: Transporter = createTransport({
    host,
    port: Number(port),
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 4,
  })
  return {
    send: async ({ from = 'ann@outside.example', to = MAILBOX, sender, raw, ...rest }) => {
      serial += 1
      const envelope = { from: sender ?? from, to }
      const message = raw === undefined ? { from, to, subject: 'A report', text: `Report ${serial}`, ...rest } : { raw }
      try {
        const { response } = await transport.sendMail({ ...message, envelope } as Parameters<
          typeof transport.sendMail
        >[0])
        return readAnswer(String(response))
      } catch (fault) {
        const { response, message: words } = fault as { response?: string; message: string }
        return readAnswer(response ?? words)
      }
    },
    close: () => transport.close(),
  }
}

function readAnswer(response: string): Sent {
  return { code: Number(response.slice(0, 3)) || 0, words: response.slice(4) }
}

/** Says lines of SMTP one after the other, each when the one before was answered, and gives all that was answered. */
export async function sayLines(place: string, lines: readonly string[]): Promise<readonly string[]> {
  const [host = '', port = ''] = place.split(':')
  const socket = connect(Number(port), host)
  const answers: string[] = []
  const waiting = [...lines]
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        if (/^\d{3}-/.test(line)) continue
        answers.push(line)
        const next = waiting.shift()
        if (next === undefined) socket.end()
        else socket.write(`${next}\r\n`)
      }
    })
    socket.on('close', () => resolve(answers))
    socket.on('error', reject)
  })
}
