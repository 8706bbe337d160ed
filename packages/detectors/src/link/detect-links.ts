/**
 * Links in content: where they really lead, and whom their hosts imitate.
 * A link that shows plain words claims no host, so only a shown host can deceive.
 */
import type { Link, SignalSink, Span } from '@goodstanding/model'
import { imitatedLetter } from '../skeleton/confusable-letters.ts'
import type { DomainIndex } from './domain-index.ts'
import { extractLinks } from './extract-links.ts'
import { deceptionOf, type KnownHosts } from './deception.ts'
import { hostParts, namesHost, readWebUrl, type WebUrl } from './host-parts.ts'
import { isFamous } from './famous-hosts.ts'
import { shownHost } from './punycode.ts'
import { isShort, type Passing, passingOf, shownTargets } from './redirectors.ts'
import { remember } from './remembered.ts'

export type LinkContent = { readonly text: string; readonly links: readonly Link[] }

/** What is known about domains when an event is decided. */
export type LinkContext = {
  /** Domains and names of the register of protected names and of the shipped list. */
  readonly protectedDomains: DomainIndex
  /** The service's own domains and names. */
  readonly serviceDomains: DomainIndex
  /** The domains of the event's organization; null when it has none. */
  readonly ownDomains: DomainIndex | null
}

/** What follows at once in letters that are no ASCII is prose (`setup.exe下载`). */
const PROGRAM =
  /\.(?:exe|msi|scr|bat|cmd|ps1|vbs|hta|apk|ipa|dmg|pkg|jar|cpl|lnk|iso|img|appx|msix|xpi|deb|rpm)(?:%[c-f][0-9a-f](?:%[89ab][0-9a-f]){1,3})*$/i
