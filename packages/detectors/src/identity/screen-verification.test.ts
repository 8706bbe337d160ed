import { type OrganizationSubject, SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRegistryNumber, domainVerified, sameRegistryNumber, screenVerification } from './index.ts'

describe('a registry number', () => {
  it.each([
    ['uscc', '91440300708461136T', 'CN', true],
    ['uscc', '91440300708461137T', 'CN', false],
    ['lei', '529900T8BM49AURSDO55', 'DE', true],
    ['lei', '529900T8BM49AURSDO56', 'DE', false],
    ['vat', 'DE136695976', 'DE', true],
    ['vat', 'DE136695977', 'DE', false],
    ['vat', 'ATU13585627', 'AT', true],
    ['vat', 'BE0428759497', 'BE', true],
    ['vat', 'CZ25123891', 'CZ', true],
    ['vat', 'DK13585628', 'DK', true],
    ['vat', 'EE100931558', 'EE', true],
    ['vat', 'EL094259216', 'GR', true],
    ['vat', 'ESB58378431', 'ES', true],
    ['vat', 'FI20774740', 'FI', true],
    ['vat', 'FR40303265045', 'FR', true],
    ['vat', 'GB980780684', 'GB', true],
    ['vat', 'HR33392005961', 'HR', true],
    ['vat', 'HU12892312', 'HU', true],
    ['vat', 'IE6433435F', 'IE', true],
    ['vat', 'IT00743110157', 'IT', true],
    ['vat', 'LU15027442', 'LU', true],
    ['vat', 'MT11679112', 'MT', true],
    ['vat', 'NL004495445B01', 'NL', true],
    ['vat', 'PL8567346215', 'PL', true],
    ['vat', 'PT501964843', 'PT', true],
    ['vat', 'RO18547290', 'RO', true],
    ['vat', 'SE123456789701', 'SE', true],
    ['vat', 'SI50223054', 'SI', true],
    ['vat', 'SK2022749619', 'SK', true],
    ['vat', 'IT00743110158', 'IT', false],
    ['ein', '12-3456789', 'US', true],
    ['ein', '07-3456789', 'US', false],
    ['crn', '1234567', 'GB', true],
    ['crn', 'SC123456', 'GB', true],
    ['crn', 'QQ123456', 'GB', false],
    ['crn', 'HRB 12345', 'DE', null],
    ['crn', ' - ', 'DE', false],
  ] as const)('%s %s of %s: %s', (scheme, value, country, valid) => {
    expect(checkRegistryNumber(scheme, value, country).valid).toBe(valid)
  })
  it('of a company register is of no other country than the one that is stated', () => {
    expect(checkRegistryNumber('crn', '12345678', 'DE').country).toBeNull()
    expect(checkRegistryNumber('crn', '12345678', 'GB').country).toBe('GB')
  })
  it('is the same however it is spelled', () => {
    expect(sameRegistryNumber({ scheme: 'vat', value: 'DE 136.695.976' }, 'vat:DE136695976')).toBe(true)
    expect(sameRegistryNumber({ scheme: 'crn', value: '01234567' }, '1234567')).toBe(true)
    expect(sameRegistryNumber({ scheme: 'crn', value: '' }, '')).toBe(false)
    expect(sameRegistryNumber({ scheme: 'crn', value: '' }, 'crn:')).toBe(false)
  })

  it('is no proof in another scheme: the same digits are somebody else there', () => {
    expect(sameRegistryNumber({ scheme: 'ein', value: '12-345678' }, 'crn:12345678')).toBe(false)
    expect(sameRegistryNumber({ scheme: 'crn', value: '12345678' }, 'crn:12 345 678')).toBe(true)
  })
  it('with one digit changed fails its checksum', () => {
    fc.assert(
      fc.property(fc.nat(17), fc.constantFrom('0', '1', '7', 'A', 'G'), (at, sign) => {
        const good = '91440300708461136T'
        const bad = good.slice(0, at) + sign + good.slice(at + 1)
        if (bad !== good) expect(checkRegistryNumber('uscc', bad, 'CN').valid).toBe(false)
      }),
    )
  })
})

