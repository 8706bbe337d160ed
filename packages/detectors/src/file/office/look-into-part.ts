/** Parts of documents of Office 2007 and later, which are zips. */
import { latin1 } from '../file-types.ts'
import { withNamedLetters } from '../xml-letters.ts'
import { commandInBinaryLink, commandInField, commandInLink, fieldsOf } from './hidden-commands.ts'
import { lookIntoOle, NOTHING_IN_OFFICE, type OfficeBudget, type OfficeFindings } from './look-into-office.ts'
import { reachOf, UNREAD } from './read-macros.ts'

const PROJECT = /(?:^|\/)vbaProject\.bin$/i
/** Sheets of macros in the language before VBA, and scripts of OpenDocument in languages of programs. */
const MACROS_OF_OTHERS = /(?:^|\/)(?:macrosheets|xlmMacros)\/|^Scripts\/.+\.(?:py|js|bsh)$/i
/** OpenDocument keeps a file for each module of its own language; dialogs lie beside them, and that of an empty library is only its list. */
const BASIC = /^Basic\/[^/]+\/(?!script-lb|dialog-lb)[^/]+\.xml$/i
const OBJECT = /(?:^|\/)embeddings\/[^/]+\.bin$/i
const LETTER = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/i
const SOURCES = /^xl\/externalLinks\/[^/]+\.(?:xml|bin)$/i

const MOST_BINARY = 8_000_000
const MOST_MARKUP = 3_000_000

/** Whether a part is to be unpacked although it is large. */
export const isToldApart = (name: string, declared: number): boolean =>
  ((PROJECT.test(name) || OBJECT.test(name) || BASIC.test(name)) && declared <= MOST_BINARY) ||
  ((LETTER.test(name) || SOURCES.test(name)) && declared <= MOST_MARKUP)

/** What the part of this name says; `bytes` null: it was not unpacked. */
export function lookIntoPart(name: string, bytes: Uint8Array | null, budget: OfficeBudget): OfficeFindings {
  if (MACROS_OF_OTHERS.test(name)) return { ...NOTHING_IN_OFFICE, macro: true, reach: UNREAD }
  if (PROJECT.test(name)) {
    const found = bytes === null ? NOTHING_IN_OFFICE : lookIntoOle(bytes, budget)
    return found.macro ? found : { ...found, macro: true, reach: UNREAD }
  }
  if (BASIC.test(name)) {
    if (bytes === null || bytes.length >= MOST_BINARY || budget.texts <= 0)
      return { ...NOTHING_IN_OFFICE, macro: true, reach: UNREAD }
    budget.texts -= bytes.length
    return { ...NOTHING_IN_OFFICE, macro: true, reach: reachOf(withNamedLetters(textOf(bytes))) }
  }
  if (bytes === null) return NOTHING_IN_OFFICE
  if (LETTER.test(name)) return { ...NOTHING_IN_OFFICE, script: commandInField(fieldsOf(textOf(bytes))) }
  if (!SOURCES.test(name)) return NOTHING_IN_OFFICE
  const script = name.endsWith('.bin')
    ? commandInBinaryLink(latin1(bytes, 0, MOST_MARKUP))
    : commandInLink(textOf(bytes))
  return { ...NOTHING_IN_OFFICE, script }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
