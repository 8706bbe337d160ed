import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childText, readXml } from './read-xml.ts'

const inXml = (inside: string): string => `<xml>${inside}</xml>`

describe('XML', () => {
  it('reads text, CDATA, references and what lies within', () => {
    const read = readXml(
      '<?xml version="1.0"?>\n<xml><A><![CDATA[1 < 2 & 3]]></A><B>a&amp;b &#26446;&#x674E;</B><C><D/></C></xml>\n',
    )
    expect(read).toMatchObject({
      name: 'xml',
      children: [{ text: '1 < 2 & 3' }, { text: 'a&b 李李' }, { children: [{ name: 'D' }] }],
    })
    expect(read === null ? null : childText(read, 'Z')).toBeNull()
  })

  it('reads any text back that was escaped', () => {
    const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (drawn) => {
        const text = drawn.replaceAll('\u0000', '')
        expect(readXml(inXml(escape(text)))?.text).toBe(text)
      }),
    )
  })

  it.each([
    ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml>&a;</xml>'],
    ['an entity of its own', inXml('&lol;')],
    ['a bare ampersand', inXml('a & b')],
    ['half of a surrogate pair', inXml('&#xD800;')],
    ['an attribute', '<xml a="b"></xml>'],
    ['a comment', inXml('<!-- -->')],
    ['an instruction', inXml('<?php ?>')],
    ['elements that cross', '<xml><a><b></a></b></xml>'],
    ['two roots', '<xml/><xml/>'],
    ['text after the root', '<xml/>x'],
    ['CDATA without an end', inXml('<![CDATA[')],
    ['depth without end', '<a>'.repeat(5_000)],
    ['elements without end', inXml('<a/>'.repeat(6_000))],
    ['nothing', ''],
  ])('refuses %s', (_, xml) => {
    expect(readXml(xml)).toBeNull()
  })
})
