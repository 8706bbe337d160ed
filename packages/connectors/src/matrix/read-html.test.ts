import { describe, expect, it } from 'vitest'
import { readHtml } from './read-html.ts'

describe('formatted words', () => {
  it('are read as they are shown', () => {
    expect(readHtml('<p>Caf&eacute; &amp; &#20320;&#x597d;&nbsp;!</p><br/>2 &lt; 3').text).toBe(
      'Caf&eacute; & 你好 !\n\n2 < 3',
    )
  })

  it.each([
    ['<a href="https://a.test">x</a>', 'https://a.test'],
    ["<A HREF = 'https://a.test' rel=y>x</A>", 'https://a.test'],
    ['<a title="x" href=https://a.test>x', 'https://a.test'],
    ['<a\nhref="&#104;ttps://a.test">x</a>', 'https://a.test'],
    // Clients go by the attribute, whatever another one holds.
    ['<a title=">" href="https://a.test">x</a>', 'https://a.test'],
    ['<a title=" href=https://b.test" href="https://a.test">x</a>', 'https://a.test'],
    [`<a title='href="https://b.test">' href="https://a.test" href="https://b.test">x</a>`, 'https://a.test'],
    ['<a href=https://a.test/?x=1&y=2>x</a>', 'https://a.test/?x=1&y=2'],
  ])('say where %s leads', (html, target) => {
    expect(readHtml(html).links).toEqual([{ text: 'x', target }])
  })

  it('leave out mentions, and other tags that begin with an a', () => {
    expect(
      readHtml('<a href="https://matrix.to/#/@li:acme.test">Li</a> <abbr href="https://a.test">x</abbr>').links,
    ).toEqual([])
  })

  it('take no longer for being broken', () => {
    for (const part of ['<', '<a b="', "<a b='", '<a =', '<a href', '<a href="', '&#', '<mx-reply>', '</a']) {
      const html = part.repeat(20_000)
      expect(readHtml(html).text.length).toBeLessThanOrEqual(html.length)
    }
    expect(readHtml('<a href="x">y</a>'.repeat(2_000)).links).toHaveLength(1_000)
  })
})
