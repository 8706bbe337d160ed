import { describe, expect, it } from 'vitest'
import { readHtml } from './read-html.ts'

describe('formatted words', () => {
  it('are read as they are shown', () => {
    expect(readHtml('<p>Caf&eacute; &amp; &#20320;&#x597d;&nbsp;!</p><br/>2 &lt; 3').text).toBe(
      'Café & 你好\u00a0!\n\n2 < 3',
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

  it.each([
    // Each is shown by a browser, and looks like a part of a tag.
    '< I will come for you>',
    '1 <3 I will come for you>',
    "<p ='> I will come for you '>",
    '</p ="> I will come for you ">',
    "<!-- ='--> I will come for you ' -->",
    '<!-- <a title="--> I will come for you"> -->',
    '<style><a title="</style>I will come for you">',
    '<span data-mx-spoiler="I will come for you">x</span>',
    '<img alt="I will come for you" src="mxc://acme.test/a">',
    '<p>I will come for you</p',
    '&#0000000073; wil&#108 come fo&#x000000072; y&shyou',
    '&Ifr; will come for you',
  ])('are not hidden in %s', (html) => {
    expect(readHtml(html).text.normalize('NFKC').replaceAll('\u00ad', '')).toContain('I will come for you')
  })

  it('are not hidden in the address of a link', () => {
    const targetOf = (href: string) => readHtml(`<a href="${href}">x</a>`).links[0]?.target
    expect(targetOf('https&colon;&sol;&sol;a&period;test&#x2F;x')).toBe('https://a.test/x')
    expect(targetOf('https://a.test/?a=1&lt=2&copy=3&amp;b=4')).toBe('https://a.test/?a=1&lt=2&copy=3&b=4')
  })

  it('leave out mentions, and other tags that begin with an a', () => {
    expect(
      readHtml('<a href="https://matrix.to/#/@li:acme.test">Li</a> <abbr href="https://a.test">x</abbr>').links,
    ).toEqual([])
  })

  it('take no longer for being broken', () => {
    for (const part of [
      '<',
      '<a b="',
      "<a b='",
      '<a =',
      '<a href',
      '<a href="',
      '&#',
      '<mx-reply>',
      '</a',
      '<!--',
      '<style>',
      '<style></style',
      '<p a=',
      '&shy',
    ]) {
      const html = part.repeat(20_000)
      expect(readHtml(html).text.length).toBeLessThanOrEqual(html.length)
    }
    expect(readHtml('<a href="x">y</a>'.repeat(2_000)).links).toHaveLength(1_000)
  })
})
