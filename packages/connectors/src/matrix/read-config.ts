/** The configuration: one JSON file, and environment variables over it. Every mistake is told at once, by its place. */
import { type Config, type ReportClause, WITHOUT_ANSWER, type WithoutAnswer } from './config.ts'
import { ASKED } from './from-callback.ts'
import type { Organization, Organizations } from './organizations.ts'
import { type Fields, fieldsOf, listOf, readJson } from '../read-fields.ts'

export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/** What may be said by a variable instead: secrets, and what differs from place to place. */
const VARIABLES: Readonly<Record<string, string>> = {
  GOODSTANDING_URL: 'goodstanding.url',
  GOODSTANDING_SERVICE_TOKEN: 'goodstanding.token',
  GOODSTANDING_PUBLIC_URL: 'goodstanding.publicUrl',
  SYNAPSE_URL: 'synapse.url',
  SYNAPSE_TOKEN: 'synapse.token',
  MATRIX_CONNECTOR_SECRET: 'secret',
  MATRIX_CONNECTOR_PUBLIC_URL: 'publicUrl',
  MATRIX_CONNECTOR_DATA: 'data',
}
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '': [
    'listen',
    'secret',
    'publicUrl',
    'data',
    'goodstanding',
    'synapse',
    'source',
    'organizations',
    'ownAccounts',
    'language',
    'timeoutMs',
    'withoutAnswer',
    'hold',
    'standing',
    'removedFiles',
    'notices',
    'reports',
  ],
  listen: ['host', 'port'],
  goodstanding: ['url', 'token', 'publicUrl'],
  synapse: ['url', 'token'],
  withoutAnswer: ASKED,
  standing: ['suspended', 'terminated', 'limited'],
  'standing.limited': ['messagesPerSecond', 'burst'],
  reports: ['everySeconds', 'begin', 'clauses'],
}
const SHORTEST_SECRET = 16
const LONGEST_WAIT_MS = 55_000

/** `file`: what stands in it; empty where there is none. */
export function readConfig(file: string, environment: Environment): ConfigRead {
  const parsed = file === '' ? {} : readJson(file)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { ok: false, mistakes: ['The file is no JSON object.'] }
  const read = createReader(fieldsOf(parsed), environment)
  const url = read.url('goodstanding.url')
  const config: Config = {
    listen: { host: read.text('listen.host', '127.0.0.1'), port: read.whole('listen.port', 4650, [0, 65_535]) },
    secret: read.secret('secret'),
    publicUrl: read.optionalUrl('publicUrl'),
    dataDirectory: read.text('data', 'matrix-connector-data'),
    goodstanding: {
      url,
      token: read.secret('goodstanding.token'),
      publicUrl: read.optionalUrl('goodstanding.publicUrl') ?? url,
    },
    synapse: { url: read.url('synapse.url'), token: read.text('synapse.token', null) },
    source: read.optionalText('source'),
    organizations: readOrganizations(read),
    ownAccounts: read.texts('ownAccounts'),
    language: read.oneOf('language', ['en', 'zh'], 'en'),
    timeoutMs: read.whole('timeoutMs', 3_000, [100, LONGEST_WAIT_MS]),
    withoutAnswer: {
      ...WITHOUT_ANSWER,
      ...Object.fromEntries(
        ASKED.map((name): [string, WithoutAnswer] => [
          name,
          read.oneOf(`withoutAnswer.${name}`, ['allow', 'refuse'], WITHOUT_ANSWER[name]),
        ]),
      ),
    },
    hold: read.oneOf('hold', ['refuse', 'deliver'], 'refuse'),
    standing: {
      suspended: read.oneOf('standing.suspended', ['suspend', 'lock', 'nothing'], 'suspend'),
      terminated: read.oneOf('standing.terminated', ['lock', 'suspend', 'deactivate', 'nothing'], 'lock'),
      limited:
        read.at('standing.limited') === undefined || read.at('standing.limited') === null
          ? null
          : {
              // Nought means without any limit to Synapse.
              messagesPerSecond: read.whole('standing.limited.messagesPerSecond', 1, [1, 1_000]),
              burst: read.whole('standing.limited.burst', 1, [1, 1_000]),
            },
    },
    removedFiles: read.oneOf('removedFiles', ['quarantine', 'leave'], 'quarantine'),
    notices: read.oneOf('notices', ['server-notice', 'message', 'none'], 'message'),
    reports: {
      everySeconds: read.whole('reports.everySeconds', 30, [1, 86_400]),
      begin: read.oneOf('reports.begin', ['now', 'all'], 'now'),
      clauses: readClauses(read),
    },
  }
  const mistakes = read.mistakes()
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes }
}

