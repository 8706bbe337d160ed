/** For tests: a name server on a port of its own that answers what a test says, over UDP. */
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

/** Records by name: addresses and texts. */
export type TestZone = Map<string, { readonly a?: readonly string[]; readonly txt?: readonly string[] }>

export type TestDns = {
  readonly server: string
  readonly zone: TestZone
  /** Names that were asked for, in order. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

const A = 1
const TXT = 16

function readQuestion(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString('latin1'))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc0_0c, 0) // the name of the question
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(0, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function answer(query: Buffer, zone: TestZone, asked: string[]): Buffer {
  const { name, type, end } = readQuestion(query)
  asked.push(name)
  const known = zone.get(name)
  const addresses = type === A ? (known?.a ?? []) : []
  const texts = type === TXT ? (known?.txt ?? []) : []
  const records = [
    ...addresses.map((address) => record(A, Buffer.from(address.split('.').map(Number)))),
    ...texts.map((text) => record(TXT, Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]))),
  ]
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(known === undefined ? 0x81_83 : 0x81_80, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(records.length, 6)
  head.writeUInt32BE(0, 8)
  return Buffer.concat([head, query.subarray(12, end), ...records])
}

export async function openTestDns(): Promise<TestDns> {
  const zone: TestZone = new Map()
  const asked: string[] = []
  const socket: Socket = createSocket('udp4')
  socket.on('message', (query, from) => socket.send(answer(query, zone, asked), from.port, from.address))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    server: `127.0.0.1:${socket.address().port}`,
    zone,
    asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}
