import { describe, expect, it } from 'vitest'
import { readForm } from './read-form.ts'

const TYPE = 'multipart/form-data; boundary=----WebKitFormBoundaryx1'
const body = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'))
const EDGE = '------WebKitFormBoundaryx1'

describe('a form with files', () => {
  it('is read as a browser sends it: words in their lines, files with their names and bytes, and none where none was chosen', async () => {
    const read = await readForm(
      TYPE,
      body(
        EDGE,
        'Content-Disposition: form-data; name="text"',
        '',
        'One.\r\nTwo -- "quoted" 二',
        EDGE,
        'Content-Disposition: form-data; name="file"; filename="请假%22单.pdf"',
        'Content-Type: application/pdf',
        '',
        `%PDF\r\n--\r\n${EDGE.slice(2)}`,
        EDGE,
        'Content-Disposition: form-data; name="file"; filename=""',
        'Content-Type: application/octet-stream',
        '',
        '',
        EDGE,
        'Content-Disposition: form-data; name="empty"',
        '',
        '',
        `${EDGE}--`,
        '',
      ),
    )
    expect([...(read?.words ?? [])]).toEqual([
      ['text', 'One.\r\nTwo -- "quoted" 二'],
      ['empty', ''],
    ])
    const files = read?.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])
    expect(files).toEqual([['请假"单.pdf', `%PDF\r\n--\r\n${EDGE.slice(2)}`]])
  })

  it('is none where a file ends before its end', async () => {
    const head = [EDGE, 'Content-Disposition: form-data; name="file"; filename="a.pdf"', '', '%PDF']
    expect(await readForm(TYPE, body(...head))).toBeNull()
    expect((await readForm(TYPE, body(...head, `${EDGE}--`)))?.files).toHaveLength(1)
  })

  it('is none where it says so otherwise, ends before its end, or has more parts than a form', async () => {
    const part = (name: string) => [EDGE, `Content-Disposition: form-data; name="${name}"`, '', 'x']
    const whole = body(...part('a'), `${EDGE}--`, '')
    expect((await readForm(TYPE, whole))?.words.get('a')).toBe('x')
    expect(await readForm('application/json', whole)).toBeNull()
    expect(await readForm('multipart/form-data', whole)).toBeNull()
    for (let end = 0; end < whole.length - 4; end += 1) expect(await readForm(TYPE, whole.subarray(0, end))).toBeNull()
    const nameless = await readForm(TYPE, body(EDGE, 'Content-Type: text/plain', '', 'x', `${EDGE}--`))
    expect([...(nameless?.words ?? ['?'])]).toEqual([])
    expect(await readForm(TYPE, body(...Array.from({ length: 70 }, () => part('a')).flat(), `${EDGE}--`))).toBeNull()
  })
})
