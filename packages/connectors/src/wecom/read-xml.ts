/**
 * The XML of WeCom's callbacks: elements, text and CDATA. What can name or expand anything - document types, entities, instructions - is
 * refused whole, and so are attributes, which WeCom does not send.
 */

export type Element = { readonly name: string; readonly text: string; readonly children: readonly Element[] }

const DEEPEST = 12
const MOST_ELEMENTS = 5_000
const NAME = /[A-Za-z_][A-Za-z0-9_.-]*/y
const DECLARATION = /^\uFEFF?\s*(?:<\?xml\s[^<>?]*\?>)?\s*/
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Null: not well formed, or of a kind that is refused. */
export function readXml(text: string): Element | null {
  const reader = createReader(text.replace(DECLARATION, '').trimEnd())
  const root = reader.element(0)
  return root !== null && reader.isAtEnd() ? root : null
}

/** The text of the first child of this name; null where there is none. */
export function childText({ children }: Element, name: string): string | null {
  return children.find((child) => child.name === name)?.text ?? null
}

const isCharacter = (code: number): boolean => code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)

/** Null: a reference that is none of XML's own, or of no character. */
function unescaped(text: string): string | null {
  const bad = '\u0000' // no XML holds it
  const found = text.replace(REFERENCE, (_, word?: string, decimal?: string, hex?: string) => {
    if (word !== undefined) return PREDEFINED[word] ?? bad
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return isCharacter(code) ? String.fromCodePoint(code) : bad
  })
  return found.includes(bad) || text.replace(REFERENCE, '').includes('&') ? null : found
}

function createReader(xml: string) {
  let at = 0
  let elements = 0
  const name = (): string | null => {
    NAME.lastIndex = at
    const found = NAME.exec(xml)?.[0] ?? null
    at += found?.length ?? 0
    return found
  }
  const take = (expected: string): boolean => {
    if (!xml.startsWith(expected, at)) return false
    at += expected.length
    return true
  }
  const skipSpace = (): void => {
    while (/\s/.test(xml.charAt(at))) at += 1
  }

  function element(depth: number): Element | null {
    elements += 1
    if (depth > DEEPEST || elements > MOST_ELEMENTS || !take('<')) return null
    const opened = name()
    if (opened === null) return null
    skipSpace()
    if (take('/>')) return { name: opened, text: '', children: [] }
    return take('>') ? inside(opened, depth) : null
  }

  function inside(opened: string, depth: number): Element | null {
    const children: Element[] = []
    let text = ''
    for (;;) {
      if (take('</')) {
        const closed = name()
        skipSpace()
        return closed === opened && take('>') ? { name: opened, text, children } : null
      }
      const part = xml.startsWith('<![CDATA[', at) ? data() : xml.charAt(at) === '<' ? element(depth + 1) : words()
      if (part === null) return null
      if (typeof part === 'string') text += part
      else children.push(part)
    }
  }

  function data(): string | null {
    const end = xml.indexOf(']]>', at)
    if (end < 0) return null
    const found = xml.slice(at + '<![CDATA['.length, end)
    at = end + ']]>'.length
    return found
  }

  function words(): string | null {
    const end = xml.indexOf('<', at)
    if (end < 0) return null
    const found = unescaped(xml.slice(at, end))
    at = end
    return found
  }

  return { element, isAtEnd: () => at === xml.length }
}
