/**
 * The installation keys that wrap data keys. One is in use, older ones only unwrap. They come from `GOODSTANDING_KEY` (older ones
 * from `GOODSTANDING_KEYS_BEFORE`), or from a file in the data directory that only its owner may read.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../config-error.ts'
import { writeWhole } from '../write-whole.ts'

export type Keyring = {
  /** The id of the key that wraps from now on. */
  readonly current: string
  /** 32 bytes each, by id. */
  readonly keys: ReadonlyMap<string, Buffer>
}

/** What of the keyring the configuration states. */
export type StatedKeys = {
  readonly key: string | null
  /** Keys that wrapped before; they only unwrap. */
  readonly before: readonly string[]
}

const KEY_BYTES = 32
const FILE = 'installation-keys.json'

/** The key that a text stands for, with its id. */
function keyOfText(text: string): readonly [string, Buffer] {
  const key = Buffer.from(hkdfSync('sha256', text, '', 'goodstanding/data-keys/1', KEY_BYTES))
  return [createHash('sha256').update('key id').update(key).digest('hex').slice(0, 12), key]
}

type KeyFile = { readonly current: string; readonly before: readonly string[] }

/**
 * Reads the keyring of an installation; without a stated key, the file is made when it is not there. `mayDraw` throws where a new key would open
 * nothing: a file that was lost is not to be followed by another one, which the next copy of the directory takes for it.
 */
export async function openKeyring(
  dataDirectory: string,
  stated: StatedKeys,
  mayDraw: () => Promise<void> = () => Promise.resolve(),
): Promise<Keyring> {
  const file = await readKeyFile(dataDirectory)
  const drawn = async (): Promise<KeyFile> => {
    await mayDraw()
    return writeKeyFile(dataDirectory, { current: newKeyText(), before: [] })
  }
  const texts =
    stated.key === null
      ? textsOf(file ?? (await drawn()))
      : [stated.key, ...stated.before, ...(file === null ? [] : textsOf(file))]
  const keys = texts.map(keyOfText)
  const [[current] = ['']] = keys
  return { current, keys: new Map(keys) }
}

/** Puts a new key in front of the file's; data keys are wrapped anew at the next start. Answers the new key's id. */
export async function rotateKeyFile(dataDirectory: string): Promise<string | null> {
  const file = await readKeyFile(dataDirectory)
  if (file === null) return null
  const current = newKeyText()
  await writeKeyFile(dataDirectory, { current, before: textsOf(file) })
  return keyOfText(current)[0]
}

const newKeyText = (): string => randomBytes(KEY_BYTES).toString('base64url')

const textsOf = ({ current, before }: KeyFile): readonly string[] => [current, ...before]

async function readKeyFile(dataDirectory: string): Promise<KeyFile | null> {
  const path = join(dataDirectory, FILE)
  try {
    return parseKeyFile(JSON.parse(await readFile(path, 'utf8')))
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
    throw new ConfigError(`${path} cannot be read. Restore it from a backup: without it what is sealed stays sealed.`, {
      cause: fault,
    })
  }
}

function parseKeyFile(value: unknown): KeyFile {
  const { current, before } = value as Partial<KeyFile>
  if (typeof current !== 'string' || !Array.isArray(before)) throw new Error('not a file of installation keys')
  return { current, before: before.filter((text) => typeof text === 'string') }
}

async function writeKeyFile(dataDirectory: string, file: KeyFile): Promise<KeyFile> {
  await writeWhole(join(dataDirectory, FILE), `${JSON.stringify(file, null, 2)}\n`)
  return file
}
