/** An operator whose service is not reached reads what is wrong, and no secret. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createSynapse } from './matrix/synapse.ts'
import { whyNoAnswer } from './why-no-answer.ts'

const whyOf = (url: string): Promise<string> =>
  fetch(`${url}/path?token=secret`).then(
    () => 'an answer',
    (fault: unknown) => whyNoAnswer(fault, url),
  )

/** Of a server that is no more: nobody listens there. */
async function freeUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

it('is the code of what failed and where, never the rest of the address', async () => {
  const url = await freeUrl()
  expect(await whyOf(url)).toBe(`ECONNREFUSED at ${url}`)
  expect(whyNoAnswer(new DOMException('of a secret', 'TimeoutError'), url)).toBe(`no answer in time at ${url}`)
  expect(await whyOf('http://127.0.0.1:1')).toBe('no connection at http://127.0.0.1:1')
  expect(whyNoAnswer(new Error('of somebody:secret'), 'https://somebody:secret@chat.example/x')).toBe(
    'no connection at https://chat.example',
  )
})

it('is what Synapse is said to be missing', async () => {
  const url = await freeUrl()
  const synapse = createSynapse({ url, token: 'secret', timeoutMs: 2000 })
  await expect(synapse.whoAmI()).rejects.toThrow(`answered nothing: ECONNREFUSED at ${url}`)
})