describe('a claim to be registered', () => {
  const T = Date.UTC(2026, 10, 24)
  const sha256 = 'a'.repeat(64)
  const subject: OrganizationSubject = { id: 'acme', name: 'Acme', kind: 'company', country: 'DE' }
  const facts = {
    verifiedDomains: ['acme.test'],
    documentUsedBy: (hash: string) =>
      hash === sha256 ? ['other', 'acme'] : hash.startsWith('9') ? ['o1', 'o2', 'acme', 'o3'] : ['acme'],
    numberHeldBy: (canonical: string) => (canonical === 'vat:DE136695976' ? ['other'] : []),
    tracesOf: (hash: string) =>
      hash.startsWith('7') ? { created: T, changed: null, software: ['Adobe Photoshop'], title: null } : null,
  }
  const seen = (claims: Partial<OrganizationSubject>) => {
    const sink = new SignalValues()
    screenVerification({ ...subject, ...claims }, facts, { time: T, pointer: '/data/subject' }, sink)
    return sink.seen()
  }
  it('is clean when nothing speaks against it', () => {
    const documents = [
      {
        kind: 'licence',
        sha256: 'b'.repeat(64),
        issuer: 'Amtsgericht Berlin',
        issuedOn: '2020-01-01',
        expiresOn: '2026-11-24',
      },
    ]
    expect(seen({ domain: 'www.acme.test', documents })).toEqual({})
  })
  it('shows a number that fails, is foreign, or is held by another', () => {
    expect(seen({ registryNumber: { scheme: 'uscc', value: '91440300708461137T' } })).toEqual({
      'verify.registry-invalid': 1,
      'verify.registry-country': 1,
    })
    expect(seen({ registryNumber: { scheme: 'vat', value: '136 695 976' } })).toEqual({ 'verify.number-reused': 1 })
  })
  it('tells how many others share one of its documents, not the sum of them', () => {
    const of = (...hashes: readonly string[]) =>
      seen({ documents: hashes.map((hash) => ({ kind: 'id', sha256: hash })) })
    const crowd = '9'.repeat(64)
    expect(of('b'.repeat(64))).toEqual({})
    expect(of(sha256)).toEqual({ 'verify.document-reused': 1, 'verify.document-sharers': 1 })
    expect(of(crowd, sha256, crowd)).toEqual({ 'verify.document-reused': 2, 'verify.document-sharers': 3 })
  })
  it('shows documents that are reused, expired, impossible, or of another country', () => {
    const kind = 'licence'
    expect(
      seen({
        documents: [
          { kind, sha256 },
          { kind, sha256: 'c'.repeat(64), expiresOn: '2026-11-23' },
          { kind, sha256: 'd'.repeat(64), issuedOn: '2027-01-01' },
          { kind, sha256: 'e'.repeat(64), issuedOn: '2020-01-01', expiresOn: '2019-01-01' },
          { kind, sha256: 'f'.repeat(64), issuer: '深圳市市场监督管理局' },
        ],
      }),
    ).toEqual({
      'verify.document-reused': 1,
      'verify.document-sharers': 1,
      'verify.document-expired': 1,
      'verify.document-dates': 2,
      'verify.document-issuer': 1,
    })
  })
  it.each([
    ['Handelsregisteramt des Kantons Zürich', 'CH'],
    ['Secretary of State for Business and Trade', 'GB'],
    ["Greffe du tribunal de l'entreprise de Bruxelles", 'BE'],
    ["Greffe du tribunal d'arrondissement de Luxembourg", 'LU'],
    ['Companies House Gibraltar', 'GI'],
    ['Autoridade Tributária, Modelo 3 IRS', 'PT'],
  ])('leaves an issuer alone whose title other countries know as well: %s', (issuer, country) => {
    expect(seen({ country, documents: [{ kind: 'licence', sha256: 'b'.repeat(64), issuer }] })).toEqual({})
  })
  it('knows no 31 February', () => {
    const documents = [{ kind: 'licence', sha256: 'b'.repeat(64), issuedOn: '2026-02-31' }]
    expect(seen({ documents })).toEqual({ 'verify.document-dates': 1 })
  })
  it('knows the administration above the offices of China by its own name', () => {
    const documents = [{ kind: 'licence', sha256: 'b'.repeat(64), issuer: '国家市场监督管理总局' }]
    expect(seen({ country: 'DE', documents })).toMatchObject({ 'verify.document-issuer': 1 })
    expect(seen({ country: 'CN', documents })).toEqual({})
  })
  it('shows an issuer of another country than the registry number', () => {
    const documents = [{ kind: 'licence', sha256: 'b'.repeat(64), issuer: 'Companies House' }]
    const registryNumber = { scheme: 'vat', value: 'DE136695976' } as const
    expect(seen({ country: '', registryNumber, documents })).toMatchObject({ 'verify.document-issuer': 1 })
  })
  it('shows a document whose file tells otherwise', () => {
    const documents = [{ kind: 'licence', sha256: '7'.repeat(64), issuedOn: '2026-11-23' }]
    expect(seen({ documents })).toEqual({ 'verify.document-metadata': 0.85 })
  })
  it('knows a verified domain by either spelling of its international letters', () => {
    for (const [domain, verified] of [
      ['b\u00fccher.test', 'xn--bcher-kva.test'],
      ['www.xn--bcher-kva.test', 'B\u00fccher.test'],
    ] as const)
      expect(domainVerified(domain, [verified]), domain).toBe(true)
    expect(domainVerified('bucher.test', ['b\u00fccher.test'])).toBe(false)
  })
  it('shows a domain that nobody verified', () => {
    expect(seen({ domain: 'acme-tools.test' })).toEqual({ 'verify.domain-unproven': 1 })
  })
})
