import { describe, expect, it } from 'vitest'
import { parseMail } from './parse-mail.ts'
import { textOfHtml } from './text-of-html.ts'

describe('the words of an HTML message', () => {
  it('are what a reader sees: no scripts, styles, comments or marks, one line for each paragraph', () => {
    const html = `<html><head><title>T</title><style>p{}</style></head><body><!-- <p>not this --><header>Top</header>
      <p class="a>b">One &amp; <b>two</b></p><div>three<br/>four</div><SCRIPT src=x>alert(1)</ script></SCRIPT >five &#x4e2d;&nbsp;&unknown; &#99999999;</body>`
    expect(textOfHtml(html)).toBe('Top\nb">One & two\nthree\nfour\nfive 中 &unknown; &#99999999;')
  })

  it('stay where what hides or marks them never ends', () => {
    expect(textOfHtml('a <!-- b')).toBe('a <!-- b')
    expect(textOfHtml('a <script>b')).toBe('a b')
    expect(textOfHtml(`1 < 2 ${'x'.repeat(5_000)} > 3`)).toMatch(/^1 < 2 x+ > 3$/)
    expect(textOfHtml('a <')).toBe('a <')
  })

  // Each took minutes, in which nothing else was answered; whoever sends mail is anybody.
  it.each(['<script ', '<!--', '<br ', '<', '</head ', '<title>', '&#', '< \n'])(
    'are found in one pass over a message of nothing but %j',
    (part) => {
      expect(textOfHtml(part.repeat(800_000 / part.length)).length).toBeLessThan(800_001)
    },
    5_000,
  )
})

describe('a message of many messages', () => {
  it('is refused before each of them is opened', async () => {
    const part = '--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@a.example\r\nSubject: s\r\n\r\nx\r\n'
    const head = 'From: a@a.example\r\nTo: b@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'
    const parsed = await parseMail(Buffer.from(`${head}${part.repeat(60)}--b--\r\n`))
    expect(parsed).toEqual({ ok: false, words: 'The message has more than 50 attachments.' })
  })
})
