/** An organization that registers: its name is screened, then its administrator. */
import type { Organization, Person, Verdict } from '../words.ts'
import { askBefore, newId, stateOf, type Workplace } from '../workplace.ts'
import { slug } from './import-directory.ts'

export type Application = {
  readonly name: string
  readonly kind: 'company' | 'school' | 'government' | 'nonprofit' | 'other'
  readonly country: string
  readonly domain: string | null
  readonly administrator: { readonly name: string; readonly email: string }
}

export type Registered = {
  readonly verdict: Verdict
  readonly organization: Organization | null
  readonly administrator: Person | null
}

export async function registerOrganization(workplace: Workplace, application: Application): Promise<Registered> {
  const { store, live } = workplace
  const { name, kind, country, domain } = application
  const id = slug(name)
  if (store.organization(id) !== null)
    return registered({ effect: 'invalid', decision: null, clause: null, words: TAKEN })
  const administrator: Person = {
    id: `${id}-${slug(application.administrator.name)}`,
    organization: id,
    kind: 'member',
    name: application.administrator.name,
    title: '',
    isAdmin: true,
  }
  const subject = { id, name, kind, country, ...(domain === null ? {} : { domain }) }
  const verdict = await askBefore(workplace, {
    person: administrator,
    type: 'organization.register',
    id: newId('o'),
    data: { subject },
  })
  if (stateOf(verdict) === 'refused') return registered(verdict)
  const person = await askBefore(workplace, {
    person: administrator,
    type: 'account.register',
    id: newId('a'),
    data: {
      account: {
        id: administrator.id,
        kind: 'admin',
        name: administrator.name,
        email: application.administrator.email,
        country,
        ageBand: '18-plus',
      },
    },
  })
  if (stateOf(person) === 'refused') return registered(person)
  const isWaiting = stateOf(verdict) === 'held' || stateOf(person) === 'held'
  const organization: Organization = {
    id,
    name,
    country,
    domain,
    state: isWaiting ? 'waiting' : 'active',
    badge: 'none',
    decision: (stateOf(verdict) === 'held' ? verdict : person).decision?.id ?? null,
  }
  store.putOrganization(organization)
  store.putPerson(administrator)
  await stateOrganization(workplace, { organization, kind, people: [administrator] })
  live.changed('organizations')
  return { verdict: stateOf(verdict) === 'held' ? verdict : person, organization, administrator }
}

/** Tells Goodstanding who there is: what decisions read about organizations and people. */
export async function stateOrganization(
  { goodstanding }: Workplace,
  stated: {
    readonly organization: Organization
    readonly kind: Application['kind']
    readonly people: readonly Person[]
  },
): Promise<void> {
  const { organization, kind, people } = stated
  await goodstanding.organizations.put(organization.id, {
    name: organization.name,
    kind,
    country: organization.country,
    domains: organization.domain === null ? [] : [organization.domain],
  })
  for (const person of people)
    await goodstanding.people.put(person.id, {
      organization: organization.id,
      kind: person.kind,
      name: person.name,
      title: person.title,
      roles: person.isAdmin ? ['admin'] : [],
    })
}

const TAKEN = { en: 'There is an organization of this name already.', zh: '已有同名的组织。' }
const registered = (verdict: Verdict): Registered => ({ verdict, organization: null, administrator: null })
