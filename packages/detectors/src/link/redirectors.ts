/** Hosts that stand between a link and where it leads: those that say where, those that do not, and those that anybody may use. */
import { hostParts, parseWebUrl, readWebUrl, type WebUrl } from './host-parts.ts'

/**
 * Guards of mail, and doors that services put before what lies outside of them: the real target stands in the address. What they open
 * was looked at by them, or is shown before it is opened.
 */
const SHOWING =
  /(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|us|proofpoint\.com)|linkprotect\.cudasvc\.com|secure-web\.cisco\.com|mimecast(?:protect)?\.com|protection\.sophos\.com|clicktime\.symantec\.com|urlisolation\.com|fireeye\.(?:com|security)|trendmicro\.com|url\.(?:emailprotection|mailanyone)\.(?:link|net)|awstrack\.me|pstmrk\.it|translate\.goog|l\.(?:facebook|instagram|messenger|threads)\.(?:com|net)|lm\.facebook\.com|linkedin\.com|slack-redir\.net|steamcommunity\.com|youtube\.com|vk\.com|away\.vk\.com|deref-(?:mail|gmx|web)\.(?:com|net|de)|link\.zhihu\.com|link\.juejin\.cn|link\.csdn\.net|jianshu\.com|c\.pc\.qq\.com|link\.wtturl\.cn|weixin110\.qq\.com|mail\.(?:qq|163)\.com|web\.archive\.org|archive\.(?:org|ph|today|is))$/

/** Under the registries of countries it is Google's own; under what others let out (`com.de`, `eu.org`) it is anybody's. */
const GOOGLE = /(?:^|\.)google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/

const isShowing = (host: string): boolean => SHOWING.test(host) || (GOOGLE.test(host) && hostParts(host).isRegistry)

/** Who sends letters for others, and counts who opens what is in them: where such a link leads, only they know. */
const COUNTING =
  /(?:^|\.)(?:sendgrid\.net|list-manage\.com|mailchi\.mp|mandrillapp\.com|chimpstatic\.com|hubspotlinks\.com|hubspotemail\.net|hs-sites\.com|exct\.net|rs6\.net|createsend[1-9]?\.com|cmail(?:19|20)\.com|mailgun\.(?:org|net)|sparkpostmail[12]?\.com|mjt\.lu|mailjet\.com|sendinblue\.com|sendibm[1-9]\.com|sendibt[1-9]\.com|brevo\.com|en25\.com|mktoweb\.com|pardot\.com|klclick[1-3]?\.com|klaviyomail\.com|customeriomail\.com|intercom-(?:clicks|mail)\.com|mlsend[23]?\.com|mailerlite\.com|convertkit-mail[2-6]?\.com|ck\.page|beehiiv\.com|substack\.com|activehosted\.com|acemlna\.com|aweber\.com|getresponse\.com|eloqua\.com|c\.gle|notifications\.google\.com|sendcloud\.(?:net|org)|focussend\.com|mailtrack\.io|benchurl\.com|constantcontact\.com|emlnk1?\.com|sng\.link|onelink\.me|app\.link|branch\.io|adjust\.com|smart\.link)$/

/** Short addresses that one publisher makes for what is its own. */
const OF_PUBLISHERS = new Set(
  (
    'nyti.ms wapo.st bbc.in cnn.it reut.rs bloom.bg econ.st on.ft.com on.wsj.com on.nyt.com apne.ws n.pr abcn.ws cbsn.ws nbcnews.to fxn.ws ' +
    'usat.ly lat.ms polit.co politi.co tcrn.ch engt.co zd.net cnet.co wrd.cm theatln.tc ti.me gu.com ind.pn tgr.ph mol.im ' +
    'str.sg cna.asia s.nikkei.com mck.co s.hbr.org accntu.re deloi.tt pwc.to ibm.co oracle.to sforce.co adobe.ly intel.ly'
  ).split(' '),
)

/** Names that last, for what may move: whoever registers one has to be known there. */
const LASTING = new Set(
  'doi.org dx.doi.org www.doi.org hdl.handle.net purl.org purl.oclc.org w3id.org n2t.net ark.org perma.cc orcid.org search.crossref.org'.split(
    ' ',
  ),
)