function createReader(fields: Fields, environment: Environment) {
  const mistakes: string[] = []
  const wrong = (path: string, what: string): void => {
    const variable = Object.entries(VARIABLES).find(([, known]) => known === path)?.[0]
    mistakes.push(`${path}${variable === undefined ? '' : ` (${variable})`} ${what}`)
  }
  const variables = Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([name, path]) => (environment[name] ? [[path, environment[name]]] : [])),
  )
  const at = (path: string): unknown => {
    if (Object.hasOwn(variables, path)) return variables[path]
    return path.split('.').reduce<unknown>((value, name) => fieldsOf(value)[name], fields)
  }
  for (const [path, known] of Object.entries(KNOWN)) {
    const inner = path === '' ? fields : fieldsOf(at(path))
    for (const name of Object.keys(inner))
      if (!known.includes(name))
        wrong(path === '' ? name : `${path}.${name}`, `is not known here. There are: ${known.join(', ')}.`)
  }
  const optionalText = (path: string): string | null => {
    const value = at(path)
    if (value === undefined || value === null) return null
    if (typeof value === 'string' && value !== '') return value
    wrong(path, 'must be a text that is not empty.')
    return null
  }
  const text = (path: string, otherwise: string | null): string => {
    const value = at(path)
    if ((value === undefined || value === null) && otherwise === null) wrong(path, 'is missing.')
    return optionalText(path) ?? otherwise ?? ''
  }
  const optionalUrl = (path: string): string | null => {
    const value = optionalText(path)
    if (value === null || /^https?:\/\/[^/\s]+/.test(value)) return value?.replace(/(?<!\/)\/+$/, '') ?? null
    wrong(path, `must be an address such as https://example.org, and is "${value}".`)
    return null
  }
  return {
    at,
    wrong,
    mistakes: () => mistakes,
    text,
    optionalText,
    optionalUrl,
    url: (path: string): string => {
      if (at(path) === undefined) wrong(path, 'is missing.')
      return optionalUrl(path) ?? ''
    },
    secret: (path: string): string => {
      const value = text(path, null)
      if (value !== '' && value.length < SHORTEST_SECRET)
        wrong(path, `must have ${SHORTEST_SECRET} characters or more.`)
      return value
    },
    whole: (path: string, otherwise: number, [least, most]: readonly [number, number]): number => {
      const value = at(path) ?? otherwise
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
      wrong(path, `must be a whole number from ${least} to ${most}.`)
      return otherwise
    },
    oneOf: <Word extends string>(path: string, words: readonly Word[], otherwise: Word): Word => {
      const value = at(path)
      const found = value === undefined ? otherwise : words.find((word) => word === value)
      if (found === undefined) wrong(path, `must be one of ${words.join(', ')}.`)
      return found ?? otherwise
    },
    texts: (path: string): readonly string[] => {
      const value = at(path) ?? []
      if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
      wrong(path, 'must be a list of texts.')
      return []
    },
    pattern: (path: string, source: unknown, flags: string): RegExp | null => {
      try {
        if (typeof source === 'string' && source !== '') return new RegExp(source, flags)
        wrong(path, 'must be a regular expression.')
      } catch (fault) {
        wrong(path, `is no regular expression: ${fault instanceof Error ? fault.message : String(fault)}`)
      }
      return null
    },
  }
}

type Reader = ReturnType<typeof createReader>

function readOrganizations(read: Reader): Organizations {
  const found = listOf(read.at('organizations')).map((item, index): Organization => {
    const path = `organizations[${index}]`
    const { id, servers = [], users = [], apps = [], ...more } = fieldsOf(item)
    if (typeof id !== 'string' || id === '') read.wrong(`${path}.id`, 'must be a text that is not empty.')
    for (const name of Object.keys(more))
      read.wrong(`${path}.${name}`, 'is not known here. There are: id, servers, users, apps.')
    const names = listOf(servers).filter((server) => typeof server === 'string')
    const patterns = wholeIds(read, `${path}.users`, users)
    if (names.length + patterns.length === 0)
      read.wrong(
        path,
        'names nobody. Give `servers`, names of homeservers, or `users`, regular expressions of whole user ids.',
      )
    return { id: String(id), servers: names, users: patterns, apps: wholeIds(read, `${path}.apps`, apps) }
  })
  const [first, ...others] = found
  if (first !== undefined) return [first, ...others]
  read.wrong('organizations', 'must list one organization or more: [{ "id": "acme", "servers": ["acme.example"] }].')
  return [{ id: '', servers: [], users: [], apps: [] }]
}

/** Patterns of whole user ids: one that fits a part of an id would take in whoever chose such a name. */
function wholeIds(read: Reader, path: string, patterns: unknown): readonly RegExp[] {
  const found = listOf(patterns).flatMap((one, at) => read.pattern(`${path}[${at}]`, one, 'u') ?? [])
  return found.map(({ source }) => new RegExp(`^(?:${source})$`, 'u'))
}

function readClauses(read: Reader): readonly ReportClause[] {
  return listOf(read.at('reports.clauses')).flatMap((item, index) => {
    const path = `reports.clauses[${index}]`
    const { match, clause } = fieldsOf(item)
    const pattern = read.pattern(`${path}.match`, match, 'iu')
    if (typeof clause !== 'string' || clause === '') read.wrong(`${path}.clause`, 'must be the id of a clause.')
    return pattern === null || typeof clause !== 'string' ? [] : [{ match: pattern, clause }]
  })
}
