/**
 * `npm run bench -- labelled <folder>`: how the detectors of names and identities do on labelled sets that do not ship: `org-names.jsonl`
 * and `identity.jsonl` of the folder. A name is found when somebody looks at it or it is refused; an identity likewise.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AccountClaims,
  type AccountFacts,
  createNameIndex,
  identityTokens,
  type NameIndex,
  NO_CLAIMS,
  screenAccount,
  screenName,
} from '@goodstanding/detectors'
import { type SignalName, SignalValues } from '@goodstanding/model'
import { readShippedNames } from '../generate/shipped-names.ts'
import { printTable } from '../report.ts'
import { type LabelledName, type LabelledPair, parseNames, parsePairs } from './parse-labelled.ts'

/** From here on the shipped policy has somebody look. */
const LOOKED_AT = 0.65
const HELD = 0.5

type Judged = { readonly found: boolean; readonly wanted: boolean }

function foundName({ name, authorized }: LabelledName, index: NameIndex, nobody: NameIndex): boolean {
  const domain = authorized === false ? null : authorized
  const subject = { organizationId: 'o', name, names: [], kind: 'company', country: '', domain, registryNumber: null }
  const facts = { verifiedDomains: domain === null ? [] : [domain], tenants: nobody, registeredNames: [] }
  return screenName(subject, index, facts).objections.some(({ score }) => score >= LOOKED_AT)
}

const ANYBODY: AccountClaims = { ...NO_CLAIMS, id: 'u', kind: 'member' }

const make = (kind: string, canonical: string): string =>
  createHash('sha256').update(`${kind} ${canonical}`).digest('base64url')

function factsOf(more: Partial<AccountFacts>): AccountFacts {
  return {
    organization: null,
    people: [],
    staff: [],
    protectedNames: createNameIndex([]),
    approvedApp: () => false,
    organizationNamed: () => null,
    ages: { fallback: { floor: 0, consent: 0, source: 'none', from: '', verified: false }, countries: new Map() },
    token: make,
    terminated: () => false,
    terminatedWith: () => [],
    barsIdentities: () => false,
    ...more,
  }
}

function strongest(claims: Partial<AccountClaims>, facts: AccountFacts, signals: readonly SignalName[]): number {
  const sink = new SignalValues()
  screenAccount({ ...ANYBODY, ...claims }, facts, { time: Date.UTC(2026, 0, 1), pointer: '', linked: null }, sink)
  return Math.max(...signals.map((name) => sink.value(name)))
}

type Side = LabelledPair['a']
const claimsOf = (side: Side, country: string | null) => ({
  name: side['name'] ?? null,
  email: side['email'] ?? null,
  phone: side['phone'] ?? null,
  documentNumber: side['doc'] ?? null,
  birthDate: side['dob'] ?? null,
  device: side['dev'] ?? null,
  country,
})

/** What only a person's registration can tell: a set may name cards, networks and addresses beside. */
function foundPair({ kind, a, b }: LabelledPair): boolean {
  if (kind === 'reserved')
    return strongest({ username: b['username'] ?? null }, factsOf({}), ['identity.reserved-role']) >= LOOKED_AT
  if (kind === 'evasion') {
    const country = a['country'] ?? b['country'] ?? null
    const tokens = new Set(identityTokens(claimsOf(a, country), make).map(({ token }) => token))
    const facts = factsOf({ barsIdentities: () => true, terminatedWith: () => [{ tokens, terminatedAt: 0 }] })
    return strongest(claimsOf(b, country), facts, ['identity.terminated']) >= HELD
  }
  if (kind === 'username') {
    const known = createNameIndex([
      { id: 'a', name: a['username'] ?? '', aliases: [], kind: 'business', tier: 1, owner: null },
    ])
    return (
      strongest({ username: b['username'] ?? null }, factsOf({ protectedNames: known }), ['identity.protected-name']) >=
      LOOKED_AT
    )
  }
  const person = { id: 'p', name: a['display'] ?? '', kind: 'member', title: null, roles: ['executive'] } as const
  return strongest({ name: b['display'] ?? null }, factsOf({ people: [person] }), ['identity.executive']) >= LOOKED_AT
}

const share = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(3))

function rowOf(title: string, judged: readonly Judged[]): readonly string[] {
  const both = judged.filter(({ found, wanted }) => found && wanted).length
  const found = judged.filter((one) => one.found).length
  const wanted = judged.filter((one) => one.wanted).length
  return [title, String(judged.length), share(both, found), share(both, wanted)]
}

export function measureLabelled(folder: string): void {
  const index = createNameIndex(readShippedNames())
  const nobody = createNameIndex([])
  const names = parseNames(readFileSync(join(folder, 'org-names.jsonl'), 'utf8')).map((row): Judged => {
    return { found: foundName(row, index, nobody), wanted: row.label !== 'allowed' }
  })
  const pairs = parsePairs(readFileSync(join(folder, 'identity.jsonl'), 'utf8'))
  const ofKind = (kind: LabelledPair['kind']): readonly Judged[] =>
    pairs
      .filter((pair) => pair.kind === kind)
      .map((pair) => ({ found: foundPair(pair), wanted: pair.label === 'same' || pair.label === 'impersonates' }))
  console.log(
    printTable(
      ['set', 'rows', 'precision', 'recall'],
      [
        rowOf('names of organizations', names),
        rowOf('people who come back', ofKind('evasion')),
        rowOf('reserved roles', ofKind('reserved')),
        rowOf('display names of executives', ofKind('impersonation')),
        rowOf('user names beside a protected name', ofKind('username')),
      ],
    ),
  )
}
