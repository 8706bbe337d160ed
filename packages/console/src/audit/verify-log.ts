/** The audit log verified with WebCrypto alone: leaves from entries, the tree of RFC 6962, and the signed note of its root. */

export type LogEntry = {
  readonly index: number
  readonly entry: Readonly<Record<string, unknown>>
  /** Who of the staff it was, and what the commitment in the entry was salted with. */
  readonly opening?: { readonly by: string; readonly salt: string; readonly records?: readonly string[] }
  readonly leafHash: string
}

export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: string
  /** What was signed, and the signatures by name. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

const encoder = new TextEncoder()
const LEAF = 0
const NODE = 1
/** Before the signature stand four bytes of the key's id; before the public key one that says Ed25519. */
const KEY_ID_BYTES = 4

async function sha256(...parts: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

export function leafOf(entry: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(Uint8Array.of(LEAF), encoder.encode(JSON.stringify(entry)))
}

async function isOpened(entry: LogEntry['entry'], opening: LogEntry['opening']): Promise<boolean> {
  // Whoever verifies gets every opening; one that is missing was taken away.
  if (opening === undefined) return entry['staff'] === undefined
  const { by, salt, records } = opening
  const commitTo = async (text: string) => hex(await sha256(encoder.encode(`${salt}\n${text}`)))
  if ((await commitTo(by)) !== entry['staff']) return false
  // Of entries from before there was one to them: their places hold a space.
  const proven = Array.isArray(entry['records']) ? entry['records'].map(String) : []
  if (records === undefined) return proven.every((record) => record.includes(' '))
  return proven.join() === (await commitTo(records.join('\n')))
}

export type TreeRoot = {
  readonly add: (leaf: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly root: () => Promise<Uint8Array<ArrayBuffer>>
}

/** A tree that grows leaf by leaf and holds one hash for each full subtree. */
export function growTree(): TreeRoot {
  const full: { readonly size: number; readonly hash: Uint8Array<ArrayBuffer> }[] = []
  const join = (left: Uint8Array<ArrayBuffer>, right: Uint8Array<ArrayBuffer>) =>
    sha256(Uint8Array.of(NODE), left, right)
  return {
    add: async (leaf) => {
      let last = { size: 1, hash: leaf }
      for (let before = full.at(-1); before?.size === last.size; before = full.at(-1)) {
        full.pop()
        last = { size: last.size * 2, hash: await join(before.hash, last.hash) }
      }
      full.push(last)
    },
    root: async () => {
      const [last, ...rest] = [...full].reverse()
      if (last === undefined) return sha256()
      let root = last.hash
      for (const { hash } of rest) root = await join(hash, root)
      return root
    },
  }
}

/** A signed note: origin, size and root on a line each, an empty line, then signatures. Null when it is none. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [text = '', signed = ''] = note.split('\n\n', 2)
  const [origin = '', size = '', root = ''] = text.split('\n')
  if (!/^\d+$/.test(size) || root === '') return null
  const signatures = signed.split('\n').flatMap((line) => {
    const [, name, base64] = /^— (\S+) (\S+)$/.exec(line) ?? []
    return name === undefined || base64 === undefined ? [] : [{ name, bytes: fromBase64(base64).slice(KEY_ID_BYTES) }]
  })
  return { origin, size: Number(size), root, text: `${text}\n`, signatures }
}

export type SignatureFound = 'good' | 'bad' | 'unsupported'

/** Whether one of the signatures is the key's. `verifier`: `name+id+base64`, as the server tells it. */
export async function checkSignature(checkpoint: Checkpoint, verifier: string): Promise<SignatureFound> {
  const [name = '', , ...key] = verifier.split('+')
  const bytes = fromBase64(key.join('+')).slice(1)
  const signature = checkpoint.signatures.find((each) => each.name === name)
  if (signature === undefined) return 'bad'
  try {
    const publicKey = await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])
    const isGood = await crypto.subtle.verify('Ed25519', publicKey, signature.bytes, encoder.encode(checkpoint.text))
    return isGood ? 'good' : 'bad'
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'NotSupportedError') return 'unsupported'
    return 'bad'
  }
}

export type Verified =
  | { readonly kind: 'good'; readonly size: number; readonly root: string; readonly signature: 'good' | 'unsupported' }
  | { readonly kind: 'bad-entry'; readonly index: number }
  | { readonly kind: 'bad-root' }
  | { readonly kind: 'bad-signature' }

export type LogSource = {
  readonly checkpoint: Checkpoint
  readonly verifier: string
  /** Entries from an index on, as many as come at once. */
  readonly read: (from: number) => Promise<readonly LogEntry[]>
  readonly onProgress: (count: number) => void
}

/** Reads the whole log, and says the first thing that is wrong with it. */
export async function verifyLog({ checkpoint, verifier, read, onProgress }: LogSource): Promise<Verified> {
  const signature = await checkSignature(checkpoint, verifier)
  if (signature === 'bad') return { kind: 'bad-signature' }
  const tree = growTree()
  for (let at = 0; at < checkpoint.size; ) {
    const entries = (await read(at)).filter(({ index }) => index < checkpoint.size)
    if (entries.length === 0) return { kind: 'bad-entry', index: at }
    for (const { index, entry, leafHash, opening } of entries) {
      const leaf = await leafOf(entry)
      if (index !== at || hex(leaf) !== leafHash || !(await isOpened(entry, opening)))
        return { kind: 'bad-entry', index: at }
      await tree.add(leaf)
      at += 1
    }
    onProgress(at)
  }
  if (toBase64(await tree.root()) !== checkpoint.root) return { kind: 'bad-root' }
  return { kind: 'good', size: checkpoint.size, root: checkpoint.root, signature }
}
