/** A port for a program that must be told one before it listens. */
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below those that a system gives to whoever asks for any: another test's server or connection would get it meanwhile. */
const FROM = 20_000
const PORTS = 10_000

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FROM + Math.floor(Math.random() * PORTS)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false, // somebody listens there: another one
    )
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
