import { afterAll, expect, it } from 'vitest'
import { createMailReader } from './mail-reader.ts'

const HEAD = 'From: a@a.example\r\nTo: b@b.example\r\n'
const reader = createMailReader(2_000)
afterAll(() => reader.close())

it('reads other messages on while one that takes for ever is given up, and the thread that answers never waits', async () => {
  const endless = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(600_000)}`
  let turns = 0
  const clock = setInterval(() => {
    turns += 1
  }, 10)
  const [first, second] = await Promise.all([
    reader.read(Buffer.from(endless)),
    reader.read(Buffer.from(`${HEAD}Subject: After it\r\n\r\nWords.`)),
  ])
  clearInterval(clock)
  expect(first).toEqual({ ok: false, words: 'The message cannot be read in time.' })
  expect(second).toMatchObject({ ok: true, mail: { subject: 'After it', text: 'Words.', from: 'a@a.example' } })
  // On this thread, reading it would have let no turn pass until it was over.
  expect(turns).toBeGreaterThan(20)
}, 40_000)