/** Short addresses that anybody may make. */
const SHORTENERS = new Set(
  (
    'bit.ly bitly.com j.mp tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly shorturl.at rb.gy t.ly tiny.cc v.gd bl.ink lnkd.in ' +
    'short.io s.id adf.ly shorte.st soo.gd clck.ru t.cn url.cn dwz.cn suo.im suo.nz w.url.cn 6url.cn mrw.so sina.lt u.nu qr.ae ' +
    'trib.al dlvr.it snip.ly linktr.ee ' +
    'bc.vc ouo.io ouo.press vk.cc x.co kutt.it urlz.fr tr.im surl.li shrtco.de n9.cl acortar.link encr.pw qrco.de me-qr.com t2m.io tny.im clk.sh gg.gg 1url.com ' +
    'u.to goo.su clik.cc da.gd shorturl.gg urlshortner.org tinu.be hyperurl.co po.st cutt.us rotf.lol shorturl.asia ' +
    // Of Chinese, Taiwanese and Japanese makers.
    '985.so sourl.cn 6du.in rurl.cc c1n.cn dwz.mk urlc.cn t.hk kurl.ru reurl.cc lihi.cc lihi1.com pse.is lurl.cc ppt.cc 0rz.tw supr.cm x.gd ux.nu ' +
    // These note down who opens them.
    'iplogger.org iplogger.com iplogger.co grabify.link 2no.co yip.su blasze.com'
  ).split(' '),
)

export const isShort = ({ hostname, pathname }: WebUrl): boolean => SHORTENERS.has(hostname) && pathname.length > 1

/** What lies behind a host that only passes on; `open`: the host itself is what is opened. */
export type Passing = 'open' | 'lasting' | 'counting' | 'short'

export function passingOf(url: WebUrl): Passing {
  if (LASTING.has(url.hostname)) return 'lasting'
  if (isShort(url)) return 'short'
  return COUNTING.test(url.hostname) || OF_PUBLISHERS.has(url.hostname) ? 'counting' : 'open'
}

/** Proofpoint's own spelling of an address: `_` for `/`, `-2D` for `%2D`. */
const unspell = (value: string): string =>
  value.replaceAll('_', '/').replace(/-([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // an address that is cut off is read as far as it goes
  }
}

const INNER = /https?:\/{1,2}([\w.-]+\.[a-z]{2,24}|xn--[\w.-]+)/gi
const BARE_HOST = /^[\w-]+(?:\.[\w-]+)+$/
const MOST_READ = 4_096

/** Hosts that an address says it passes on to; none when its host is not known to say so. */
export function shownTargets(url: WebUrl, target: string): readonly string[] {
  if (!isShowing(url.hostname)) return []
  const parsed = parseWebUrl(target.slice(0, MOST_READ))
  if (parsed === null) return []
  const hosts: string[] = []
  const keep = (address: string): void => {
    const inner = readWebUrl(address)
    if (inner !== null && hostParts(inner.hostname).known) hosts.push(inner.hostname)
  }
  for (const [name, value] of parsed.searchParams) {
    const read = name === 'u' && value.startsWith('http') && value.includes('-3A__') ? unspell(value) : value
    if (/^https?:/i.test(read)) keep(read)
    else if (BARE_HOST.test(read) && /^(?:u|url|d|domain|target|q)$/.test(name)) keep(read)
  }
  const path = decode(parsed.pathname)
  for (const [address] of path.matchAll(INNER)) keep(address.replace(/^(https?:)\/{1,2}/i, '$1//'))
  for (const part of path.split('/')) if (BARE_HOST.test(part)) keep(part)
  // `a.example` is called `a-example.translate.goog` there, and `--` stands for a hyphen.
  const translated = /^([\w-]+)\.translate\.goog$/.exec(url.hostname)?.[1]
  if (translated !== undefined) keep(translated.replace(/--|-/g, (found) => (found === '--' ? '-' : '.')))
  return hosts
}
