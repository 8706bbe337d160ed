/**
 * Loads a server over plain keep-alive sockets, each with one request on its way at a time. It builds requests ahead and reads
 * of an answer only what it must, so that on a shared machine the server, not the client, is what runs out.
 */
import { connect, type Socket } from 'node:net'

export type Load = {
  readonly url: string
  readonly connections: number
  /** The next whole request as bytes. */
  readonly request: () => Buffer
  /** No request is sent after this long. */
  readonly limitMs: number
}

export type LoadResult = {
  readonly answered: number
  readonly elapsedMs: number
  /** Milliseconds from sending to the whole answer. */
  readonly latencies: readonly number[]
  /** Every fiftieth answer, whole: what to look at afterwards without slowing the load. */
  readonly samples: readonly string[]
  /** The last whole answer that was not 2xx, for the report. */
  readonly refusal: string | null
}

export type RequestOptions = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function printRequest({ method, path, headers, body }: RequestOptions): Buffer {
  const bytes = Buffer.from(body)
  const lines = Object.entries({ host: 'bench', 'content-length': String(bytes.length), ...headers })
  const head = [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head), bytes])
}

const SAMPLED = 50
const HEAD_END = Buffer.from('\r\n\r\n')
const CHUNKS_END = Buffer.from('0\r\n\r\n')

/** Length of the first whole answer in these bytes, or null when more is to come. */
export function answerLength(bytes: Buffer): number | null {
  const headEnd = bytes.indexOf(HEAD_END)
  if (headEnd < 0) return null
  const bodyStart = headEnd + HEAD_END.length
  const head = bytes.toString('latin1', 0, headEnd).toLowerCase()
  const length = /\r\ncontent-length: *(\d+)/.exec(head)
  if (length !== null) {
    const end = bodyStart + Number(length[1])
    return bytes.length >= end ? end : null
  }
  if (!head.includes('transfer-encoding: chunked')) return bodyStart
  return bytes.length > bodyStart && bytes.subarray(-CHUNKS_END.length).equals(CHUNKS_END) ? bytes.length : null
}

/** Sends requests until the limit and waits for the last answers. Fails when the server hangs up. */
export async function load({ url, connections, request, limitMs }: Load): Promise<LoadResult> {
  const { hostname, port } = new URL(url)
  const latencies: number[] = []
  const samples: string[] = []
  let refusal: string | null = null
  const started = performance.now()

  const note = (answer: Buffer, sentAt: number): void => {
    latencies.push(performance.now() - sentAt)
    if (latencies.length % SAMPLED === 1) samples.push(answer.toString('utf8'))
    const status = Number(answer.toString('latin1', 9, 12))
    if (status >= 300) refusal = answer.toString('utf8', 0, 2_000)
  }
  const drive = (socket: Socket): Promise<void> =>
    new Promise((resolve, reject) => {
      let sentAt = 0
      let bytes: Buffer = Buffer.alloc(0)
      const send = (): void => {
        if (performance.now() - started >= limitMs) {
          resolve()
          return
        }
        sentAt = performance.now()
        socket.write(request())
      }
      socket.on('data', (part) => {
        bytes = bytes.length === 0 ? part : Buffer.concat([bytes, part])
        const length = answerLength(bytes)
        if (length === null) return
        note(bytes.subarray(0, length), sentAt)
        bytes = bytes.subarray(length)
        send()
      })
      socket.on('error', reject)
      socket.on('close', () => reject(new Error(`${url} hung up.`)))
      send()
    })

  const sockets = Array.from({ length: connections }, () =>
    connect({ host: hostname, port: Number(port), noDelay: true }),
  )
  await Promise.all(sockets.map(drive))
  const elapsedMs = performance.now() - started
  for (const socket of sockets) socket.removeAllListeners('close').destroy()
  return { answered: latencies.length, elapsedMs, latencies, samples, refusal }
}

const countOf = (texts: readonly string[], word: string): number =>
  texts.reduce((sum, text) => sum + text.split(word).length - 1, 0)

/**
 * The share of decisions in the samples that are not plain allows. Throws when some of the events were not decided: a problem
 * inside a batch has status 200 around it.
 */
export function shareNotAllowed({ samples, refusal }: LoadResult, events: number): number {
  if (refusal !== null) throw new Error(`The server answered:\n${refusal}`)
  const decisions = countOf(samples, '"id":"dec_')
  if (decisions !== samples.length * events)
    throw new Error(
      `${decisions} decisions for ${samples.length * events} events; one answer:\n${samples[0]?.slice(0, 2_000)}`,
    )
  return 1 - countOf(samples, '"effect":"allow","findings":[]') / decisions
}
