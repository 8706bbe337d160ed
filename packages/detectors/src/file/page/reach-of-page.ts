/** What a page that is sent as a file reaches for: the ways in which such pages rob, and which pages that show figures have no use for. */
import { heldInAddress, type PageParts } from './read-page.ts'
import { lettersShown } from './shown-of-page.ts'

/** More code than that is a library or a program of its own, and uses all that a browser has. What robs is short. */
const MOST_CODE = 64_000
const SHORTEST_DATA = 800
/** A page that shows less is there for what it fetches. */
const LITTLE_SHOWN = 200
/** And one that shows less than that is a form and little else. */
const MUCH_SHOWN = 600

const DATA = new Uint8Array(128)
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_%\\,-#& \n\r\t')
  DATA[sign.charCodeAt(0)] = 1

/** Code without what is written in it as a long row of letters or numbers, and how long that was. */
export function partData(script: string): { readonly code: string; readonly data: number } {
  const kept: string[] = []
  let data = 0
  let from = 0
  for (let at = 0; at < script.length; at++) {
    if (DATA[script.charCodeAt(at)] !== 1) continue
    const start = at
    let blanks = 0
    for (; at < script.length && DATA[script.charCodeAt(at)] === 1; at++) if (script.charCodeAt(at) <= 32) blanks++
    if (at - start - blanks < SHORTEST_DATA) continue
    kept.push(script.slice(from, start))
    data += at - start - blanks
    from = at
  }
  kept.push(script.slice(from))
  return { code: kept.join('~'), data }
}

type Reach = { readonly what: string; readonly pattern: RegExp }

const ABROAD = `["'\`]\\s{0,3}(?:https?:)?//`
const LOCATION = '(?:\\blocation|\\[\\s{0,3}["\']location["\']\\s{0,3}\\])'
const HREF = '(?:\\s{0,3}\\.\\s{0,3}href|\\s{0,3}\\[\\s{0,3}["\']href["\']\\s{0,3}\\])?'
/** What sets where the page leads: by a value, or by a call. */
const LEAVES = `(?:${LOCATION}${HREF}\\s{0,3}=(?!=)|${LOCATION}\\s{0,3}\\.\\s{0,3}(?:replace|assign)\\s{0,3}\\()`
/** An address that names no host. */
const WITHIN_SITE = '\\s{0,3}["\'`](?:\\.{0,2}/(?!/)|[\\w-]+[./#?"\'`])'
const COMMAND =
  '\\b(?:powershell|pwsh|mshta|rundll32|certutil|msiexec|cmd(?:\\.exe)?\\s{1,3}/[ck]|bitsadmin|osascript)\\b'
const CALL = '\\s{0,3}\\(\\s{0,3}'

