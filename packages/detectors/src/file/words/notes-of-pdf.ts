/**
 * Words of a PDF that stand in none of its pages and are shown beside or over them: notes and comments, what was entered in fields, bookmarks, what
 * pictures are called for whoever cannot see them, and what the document is called.
 */
import { decodeAs, type Gathered, isSaid } from './gather-words.ts'
import { bytesOf } from '../pdf/open-sealed.ts'
import type { PdfObject, PdfObjects } from '../pdf/read-objects.ts'
import type { PdfDictionary, PdfValue } from '../pdf/read-values.ts'
import { walkValues } from '../pdf/walk-values.ts'
import { wordsOfPage } from './words-of-page.ts'

/** Texts that are taken of one document: a table of contents has hundreds. */
const MOST_NOTES = 2_000
const MOST_OF_ONE = 20_000

/** What the document is called, and as what it is found. */
const ABOUT = ['Title', 'Subject', 'Keywords']

/** Letters of a text string (ISO 32000-2, 7.9.2.2): a letter a byte as it was written. */
function lettersOf(text: string): string {
  const bytes = bytesOf(text.slice(0, MOST_OF_ONE))
  if (text.startsWith('\u00fe\u00ff')) return decodeAs('utf-16be', bytes.subarray(2))
  return decodeAs(text.startsWith('\u00ef\u00bb\u00bf') ? 'utf-8' : 'windows-1252', bytes)
}

const stringAt = (value: PdfValue | undefined): string => (value?.kind === 'string' ? value.text : '')

/** Texts of one dictionary that somebody reads, by what else stands in it. */
function shownOf(entries: PdfDictionary): readonly string[] {
  const isField = entries.has('FT') || entries.has('T') || entries.has('Parent')
  const isAbout = entries.has('Producer') || entries.has('Creator') || entries.has('CreationDate')
  const isNote = entries.has('Rect') || entries.has('Subtype')
  const isPlace = entries.has('Parent') || entries.has('Dest') || entries.has('A')
  const keys = [
    ...(isNote ? ['Contents'] : []),
    ...(isField ? ['V'] : []),
    ...(isAbout ? ABOUT : isPlace ? ['Title'] : []),
    'Alt',
    'ActualText',
  ]
  return keys.map((key) => stringAt(entries.get(key))).filter((text) => text !== '')
}

/** Where a note says in a page of its own alone what it says. */
const richOf = (entries: PdfDictionary): string => (entries.has('Contents') ? '' : stringAt(entries.get('RC')))

export function gatherNotes(objects: PdfObjects, words: Gathered): void {
  let left = MOST_NOTES
  const seen = new Set<string>()
  const take = (owner: PdfObject) => (entries: PdfDictionary) => {
    const rich = richOf(entries)
    for (const text of [...shownOf(entries), rich]) {
      if (text === '' || words.isFull() || left-- <= 0) continue
      const letters = lettersOf(objects.textOf(text, owner))
      const shown = text === rich ? wordsOfPage(letters) : letters
      // A field and its place on a page hold the same.
      if (!seen.has(shown) && isSaid(shown)) words.add(`\n${shown}\n`)
      seen.add(shown)
    }
  }
  for (const object of objects.all) {
    if (words.isFull() || left <= 0) return
    // What was written anew under its number is not shown any more.
    if (objects.numbered(object.number).at(-1) === object) walkValues(object.value, false, take(object))
  }
}
