import { afterAll, expect, it } from 'vitest'
import { createMailReader } from './mail-reader.ts'
import type { ParsedMail } from './parse-mail.ts'

const HEAD = 'From: a@a.example\r\nTo: b@b.example\r\n'
const ordinary = Buffer.from(`${HEAD}Subject: After it\r\n\r\nWords.`)
const AFTER_IT = { ok: true, mail: { subject: 'After it', text: 'Words.', from: 'a@a.example' } }

const reader = createMailReader()
/** One that gives up what takes longer than a moment. */
const hasty = createMailReader({ firstMs: 400, longMs: 800 })
afterAll(() => Promise.all([reader.close(), hasty.close()]))

/** What others became while it was read, and what it became itself. */
async function besides(read: (raw: Uint8Array) => Promise<ParsedMail>, hostile: string) {
  const order: string[] = []
  const noted = async (name: string, parsed: Promise<ParsedMail>) => {
    const became = await parsed
    order.push(name)
    return became
  }
  let turns = 0
  const clock = setInterval(() => {
    turns += 1
  }, 10)
  const [first, second] = await Promise.all([
    noted('hostile', read(Buffer.from(hostile))),
    noted('ordinary', read(ordinary)),
  ])
  clearInterval(clock)
  return { order, first, second, turns }
}

it('reads a letter of very many lines, and others before it is done', async () => {
  const { order, first, second, turns } = await besides(reader.read, `${HEAD}\r\n${'ab\r\n'.repeat(1_500_000)}`)
  expect(order).toEqual(['ordinary', 'hostile'])
  expect(first).toMatchObject({ ok: true, mail: { text: expect.stringMatching(/^ab\nab\n/) } })
  expect(second).toMatchObject(AFTER_IT)
  // On this thread, reading it would have let no turn pass until it was over.
  expect(turns).toBeGreaterThan(20)
}, 60_000)

it('gives up what takes for ever, behind all others that came meanwhile', async () => {
  // A boundary that is stated in pieces: nobody counts its parts before.
  const endless = `${HEAD}Content-Type: multipart/mixed; boundary*0=b\r\n\r\n${'--b\r\n\r\n'.repeat(120_000)}`
  const { order, first, second } = await besides(hasty.read, endless)
  expect(order).toEqual(['ordinary', 'hostile'])
  expect(first).toEqual({ ok: false, words: 'The message cannot be read in time.' })
  expect(second).toMatchObject(AFTER_IT)
}, 60_000)
