/** The protected names that ship: read from their lists, or opened as the build froze them. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import {
  gatherNames,
  type KnownNames,
  type NameEntry,
  readCuratedNames,
  readListedNames,
  readNameLines,
  thawNames,
} from '@goodstanding/detectors'

const at = (path: string): string => fileURLToPath(new URL(`../../../policies/packs/common/${path}`, import.meta.url))

/** What `scripts/build.mjs` wrote beside the bundle, of this very code and these very lists; beside the source there is none. */
const FROZEN = fileURLToPath(new URL('./shipped-names.frozen', import.meta.url))

/** The curated lists, then the long tail. */
export async function readShippedEntries(): Promise<readonly NameEntry[]> {
  const [curated, companies, schools, authorities, spoken, international, packed] = await Promise.all([
    readFile(at('protected-names.json'), 'utf8'),
    readFile(at('known-companies.txt'), 'utf8'),
    readFile(at('known-schools.txt'), 'utf8'),
    readFile(at('known-authorities.txt'), 'utf8'),
    readFile(at('spoken-names.txt'), 'utf8'),
    readFile(at('international-organizations.txt'), 'utf8'),
    readFile(at('protected-names.tsv.gz')),
  ])
  const lines = await promisify(gunzip)(packed)
  return [
    ...readCuratedNames(JSON.parse(curated)),
    ...readListedNames(companies, 'companies'),
    ...readListedNames(schools, 'schools'),
    ...readListedNames(authorities, 'authorities'),
    ...readListedNames(spoken, 'spoken'),
    ...readListedNames(international, 'international'),
    ...readNameLines(lines.toString('utf8')),
  ]
}

let names: Promise<KnownNames> | null = null

/** Once a process: nothing changes them. */
export function readShippedNames(): Promise<KnownNames> {
  names ??= openNames()
  return names
}

async function openNames(): Promise<KnownNames> {
  const frozen = await readFile(FROZEN).catch(() => null)
  return (frozen === null ? null : thawNames(frozen)) ?? gatherNames(await readShippedEntries())
}
