/**
 * ClamAV's daemon, asked by its own protocol: the bytes go over a socket in chunks (`INSTREAM`), one line comes back. It is never
 * waited for longer than stated, and a scanner that is away, slow or full is `failed`, never `clean`.
 */
import { createConnection, type Socket } from 'node:net'
import { createPlaces } from './places.ts'

export type ClamdPlace =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'socket'; readonly path: string }

export type Scan =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'malicious'; readonly name: string }
  | { readonly verdict: 'failed'; readonly why: string }

export type Scanner = { readonly scan: (bytes: Uint8Array) => Promise<Scan> }

export type ClamdOptions = {
  readonly place: ClamdPlace
  /** For one file, from the first connection to the answer. */
  readonly patienceMs: number
}

/** Below the threads that a daemon has by default. */
const MOST_AT_ONCE = 8
const CHUNK = 64 * 1024
const LONGEST_ANSWER = 4_096

export function createClamdScanner({ place, patienceMs }: ClamdOptions): Scanner {
  const { enter, leave } = createPlaces(MOST_AT_ONCE)
  return {
    scan: async (bytes) => {
      const until = performance.now() + patienceMs
      if (!(await enter(until))) return { verdict: 'failed', why: 'The scanner was busy for too long.' }
      try {
        return readAnswer(await ask(place, bytes, Math.max(1, until - performance.now())))
      } catch (fault) {
        return { verdict: 'failed', why: fault instanceof Error ? fault.message : String(fault) }
      } finally {
        leave()
      }
    },
  }
}

/** What a daemon calls found that it could not look into, or not to its end, where its operator wants to hear of that: nobody knows what is there. */
const NOT_LOOKED_AT = /^Heuristics\.(?:Limits\.Exceeded|Encrypted)\b/

/** `stream: OK`, `stream: Name FOUND`, or whatever else the daemon has to say. */
function readAnswer(answer: string): Scan {
  const line = answer.replace(/\0[\s\S]*$/, '').trim()
  if (line === 'stream: OK') return { verdict: 'clean' }
  const [, name] = /^stream: (.{1,200}) FOUND$/.exec(line) ?? []
  return name === undefined
    ? { verdict: 'failed', why: line === '' ? 'The scanner gave no answer.' : line.slice(0, 200) }
    : NOT_LOOKED_AT.test(name)
      ? { verdict: 'failed', why: `The scanner did not look at all of it: ${name}` }
      : { verdict: 'malicious', name }
}

function connect(place: ClamdPlace): Socket {
  return place.kind === 'tcp' ? createConnection(place.port, place.host) : createConnection(place.path)
}

function ask(place: ClamdPlace, bytes: Uint8Array, patienceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(place)
    let answer = ''
    const timer = setTimeout(() => socket.destroy(new Error('The scanner did not answer in time.')), patienceMs)
    socket.setEncoding('utf8')
    socket.on('connect', () => {
      send(socket, bytes)
    })
    socket.on('data', (part: string) => {
      answer += part
      if (answer.includes('\0') || answer.length > LONGEST_ANSWER) socket.end()
    })
    // A daemon that has seen enough answers and closes while bytes are still on their way: its answer counts.
    socket.on('error', (fault) => {
      clearTimeout(timer)
      if (answer === '') reject(fault)
      else resolve(answer)
    })
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(answer)
    })
  })
}

/** Each chunk behind its length; a length of nothing is the end. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK)
    socket.write(lengthOf(chunk.length))
    socket.write(chunk)
  }
  socket.write(lengthOf(0))
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}
