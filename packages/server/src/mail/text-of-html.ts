/**
 * The words of an HTML message, without its marks: enough to read what was written. One pass from left to right, because whoever sends
 * mail is anybody: a pattern that looks for the end of each mark anew takes minutes for a message of a million marks that never end.
 */

const MOST_HTML = 800_000
const LONGEST_TAG = 4_000

const UNSHOWN = ['script', 'style', 'head', 'title'] as const
const OPENS_UNSHOWN = /<(script|style|head|title)\b/iy
const ENDS_LINE = /<(?:br|\/(?:p|div|tr|li|h[1-6]))\b/iy

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }))

/** Where the next of something begins and ends; asked for growing places, it looks at each character once. */
type Next = (from: number) => { readonly start: number; readonly end: number } | null

function nextOf(text: string, pattern: RegExp): Next {
  let found: ReturnType<Next> = { start: -1, end: -1 }
  return (from) => {
    if (found === null || found.start >= from) return found
    pattern.lastIndex = from
    const match = pattern.exec(text)
    found = match === null ? null : { start: match.index, end: match.index + match[0].length }
    return found
  }
}

export function textOfHtml(html: string): string {
  return withoutMarks(html.slice(0, MOST_HTML))
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      },
    )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?<!\s)\s*\n\s*/g, '\n')
    .trim()
}

const LEADS = /\b(?:href|action)\s{0,9}=\s{0,9}["']?\s{0,9}([a-z][a-z0-9+.-]{1,15}:[^\s"'<>]{1,500})/gi
const MOST_LINKS = 100

/** Where what somebody clicks leads, each once: the words do not say it. */
export function linksOfHtml(html: string): readonly string[] {
  const found = new Set<string>()
  for (const [, target = ''] of html.slice(0, MOST_HTML).matchAll(LEADS)) {
    if (found.size >= MOST_LINKS) break
    found.add(target.replaceAll('&amp;', '&'))
  }
  return [...found]
}

function withoutMarks(html: string): string {
  const parts: string[] = []
  const nextMark = nextOf(html, /</g)
  const nextEnd = nextOf(html, />/g)
  const nextComment = nextOf(html, /-->/g)
  const closing = new Map<string, Next>(UNSHOWN.map((name) => [name, nextOf(html, new RegExp(`</${name}\\s*>`, 'gi'))]))
  /** Where what is not shown ends; null: nothing of the kind begins here, or it never ends. */
  const endOfUnshown = (at: number): number | null => {
    if (html.startsWith('<!--', at)) return nextComment(at + 4)?.end ?? null
    OPENS_UNSHOWN.lastIndex = at
    const name = OPENS_UNSHOWN.exec(html)?.[1]?.toLowerCase()
    return name === undefined ? null : (closing.get(name)?.(at)?.end ?? null)
  }
  let at = 0
  for (;;) {
    const mark = nextMark(at)
    if (mark === null) return parts.join('') + html.slice(at)
    parts.push(html.slice(at, mark.start))
    const hidden = endOfUnshown(mark.start)
    const end = nextEnd(mark.start)
    if (hidden !== null) {
      parts.push(' ')
      at = hidden
    } else if (end !== null && end.start - mark.start <= LONGEST_TAG) {
      ENDS_LINE.lastIndex = mark.start
      if (ENDS_LINE.test(html)) parts.push('\n')
      at = end.end
    } else {
      parts.push('<')
      at = mark.end
    }
  }
}
