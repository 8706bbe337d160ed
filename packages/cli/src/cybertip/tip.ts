/** What is told to NCMEC of a case: who, when, which hash, which clause. No word and no byte of the material, which nobody has. */
import { group, type Node, words } from './write-xml.ts'

/** NCMEC's kinds of incident, by a short word for the command line. */
export const INCIDENTS = {
  material: 'Child Pornography (possession, manufacture, and distribution)',
  trafficking: 'Child Sex Trafficking',
  tourism: 'Child Sex Tourism',
  molestation: 'Child Sexual Molestation',
  'misleading-domain': 'Misleading Domain Name',
  'misleading-words': 'Misleading Words or Digital Images on the Internet',
  enticement: 'Online Enticement of Children for Sexual Act',
  unsolicited: 'Unsolicited Obscene Material Sent to a Child',
} as const
export type Incident = keyof typeof INCIDENTS

export const isIncident = (name: string): name is Incident => Object.hasOwn(INCIDENTS, name)

/** A finding whose material is kept by hash only, as counsel may read it. */
export type SealedFinding = {
  readonly decision: string
  readonly at: string
  /** Of the event: `file.upload`, `message.send`. */
  readonly type: string
  readonly event: string
  readonly account: string | null
  readonly name: string | null
  readonly hashes: readonly string[]
  readonly clauses: readonly string[]
  /** It was on a register of known material. */
  readonly isListed: boolean
}

/** What somebody reported and was kept by hash only. */
export type SealedCopy = {
  readonly evidence: string
  readonly copiedAt: string
  readonly account: string | null
  readonly hashes: readonly string[]
}

export type SealedCase = {
  readonly id: string
  readonly findings: readonly SealedFinding[]
  readonly copies: readonly SealedCopy[]
  /** How many findings and copies there are beside these. */
  readonly more: number
  /** The clauses by id, in general words. */
  readonly clauses: ReadonlyMap<string, string>
}

export type Reporter = { readonly firstName: string; readonly lastName: string; readonly mail: string }

/** What whoever calls adds: settings, and flags about the person. */
export type Added = {
  readonly reporter: Reporter | null
  readonly service: string | null
  readonly incident: Incident | null
  readonly screenName: string | null
  readonly mail: string | null
}

export type Tip = Added & { readonly case: SealedCase; readonly at: string | null; readonly account: string | null }

/** What a report cannot go without. */
export type Missing = 'reporter' | 'incident' | 'account' | 'time'

export function tipOf(found: SealedCase, added: Added): Tip {
  const isListed = found.findings.some((finding) => finding.isListed)
  const times = (
    found.findings.length > 0 ? found.findings.map(({ at }) => at) : found.copies.map(copiedAtOf)
  ).toSorted()
  return {
    ...added,
    incident: added.incident ?? (isListed ? 'material' : null),
    case: found,
    at: times[0] ?? null,
    account: accountsOf(found)[0] ?? null,
  }
}

export function missingIn({ reporter, incident, account, at }: Tip): readonly Missing[] {
  const lacks = {
    reporter: reporter === null,
    incident: incident === null,
    account: account === null,
    time: at === null,
  }
  return (['reporter', 'incident', 'account', 'time'] as const).filter((part) => lacks[part])
}

const copiedAtOf = ({ copiedAt }: SealedCopy): string => copiedAt

const accountsOf = ({ findings, copies }: SealedCase): readonly string[] => [
  ...new Set([...findings, ...copies].flatMap(({ account }) => account ?? [])),
]

/** The elements in the order that NCMEC's schema has them. */
export function reportOf(tip: Tip, schema: string): Node {
  const { case: found, reporter, service, incident, account, at } = tip
  const inMessages = found.findings.some(({ type }) => type.startsWith('message.'))
  const names = [...new Set(found.findings.filter((one) => one.account === account).flatMap(({ name }) => name ?? []))]
  const parts = [
    group(
      'incidentSummary',
      words('incidentType', incident === null ? null : INCIDENTS[incident]),
      words('incidentDateTime', at),
      words(
        'incidentDateTimeDescription',
        found.findings.length > 0
          ? 'When the service first refused or flagged it.'
          : 'When it was first reported to the service by a user.',
      ),
    ),
    inMessages && service !== null
      ? group('internetDetails', group('chatImIncident', words('chatClient', service)))
      : [],
    group(
      'reporter',
      group(
        'reportingPerson',
        words('firstName', reporter?.firstName),
        words('lastName', reporter?.lastName),
        words('email', reporter?.mail),
      ),
    ),
    group(
      'personOrUserReported',
      group('personOrUserReportedPerson', words('email', tip.mail)),
      words('espIdentifier', account),
      words('espService', service),
      words('screenName', tip.screenName),
      ...names.map((name) => words('displayName', name)),
    ),
    words('additionalInfo', tellCase(tip)),
  ]
  const attributes = {
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:noNamespaceSchemaLocation': schema,
  }
  return { name: 'report', attributes, inside: parts.flat() }
}

/** In English, which NCMEC reads, whoever calls. */
function tellCase({ case: found, account }: Tip): string {
  const others = accountsOf(found).filter((one) => one !== account)
  return [
    `Case of the service: ${found.id}.`,
    ...[...found.clauses].map(([id, title]) => `Clause of its rules: ${id}${title === '' ? '' : ` (${title})`}.`),
    ...(others.length === 0 ? [] : [`Other accounts in the case: ${others.join(', ')}.`]),
    ...found.findings.map(tellFinding),
    ...found.copies.map(tellCopy),
    ...(found.more === 0 ? [] : [`${found.more} more in this case are not listed here.`]),
    'The system that makes this report keeps hashes only: no file is attached by it.',
  ].join('\n')
}

const tellHashes = (hashes: readonly string[]): string =>
  hashes.length === 0 ? '' : ` SHA-256 of its files: ${hashes.join(', ')}.`

function tellFinding({ at, type, event, account, decision, hashes, isListed }: SealedFinding): string {
  const by = account === null ? '' : ` by ${account}`
  const why = isListed ? 'matched a register of known hashes or addresses' : 'was found by a rule'
  return `${at}: ${type}${by} ${why} (event ${event}, ${decision}).${tellHashes(hashes)}`
}

const tellCopy = ({ copiedAt, evidence, hashes }: SealedCopy): string =>
  `${copiedAt}: reported by a user (evidence ${evidence}).${tellHashes(hashes)}`
