import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { growTree, leafOf, type LogEntry, readCheckpoint, toBase64, verifyLog } from './verify-log.ts'

/** The tree of RFC 6962, section 2.1, as its text defines it. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  if (leaves.length === 1) return leaves[0] ?? Buffer.alloc(0)
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(rootOf(leaves.slice(0, half)))
    .update(rootOf(leaves.slice(half)))
    .digest()
}

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
const verifier = `log+00000000+${Buffer.concat([Buffer.from([1]), raw]).toString('base64')}`

const OPENING = { by: 'staff/mei', salt: '0f'.repeat(16) }
const COMMITMENT = createHash('sha256').update(`${OPENING.salt}\n${OPENING.by}`).digest('hex')

async function log(count: number) {
  const entries: LogEntry[] = []
  for (let index = 0; index < count; index++) {
    const entry = { at: '2026-11-25T00:00:00Z', act: `act-${index}`, by: 'operator', staff: COMMITMENT }
    entries.push({ index, entry, opening: OPENING, leafHash: Buffer.from(await leafOf(entry)).toString('hex') })
  }
  const root = rootOf(entries.map(({ leafHash }) => Buffer.from(leafHash, 'hex'))).toString('base64')
  const text = `log\n${count}\n${root}\n`
  const signature = Buffer.concat([Buffer.alloc(4), sign(null, Buffer.from(text), privateKey)]).toString('base64')
  return { entries, note: `${text}\n— log ${signature}\n` }
}

const unopened = ({ index, entry, leafHash }: LogEntry): LogEntry => ({ index, entry, leafHash })

const verify = (note: string, entries: readonly LogEntry[]) => {
  const checkpoint = readCheckpoint(note)
  if (checkpoint === null) throw new Error('no checkpoint')
  return verifyLog({
    checkpoint,
    verifier,
    read: (from) => Promise.resolve(entries.slice(from, from + 3)),
    onProgress: () => undefined,
  })
}

describe('the audit log in the browser', () => {
  it('grows the same root as the tree of the RFC, for every size', async () => {
    for (let size = 0; size <= 17; size++) {
      const { entries } = await log(size)
      const tree = growTree()
      for (const { entry } of entries) await tree.add(await leafOf(entry))
      expect(toBase64(await tree.root())).toBe(
        rootOf(entries.map(({ leafHash }) => Buffer.from(leafHash, 'hex'))).toString('base64'),
      )
    }
  })

  it('is verified when every entry, the root and the signature fit', async () => {
    const { entries, note } = await log(11)
    expect(await verify(note, entries)).toMatchObject({ kind: 'good', size: 11, signature: 'good' })
  })

  it('names the first entry that was changed, though its stated hash was changed with it', async () => {
    const { entries, note } = await log(11)
    const changed = entries.map((entry) =>
      entry.index === 5 ? { ...unopened(entry), entry: { act: 'other' } } : entry,
    )
    expect(await verify(note, changed)).toEqual({ kind: 'bad-entry', index: 5 })
    const leafHash = Buffer.from(await leafOf({ act: 'other' })).toString('hex')
    const forged = entries.map((entry) => (entry.index === 5 ? { index: 5, entry: { act: 'other' }, leafHash } : entry))
    expect(await verify(note, forged)).toEqual({ kind: 'bad-root' })
    const [first, ...rest] = entries
    const blamed = { ...first, opening: { ...OPENING, by: 'staff/sol' } }
    expect(await verify(note, [blamed, ...rest] as readonly LogEntry[])).toEqual({ kind: 'bad-entry', index: 0 })
    const other = { ...first, opening: { ...OPENING, records: ['case/c1@1 ab'] } }
    expect(await verify(note, [other, ...rest] as readonly LogEntry[])).toEqual({ kind: 'bad-entry', index: 0 })
    const hidden = entries.map((entry) => (entry.index === 7 ? unopened(entry) : entry))
    expect(await verify(note, hidden)).toEqual({ kind: 'bad-entry', index: 7 })
  })

  it('is not believed under another signature, or with an entry missing', async () => {
    const { entries, note } = await log(4)
    expect(await verify(note.replace('log\n4', 'log\n3'), entries)).toEqual({ kind: 'bad-signature' })
    expect(await verify(note, entries.slice(0, 3))).toEqual({ kind: 'bad-entry', index: 3 })
  })
})
