/** Configuration: environment variables and command-line flags -> one frozen value. Bad values are refused in words. */
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { type OidcConfig, readOidcConfig } from './access/read-oidc-config.ts'
import { readPublicUrl } from './access/read-public-url.ts'
import { ConfigError, type Environment, wholeNumber } from './config-error.ts'
import { type MailConfig, readMailConfig } from './mail/read-mail-config.ts'
import { isLoopback } from './net/guarded-lookup.ts'
import type { ClamdPlace } from './scan/clamd.ts'
import { type OpinionConfig, readOpinionConfig } from './opinion/read-opinion-config.ts'
import { type ExchangeConfig, readExchangeConfig } from './exchange/read-exchange-config.ts'
import { readPictureModel } from './scan/picture-classifier.ts'
import { readClamdConfig } from './scan/read-clamd-config.ts'
import type { StatedKeys } from './vault/read-keyring.ts'

export type Config = {
  readonly port: number
  readonly host: string
  /** Address that links and the ready line show; null: made from host and port. */
  readonly publicUrl: string | null
  readonly databaseUrl: string | null
  readonly dataDirectory: string
  /** A folder of policy files; null: the shipped policy. */
  readonly policyDirectory: string | null
  readonly serviceToken: string | null
  /** Requests a second for each service token; null: no limit. */
  readonly rateLimit: number | null
  /** What may fail in a minute from one network address; null: anything. */
  readonly addressLimit: number | null
  /** Proxies whose word on who asks (`x-forwarded-for`) is taken: addresses or networks. */
  readonly trustedProxies: readonly string[]
  /** How long a service token that was good is accepted while the database does not answer. 0: not at all. */
  readonly tokenGraceMinutes: number
  readonly retentionDays: number
  /** How long an end in order may take. What has not ended by then is left behind, by name. */
  readonly stopWithinSeconds: number
  /** How long it says that it is not ready, and answers all the same, before an end begins. */
  readonly drainSeconds: number
  /** What the counters of windows may take in memory; null: as much as suits the memory that the process may use. */
  readonly counterMemoryBytes: number | null
  /** What the bytes of files that came within the last hour may take in memory. */
  readonly fileMemoryBytes: number
  /** What the bytes of files in evidence may take on disk. */
  readonly evidenceFileBytes: number
  /** Webhooks may go to private addresses and over plain HTTP: for a service beside this one. */
  readonly privateWebhooks: boolean
  /** Webhooks may go to this machine, over plain HTTP too: where nothing else reaches the product, unless they are refused. */
  readonly machineWebhooks: boolean
  /** Name servers that are asked whether somebody controls a domain, `address[:port]`; none: the system's. */
  readonly dnsServers: readonly string[]
  /** The provider that staff sign in with; null: by links and tokens only. */
  readonly oidc: OidcConfig | null
  /** null: no mail comes in or goes out. */
  readonly mail: MailConfig | null
  /** Where ClamAV's daemon is; null: files are not scanned. */
  readonly clamd: ClamdPlace | null
  /** The model that looks at pictures, installed beside the product; null: none. */
  readonly pictureModel: 'nsfwjs' | null
  /** The classifier that is asked about texts that are not sure; null: nobody is asked. */
  readonly opinion: OpinionConfig | null
  /** The exchange of hashes with StopNCII; null: none is exchanged. */
  readonly exchange: ExchangeConfig | null
  /** The installation key that wraps data keys; none: a file in the data directory holds it. */
  readonly keys: StatedKeys
}

export { ConfigError }

const MEGABYTE = 1024 * 1024

function megabytes(name: string, environment: Environment, fallback: number): number {
  return (wholeNumber(name, environment[name], { min: 0, max: 100_000_000 }) ?? fallback) * MEGABYTE
}

function readCounterMemory(stated: string | undefined): number | null {
  const most = wholeNumber('GOODSTANDING_COUNTER_MEMORY_MB', stated, { min: 16, max: 100_000 })
  return most === null ? null : most * MEGABYTE
}

const FLAGS = ['port', 'host', 'data', 'policy'] as const
type Flag = (typeof FLAGS)[number]

function readFlags(argv: readonly string[]): ReadonlyMap<Flag, string> {
  const found = new Map<Flag, string>()
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    const [name, inline] = argument.split('=', 2)
    const flag = FLAGS.find((known) => `--${known}` === name)
    if (flag === undefined)
      throw new ConfigError(`"${argument}" is not a flag. Known: ${FLAGS.map((known) => `--${known}`).join(' ')}.`)
    const value = inline ?? argv[++at]
    // Nothing, or another flag, is no value of this one: a variable of the shell was empty.
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--')))
      throw new ConfigError(`--${flag} needs a value.`)
    found.set(flag, value)
  }
  return found
}

/** A header carries neither the spaces around a token nor a second line. */
function readToken(value: string | undefined): string | null {
  if (value === undefined || value === '') return null
  const token = value.trim()
  if (token.length < 16) throw new ConfigError('GOODSTANDING_SERVICE_TOKEN must have 16 characters or more.')
  if (Buffer.byteLength(token) > 4_096 || /\p{Cc}/u.test(token))
    throw new ConfigError('GOODSTANDING_SERVICE_TOKEN must be one line of at most 4096 bytes.')
  return token
}

