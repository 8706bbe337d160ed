/** The lists of protected names that ship: what operators take care of, then the long tail. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type NameEntry, readCuratedNames, readListedNames, readNameLines } from '@goodstanding/detectors'

const LISTS = new URL('../../../policies/packs/common/', import.meta.url)

const readList = (name: string): string => readFileSync(new URL(name, LISTS), 'utf8')

export function readShippedNames(): readonly NameEntry[] {
  const tail = gunzipSync(readFileSync(new URL('protected-names.tsv.gz', LISTS))).toString('utf8')
  return [
    ...readCuratedNames(JSON.parse(readList('protected-names.json'))),
    ...readListedNames(readList('known-companies.txt'), 'companies'),
    ...readListedNames(readList('known-schools.txt'), 'schools'),
    ...readListedNames(readList('spoken-names.txt'), 'spoken'),
    ...readListedNames(readList('known-authorities.txt'), 'authorities'),
    ...readListedNames(readList('international-organizations.txt'), 'international'),
    ...readNameLines(tail),
  ]
}
