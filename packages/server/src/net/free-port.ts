import { once } from 'node:events'
import { createServer } from 'node:net'

/** Throws what listening there would (`EADDRINUSE`, `EACCES`, ...). Any port is free when the system is to choose one. */
export async function demandFreePort({ port, host }: { readonly port: number; readonly host: string }): Promise<void> {
  if (port === 0) return
  const server = createServer()
  await once(server.listen(port, host), 'listening')
  server.close()
  await once(server, 'close')
}