function readAllowed(name: string, value: string | undefined): boolean {
  if (value === undefined || value === '' || value === 'refuse') return false
  if (value === 'allow') return true
  throw new ConfigError(`${name} must be "allow" or "refuse", not "${value}".`)
}

function readServers(value: string | undefined): readonly string[] {
  const servers = (value ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
  for (const server of servers) {
    const address =
      /^\[(.+)\](?::\d+)?$/.exec(server)?.[1] ?? (isIP(server) === 0 ? server.replace(/:\d+$/, '') : server)
    if (isIP(address) === 0)
      throw new ConfigError(
        `GOODSTANDING_DNS_SERVERS must list addresses such as 9.9.9.9 or 127.0.0.1:5353, not "${server}".`,
      )
  }
  return servers
}

function readProxies(value: string | undefined): readonly string[] {
  const proxies = (value ?? '').split(',').flatMap((text) => (text.trim() === '' ? [] : [text.trim()]))
  for (const proxy of proxies) {
    const [address = '', bits, ...more] = proxy.split('/')
    const family = isIP(address)
    const isLong = bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128))
    if (family === 0 || isLong || more.length > 0)
      throw new ConfigError(
        `GOODSTANDING_TRUSTED_PROXIES must list addresses or networks such as 10.0.0.7 or 10.0.0.0/8, not "${proxy}".`,
      )
  }
  return proxies
}

const SHORTEST_KEY = 32

function readKey(value: string | undefined): string | null {
  if (value === undefined || value === '') return null
  if (value.length < SHORTEST_KEY)
    throw new ConfigError(`GOODSTANDING_KEY must be a random text of ${SHORTEST_KEY} characters or more.`)
  return value
}

/** Reads everything once at start. Flags win over the environment; a variable that is empty is not set. */
export function readConfig(environment: Environment, argv: readonly string[]): Config {
  const flags = readFlags(argv)
  const port = wholeNumber('port', flags.get('port') ?? environment['PORT'], { min: 0, max: 65_535 }) ?? 4600
  const policy = flags.get('policy') ?? (environment['GOODSTANDING_POLICY'] || null)
  const publicUrl = readPublicUrl(environment['GOODSTANDING_PUBLIC_URL'])
  // An empty address would be every address of the machine.
  const host = flags.get('host') ?? (environment['GOODSTANDING_HOST'] || '127.0.0.1')
  return {
    port,
    host,
    publicUrl,
    oidc: readOidcConfig(environment, publicUrl),
    databaseUrl: environment['GOODSTANDING_DATABASE_URL'] || null,
    dataDirectory: resolve(flags.get('data') ?? (environment['GOODSTANDING_DATA'] || 'data')),
    policyDirectory: policy === null ? null : resolve(policy),
    serviceToken: readToken(environment['GOODSTANDING_SERVICE_TOKEN']),
    rateLimit: wholeNumber('GOODSTANDING_RATE_LIMIT', environment['GOODSTANDING_RATE_LIMIT'], {
      min: 1,
      max: 1_000_000,
    }),
    addressLimit:
      (wholeNumber('GOODSTANDING_ADDRESS_LIMIT', environment['GOODSTANDING_ADDRESS_LIMIT'], {
        min: 0,
        max: 1_000_000,
      }) ??
        120) ||
      null,
    trustedProxies: readProxies(environment['GOODSTANDING_TRUSTED_PROXIES']),
    tokenGraceMinutes:
      wholeNumber('GOODSTANDING_TOKEN_GRACE_MINUTES', environment['GOODSTANDING_TOKEN_GRACE_MINUTES'], {
        min: 0,
        max: 1_440,
      }) ?? 15,
    retentionDays:
      wholeNumber('GOODSTANDING_RETENTION_DAYS', environment['GOODSTANDING_RETENTION_DAYS'], { min: 1, max: 36_500 }) ??
      400,
    stopWithinSeconds:
      wholeNumber('GOODSTANDING_STOP_WITHIN', environment['GOODSTANDING_STOP_WITHIN'], { min: 1, max: 3_600 }) ?? 60,
    drainSeconds: wholeNumber('GOODSTANDING_DRAIN', environment['GOODSTANDING_DRAIN'], { min: 0, max: 600 }) ?? 0,
    counterMemoryBytes: readCounterMemory(environment['GOODSTANDING_COUNTER_MEMORY_MB']),
    fileMemoryBytes: megabytes('GOODSTANDING_FILE_MEMORY_MB', environment, 128),
    evidenceFileBytes: megabytes('GOODSTANDING_EVIDENCE_FILES_MB', environment, 20_480),
    mail: readMailConfig(environment),
    clamd: readClamdConfig(environment),
    opinion: readOpinionConfig(environment),
    exchange: readExchangeConfig(environment),
    pictureModel: readPictureModel(environment),
    privateWebhooks: readAllowed('GOODSTANDING_PRIVATE_WEBHOOKS', environment['GOODSTANDING_PRIVATE_WEBHOOKS']),
    machineWebhooks: !environment['GOODSTANDING_PRIVATE_WEBHOOKS'] && publicUrl === null && isLoopback(host),
    dnsServers: readServers(environment['GOODSTANDING_DNS_SERVERS']),
    keys: {
      key: readKey(environment['GOODSTANDING_KEY']),
      before: (environment['GOODSTANDING_KEYS_BEFORE'] ?? '').split(',').flatMap((text) => readKey(text.trim()) ?? []),
    },
  }
}
