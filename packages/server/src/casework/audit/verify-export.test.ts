import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitmentTo } from './commitment.ts'
import { leafHash } from './write-audit.ts'
import { checkpointOf, PORTION } from './export-log.ts'
import { createLeafStore } from './leaf-store.ts'
import { LOG_ORIGIN } from './log-origin.ts'
import { consistencyProof, inclusionProof, type Leaves, rootByProof, rootOf } from './merkle-tree.ts'
import { deriveSigningKey, signNote, verifierKey } from './signing-key.ts'
import { verifyExport } from './verify-export.ts'

const key = deriveSigningKey('a-key-of-this-test')
const verifier = verifierKey(LOG_ORIGIN, key)

function storeOf(entries: readonly string[]) {
  const store = createLeafStore()
  for (const entry of entries) store.add(Buffer.from(leafHash(entry), 'hex'))
  return store
}

/** The lines of an export, as the server writes them. */
function exportOf(entries: readonly string[], portion = PORTION): string {
  const store = createLeafStore()
  const lines = [JSON.stringify({ format: 'goodstanding-audit/2', origin: LOG_ORIGIN, verifier })]
  for (const [index, entry] of entries.entries()) {
    store.add(Buffer.from(leafHash(entry), 'hex'))
    lines.push(JSON.stringify({ index, entry, leafHash: leafHash(entry), ...(index % 2 === 0 ? { opening } : {}) }))
    const size = index + 1
    if (size % portion === 0 || size === entries.length)
      lines.push(JSON.stringify({ checkpoint: checkpointOf(store.now(), size, key) }))
  }
  return lines.map((line) => `${line}\n`).join('')
}

const OPENING = /,"opening":\{[^}]+\}/g
const opening = { by: 'staff/mei', salt: '0f'.repeat(16) }
const ofStaff = { by: 'operator', staff: commitmentTo(opening) }

const entriesOf = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({ at: n, act: 'case.decide', why: `理由 ${n}`, ...(n % 2 === 0 ? ofStaff : { by: 'member/ada' }) }),
  )

async function* inPieces(bytes: Buffer, size = 777): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}
const verifying = (bytes: Buffer | string, checkpoint: string | null = null, trusted: string | null = verifier) =>
  verifyExport(inPieces(Buffer.from(bytes)), { verifier: trusted, checkpoint })

