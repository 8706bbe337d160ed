/**
 * A mail server as a process of its own, for tests of what goes out. Prints `ready <port>`, then one line of JSON for each message
 * when it has all of it. Who it is for says how it behaves: `refused@…` 550, `later@…` 450 until the third try, and `slow@…` gets
 * its `250` only long after the message was taken.
 */
import { SMTPServer } from 'smtp-server'

const tries = new Map<string, number>()
const SLOW_MS = 20_000

function answer(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onRcptTo: ({ address }, _session, done) => {
    const tried = (tries.get(address) ?? 0) + 1
    tries.set(address, tried)
    if (address.startsWith('refused')) done(answer(550, `5.1.1 <${address}> is not known here`))
    else if (address.startsWith('later') && tried < 3) done(answer(450, '4.2.1 come again'))
    else done()
  },
  onData: (stream, { envelope }, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
      const to = envelope.rcptTo.map(({ address }) => address)
      process.stdout.write(`${JSON.stringify({ from, to, raw: Buffer.concat(parts).toString('utf8') })}\n`)
      if (to.some((address) => address.startsWith('slow'))) setTimeout(() => done(), SLOW_MS)
      else done()
    })
  },
})
server.on('error', () => undefined) // a client that is killed resets its connection
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  const address = server.server.address()
  process.stdout.write(`ready ${address === null || typeof address === 'string' ? 0 : address.port}\n`)
})
