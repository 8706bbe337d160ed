/** What a page shows: the text between its tags, but none that is kept from being shown. */

/** What shows nothing, by how it begins, and where it ends. */
const SILENT = /<(?:!--|(script|style|title|svg|template|noscript)\b)/iy
const CLOSERS: Readonly<Record<string, RegExp>> = {
  '!--': /-->/g,
  script: /<\/script/gi,
  style: /<\/style/gi,
  title: /<\/title/gi,
  svg: /<\/svg/gi,
  template: /<\/template/gi,
  noscript: /<\/noscript/gi,
}
/** Where one of these ends nowhere, browsers go on with what stands in it. */
const GOES_ON = /^(?:svg|template|noscript)$/i

/** `tag`: the beginning of the one behind the text; empty at the end, and before what shows nothing. `visit` answers whether it wants more. */
export function eachShown(page: string, visit: (text: string, tag: string) => boolean): void {
  for (let at = 0; at < page.length; ) {
    const open = page.indexOf('<', at)
    if (open < 0) {
      visit(page.slice(at), '')
      return
    }
    const hidden = behindSilent(page, open)
    if (!visit(page.slice(at, open), hidden === null ? page.slice(open, open + LONGEST_NAME) : '')) return
    const close = hidden ?? page.indexOf('>', open)
    if (close < 0) return
    at = close + 1
  }
}
const LONGEST_NAME = 12

/** Where what shows nothing ends, -1 where it does not; null: it is a tag like any other. */
function behindSilent(page: string, open: number): number | null {
  SILENT.lastIndex = open
  const silent = SILENT.exec(page)
  const name = silent?.[1]?.toLowerCase() ?? '!--'
  const closer = silent === null ? undefined : CLOSERS[name]
  if (closer === undefined) return null
  closer.lastIndex = open + 1
  if (closer.exec(page) === null) return GOES_ON.test(name) ? null : -1
  return page.indexOf('>', closer.lastIndex - 1)
}

/** How many letters a page shows, about; it counts no further than `enough`. */
export function lettersShown(page: string, enough: number): number {
  let shown = 0
  eachShown(page, (text) => {
    shown += text.slice(0, enough * 4).replace(/\s+/g, '').length
    return shown < enough
  })
  return shown
}
