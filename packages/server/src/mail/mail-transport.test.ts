import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTransport } from './mail-transport.ts'

const LETTER = { from: 'aup@operator.example', to: 'ana@members.example', subject: 'Hello', text: 'Hello' }
/** An address of this machine that is not known to be one. */
const ELSEWHERE = '0.0.0.0'

/** As mail servers come: with TLS, and a certificate of their own making. */
function serve(options: { readonly secure: boolean }) {
  const heard: { readonly secure: boolean; readonly user: unknown }[] = []
  const server = new SMTPServer({
    ...options,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username }, _session, done) => {
      done(null, { user: username })
    },
    onData: (stream, { secure, user }, done) => {
      heard.push({ secure, user })
      stream.on('end', () => done())
      stream.resume()
    },
  })
  server.on('error', () => undefined) // whoever does not trust it hangs up
  return { server, heard }
}

const [plain, wrapped] = [serve({ secure: false }), serve({ secure: true })]
beforeAll(async () => {
  for (const { server } of [plain, wrapped]) await once(server.listen(0, '0.0.0.0'), 'listening')
})
afterAll(() => {
  for (const { server } of [plain, wrapped]) server.close()
})

async function send({ server, heard }: ReturnType<typeof serve>, scheme: string, who: string) {
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const transport = openTransport({ url: `${scheme}://${who}:${port}` })
  const before = heard.length
  try {
    await transport.sendMail(LETTER)
    return heard[before]
  } catch (fault) {
    return fault instanceof Error ? fault.message : fault
  } finally {
    transport.close()
  }
}

describe('a mail server whose certificate proves nothing', () => {
  it('gets letters by TLS where it might have got them in the clear', async () => {
    expect(await send(plain, 'smtp', ELSEWHERE)).toMatchObject({ secure: true })
  })
  it('gets no password over a network, and nothing where TLS was asked for', async () => {
    expect(await send(plain, 'smtp', `ana:secret@${ELSEWHERE}`)).toMatch(/self-signed|unable to verify|certificate/)
    expect(await send(wrapped, 'smtps', ELSEWHERE)).toMatch(/self-signed|unable to verify|certificate/)
  })
  it('gets both on this machine', async () => {
    expect(await send(plain, 'smtp', 'ana:secret@127.0.0.1')).toEqual({ secure: true, user: 'ana' })
    expect(await send(wrapped, 'smtps', 'localhost')).toMatchObject({ secure: true })
  })
})
