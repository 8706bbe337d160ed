/** Starts the mail server of `mail-sink.ts` as a process, and reads what it was given. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A message as it arrived. Names of headers are lower case; folded lines are one. */
export type SunkMail = {
  readonly from: string
  readonly to: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  /** Decoded. */
  readonly text: string
}

export type MailSink = {
  readonly port: number
  readonly url: string
  /** All that arrived, oldest first. */
  readonly mails: readonly SunkMail[]
  /** Resolves with the first message that meets the test, now or later; rejects after `seconds`. */
  readonly until: (test: (mail: SunkMail) => boolean, seconds?: number) => Promise<SunkMail>
  readonly close: () => Promise<void>
}

const PROGRAM = fileURLToPath(new URL('./mail-sink.ts', import.meta.url))

export async function spawnMailSink(port = 0): Promise<MailSink> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const mails: SunkMail[] = []
  const waiting = new Set<() => void>()
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The mail server ended before it was ready.')))
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) resolve(Number(line.slice(6)))
      else mails.push(readSunk(line))
      for (const look of [...waiting]) look()
    })
  })
  const listens = await ready
  return {
    port: listens,
    url: `smtp://127.0.0.1:${listens}`,
    mails,
    until: (test, seconds = 20) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`No such mail in ${seconds} s. There were: ${JSON.stringify(mails.map(({ to }) => to))}`))
        }, seconds * 1_000)
        const look = (): void => {
          const found = mails.find(test)
          if (found === undefined) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function readSunk(line: string): SunkMail {
  const { from, to, raw } = JSON.parse(line) as { from: string; to: string[]; raw: string }
  const gap = raw.indexOf('\r\n\r\n')
  const headers: Record<string, string> = {}
  for (const header of raw
    .slice(0, gap)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const colon = header.indexOf(':')
    headers[header.slice(0, colon).toLowerCase()] = header.slice(colon + 1).trim()
  }
  return { from, to, headers, text: decodeBody(raw.slice(gap + 4), headers['content-transfer-encoding'] ?? '') }
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
