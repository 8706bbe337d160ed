import { expect, it } from 'vitest'
import { JoinedLines } from './join-lines.ts'

it('pieces are joined as a Blob joins them', async () => {
  const bytes = new TextEncoder().encode('-äöü-')
  const whole = new ArrayBuffer(3)
  const pieces = [bytes.subarray(1, 3), '\n', '', '漢\n', whole, new Uint8Array(0)]
  expect(Buffer.from(await new JoinedLines(pieces).arrayBuffer())).toEqual(
    Buffer.from(await new Blob(pieces).arrayBuffer()),
  )
})
