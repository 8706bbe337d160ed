import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClamdScanner } from './clamd.ts'
import { EICAR, findClamd, openTestClamd, PATTERN, type TestClamd } from '@goodstanding/testkit'

const program = findClamd()
const bytes = (text: string) => new TextEncoder().encode(text)

// Where the daemon is not installed (Debian: clamav-daemon) these are skipped; the pipeline installs it and must have them.
it.runIf(process.env['CI'] !== undefined)('the pipeline has clamd (Debian: clamav-daemon)', () => {
  expect(program).not.toBeNull()
})

describe.skipIf(program === null)("ClamAV's daemon (Debian: clamav-daemon)", () => {
  let daemon: TestClamd
  beforeAll(async () => {
    daemon = await openTestClamd(program ?? '')
  }, 60_000)
  afterAll(() => daemon.close())

  const overTcp = (patienceMs = 20_000) =>
    createClamdScanner({ place: { kind: 'tcp', host: '127.0.0.1', port: daemon.port }, patienceMs })
  const overSocket = () => createClamdScanner({ place: { kind: 'socket', path: daemon.socket }, patienceMs: 20_000 })

  it('finds what its signatures say, over TCP and over its socket', async () => {
    for (const scanner of [overTcp(), overSocket()]) {
      expect(await scanner.scan(bytes(EICAR))).toEqual({ verdict: 'malicious', name: 'Own.Eicar.UNOFFICIAL' })
      expect(await scanner.scan(bytes(`before ${PATTERN} after`))).toEqual({
        verdict: 'malicious',
        name: 'Own.Pattern.UNOFFICIAL',
      })
      expect(await scanner.scan(bytes('See you at nine.'))).toEqual({ verdict: 'clean' })
      expect(await scanner.scan(new Uint8Array(0))).toEqual({ verdict: 'clean' })
    }
  })

  it('looks into archives, and into what comes in many chunks', async () => {
    const large = `${'x'.repeat(1_000_000)}${PATTERN}${'y'.repeat(1_000_000)}`
    expect(await overTcp().scan(gzipSync(large))).toMatchObject({ verdict: 'malicious' })
    expect(await overTcp().scan(bytes(large))).toMatchObject({ verdict: 'malicious' })
  })

  it('answers many at once, each its own', async () => {
    const scanner = overSocket()
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => scanner.scan(bytes(at % 3 === 0 ? `${at} ${PATTERN}` : `${at}`))),
    )
    expect(answers.map(({ verdict }) => verdict)).toEqual(
      answers.map((_, at) => (at % 3 === 0 ? 'malicious' : 'clean')),
    )
  })

  it('that refuses what is larger than it takes gives no verdict', async () => {
    expect(await overTcp().scan(new Uint8Array(6 * 1024 * 1024))).toMatchObject({ verdict: 'failed' })
  })

  it('that hangs gives no verdict, and is asked again when it goes on', async () => {
    daemon.hang()
    expect(await overTcp(300).scan(bytes('hello'))).toMatchObject({ verdict: 'failed' })
    daemon.goOn()
    expect(await overTcp().scan(bytes('hello'))).toEqual({ verdict: 'clean' })
  })
})

describe.skipIf(program === null)('a daemon that says what it did not look at', () => {
  let daemon: TestClamd
  beforeAll(async () => {
    daemon = await openTestClamd(program ?? '', ['AlertExceedsMax yes', 'AlertEncrypted yes', 'MaxFileSize 20K'])
  }, 60_000)
  afterAll(() => daemon.close())
  /** `plan.txt`, sealed as the first programs did: a flag says so. */
  const sealed = zipSync({ 'plan.txt': bytes('The plan for Monday, which is not for everybody') })
  const list = new DataView(sealed.buffer, sealed.byteOffset).getUint32(sealed.length - 6, true)
  sealed[6] = sealed[list + 8] = 1

  it.each([
    ['Limits.Exceeded.MaxFileSize', new Uint8Array(100_000).fill(65)],
    ['Encrypted.Zip', sealed],
  ])('calls nothing a virus for that: %s', async (name, file) => {
    const scanner = createClamdScanner({ place: { kind: 'socket', path: daemon.socket }, patienceMs: 20_000 })
    const why = `The scanner did not look at all of it: Heuristics.${name}`
    expect(await scanner.scan(file)).toEqual({ verdict: 'failed', why })
    expect(await scanner.scan(bytes(EICAR))).toMatchObject({ verdict: 'malicious' })
  })
})

describe('a scanner', () => {
  it('that is not there gives no verdict', async () => {
    const nowhere = createClamdScanner({ place: { kind: 'tcp', host: '127.0.0.1', port: 9 }, patienceMs: 2_000 })
    expect(await nowhere.scan(bytes('hello'))).toMatchObject({ verdict: 'failed' })
    const noSocket = createClamdScanner({ place: { kind: 'socket', path: '/nowhere/clamd' }, patienceMs: 2_000 })
    expect(await noSocket.scan(bytes('hello'))).toMatchObject({ verdict: 'failed' })
  })

  it.each(['', 'stream: OK and more\0', 'UNKNOWN COMMAND\0'])(
    'that says what is no verdict gives none: %j',
    async (answer) => {
      const server = createServer((socket) => {
        socket.on('error', () => undefined).end(answer)
      }).listen(0, '127.0.0.1')
      await new Promise((resolve) => server.once('listening', resolve))
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const scanner = createClamdScanner({ place: { kind: 'tcp', host: '127.0.0.1', port }, patienceMs: 2_000 })
      expect(await scanner.scan(bytes('hello'))).toMatchObject({ verdict: 'failed' })
      server.close()
    },
  )
})
