/** The lists of protected names that ship: what operators take care of, then the long tail. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type NameEntry, readCuratedNames, readInternationalNames, readNameLines } from '@goodstanding/detectors'

const LISTS = new URL('../../../policies/packs/common/', import.meta.url)

export function readShippedNames(): readonly NameEntry[] {
  const curated = readFileSync(new URL('protected-names.json', LISTS), 'utf8')
  const international = readFileSync(new URL('international-organizations.txt', LISTS), 'utf8')
  const tail = gunzipSync(readFileSync(new URL('protected-names.tsv.gz', LISTS))).toString('utf8')
  return [...readCuratedNames(JSON.parse(curated)), ...readInternationalNames(international), ...readNameLines(tail)]
}
