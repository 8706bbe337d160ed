/** Organizations and their people, by id, by name, and by whom a name or host may imitate. */
import type { Organization, OwnRule } from '@goodstanding/model'
import { createDomainIndex, createNameIndex, type NameIndex, shortNameOf, tradeNamesOf } from '@goodstanding/detectors'
import type { Pieces } from '@goodstanding/policy'
import type { KnownOrganization } from './fact-memory.ts'
import { compileOwnRules, compileOwnRulesInPieces, type OwnRules } from './own-rules.ts'

export type OrganizationIndex = {
  /** Compiles the organization's own rules, for when it is put. */
  readonly prepare: (organization: Organization) => Pieces<void>
  readonly put: (id: string, organization: Organization) => void
  readonly remove: (id: string) => void
  readonly get: (id: string) => KnownOrganization | null
  readonly named: (name: string) => KnownOrganization | null
  readonly tenants: NameIndex
  readonly size: () => number
  readonly ids: () => Iterable<string>
}

/** The entry of what an organization is called for short. */
const shortId = (id: string): string => `${id} short`
/** The entry of its own part with its trade, as registers understand the trade. */
const tradeId = (id: string): string => `${id} trade`

export function createOrganizationIndex(): OrganizationIndex {
  const byId = new Map<string, KnownOrganization>()
  const byName = new Map<string, ReadonlyMap<string, KnownOrganization>>()
  const tenants = createNameIndex()
  const compiled = new WeakMap<readonly OwnRule[], OwnRules | null>()
  const remove = (id: string): void => {
    const known = byId.get(id)
    if (known === undefined) return
    byId.delete(id)
    tenants.remove(id)
    tenants.remove(shortId(id))
    tenants.remove(tradeId(id))
    const spelled = spellName(known.name)
    const left = new Map(byName.get(spelled))
    left.delete(id)
    if (left.size === 0) byName.delete(spelled)
    else byName.set(spelled, left)
  }
  return {
    prepare: function* ({ rules }) {
      if (rules !== undefined) compiled.set(rules, yield* compileOwnRulesInPieces(rules))
    },
    tenants,
    remove,
    put: (id, organization) => {
      remove(id)
      const { rules = NO_RULES } = organization
      const known = knowOrganization(id, organization, compiled.get(rules) ?? compileOwnRules(rules))
      byId.set(id, known)
      byName.set(spellName(known.name), new Map([...(byName.get(spellName(known.name)) ?? []), [id, known]]))
      const owner = { organization: id, domains: known.domains, registryNumber: null }
      const short = shortNameOf(known.name)
      const trade = tradeNamesOf(known.name)
      const aliases = trade === null ? [] : [trade.own]
      tenants.put({ id, name: known.name, aliases, kind: 'tenant', tier: 1, owner })
      if (short !== null) tenants.put({ id: shortId(id), name: short, aliases: [], kind: 'tenant', tier: 2, owner })
      if (trade !== null)
        tenants.put({ id: tradeId(id), name: trade.meant, aliases: [], kind: 'tenant', tier: 2, owner })
    },
    get: (id) => byId.get(id) ?? null,
    named: (name) => byName.get(spellName(name))?.values().next().value ?? null,
    size: () => byId.size,
    ids: () => byId.keys(),
  }
}

const NO_RULES: readonly OwnRule[] = []

function knowOrganization(id: string, organization: Organization, rules: OwnRules | null): KnownOrganization {
  const domains = (organization.domains ?? []).map((domain) => domain.trim().toLowerCase())
  return {
    id,
    name: organization.name,
    kind: organization.kind,
    country: organization.country,
    domains,
    embedOrigins: organization.embedOrigins ?? [],
    domainIndex: domains.length === 0 ? null : createDomainIndex([{ id, domains, names: [organization.name] }]),
    rules,
  }
}

function spellName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}
