/** The physical reference over HTTP: node:http reads the body, parses each line of JSON and answers as many lines. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const answer = JSON.stringify({ id: 'dec_0123456789abcdef', effect: 'allow', findings: [], message: null, case: null })

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const lines = Buffer.concat(parts).toString('utf8').split('\n')
    const answers = lines.filter((line) => line !== '').map((line) => (JSON.parse(line) === null ? 'null' : answer))
    const body = answers.join('\n')
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` }))
})
