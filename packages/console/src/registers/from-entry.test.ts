import { REGISTER_NAMES, REGISTERS, type RegisterName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { entryOf, fieldAt, gapsOf, valuesOf } from './from-entry.ts'
import { REGISTER_FIELDS } from './register-fields.ts'

const HASH = 'ab'.repeat(32)

type Schema = {
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly enum?: readonly string[]
}

/** Fields of a schema with what it asks of them; `owner` is a field for each of its parts. */
function partsOf(schema: Schema): Readonly<Record<string, Schema>> {
  return schema.properties ?? {}
}

describe('the fields of a register', () => {
  it.each(REGISTER_NAMES)('of %s are those of its schema, with what is required and what may be chosen', (register) => {
    const schema = REGISTERS[register] as Schema
    const fields = REGISTER_FIELDS[register]
    const tops = [...new Set(fields.map(({ path }) => path.split('.')[0] ?? ''))]
    expect(tops.toSorted()).toEqual(Object.keys(partsOf(schema)).toSorted())
    for (const { path, kind, isRequired, options } of fields) {
      const [top = '', ...rest] = path.split('.')
      const part = partsOf(schema)[top]
      // A list may be empty, so that nothing has to be written.
      const isList = kind === 'lines' || kind === 'frames'
      if (rest.length === 0 && !isList)
        expect([path, isRequired]).toEqual([path, schema.required?.includes(top) ?? false])
      if (kind === 'choice' && rest.length === 0) expect(options.map(([value]) => value)).toEqual(part?.enum)
    }
  })

  const ENTRIES: Readonly<Record<RegisterName, Readonly<Record<string, unknown>>>> = {
    'protected-names': {
      name: 'Acme',
      aliases: ['ACME', 'Acme 公司'],
      kind: 'business',
      owner: { organization: 'acme', domains: ['acme.example'], registryNumber: { scheme: 'crn', value: '0123' } },
    },
    works: { title: 'A film', holder: 'studio', sha256: [HASH], pdq: [HASH] },
    broadcasts: {
      title: 'A match',
      holder: 'league',
      startsAt: '2026-01-01T00:00:00Z',
      endsAt: '2026-01-01T02:00:30Z',
      frames: [{ at: 12.5, pdq: HASH }],
    },
    hashes: { sha256: HASH, clause: 'content.c', label: 'A poster', source: 'ours' },
    urls: { url: 'https://rich.example/', clause: 'conduct.e' },
    clients: { name: 'Desktop', status: 'approved' },
    apps: { name: 'Bot', publisher: 'acme', scopes: [], status: 'revoked' },
    staff: { name: 'Mei', title: 'Moderator' },
    testers: { name: 'Tess', actor: 't1', validFrom: '2026-01-01T00:00:00Z', validUntil: '2026-02-01T00:00:00Z' },
    terminated: { email: 'x@y.example', birthDate: '1990-01-01', terminatedAt: '2026-01-01T00:00:00Z' },
  }

  it.each(REGISTER_NAMES)('of %s hold an entry without losing any of it', (register) => {
    const entry = ENTRIES[register]
    expect(gapsOf(register, valuesOf(register, entry))).toEqual({})
    expect(entryOf(register, valuesOf(register, entry), entry)).toEqual(entry)
    expect(entryOf(register, valuesOf(register, entry), { ...entry, note: 'of another system' })).toMatchObject({
      note: 'of another system',
    })
  })

  it('leave out what is empty, with the object that held nothing else', () => {
    const values = { ...valuesOf('protected-names', ENTRIES['protected-names']), aliases: '' }
    const emptied = Object.fromEntries(
      Object.entries(values).map(([path, text]) => [path, path.startsWith('owner') ? ' ' : text]),
    )
    expect(entryOf('protected-names', emptied, ENTRIES['protected-names'])).toEqual({ name: 'Acme', kind: 'business' })
    const plain = { name: 'Acme', kind: 'business', owner: { registryNumber: '0123' } }
    expect(entryOf('protected-names', valuesOf('protected-names', plain), plain)).toEqual(plain)
  })

  it('say beside each what does not fit, and in which line', () => {
    expect(Object.keys(gapsOf('testers', {}))).toEqual(['name', 'actor', 'validFrom', 'validUntil'])
    expect(gapsOf('hashes', { clause: 'content.c' })['sha256']?.words.en).toMatch(/at least one/)
    expect(gapsOf('hashes', { clause: 'content.c', md5: 'zz' })['md5']?.words.en).toMatch(/32 hexadecimal/)
    expect(gapsOf('works', { title: 'A', holder: 'b', sha256: `${HASH}\nnone` })['sha256']?.filled[0]).toBe('2')
    expect(gapsOf('urls', { url: 'rich.example', clause: 'conduct.e' })['url']?.words.en).toMatch(/https:/)
    const late = { name: 'T', actor: 't', validFrom: '2026-02-01T00:00', validUntil: '2026-01-01T00:00' }
    expect(gapsOf('testers', late)['validUntil']?.words.en).toMatch(/after/)
    expect(Object.keys(gapsOf('terminated', { terminatedAt: '2026-01-01T00:00' }))).toEqual(['email'])
  })

  it('are found by the pointer of a refusal', () => {
    expect(fieldAt('protected-names', '/owner/domains/0')).toBe('owner.domains')
    expect(fieldAt('protected-names', '/owner/registryNumber')).toBe('owner.registryNumber.scheme')
    expect(fieldAt('hashes', '/clause')).toBe('clause')
    expect(fieldAt('hashes', '/nothing')).toBeNull()
  })
})
