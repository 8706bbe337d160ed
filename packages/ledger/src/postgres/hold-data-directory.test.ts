import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { DatabaseRefusal } from './database-refusal.ts'
import { holdDataDirectory } from './hold-data-directory.ts'

/** What PostgreSQL answers to whoever connects while it has no room for the files of a session. */
function noRoom(): Buffer {
  const fields = ['SFATAL', 'VFATAL', 'C53100', 'Mcould not write init file: No space left on device']
  const body = Buffer.from(`${fields.join('\0')}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

it('says in words that a server on a full disk lets nobody in, as one that does not start', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(noRoom()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : null
  const cluster = { dataDirectory: '/data', folder: '/data/postgres', user: null }
  const refused = await holdDataDirectory(cluster, `postgres://u@127.0.0.1:${port}/g`).catch(
    (thrown: unknown) => thrown,
  )
  expect(refused).toBeInstanceOf(DatabaseRefusal)
  expect(refused).toMatchObject({
    kind: 'full',
    words: {
      en: expect.stringContaining('PostgreSQL did not start on /data. Only 0 MB are free on that disk: make room.'),
    },
    detail: expect.stringContaining('No space left on device'),
  })
  server.close()
})
