/** What the schema of a fact cannot say: that its clauses exist, no two rules share an id, its dates run forward and its URL is one. */
import { type FactKind, ok, type OwnRule, refuse, type RegisterEntry, type Result } from '@goodstanding/model'
import { listedUrlKey } from '@goodstanding/detectors'
import { nearestName, type Policy } from '@goodstanding/policy'
import type { FactRefusal } from './fact-change.ts'
import { isOrigin } from './embed-origins.ts'
import { bareHost, hostOf } from './own-rules.ts'
import { foldWord } from './word-matcher.ts'
import { readConsent, readEntry, readInstant, readOrganization, readPermit } from './read-fact.ts'

type Checked = Result<null, FactRefusal>

/** Of the reason of another rule: enough to know it by. */
const REASON_SHOWN = 80

/** Looks at a body that has passed the schema of its kind, and answers the first thing that is wrong with it. */
export function validateFact(kind: FactKind, body: unknown, policy: Policy): Checked {
  switch (kind) {
    case 'permit': {
      const { clauses, validFrom, validUntil } = readPermit('', body)
      return firstRefusal([
        ...clauses.map((clause, at) => checkClause(clause, `/clauses/${at}`, policy)),
        checkOrder(validFrom, validUntil, '/validUntil'),
      ])
    }
    case 'consent': {
      const { givenAt, withdrawnAt } = readConsent(body)
      return checkOrder(givenAt, withdrawnAt, '/withdrawnAt')
    }
    case 'organization': {
      const { rules = [], domains = [], embedOrigins = [] } = readOrganization(body)
      return firstRefusal([
        ...rules.map((rule, at) => checkClause(rule.clause, `/rules/${at}/clause`, policy)),
        checkRuleIds(rules),
        ...rules.map((rule, at) => checkLists(rule, `/rules/${at}`)),
        ...domains.map((domain, at) => checkDomain(domain, `/domains/${at}`)),
        ...embedOrigins.map((origin, at) => checkOrigin(origin, `/embedOrigins/${at}`)),
      ])
    }
    case 'register.protected-names': {
      const { name, aliases = [], owner } = readEntry('protected-names', body)
      return firstRefusal([
        checkName(name, '/name'),
        ...aliases.map((alias, at) => checkName(alias, `/aliases/${at}`)),
        ...(owner?.domains ?? []).map((domain, at) => checkDomain(domain, `/owner/domains/${at}`)),
      ])
    }
    case 'register.hashes':
      return firstRefusal([
        checkHashes(readEntry('hashes', body)),
        checkClause(readEntry('hashes', body).clause, '/clause', policy),
      ])
    case 'register.urls': {
      const { clause, url } = readEntry('urls', body)
      return firstRefusal([checkClause(clause, '/clause', policy), checkUrl(url)])
    }
    case 'register.broadcasts': {
      const { startsAt, endsAt } = readEntry('broadcasts', body)
      return checkOrder(readInstant(startsAt), readInstant(endsAt), '/endsAt')
    }
    case 'register.staff':
      return checkName(readEntry('staff', body).name, '/name')
    case 'register.terminated':
      return checkIdentity(readEntry('terminated', body))
    case 'register.testers': {
      const { validFrom, validUntil } = readEntry('testers', body)
      return checkOrder(readInstant(validFrom), readInstant(validUntil), '/validUntil')
    }
    default:
      return ok(null)
  }
}

function firstRefusal(checks: readonly Checked[]): Checked {
  return checks.find((check) => !check.ok) ?? ok(null)
}

function checkClause(clause: string, pointer: string, policy: Policy): Checked {
  if (policy.clauses.has(clause)) return ok(null)
  const near = nearestName(clause, policy.clauses.keys())
  return refuse({
    kind: 'fact.unknown-clause',
    pointer,
    message: `The policy has no clause "${clause}".`,
    hint: near === null ? null : `Did you mean "${near}"?`,
  })
}

