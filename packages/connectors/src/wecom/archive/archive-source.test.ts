/** The sidecar that an operator runs, as its document says it answers. */
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { archiveOverHttp, type ArchiveSource } from './archive-source.ts'

const asked: string[] = []
let server: Server
let source: ArchiveSource
let answers: Readonly<Record<string, unknown>>
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`)
      const answer = answers[request.url ?? '']
      response.writeHead(answer === undefined ? 503 : 200).end(JSON.stringify(answer ?? {}))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  source = archiveOverHttp(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`)
})
afterAll(() => server.close())

it('is asked for what comes after a number, and to open each message with the key that we opened', async () => {
  const item = { seq: 8, msgid: 'm', publickey_ver: 2, encrypt_random_key: 'k', encrypt_chat_msg: 'c' }
  answers = { '/chat-data': { errcode: 0, errmsg: 'ok', chatdata: [item] }, '/decrypt': { texts: ['{}', null] } }
  const sealed = { seq: 8, msgid: 'm', keyVersion: 2, randomKey: 'k', message: 'c' }
  expect(await source.getChatData(7, 1_000)).toEqual({ ok: true, items: [sealed] })
  const items = [1, 2].map((number) => ({ key: `k${number}`, message: 'c' }))
  expect(await source.decryptData(items)).toEqual(['{}', null])
  expect(asked).toEqual(['POST /chat-data {"seq":7,"limit":1000}', `POST /decrypt ${JSON.stringify({ items })}`])
})

it('is not believed when it fails, or answers another number of texts', async () => {
  answers = { '/decrypt': { texts: [] } }
  await expect(source.getChatData(0, 1)).rejects.toThrow('answered 503 to /chat-data')
  await expect(source.decryptData([{ key: 'k', message: 'c' }])).rejects.toThrow('another number of texts')
})
