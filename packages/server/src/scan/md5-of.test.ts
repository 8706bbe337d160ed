import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { md5Of } from './md5-of.ts'

const plainly = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')

it.each([0, 1, 1024 * 1024, 1024 * 1024 + 1, 5_000_000])('is that of all bytes: %d', async (size) => {
  const bytes = Buffer.alloc(size, 'a video')
  expect(await md5Of(bytes)).toBe(plainly(bytes))
})

it('lets others have their turn before it is done', async () => {
  const order: string[] = []
  const hashing = md5Of(Buffer.alloc(32 * 1024 * 1024, 1)).then(() => order.push('hash'))
  setImmediate(() => order.push('other'))
  await hashing
  expect(order).toEqual(['other', 'hash'])
})
