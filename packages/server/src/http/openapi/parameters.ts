/** `components/parameters`, and which of them a call takes. */
import { REGISTER_NAMES } from '@goodstanding/model'
import { takesIdempotencyKey } from '../idempotency.ts'
import { type Operation, OPERATIONS } from './operations.ts'
import { type Parameter, QUERY_PARAMETERS } from './query-parameters.ts'

const inPath = (name: string, schema: Parameter['schema'], description: string): Parameter => ({
  ...{ name, in: 'path', required: true, description, schema },
})
const inHeader = (name: string, schema: Parameter['schema'], description: string): Parameter => ({
  ...{ name, in: 'header', required: false, description, schema },
})
const text = { type: 'string' }

const PATH_PARAMETERS = {
  Id: inPath('id', text, 'The id of what is asked for.'),
  Sha256: inPath('sha256', { type: 'string', pattern: '^[0-9a-fA-F]{64}$' }, 'The SHA-256 of the bytes.'),
  RegisterName: inPath('register', { type: 'string', enum: REGISTER_NAMES }, 'The register.'),
  StandingType: inPath('type', { type: 'string', enum: ['account', 'organization'] }, 'Whose standing.'),
  LinkType: inPath('type', { type: 'string', enum: ['account', 'file', 'link', 'device'] }, 'What the id names.'),
  ClauseId: inPath('clause', text, 'The clause, `<section>.<letter>`.'),
  RuleName: inPath('rule', text, 'The name of the rule within its clause.'),
  VersionName: inPath('version', text, 'The version of the policy.'),
  EntryIndex: inPath('index', { type: 'integer', minimum: 0 }, 'The index of the entry in the log.'),
  Period: inPath(
    'period',
    text,
    'A year, quarter or month: `2026`, `2026-Q4`, `2026-11`. With `.csv` behind it: as CSV.',
  ),
  Delivery: inPath('delivery', text, 'The delivery.'),
} as const
type PathName = keyof typeof PATH_PARAMETERS

const HEADER_PARAMETERS = {
  IfMatch: inHeader(
    'if-match',
    { type: 'string', pattern: String.raw`^(?:\*|(?:W/)?"?[0-9]{1,15}"?)$` },
    'The `version` that was read; the change is refused when there is a later one.',
  ),
  IdempotencyKey: inHeader('idempotency-key', text, 'A repeat with the same key takes effect once.'),
} as const

export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  ...PATH_PARAMETERS,
  ...HEADER_PARAMETERS,
  ...QUERY_PARAMETERS,
}

const OF_PATH: Readonly<Record<string, PathName>> = {
  id: 'Id',
  sha256: 'Sha256',
  register: 'RegisterName',
  clause: 'ClauseId',
  rule: 'RuleName',
  version: 'VersionName',
  index: 'EntryIndex',
  period: 'Period',
  delivery: 'Delivery',
}

function namedInPath(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    if (name === 'type') return path.startsWith('/v1/standing') ? 'StandingType' : 'LinkType'
    return OF_PATH[name] ?? name
  })
}

/** Whose changes may say which version they were made about. */
const VERSIONED = [
  /^(PUT|DELETE) \/v1\/(permits|consents|organizations|people|registers\/\{register\})\/\{id\}$/,
  /^POST \/v1\/(reports|actions|appeals|verifications|permit-requests|legal-requests|erasures)\/\{id\}\//,
  /^POST \/v1\/cases\/\{id\}\/(decide|preview|wait|move|merge|unmerge|escalate|return)$/,
  /^(PUT \/v1\/(queues|views)\/\{id\}|PUT \/v1\/routing|PUT \/v1\/own-organization\/rules)$/,
  /^(POST \/v1\/staff|PATCH \/v1\/staff\/\{id\})$/,
]

const reference = (name: string) => ({ $ref: `#/components/parameters/${name}` })

/** `call`: method and path, as the document writes them. */
export function parametersOf(call: string): readonly { readonly $ref: string }[] {
  const [method = '', path = ''] = call.split(' ')
  const { query = [] }: Partial<Operation> = OPERATIONS.get(call) ?? {}
  const route = path.replace(/\{(\w+)\}/g, ':$1')
  return [
    ...namedInPath(path),
    ...query,
    ...(VERSIONED.some((pattern) => pattern.test(call)) ? ['IfMatch'] : []),
    ...(takesIdempotencyKey(method, route) ? ['IdempotencyKey'] : []),
  ].map(reference)
}
