/** What a formatted message shows, and where its links lead. Linear in its length, whatever it holds. */

export type Link = { readonly text: string; readonly target: string }
export type Shown = { readonly text: string; readonly links: readonly Link[] }

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos|nbsp));/gi
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }
/** Links to people, rooms and messages of Matrix itself: how a mention is written. */
const WITHIN_MATRIX = /^(?:https:\/\/matrix\.to\/#\/|matrix:)/i
const BREAKS = /^<\/?(?:p|br|div|li|h[1-6]|blockquote|tr|pre|ul|ol)\b/i
const TARGET_LIMIT = 8_192
const TEXT_LIMIT = 2_048
const LINK_LIMIT = 1_000
const LAST_CODE_POINT = 0x10ffff

function decode(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole
  })
}

/** What stands in the tag's `href`, or null. What reads so within the value of another attribute is none, and of two the first counts. */
function targetOf(tag: string): string | null {
  if (!/^<a\s/i.test(tag)) return null
  const found = [...tag.slice(2).matchAll(ATTRIBUTE)].find(([, name]) => name?.toLowerCase() === 'href')
  const target = found?.[2] ?? found?.[3] ?? found?.[4]
  return target === undefined ? null : decode(target).trim()
}

/** Where the tag ends that begins there: a `>` in a quoted value ends none. -1: nowhere. */
function endOfTag(html: string, begin: number): number {
  const mark = /=\s*(["'])|>/g
  mark.lastIndex = begin
  for (let found = mark.exec(html); found !== null; found = mark.exec(html)) {
    const [, quote] = found
    if (quote === undefined) return found.index
    const closing = html.indexOf(quote, mark.lastIndex)
    if (closing < 0) return -1
    mark.lastIndex = closing + 1
  }
  return -1
}

export function readHtml(html: string): Shown {
  const links: Link[] = []
  let text = ''
  let open: { readonly target: string; readonly from: number } | null = null
  const close = (): void => {
    if (open !== null && links.length < LINK_LIMIT && !WITHIN_MATRIX.test(open.target))
      links.push({
        text: text.slice(open.from).trim().slice(0, TEXT_LIMIT),
        target: open.target.slice(0, TARGET_LIMIT),
      })
    open = null
  }
  let at = 0
  while (at < html.length) {
    const begin = html.indexOf('<', at)
    const end = begin < 0 ? -1 : endOfTag(html, begin)
    text += decode(html.slice(at, end < 0 ? html.length : begin))
    if (end < 0) break
    const tag = html.slice(begin, end + 1)
    at = end + 1
    const target = targetOf(tag)
    if (target !== null || /^<\/a\b/i.test(tag)) close()
    if (target !== null) open = { target, from: text.length }
    if (BREAKS.test(tag)) text += '\n'
  }
  close()
  return { text: text.trim(), links }
}
