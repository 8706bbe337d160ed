/** Keys, tokens and passwords that stand in a document or a file of plain text: settings, scripts, notes, a private key by itself. */
import { gatesOf } from '../personal-data/gates.ts'
import { findKeys, findSecrets } from '../personal-data/secrets.ts'
import { textOf } from './file-types.ts'

/** How many different ones. */
export type FileSecrets = {
  /** By the forms of their issuers. */
  readonly keys: number
  /** With those that a word announces. */
  readonly all: number
}

export const NO_SECRETS: FileSecrets = { keys: 0, all: 0 }

const LOOKED_AT = 131_072
/** Where a password behind its word is one; code has expressions there. */
const SETTINGS = new Set('env ini conf cfg cnf properties toml txt netrc pgpass htpasswd credentials'.split(' '))
/** Names of classes and of parts of pages have the forms of keys, and no digits to speak of. */
const LEAST_DIGITS = 2

function isLikelyKey(value: string): boolean {
  return value.startsWith('-----BEGIN') || (value.match(/\d/g)?.length ?? 0) >= LEAST_DIGITS
}

const different = (values: readonly string[]): number => new Set(values).size

/** `type`: what the first bytes tell; of text they tell nothing, but where it is a script. */
export function secretsOfFile(bytes: Uint8Array, type: string | null): FileSecrets {
  if ((type !== null && type !== 'script') || bytes.subarray(0, 512).includes(0)) return NO_SECRETS
  return secretsInWords(textOf(bytes.subarray(0, LOOKED_AT)))
}

export function secretsInWords(text: string): FileSecrets {
  const gates = gatesOf(text)
  const found = findKeys(text, gates)
  const keys = different(found.flatMap(({ value }) => (isLikelyKey(value) ? [value] : [])))
  const all = different(findSecrets(text, gates, found).map(({ value }) => value))
  return { keys, all: Math.max(keys, all) }
}

export const secretsUnder = ({ keys, all }: FileSecrets, ending: string): number => (SETTINGS.has(ending) ? all : keys)