/** What such a link opens is no place, but code: of its own, or of a program that Windows starts with it. */
const RUNS_CODE = /^\s*(?:javascript|vbscript|data|ms-msdt|search-ms):/i
const PRIVATE_ADDRESS =
  /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|0\.0\.0\.0$|\[?::1\]?$|\[?f[cd]|\[?fe80)/i

/** Programs that are called as hosts are. */
const PROGRAMS_LIKE_HOSTS = /^(?:(?:asp|ado|vb|ml|f#|entity framework|paint)\.net|socket\.io|node\.js)(?: [\w.]+)?$/i

const ASCII = /^[\x20-\x7e]*$/
const TURNED = /\u202e([^\u202c]*)\u202c?/gu
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu
const FULL_STOP_IN_HOST = /(?<=[a-z0-9])\u3002(?=[a-z0-9])/gi

/** As it is read: letters and dots of other widths, what has no width, and what is shown the other way round. */
function asRead(shown: string): string {
  if (ASCII.test(shown)) return shown
  return shown
    .replace(TURNED, (_, turned: string) => Array.from(turned).reverse().join(''))
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(FULL_STOP_IN_HOST, '.')
}

/** Hosts that a shown text names; plain words name none. */
function namedHosts(spelled: string): readonly string[] {
  const hosts: string[] = []
  const shown = asRead(spelled)
  if (PROGRAMS_LIKE_HOSTS.test(shown.trim())) return hosts
  for (const found of extractLinks(shown)) {
    const url = readWebUrl(found.target)
    if (url !== null) hosts.push(url.hostname)
  }
  return hosts
}

type Opened = { readonly url: WebUrl; readonly target: string }
type Looked = { readonly where: Span; readonly context: LinkContext; readonly sink: SignalSink }

function knownHosts({ protectedDomains, serviceDomains, ownDomains }: LinkContext): KnownHosts {
  const isOwn = (host: string): boolean => ownDomains?.owns(host) === true
  const isProtected = (host: string): boolean => protectedDomains.owns(host) || serviceDomains.owns(host) || isOwn(host)
  return {
    isOwn,
    isProtected,
    isKnown: (host) => isFamous(hostParts(host).registrable) || isProtected(host),
    // `youtube.com` that opens `youtu.be`: two domains of one owner.
    haveOneOwner: (named, opened) =>
      [protectedDomains, serviceDomains, ownDomains].some((index) => {
        const owner = index?.ownerOf(named) ?? null
        return owner !== null && owner === index?.ownerOf(opened)
      }),
  }
}

/** Of several hosts that a link shows, and several that it may open, the two that fit best. */
function detectDeception(shown: string, { url, target }: Opened, { where, context, sink }: Looked): void {
  const named = namedHosts(shown)
  const first = named[0]
  if (first === undefined) return
  const known = knownHosts(context)
  const scoreOf = (host: string, passing: Passing): number =>
    Math.min(...named.map((one) => deceptionOf(one, { host, passing }, known)))
  const outer = scoreOf(url.hostname, passingOf(url))
  const inner = outer === 0 ? [] : shownTargets(url, target)
  // Who passes on is not who is opened, as long as it says where.
  const score = inner.length === 0 ? outer : Math.min(...inner.map((host) => scoreOf(host, 'open')))
  if (score > 0) sink.see('link.deceptive', score, where, `${shownHost(first)} -> ${shownHost(url.hostname)}`)
}

/** True when letters of another script stand where a reader sees ASCII. */
function disguised(host: string): boolean {
  return host.split('.').some((label) => {
    const letters = Array.from(label)
    const foreign = letters.some((letter) => letter > '\u007f' && imitatedLetter(letter) !== null)
    return foreign && letters.every((letter) => letter <= '\u007f' || imitatedLetter(letter) !== null)
  })
}

type HostLook = { readonly shown: string; readonly disguised: boolean }

const MOST_LOOKS = 16_384
/** How a host is shown, worked out once for hosts that come again. */
const looks = remember(MOST_LOOKS, (host): HostLook => {
  const shown = shownHost(host)
  return { shown, disguised: shown !== host && disguised(shown) }
})

/** Answers whether the host is the organization's or the service's own. */
function detectHost(url: WebUrl, where: Span, context: LinkContext, sink: SignalSink): boolean {
  const parts = hostParts(url.hostname)
  // What is kept of a host is found faster by the text that it is kept under than by a new one of the same letters.
  const { host } = parts
  if (parts.isAddress || /^\[/.test(host)) {
    if (!PRIVATE_ADDRESS.test(host)) sink.see('link.ip-host', 1, where, host)
    return false
  }
  const look = looks.of(host)
  const { shown } = look
  if (look.disguised) sink.see('link.punycode', 1, where, shown)
  if (context.serviceDomains.owns(host) || context.ownDomains?.owns(host) === true) return !look.disguised
  if (context.protectedDomains.owns(host) || isFamous(parts.registrable)) return false
  detectLikeness(context.protectedDomains, { host, shown }, where, sink)
  if (context.ownDomains !== null) detectLikeness(context.ownDomains, { host, shown }, where, sink)
  const like = context.serviceDomains.imitation(host)
  if (like !== null) sink.see('link.service-lookalike', like.score, where, `${shown} ~ ${like.imitated}`)
  return false
}

type Host = { readonly host: string; readonly shown: string }

function detectLikeness(index: DomainIndex, { host, shown }: Host, where: Span, sink: SignalSink): void {
  const like = index.imitation(host)
  if (like !== null) sink.see('link.lookalike', like.score, where, `${shown} ~ ${like.imitated}`)
}

/** Who clones a repository has a name before the @; a host there is put up for the reader. */
function looksLikeHost(username: string): boolean {
  const shown = username.replace(/%2e/gi, '.').replace(/%2f.*/i, '')
  return shown.includes('.') && namesHost(shown)
}

type Seen = { readonly shown: string | null; readonly target: string; readonly where: Span }

function detectLink(link: Seen, context: LinkContext, sink: SignalSink): 'shortened' | 'at home' | 'plain' {
  if (RUNS_CODE.test(link.target)) {
    const code = link.target.slice(0, 64)
    sink.see('link.executable', 1, link.where, code)
    const [named] = link.shown === null ? [] : namedHosts(link.shown)
    if (named !== undefined) sink.see('link.deceptive', 1, link.where, `${shownHost(named)} -> ${code}`)
    return 'plain'
  }
  const target = link.target.trim()
  const url = readWebUrl(target)
  if (url === null) return 'plain'
  if (link.shown !== null) detectDeception(link.shown, { url, target }, { where: link.where, context, sink })
  if (url.protocol !== 'ftp:' && looksLikeHost(url.username))
    sink.see('link.credentials', 1, link.where, shownHost(url.hostname))
  if (PROGRAM.test(url.pathname)) sink.see('link.executable', 1, link.where, url.pathname.slice(-64))
  if (detectHost(url, link.where, context, sink)) return 'at home'
  return isShort(url) ? 'shortened' : 'plain'
}

const NONE: readonly Seen[] = []

/** Every link of a content: those of `links`, and the URLs in its text. */
export function linksOf(content: LinkContent, pointer: string): readonly Seen[] {
  const inText = extractLinks(content.text)
  if (inText.length === 0 && content.links.length === 0) return NONE
  const seen: Seen[] = content.links.map((link, index) => ({
    shown: link.text ?? null,
    target: link.target,
    where: { pointer: `${pointer}/links/${index}/target` },
  }))
  for (const found of inText)
    seen.push({
      shown: found.shown,
      target: found.target,
      where: { pointer: `${pointer}/text`, start: found.start, end: found.end },
    })
  return seen
}

/**
 * Says `link.*` signals about the links of one content. `pointer` is the content's own, e.g. `/data/content`;
 * evidence points at `/text` with offsets, or at `/links/3/target`.
 */
export function detectLinks(content: LinkContent, pointer: string, context: LinkContext, sink: SignalSink): void {
  const links = linksOf(content, pointer)
  const first = links[0]
  if (first === undefined) return
  sink.see('link.count', links.length, first.where)
  let [shortened, atHome] = [0, 0]
  for (const link of links) {
    const seen = detectLink(link, context, sink)
    if (seen === 'shortened') sink.see('link.shortener', ++shortened, link.where, link.target)
    else if (seen === 'at home') atHome += 1
  }
  if (atHome === links.length) sink.see('link.at-home', 1, first.where)
}

/** What a document may lead to is not what somebody sends: addresses and programs are named in manuals. Whom a host imitates counts. */
const OF_DOCUMENTS: ReadonlySet<string> = new Set([
  'link.lookalike',
  'link.service-lookalike',
  'link.punycode',
  'link.credentials',
])

/** Says `link.*` signals about the hosts that a file's links open. `pointer` is the file's own. */
export function detectLinksOfFile(
  targets: readonly string[],
  pointer: string,
  context: LinkContext,
  sink: SignalSink,
): void {
  const into: SignalSink = {
    see: (name, value, where, shown) => {
      if (OF_DOCUMENTS.has(name)) sink.see(name, value, where, shown)
    },
  }
  for (const target of targets) detectLink({ shown: null, target, where: { pointer } }, context, into)
}

/** Says `link.*` signals about where codes in a picture lead: somebody sent it to be read by a phone. `pointer` is the picture's own. */
export function detectCodesOfPicture(
  addresses: readonly string[],
  pointer: string,
  context: LinkContext,
  sink: SignalSink,
): void {
  let shortened = 0
  for (const target of addresses) {
    const where = { pointer }
    if (detectLink({ shown: null, target, where }, context, sink) === 'shortened')
      sink.see('link.shortener', ++shortened, where, target)
  }
}
