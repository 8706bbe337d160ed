/** Data of people in lists and notes that are files of plain text: what a message must not say, a list of it must not either. */
import { type SignalName, SignalValues } from '@goodstanding/model'
import { detectPersonalData } from '../personal-data/detect-personal-data.ts'
import { textOf } from './file-types.ts'

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

/** `type`: what the first bytes tell; of text they tell nothing. */
export function peopleInFile(ending: string, type: string | null, bytes: Uint8Array | null): FilePeople {
  const isList = LISTS.has(ending)
  if (bytes === null || type !== null || !(isList || RECORDS.has(ending))) return NOBODY
  const text = textOf(bytes.subarray(0, LOOKED_AT))
  if (text.slice(0, 512).includes('\0')) return NOBODY
  const found = new SignalValues()
  detectPersonalData([{ pointer: '', text }], OF_ANYBODY, found)
  const sumOf = (names: readonly SignalName[]): number => names.reduce((sum, name) => sum + found.value(name), 0)
  const numbers = sumOf(NUMBERS)
  return { numbers, all: numbers + sumOf(OTHERS), emails: isList ? found.value('personal.emails') : 0 }
}