/** Each by itself. */
const REACHES: readonly Reach[] = [
  {
    what: 'asks for a password',
    pattern: /\btype\\?["']?\s{0,3}[=:,]\s{0,3}\\?["']?password\b/i,
  },
  {
    what: 'the system',
    pattern:
      /\b(?:ActiveXObject|CreateObject|GetObject)\s{0,3}\(\s{0,3}["'](?:WScript|Shell\.|ADODB|winmgmts|Scripting\.FileSystem)/i,
  },
  {
    what: 'hidden words',
    pattern: new RegExp(
      `\\b(?:eval|Function|setTimeout|setInterval)${CALL}(?:window\\s{0,3}\\.\\s{0,3})?(?:atob|unescape|decodeURIComponent|String\\s{0,3}\\.\\s{0,3}fromCharCode)${CALL}|` +
        `\\bwrite(?:ln)?${CALL}(?:atob|decodeURIComponent|unescape)${CALL}(?:~|["'\`](?:~|[^"'\`]{300})|[a-z_$])|` +
        `\\beval${CALL}function${CALL}p\\s{0,3},\\s{0,3}a\\s{0,3},\\s{0,3}c|\\bfromCharCode${CALL}(?:(?:0x)?[0-9a-f]{1,4}\\s{0,3},\\s{0,3}){6}|` +
        '(?:[[\\]()!+]{2,60}\\s{0,3}){12}',
      'i',
    ),
  },
  {
    what: 'hidden words',
    pattern: /[\w$)\]]\[\s{0,3}["'][a-z]{1,12}["']\s{0,3}\+\s{0,3}["'][a-z]{1,12}["']\s{0,3}[\]+]/i,
  },
  {
    what: 'another page',
    pattern: new RegExp(
      `${LEAVES}\\s{0,3}(?:${ABROAD}|(?:window\\s{0,3}\\.\\s{0,3})?(?:atob|unescape|decodeURIComponent)${CALL})|` +
        `\\[\\s{0,3}["']location["']\\s{0,3}\\]|\\bopen${CALL}${ABROAD}[^"'\`]{1,300}["'\`]\\s{0,3},\\s{0,3}["']_(?:self|top|parent)`,
      'i',
    ),
  },
]

/** Letters of words that could have been written as they are. They look like data, so they are sought before that is taken away. */
const AS_NUMBERS = /(?:\\x[2-7][0-9a-f]){12}|(?:\\u00[2-7][0-9a-f]){12}|(?:%[2-7][0-9a-f]){24}/i
const SCRAMBLED_NAME = /\b_0x[0-9a-f]{4,8}\b/g
const MANY_SCRAMBLED = 24

const COPIES = /\bclipboard\b|\bexecCommand\b/
const COMMANDS = new RegExp(COMMAND, 'i')
const UNPACKS =
  /\batob\s{0,3}\(|\bunescape\s{0,3}\(|\bfromCharCode\b|\bcharCodeAt\b|\bcodePointAt\b|\bfromBase64\b|\bTextDecoder\b|\bCryptoJS\b|\bsubtle\s{0,3}\.\s{0,3}decrypt\b|\bparseInt\s{0,3}\([^)]{1,80},\s{0,3}(?:16|2|8|36)\s{0,3}\)/
/** How an address is put together so that nobody reads it. */
const PUTS_TOGETHER =
  /\batob\s{0,3}\(|\bunescape\s{0,3}\(|\bfromCharCode\b|\breverse\s{0,3}\(\s{0,3}\)\s{0,3}\.\s{0,3}join\b|["'`]ht{0,2}p{0,1}["'`]\s{0,3}\+/
const LEAVES_ANYHOW = new RegExp(LEAVES)
const RUNS =
  /\beval\s{0,3}\(|\bnew\s{1,3}Function\b|\bdocument\s{0,3}\.\s{0,3}(?:write|open)|\binnerHTML\s{0,3}=(?!=)|\binsertAdjacentHTML\b|\bsrcdoc\b|\bWebAssembly\b/
const MAKES_FILE = /\bnew\s{1,3}(?:Blob|File)\b|\bcreateObjectURL\b|\bmsSave(?:OrOpen)?Blob\b|\bdownload\b/
const PRESSES =
  /\.\s{0,3}click\s{0,3}\(\s{0,3}\)|\bdispatchEvent\b|\bmsSave(?:OrOpen)?Blob\b|\blocation(?:\s{0,3}\.\s{0,3}href)?\s{0,3}=(?!=)/
const PACKED_TYPE = /data:(?:application|binary)\/(?:x-|zip|octet|vnd\.(?:rar|ms-cab|microsoft))/
const SENDS = new RegExp(
  `(?:\\bfetch|\\bsendBeacon|\\.\\s{0,3}open|\\.\\s{0,3}(?:ajax|post|get)|\\bWebSocket|\\burl\\s{0,3}:|\\baction\\s{0,3}=|api\\.telegram\\.org)[^]{0,200}?${ABROAD}`,
  'i',
)

/** What the scripts of a page do. Data may lie in another than the one that unpacks and runs it; those two come together. */
function reachOfScripts(scripts: readonly string[], data: number, parts: PageParts): string | null {
  const code = scripts.join('\n;\n')
  for (const { what, pattern } of REACHES) if (pattern.test(code)) return what
  if ((code.match(SCRAMBLED_NAME)?.length ?? 0) >= MANY_SCRAMBLED) return 'hidden words'
  if (COPIES.test(code) && COMMANDS.test(code)) return 'a command to paste'
  if (UNPACKS.test(code) || (data > 0 && PACKED_TYPE.test(code)))
    if (MAKES_FILE.test(code) && PRESSES.test(code)) return 'a file that it makes'
  if (data > 0 && scripts.some((script) => UNPACKS.test(script) && RUNS.test(script))) return 'hidden words'
  if (scripts.some((script) => PUTS_TOGETHER.test(script) && LEAVES_ANYHOW.test(script))) return 'another page'
  return parts.hasFields && SENDS.test(code) ? 'sending what is typed' : null
}

/** What takes the place of a page that shows next to nothing itself: it writes another, leaves for one, or gets and presses something. */
const TAKES_OVER = new RegExp(
  `\\bdocument\\s{0,3}\\.\\s{0,3}(?:write|open)|\\b(?:documentElement|body)\\s{0,3}\\.\\s{0,3}(?:inner|outer)HTML\\s{0,3}=|${LEAVES}\\s{0,3}(?!${WITHIN_SITE})|` +
    `\\.\\s{0,3}(?:submit|click)${CALL}\\)|\\b(?:fetch|sendBeacon)${CALL}${ABROAD}|\\b(?:eval|Function|Worker)${CALL}[^"'\`)]`,
)

/** Addresses by which a page starts programs of Windows, and files that lie in an address. */
const STARTS = /\b(?:ms-msdt|search-ms|ms-officecmd|ms-appinstaller)\s{0,3}:[^\s"'<>]/i
const FILE_IN_ADDRESS =
  /\bhref\s{0,3}=\s{0,3}["']?\s{0,3}data:application\/(?:zip|octet-stream|x-[a-z0-9-]{1,40}|vnd\.rar)[;,]/i
const FETCHES = new RegExp(
  `(?:\\bimport\\s{0,3}\\(?\\s{0,3}|\\bfrom\\s{0,3}|\\.src\\s{0,3}=\\s{0,3})["'\`]((?:https?:)?//[^"'\`\\s]{1,500})`,
  'gi',
)

/** Networks that give out the libraries which pages with figures fetch; of jsDelivr not what lies in anybody's repository. */
const LIBRARIES =
  /^https?:\/\/(?:[\w-]+\.)*(?:plot\.ly|unpkg\.com|cdnjs\.cloudflare\.com|bokeh\.org|jquery\.com|bootstrapcdn\.com|googleapis\.com|gstatic\.com|googletagmanager\.com|google-analytics\.com|redoc\.ly|mathjax\.org|d3js\.org|datatables\.net|highcharts\.com|bootcdn\.net|staticfile\.org|aspnetcdn\.com|office\.net|fontawesome\.com|leafletjs\.com|openlayers\.org|mapbox\.com|amcharts\.com|visjs\.org|jsdelivr\.net\/(?:npm|combine))\//i

const isAbroad = (target: string): boolean => /^\s{0,9}(?:https?:)?\/\//i.test(target)
const isInAddress = (target: string): boolean => /^\s{0,9}data:/i.test(target)
const isForeignLibrary = (target: string): boolean =>
  isAbroad(target) && !LIBRARIES.test(target.trim().replace(/^\/\//, 'https://'))

const postsAbroad = ({ forms, bases }: PageParts): boolean =>
  forms.some((target) => isAbroad(target) || bases.some(isAbroad))

/** What it reaches for, or null; `page` is its text. */
export function reachOfPage(page: string, parts: PageParts): string | null {
  if (parts.asksForPassword) return 'asks for a password'
  if (parts.refreshes.some(isAbroad)) return 'another page'
  if (parts.isUnread) return 'more than can be read'
  if (STARTS.test(page)) return 'the system'
  if (FILE_IN_ADDRESS.test(page)) return 'a file that it makes'
  const scripts = [...parts.scripts, ...parts.fetched.flatMap((target) => heldInAddress(target, /script|ecma/i) ?? [])]
  const short: string[] = []
  let data = 0
  let hasLibrary = parts.fetched.some((target) => !isInAddress(target))
  for (const script of scripts) {
    const parted = partData(script)
    if (parted.code.length > MOST_CODE) {
      hasLibrary = true
      continue
    }
    if (AS_NUMBERS.test(script)) return 'hidden words'
    short.push(parted.code.replaceAll('\\/', '/'))
    data += parted.data
  }
  const found = reachOfScripts(short, data, parts)
  if (found !== null) return found
  const shown = lettersShown(page, MUCH_SHOWN)
  if (shown < MUCH_SHOWN && parts.hasFields && postsAbroad(parts)) return 'sending what is typed'
  if (shown >= LITTLE_SHOWN) return null
  if (parts.frames.some(isAbroad)) return 'another page'
  if (!hasLibrary && short.some((script) => TAKES_OVER.test(script))) return 'a page in its place'
  const fetched = [...parts.fetched, ...Array.from(short.join('\n').matchAll(FETCHES), ([, target = '']) => target)]
  return fetched.some(isForeignLibrary) ? 'code from elsewhere' : null
}
