/** Links of small files that open with a click and lead on: shortcuts to pages, invitations of calendars, cards of contacts. */
import { extractLinks } from '../link/extract-links.ts'
import { type Budget, budgetFor } from './archive-limits.ts'
import { latin1 } from './file-types.ts'
import { type FileLinks, noteLink } from './links-of-file.ts'

const BEGINS = /^(?:\u00ef\u00bb\u00bf)?\s{0,16}(?:BEGIN:V(?:CALENDAR|CARD)|\[InternetShortcut\])/i
const SHORTCUT_OF_MAC = /<key>\s{0,8}URL\s{0,8}<\/key>\s{0,8}<string>([^<]{1,2048})<\/string>/i
const HEAD = 512
const MOST = 262_144
/** So many letters of a card take as long as one of a macro. */
const COST = 4
/** Long lines of calendars and cards go on behind a break and a blank (RFC 5545, 3.1). */
const FOLDED = /\r?\n[ \t]/g

/** Where such a file leads; nothing for any other. What a list or a log in plain text names is not what opens. */
export function linksOfCard(
  bytes: Uint8Array,
  budget: Pick<Budget, 'texts'> = budgetFor(bytes.length),
): readonly string[] {
  const head = latin1(bytes, 0, HEAD)
  const isCard = BEGINS.test(head)
  if ((!isCard && !head.includes('<plist')) || budget.texts <= 0) return []
  budget.texts -= Math.min(bytes.length, MOST) / COST
  // Hosts that imitate others do so in letters that one byte does not hold.
  const text = new TextDecoder().decode(bytes.subarray(0, MOST))
  const links: FileLinks = new Set()
  if (isCard) for (const { target } of extractLinks(text.replace(FOLDED, ''))) noteLink(target, links)
  const [, target] = isCard ? [] : (SHORTCUT_OF_MAC.exec(text) ?? [])
  if (target !== undefined) noteLink(target, links)
  return [...links]
}
