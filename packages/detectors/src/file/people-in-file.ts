/** Data of people in lists and notes that are files of plain text, and in documents: what a message must not say, a list of it must not either. */
import { type SignalName, SignalValues } from '@goodstanding/model'
import { detectPersonalData } from '../personal-data/detect-personal-data.ts'
import { isPlainText, textOf } from './file-types.ts'

/** How many different ones. */
export type FilePeople = {
  /** Identity numbers and cards, which are told by their checksums. */
  readonly numbers: number
  /** With them phone numbers, addresses, accounts and dates of birth. */
  readonly all: number
  readonly emails: number
}

export const NOBODY: FilePeople = { numbers: 0, all: 0, emails: 0 }

const LOOKED_AT = 131_072
/** Lists and notes. In code and in what programs write, addresses of mail are those of authors and machines. */
const LISTS = new Set('csv tsv txt vcf ldif sql'.split(' '))
const RECORDS = new Set('json jsonl ndjson xml yaml yml'.split(' '))
const SHEETS = new Set('xlsx xlsm xltx xls xlt ods ots et'.split(' '))
const LETTERS = new Set('docx docm dotx doc dot odt ott rtf wps pdf pptx ppt odp dps'.split(' '))
/** A contract has the numbers of those who sign it, and a letter of application all of one person: a list has more. */
const OF_LETTERS = { numbers: 4, all: 10 }

const NUMBERS: readonly SignalName[] = ['personal.identity-numbers', 'personal.bank-cards']
/** Health and belief are told by words near a person, of which a long text has many. */
const OTHERS: readonly SignalName[] = [
  'personal.phones',
  'personal.bank-accounts',
  'personal.birth-dates',
  'personal.addresses',
]
/** Whose data a file holds is known to whoever sends it alone. */
const OF_ANYBODY = { ownEmails: [], ownPhones: [], country: null }

/** Of a file whatever it is called: the same bytes are sent under other names. `type`: what the first bytes tell. */
export function peopleInFile(bytes: Uint8Array, type: string | null): FilePeople {
  return isPlainText(bytes, type) ? peopleInWords(textOf(bytes.subarray(0, LOOKED_AT))) : NOBODY
}

export function peopleInWords(text: string): FilePeople {
  const found = new SignalValues()
  detectPersonalData([{ pointer: '', text }], OF_ANYBODY, found)
  const sumOf = (names: readonly SignalName[]): number => names.reduce((sum, name) => sum + found.value(name), 0)
  const numbers = sumOf(NUMBERS)
  return { numbers, all: numbers + sumOf(OTHERS), emails: found.value('personal.emails') }
}

/** What counts under a name with this ending. */
export function peopleUnder({ numbers, all, emails }: FilePeople, ending: string): { numbers: number; all: number } {
  if (LISTS.has(ending) || SHEETS.has(ending)) return { numbers, all: all + emails }
  if (LETTERS.has(ending))
    return {
      numbers: numbers < OF_LETTERS.numbers ? 0 : numbers,
      all: all < OF_LETTERS.all ? 0 : all,
    }
  return RECORDS.has(ending) ? { numbers, all } : { numbers: 0, all: 0 }
}
