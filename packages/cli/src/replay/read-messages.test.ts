import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { eventOf } from './event-of.ts'
import { readMessages, type ReplayFormat, type ReplayItem } from './read-messages.ts'
import { createSummary } from './summary.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodstanding-replay-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function itemsOf(
  format: ReplayFormat,
  text: string | Buffer,
  name = `a.${format}`,
): Promise<readonly ReplayItem[]> {
  const path = join(folder, name)
  writeFileSync(path, text)
  const items: ReplayItem[] = []
  for await (const item of readMessages(path, format)) items.push(item)
  return items
}
const texts = async (...asked: Parameters<typeof itemsOf>) =>
  (await itemsOf(...asked)).map((item) => (item.kind === 'text' ? item.text : item.kind))

describe('messages of a file', () => {
  it('are read line by line, whatever ends a line and stands before the first', async () => {
    const lines = '\ufeff{"text":"one"}\r\n\r\n{"text":"two"}\nbroken\n{"text":5}\n"three"'
    expect(await texts('jsonl', lines)).toEqual(['one', 'two', 'unreadable', 'unreadable', 'three'])
  })

  it('are whole though they hold signs that end a line elsewhere', async () => {
    expect(await texts('jsonl', '{"text":"one\u2028two\u2029three"}\r{"text":"four"}\r\n\r\n"five"\r')).toEqual([
      'one\u2028two\u2029three',
      'four',
      'five',
    ])
  })

  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('are read from a table with %s, quotes and a byte order mark', async (_, by) => {
    const rows = [
      ['From', 'Text'],
      ['ann', `"Hello${by} ""you""\r\nthere"`],
      ['bob', 'plain'],
    ]
    const table = `\ufeff${rows.map((row) => row.join(by)).join('\r\n')}\r\n`
    expect(await texts('csv', table)).toEqual([`Hello${by} "you"\r\nthere`, 'plain'])
  })

  it('of a table whose last quote nothing closes are those before it', async () => {
    const items = await itemsOf('csv', 'text,from\none,ann\n"two,bob\nthree,eve\n')
    expect(items.map(({ kind }) => kind)).toEqual(['text', 'unreadable'])
    expect(items.at(-1)).toMatchObject({ reason: expect.stringContaining('Quote Not Closed') })
  })

  it('come out of mails: encoded subjects, parts, lines that were quoted', async () => {
    const mail = [
      'From ann@example.org Thu Jan  1 00:00:00 2026',
      'Subject: =?iso-8859-1?Q?Caf=E9?=',
      'Content-Type: multipart/mixed; boundary=b1',
      '',
      '--b1',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Caf=E9 at =',
      'noon',
      '>From the kitchen',
      '--b1',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--b1--',
      '',
      'From bob@example.org Thu Jan  1 00:00:01 2026',
      'Subject: two',
      '',
      'Second',
      '',
    ]
    expect(await texts('mbox', mail.join('\n'))).toEqual(['Café\nCafé at noon\nFrom the kitchen', 'two\nSecond'])
  })
})

describe('a line that is longer than any message', () => {
  it('is passed over and said, without being held; what stands around it is read', async () => {
    const long = `{"text":"${'x'.repeat(33 * 1024 * 1024)}"}`
    const items = await itemsOf('jsonl', `"one"\n${long}\n"two"\n${long}`)
    expect(items.map((item) => (item.kind === 'text' ? item.text : item.kind === 'unreadable' && item.reason))).toEqual(
      ['one', 'longer than 32 MB', 'two', 'longer than 32 MB'],
    )
    expect(items.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(2 * long.length + 13)
    expect(await texts('mbox', `From a\nSubject: one\n\n${long}\n\nFrom b\nSubject: two\n\n`)).toEqual(['one', 'two'])
  })

  it('ends a table there: nothing says where the next row begins', async () => {
    const items = await itemsOf('csv', `text,from\none,ann\n"${'x,'.repeat(17 * 1024 * 1024)}`)
    expect(items).toMatchObject([{ text: 'one' }, { kind: 'unreadable', reason: 'longer than 32 MB' }])
  })
})

describe('a file that is not what it seems', () => {
  const reasonOf = async (text: string) =>
    (await itemsOf('jsonl', text)).map((item) => item.kind === 'unreadable' && item.reason)

  it('says so of a list, on one line or on many', async () => {
    expect((await reasonOf('[{"text":"one"}]'))[0]).toMatch(/^a list; write each message on a line of its own/)
    expect((await reasonOf('[\n {"text":"one"}\n]'))[0]).toMatch(/^a list; write each message on a line of its own/)
  })

  it('says so of what is no UTF-8', async () => {
    const wide = await itemsOf('jsonl', Buffer.from('\ufeff{"text":"one"}\n', 'utf16le'))
    expect(wide[0]).toMatchObject({ kind: 'unreadable', reason: 'not UTF-8' })
    const national = Buffer.concat([Buffer.from('text\nplain\n'), Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x0a])])
    const summary = createSummary({ size: 1, samples: 0 })
    await summary.measure(await itemsOf('csv', national), (readable) =>
      Promise.resolve(readable.map(() => '{"effect":"allow"}')),
    )
    expect(summary.text()).toContain('not whole: 1 have characters that could not be read, the first is item 2.')
  })
})

describe('a text that is longer than an event takes', () => {
  it('is cut by its bytes, at a whole character', () => {
    const event = eventOf(
      { kind: 'text', text: `a${'宽'.repeat(30_000)}`, language: null, label: null, bytes: 0 },
      { serial: 1, relation: 'stranger', now: 0 },
    )
    const { text } = (event as { data: { content: { text: string } } }).data.content
    expect(text).toBe(`a${'宽'.repeat(21_845)}`)
    expect(Buffer.byteLength(text)).toBe(65_536)
  })
})

describe('a summary', () => {
  it('says how many could not be read, why, and where the first stands', async () => {
    const summary = createSummary({ size: 1, samples: 0 })
    await summary.measure(await itemsOf('jsonl', '"a"\nx\n"b"\n5\ny\n'), (readable) =>
      Promise.resolve(readable.map(() => '{"effect":"allow"}')),
    )
    const text = summary.text()
    expect(text).toContain('2 decisions, 3 unreadable')
    expect(text).toContain('unreadable: 2, the first is item 2 (not JSON)')
    expect(text).toContain('unreadable: 1, the first is item 4 (not an object)')
  })
})
