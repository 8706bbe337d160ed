/** The words of a message: its text, what its page shows beside it, and where its links lead. */
import type { Email } from 'postal-mime'
import { withoutControls } from './make-legible.ts'
import { linksOfHtml, textOfHtml } from './text-of-html.ts'

export const MOST_TEXT = 200_000

/** A text that the ledger can keep as it is. */
export function storable(text: string): string {
  return withoutControls(text.slice(0, MOST_TEXT)).replace(/[\0\p{Surrogate}]/gu, '\ufffd')
}

/** What was written, and where its links lead: who forwards a message complains about those. */
export function textIn({ text, html = '' }: Email): string {
  const words = text?.trim() || textOfHtml(html)
  const links = linksBeside([words], html)
  return storable(links === '' ? words : `${words.slice(0, MOST_TEXT - links.length - 2)}\n\n${links}`)
}

/** The links of a page that none of the texts names, each on a line. */
function linksBeside(words: readonly string[], html: string): string {
  const isNamed = (link: string): boolean => words.some((some) => some.includes(link.replace(/^(?:mailto|tel):/i, '')))
  return linksOfHtml(html)
    .filter((link) => !isNamed(link))
    .join('\n')
}

const HALF = MOST_TEXT / 2 - 10_000
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * The words of a mail that somebody complains about, in both of its forms where these differ, and where its links lead. Whoever sent it chose
 * what a program for mail shows, and what it hides.
 */
export function wordsOfOriginal({ text, html = '' }: Email): string {
  const [plain, shown] = [text?.trim() ?? '', textOfHtml(html)]
  const isSame = lettersOf(plain).includes(lettersOf(shown))
  const words = [plain.slice(0, HALF), ...(isSame ? [] : [plain === '' ? '' : '(HTML)', shown.slice(0, HALF)])]
  return [...words, linksBeside(words, html)].filter((part) => part !== '').join('\n\n')
}