describe('an export of the log', () => {
  it('proves itself, with the key alone', async () => {
    const whole = await verifying(exportOf(entriesOf(40), 16))
    expect(whole).toMatchObject({ entries: 40, checkpoints: 3, problems: [], verifier })
    expect(whole.root).toBe(rootOf(storeOf(entriesOf(40)).now()).toString('hex'))
    expect((await verifying(exportOf(entriesOf(3)), null, null)).problems).toEqual([])
  })

  it('from before commitments proves itself as well, and one that names somebody else does not', async () => {
    const before = exportOf(entriesOf(4).map((entry) => entry.replace(/"by".*\}/, '"by":"staff/mei"}'))).replaceAll(
      OPENING,
      '',
    )
    expect((await verifying(before.replace('audit/2', 'audit/1'))).problems).toEqual([])
    const named = exportOf(entriesOf(4))
    expect((await verifying(named.replace('audit/2', 'audit/1'))).problems).toMatchObject([{ line: 1, entries: null }])
    for (const other of [named.replace('staff/mei', 'staff/sol'), named.replace('0f0f', '0f1f')])
      expect((await verifying(other)).problems).toMatchObject([
        { line: 2, entries: [0, 0], says: 'Entry 0 is not opened by what the line says.' },
      ])
  })

  it('says where the name of whoever did it was taken away', async () => {
    const [head, ...lines] = exportOf(entriesOf(4)).replaceAll(OPENING, '').split('\n')
    for (const format of ['audit/1', 'audit/2'])
      expect((await verifying([head?.replace('audit/2', format), ...lines].join('\n'))).problems).toMatchObject([
        { line: 2, entries: [0, 0], says: 'Who did entry 0 is missing: what opens its commitment was taken away.' },
        { line: 4, entries: [2, 2] },
      ])
  })

  it('a byte changed anywhere is found, on the line where it was changed', async () => {
    const bytes = Buffer.from(exportOf(entriesOf(40), 16))
    const lineAt = (at: number): number => bytes.subarray(0, at).filter((byte) => byte === 10).length + 1
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ change
        const { problems } = await verifying(changed)
        expect(problems.map(({ line }) => line)).toContain(lineAt(at))
      }),
      { numRuns: 600 },
    )
  })

  it('an entry that was rewritten together with its hash is found between two checkpoints', async () => {
    const entries = entriesOf(40)
    const forged = exportOf(entries, 8).split('\n')
    const other = JSON.stringify({ act: 'nothing' })
    const line = forged.findIndex((text) => text.startsWith('{"index":21,'))
    forged[line] = JSON.stringify({ index: 21, entry: other, leafHash: leafHash(other) })
    const { problems } = await verifying(forged.join('\n'))
    expect(problems[0]).toMatchObject({ entries: [16, 23] })
  })

  it('what was left out, put in another order or cut off is found', async () => {
    const lines = exportOf(entriesOf(20), 8).trimEnd().split('\n')
    const without = [...lines.slice(0, 5), ...lines.slice(6)]
    expect((await verifying(`${without.join('\n')}\n`)).problems[0]?.says).toContain('missing or out of order')
    const swapped = [...lines.slice(0, 5), lines[6], lines[5], ...lines.slice(7)]
    expect((await verifying(`${swapped.join('\n')}\n`)).problems.length).toBeGreaterThan(0)
    expect((await verifying(`${lines.slice(0, -1).join('\n')}\n`)).problems[0]?.says).toContain('without a checkpoint')
  })

  it('is held against an older checkpoint: a log that forgot or changed the past is found', async () => {
    const entries = entriesOf(30)
    const old = checkpointOf(storeOf(entries).now(), 20, key)
    expect((await verifying(exportOf(entries), old)).problems).toEqual([])
    const shorter = await verifying(exportOf(entries.slice(0, 12)), old)
    expect(shorter.problems[0]?.says).toContain('signed over 20 entries; the export has 12')
    const rewritten = await verifying(exportOf(entries.with(7, '"another past"')), old)
    expect(rewritten.problems[0]?.says).toContain('The first 20 entries are not those')
  })

  it('signed by another key is not believed', async () => {
    const other = verifierKey(LOG_ORIGIN, deriveSigningKey('another key'))
    expect((await verifying(exportOf(entriesOf(3)), null, other)).problems[0]?.says).toContain('another key than')
    const old = checkpointOf(storeOf(entriesOf(3)).now(), 2, deriveSigningKey('another key'))
    expect((await verifying(exportOf(entriesOf(3)), old)).problems).toMatchObject([
      { says: 'The checkpoint given is not signed by the key of the export.' },
    ])
  })

  it('whose first line names another log or a key that is none is not believed', async () => {
    const [, ...lines] = exportOf(entriesOf(3)).split('\n')
    const headed = (head: object) => verifying([JSON.stringify(head), ...lines].join('\n'), null, null)
    const format = 'goodstanding-audit/2'
    expect((await headed({ format, origin: 'other/log', verifier })).problems).toMatchObject([
      { line: 1, says: 'The log is not the one that the key signs for.' },
    ])
    expect((await headed({ format, origin: LOG_ORIGIN, verifier: 'mine' })).problems[0]?.says).toContain('The key of')
    expect((await headed({ format, origin: LOG_ORIGIN, verifier: null })).problems[0]?.says).toContain('The key of')
    expect((await headed({ format: `${format}0`, origin: LOG_ORIGIN, verifier })).problems[0]?.says).toContain(
      'The first line is not that of an export',
    )
  })

  it('that is empty, or no export at all, says so', async () => {
    expect((await verifying('')).problems).toMatchObject([{ says: 'The export is empty.' }])
    const foreign = await verifying('Just words.\n'.repeat(200))
    expect(foreign).toMatchObject({ entries: 0, root: null, problems: [{ line: 1 }] })
    expect(foreign.problems[0]?.says).toContain('no export of the log')
  })

  it('is held against a checkpoint under a key that was changed since, when that is given', async () => {
    const [before, other] = [deriveSigningKey('before'), deriveSigningKey('another key')]
    const old = checkpointOf(storeOf(entriesOf(3).slice(0, 2)).now(), 2, before)
    const under = (signer: typeof key) =>
      verifyExport(inPieces(Buffer.from(exportOf(entriesOf(3)))), {
        verifier,
        checkpoint: old,
        checkpointVerifier: verifierKey(LOG_ORIGIN, signer),
      })
    expect((await under(before)).problems).toEqual([])
    expect((await under(other)).problems).toMatchObject([
      { says: 'The checkpoint given is not signed by the key that is given for it.' },
    ])
  })

  it('holds checkpoints of this log over what lies before them, and no others', async () => {
    const entries = entriesOf(4)
    const lines = exportOf(entries).trimEnd().split('\n')
    const tree = storeOf(entries).now()
    const ending = async (checkpoint: string) =>
      (await verifying(`${[...lines.slice(0, -1), JSON.stringify({ checkpoint })].join('\n')}\n`)).problems[0]?.says
    const signed = (origin: string, size: number) =>
      signNote(`${origin}\n${size}\n${rootOf(tree).toString('base64')}\n`, LOG_ORIGIN, key)
    expect(await ending(signed(LOG_ORIGIN, 4))).toBeUndefined()
    expect(await ending(signed('other/log', 4))).toBe('The checkpoint is one of another log.')
    expect(await ending(signed(LOG_ORIGIN, 5))).toContain('was signed over 5 entries, and 4 are here')
  })

  it('written otherwise than it was is found, though it says the same', async () => {
    const lines = exportOf(entriesOf(3)).trimEnd().split('\n')
    const entry = JSON.parse(lines[2] ?? '') as Readonly<Record<string, unknown>>
    const others = [
      (lines[2] ?? '').replace('"entry":', '"entry": '),
      JSON.stringify({ ...entry, more: 1 }),
      JSON.stringify({ ...entry, entry: 1 }),
      JSON.stringify({ ...entry, leafHash: 1 }),
      JSON.stringify({ ...entry, leafHash: String(entry['leafHash']).toUpperCase() }),
      'null',
      '"entry"',
    ]
    for (const other of others) {
      const { problems } = await verifying(`${lines.with(2, other).join('\n')}\n`)
      expect([other, problems[0]?.line]).toEqual([other, 3])
    }
  })
})

describe('the tree of the log', () => {
  it('has the same roots and proofs whether whole blocks are kept or hashed anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(), fc.nat(), (size, a, b) => {
        const kept = storeOf(entriesOf(size)).now()
        const plain: Leaves = { size: kept.size, at: kept.at }
        const index = a % size
        const earlier = (b % size) + 1
        expect(rootOf(kept)).toEqual(rootOf(plain))
        expect(inclusionProof(kept, index, size)).toEqual(inclusionProof(plain, index, size))
        expect(consistencyProof(kept, earlier, size)).toEqual(consistencyProof(plain, earlier, size))
        expect(rootByProof(kept.at(index), { index, size }, inclusionProof(kept, index, size))).toEqual(rootOf(plain))
      }),
    )
  })
})
