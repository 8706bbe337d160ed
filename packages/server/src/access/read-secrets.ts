/**
 * The installation's own secrets: the first service token, the key of member tokens, the keys of identity tokens, the seed of
 * hashes. Every node of a database has the same: they lie in it sealed by a key that is kept outside, so that a copy of the
 * database alone reverses no identity token and mints no member token. A file that only its owner may read holds them too.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import {
  addInstallationSecrets,
  endSessionsOfPeople,
  readInstallationSecrets,
  replaceInstallationSecrets,
  revokeServiceTokenOf,
} from '@goodstanding/ledger'
import { writeAudit } from '../casework/audit/write-audit.ts'
import { ConfigError } from '../config-error.ts'
import { INSTALLATION, type VaultDb } from '../vault/open-vault.ts'
import { openOne, sealOne } from '../vault/seal-texts.ts'
import { writeWhole } from '../write-whole.ts'

export type Secrets = {
  readonly serviceToken: string
  readonly memberTokenKey: string
  readonly identityKey: string
  /** Keys that identity tokens were put under since, in their order. */
  readonly identityKeysAfter: readonly string[]
  readonly installationKey: string
  /** See `access-key.ts`; null: the installation's key. */
  readonly accessKey: string | null
  readonly hashSeed: number
}

type Log = (line: Readonly<Record<string, unknown>>) => void

const CONTEXT = 'installation-secrets'

const secret = (): string => randomBytes(32).toString('base64url')

function makeSecrets(): Secrets {
  return {
    serviceToken: `gst_${secret()}`,
    memberTokenKey: secret(),
    identityKey: secret(),
    identityKeysAfter: [],
    installationKey: secret(),
    accessKey: null,
    hashSeed: randomBytes(4).readUInt32LE(0),
  }
}

/**
 * The secrets of a database; those of the data directory, or new ones, where it has none yet. A file that exists and cannot be
 * read is a fault then, never replaced.
 */
export async function openSecrets(
  dataDirectory: string,
  db: VaultDb,
  now: number,
  log: Log = () => undefined,
): Promise<Secrets> {
  const known = await readKept(db)
  if (known !== null) return keepInFile(dataDirectory, known, log)
  const offered = (await readFileSecrets(dataDirectory)) ?? makeSecrets()
  await addInstallationSecrets(db, await seal(db, offered), now)
  return keepInFile(dataDirectory, (await readKept(db)) ?? offered, log)
}

/** Puts a new key over those of identity tokens; what is kept is put under it at the next start. Answers how many there are. */
export function addIdentityKey(db: VaultDb, now: number): Promise<number> {
  return db.transaction(async (tx) => {
    const kept = await readKept(tx)
    if (kept === null) throw new ConfigError(NO_SECRETS)
    const identityKeysAfter = [...kept.identityKeysAfter, secret()]
    await replaceInstallationSecrets(tx, await seal(tx, { ...kept, identityKeysAfter }), now)
    await noteRotation(tx, 'keys.rotate-identities', now)
    return 1 + identityKeysAfter.length
  })
}

/**
 * After somebody read the secrets: new keys of member tokens and of whatever lets in or vouches, and another first service token. What the old ones
 * let in is over: sessions of people, and the first service token. Nodes use the new ones from their next start on.
 */
export function renewAccess(db: VaultDb, now: number): Promise<void> {
  return db.transaction(async (tx) => {
    const kept = await readKept(tx)
    if (kept === null) throw new ConfigError(NO_SECRETS)
    const { memberTokenKey, serviceToken } = makeSecrets()
    const renewed = { ...kept, memberTokenKey, serviceToken, accessKey: secret() }
    await replaceInstallationSecrets(tx, await seal(tx, renewed), now)
    await revokeServiceTokenOf(tx, hashToken(kept.serviceToken), now)
    await endSessionsOfPeople(tx, now)
    await noteRotation(tx, 'keys.rotate-access', now)
  })
}

/** Whoever runs the machine did it, and has no name here: the log tells that it was done, and when. */
function noteRotation(tx: VaultDb, act: 'keys.rotate-access' | 'keys.rotate-identities', now: number): Promise<void> {
  const note = { act, by: 'command-line', object: 'installation', organization: null, why: null }
  return writeAudit(tx, { notes: [note], records: [], now })
}

const NO_SECRETS = 'The database holds no secrets yet: start the product once.'

const seal = (db: VaultDb, secrets: Secrets): Promise<string> =>
  sealOne(db, JSON.stringify(secrets), INSTALLATION, CONTEXT)

async function readKept(db: VaultDb): Promise<Secrets | null> {
  const sealed = await readInstallationSecrets(db)
  const text = sealed === null ? null : await openOne(db, sealed, CONTEXT)
  return text === null ? null : { ...makeSecrets(), ...parseSecrets(text) }
}

/**
 * The file is a copy of what the database holds, for whoever loses that: one of another installation is left as it is, one that cannot be read is put
 * aside, and where none can be written - a container without a disk of its own - the start needs none.
 */
async function keepInFile(dataDirectory: string, kept: Secrets, log: Log): Promise<Secrets> {
  try {
    const inFile = await readOrPutAside(dataDirectory, log)
    const isOfHere = inFile === null || inFile.identityKey === kept.identityKey
    if (isOfHere && JSON.stringify(inFile) !== JSON.stringify(kept)) await writeFileSecrets(dataDirectory, kept)
  } catch (fault) {
    log({
      level: 'warn',
      message: `${pathIn(dataDirectory)} could not be written. The database holds the same, and is used: nothing is missing but this copy.`,
      fault: String(fault),
    })
  }
  return kept
}

async function readOrPutAside(dataDirectory: string, log: Log): Promise<Secrets | null> {
  const path = pathIn(dataDirectory)
  try {
    return await readFileSecrets(dataDirectory)
  } catch (fault) {
    const aside = `${path}.unreadable`
    await rename(path, aside)
    log({
      level: 'warn',
      message: `${path} could not be read and was put aside as ${aside}. The database holds the same, and is used; delete it.`,
      fault: codeOf(fault instanceof ConfigError ? fault.cause : fault) ?? 'It is damaged.',
    })
    return null
  }
}

/** What the system says of the file; what a parser says of it may quote it. */
const codeOf = (fault: unknown): unknown => (fault instanceof Error && 'code' in fault ? fault.code : null)

const pathIn = (dataDirectory: string): string => join(dataDirectory, 'secrets.json')

async function readFileSecrets(dataDirectory: string): Promise<Secrets | null> {
  const path = pathIn(dataDirectory)
  try {
    const found = parseSecrets(await readFile(path, 'utf8'))
    if (typeof found.identityKey !== 'string') throw new Error('not a file of secrets')
    return { ...makeSecrets(), ...found }
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null
    throw new ConfigError(
      `${path} cannot be read. Restore it from a backup: without it identity tokens no longer match.`,
      {
        cause: fault,
      },
    )
  }
}

async function writeFileSecrets(dataDirectory: string, secrets: Secrets): Promise<void> {
  await writeWhole(pathIn(dataDirectory), `${JSON.stringify(secrets, null, 2)}\n`)
}

function parseSecrets(text: string): Partial<Secrets> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error('not an object')
  return value
}

/** What is kept of a token: its SHA-256, hexadecimal. Tokens have 256 random bits, so a fast hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