/** A decision cites a rule by its id: of two with one nobody could tell which it was. */
function checkRuleIds(rules: readonly OwnRule[]): Checked {
  const first = new Map<string, number>()
  for (const [at, { id }] of rules.entries()) {
    const earlier = first.get(id)
    if (earlier !== undefined) {
      const reason = (rules[earlier]?.reason ?? '').slice(0, REASON_SHOWN)
      return refuse({
        kind: 'fact.same-id',
        pointer: `/rules/${at}/id`,
        message: `Rule ${at + 1} has the id "${id}" of rule ${earlier + 1} ("${reason}").`,
        hint: 'Give each rule an id of its own; it is what a decision cites.',
      })
    }
    first.set(id, at)
  }
  return ok(null)
}

/** What an own rule lists and no message could ever hold would be kept in vain, and its administrator think that it works. */
function checkLists({ words = [], domains = [] }: OwnRule, pointer: string): Checked {
  const word = words.findIndex((listed) => foldWord(listed) === '')
  if (word !== -1)
    return refuse({
      kind: 'fact.blank-word',
      pointer: `${pointer}/words/${word}`,
      message: 'The word is blank, and would be found nowhere.',
      hint: 'Leave it out, or write the word.',
    })
  const domain = domains.findIndex((listed) => !isHost(listed))
  return domain === -1 ? ok(null) : refuse(badDomain(domains[domain] ?? '', `${pointer}/domains/${domain}`))
}

/** A host, by itself or in an address of the web. Most stand by themselves, and ten thousand of them are looked at in one go. */
function isHost(listed: string): boolean {
  if (DOMAIN.test(listed.trim())) return true
  const host = bareHost(listed)
  return DOMAIN.test(host) || /^\[[\da-f:.]+\]$/i.test(host)
}

/** A name that nobody's name could be like guards nothing. */
function checkName(name: string, pointer: string): Checked {
  if (foldWord(name) !== '') return ok(null)
  const message = 'The name is blank, and would be found nowhere.'
  return refuse({ kind: 'fact.blank-word', pointer, message, hint: 'Write the name.' })
}

/** Known by nothing, nobody would be kept from coming back. A name alone is that of many people, and so is a birth date. */
function checkIdentity(entry: RegisterEntry<'terminated'>): Checked {
  const { email, phone, documentNumber, device, name, birthDate } = entry
  if ([email, phone, documentNumber, device].some(isStated) || (isStated(name) && isStated(birthDate))) return ok(null)
  const hint = 'State an email, a phone, a documentNumber or a device, or a name with its birthDate.'
  return refuse({ kind: 'fact.no-identity', pointer: '/email', message: 'It names nobody.', hint })
}

const isStated = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''

function checkOrder(from: number, until: number, pointer: string): Checked {
  if (from <= until) return ok(null)
  return refuse({ kind: 'fact.dates-reversed', pointer, message: 'It ends before it begins.', hint: null })
}

function checkHashes({ sha256, md5, pdq }: RegisterEntry<'hashes'>): Checked {
  if (sha256 !== undefined || md5 !== undefined || pdq !== undefined) return ok(null)
  const message = 'It names no hash.'
  return refuse({ kind: 'fact.no-hash', pointer: '/sha256', message, hint: 'State a sha256, an md5 or a pdq.' })
}

/** A name of hosts and nothing around it: an address would be compared with hosts, and match none. */
const DOMAIN = /^[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*$/u

function checkDomain(domain: string, pointer: string): Checked {
  return DOMAIN.test(domain.trim()) ? ok(null) : refuse(badDomain(domain, pointer))
}

function badDomain(domain: string, pointer: string): FactRefusal {
  const hint = 'Write the host alone, as in acme.example.'
  return { kind: 'fact.bad-domain', pointer, message: `"${domain}" is no domain.`, hint }
}

function checkOrigin(origin: string, pointer: string): Checked {
  if (isOrigin(origin)) return ok(null)
  const hint = 'Write scheme and host, as in https://pages.example, and each subdomain by itself.'
  return refuse({ kind: 'fact.bad-origin', pointer, message: `"${origin}" is the origin of no page.`, hint })
}

function checkUrl(url: string): Checked {
  if (listedUrlKey(url) !== null && hostOf(url)?.includes('*') !== true) return ok(null)
  const hint = 'Write a host (bad.example), or a URL with its path.'
  return refuse({ kind: 'fact.bad-url', pointer: '/url', message: `"${url}" is no web address.`, hint })
}
