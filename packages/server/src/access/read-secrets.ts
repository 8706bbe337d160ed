/**
 * The installation's own secrets, made once and kept in a file that only its owner may read: the first service token,
 * the key of member tokens, the key of identity tokens, the seed of hashes. They stay outside the database, so that a copy
 * of the database alone reverses no identity token and mints no member token.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Secrets = {
  readonly serviceToken: string
  readonly memberTokenKey: string
  readonly identityKey: string
  readonly installationKey: string
  readonly hashSeed: number
}

const secret = (): string => randomBytes(32).toString('base64url')

function makeSecrets(): Secrets {
  return {
    serviceToken: `gst_${secret()}`,
    memberTokenKey: secret(),
    identityKey: secret(),
    installationKey: secret(),
    hashSeed: randomBytes(4).readUInt32LE(0),
  }
}

/** Reads the secrets of a data directory, or makes them. A file that exists and cannot be read is a fault, never replaced. */
export async function openSecrets(dataDirectory: string): Promise<Secrets> {
  const path = join(dataDirectory, 'secrets.json')
  await mkdir(dataDirectory, { recursive: true })
  try {
    return { ...makeSecrets(), ...parseSecrets(await readFile(path, 'utf8')) }
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) {
      throw new Error(`${path} cannot be read. Restore it from a backup: without it identity tokens no longer match.`, {
        cause: fault,
      })
    }
  }
  const made = makeSecrets()
  await writeFile(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  await chmod(`${path}.new`, 0o600)
  await rename(`${path}.new`, path)
  return made
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

export function newToken(prefix: 'gst' | 'gsp' | 'gsi' | 'gss'): string {
  return `${prefix}_${secret()}`
}

/** A keyed identity token: one key for each kind of identifier, derived from the installation's identity key. */
export function identityTokens(identityKey: string): (kind: string, canonical: string) => string {
  const keys = new Map<string, Buffer>()
  return (kind, canonical) => {
    let key = keys.get(kind)
    if (key === undefined) {
      key = createHmac('sha256', identityKey).update(`identity/${kind}/1`).digest()
      keys.set(kind, key)
    }
    return createHmac('sha256', key).update(`${kind}\u0000${canonical}`).digest('base64url')
  }
}
