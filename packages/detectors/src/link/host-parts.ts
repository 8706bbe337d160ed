/** Hosts: where the registrable domain begins, and what a bare word with a dot may be. */
import { parse } from 'tldts'
import { readUrl } from './read-url.ts'
import { remember } from './remembered.ts'

/** Names that RFC 2606 and 6761 keep from the public: hosts in tests, documents and inner networks. */
const RESERVED_SUFFIXES = new Set([
  'example',
  'test',
  'invalid',
  'localhost',
  'local',
  'internal',
  'lan',
  'corp',
  'home',
])
/** Country domains that are better known as endings of files. */
const FILE_ENDINGS = new Set(
  'md rs py sh zip mov pl ps so cc ml mm pm me st vi la ac as app mk do hs ts go pub'.split(' '),
)

export type HostParts = {
  /** Lower-case ASCII, without a last dot. */
  readonly host: string
  /** The domain that somebody registered; the host itself when it is an address or a single label. */
  readonly registrable: string
  /** The registrable domain's first label. */
  readonly label: string
  readonly suffix: string
  readonly isAddress: boolean
  readonly known: boolean
  /** The suffix is one of a registry, and not a domain that its holder lets others name theirs under (`github.io`, `co.com`). */
  readonly isRegistry: boolean
  /** The host, and every domain that it lies under. */
  readonly within: readonly string[]
}

/** The same hosts come again and again, and each is asked for several times. */
const MOST_HOSTS = 16_384
const hosts = remember(MOST_HOSTS, readParts)

export const hostParts = (host: string): HostParts => hosts.of(host)

function readParts(host: string): HostParts {
  const clean = host.toLowerCase().replace(/(?<!\.)\.+$/, '')
  const parsed = parse(clean, { allowPrivateDomains: true, validateHostname: false })
  const registrable = parsed.domain ?? clean
  const suffix = parsed.publicSuffix ?? ''
  return {
    host: clean,
    registrable,
    label: parsed.domainWithoutSuffix ?? registrable,
    suffix,
    isAddress: parsed.isIp === true,
    known: parsed.isIcann === true || parsed.isPrivate === true || RESERVED_SUFFIXES.has(suffix),
    isRegistry: parsed.isIcann === true || RESERVED_SUFFIXES.has(suffix),
    within: domainsAbove(clean),
  }
}

function domainsAbove(host: string): readonly string[] {
  const domains = [host]
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) domains.push(host.slice(dot + 1))
  return domains
}

const MOST_ENDINGS = 4_096
/** True when hosts may end so: a top-level domain, or a reserved name. Few endings are in use, and most words have none of them. */
const isHostEnding = remember(MOST_ENDINGS, (last) => readParts(`x.${last}`).known).of

/** True when a bare word such as `bank.example` names a host, and not a file, a version or an abbreviation. */
export function namesHost(word: string): boolean {
  if (!isHostEnding(word.slice(word.lastIndexOf('.') + 1).toLowerCase())) return false
  const parts = hostParts(word)
  if (!parts.known || parts.isAddress || parts.label === '') return false
  const labels = parts.host.split('.')
  const last = labels.at(-1) ?? ''
  return labels.length > 2 || !FILE_ENDINGS.has(last)
}

/** What of a web address is looked at. */
export type WebUrl = {
  /** With its colon, lower case. */
  readonly protocol: string
  readonly hostname: string
  readonly username: string
  readonly pathname: string
}

/** An address that needs no parser: plain lower-case host with a name at its end, and a path with nothing to resolve. */
const PLAIN =
  /^(https?:)\/\/((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})(\/[a-z0-9_~/-]*)?(?:[?#][!#-;=?-[\]_a-z~]*)?$/i

const LONGEST_HOST = 253
const LONGER_LABEL = /[^.]{64}/

/** True when names of these letters are looked up at all (RFC 1035: 253, 63 between dots); any other is found by nobody, and opens nothing. */
export const canBeFound = (host: string): boolean => {
  const { length } = host
  return (
    length > 0 &&
    (length <= LONGEST_HOST || (length === LONGEST_HOST + 1 && host.endsWith('.'))) &&
    !LONGER_LABEL.test(host)
  )
}

/** Host, path and user of an http(s) or ftp URL, or null where there is none that could be opened. */
export function readWebUrl(target: string): WebUrl | null {
  const plain = PLAIN.exec(target)
  const hostname = (plain?.[2] ?? '').toLowerCase()
  if (plain === null || hostname.length > LONGEST_HOST || hostname.includes('xn--')) return parseWebUrl(target)
  return {
    protocol: (plain[1] ?? '').toLowerCase(),
    hostname,
    username: '',
    pathname: plain[3] ?? '/',
  }
}

/**
 * The parsed URL of an http(s) or ftp address, or null where there is none that could be opened. Tabs and line ends are passed over, as
 * browsers do wherever they stand: one in the middle of the scheme opens the same page.
 */
export function parseWebUrl(written: string): URL | null {
  const target = written.replace(/[\t\n\r]/g, '').trim()
  const spelled = /^[a-z][a-z0-9+.-]*:/i.test(target)
    ? target
    : target.startsWith('//')
      ? `https:${target}`
      : `https://${target}`
  const url = readUrl(spelled)
  return url !== null && /^(?:https?|ftp|wss?):$/.test(url.protocol) && canBeFound(url.hostname) ? url : null
}
