/** File types by their first bytes, and the endings that each may have: own table of what workplaces exchange. */

type Signature = { readonly type: string; readonly at: number; readonly bytes: readonly number[] }

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0))
const sign = (type: string, bytes: readonly number[] | string, at = 0): Signature => ({
  type,
  at,
  bytes: typeof bytes === 'string' ? ascii(bytes) : bytes,
})

const SIGNATURES: readonly Signature[] = [
  sign('exe', 'MZ'),
  sign('elf', [0x7f, 0x45, 0x4c, 0x46]),
  sign('mach-o', [0xcf, 0xfa, 0xed, 0xfe]),
  sign('mach-o', [0xce, 0xfa, 0xed, 0xfe]),
  sign('java-class', [0xca, 0xfe, 0xba, 0xbe]),
  sign('wasm', [0x00, 0x61, 0x73, 0x6d]),
  sign('lnk', [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]),
  sign('zip', [0x50, 0x4b, 0x03, 0x04]),
  sign('zip', [0x50, 0x4b, 0x05, 0x06]),
  sign('gzip', [0x1f, 0x8b]),
  sign('bzip2', 'BZh'),
  sign('xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
  sign('zstd', [0x28, 0xb5, 0x2f, 0xfd]),
  sign('7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  sign('rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]),
  sign('cab', 'MSCF'),
  sign('tar', 'ustar', 257),
  sign('iso', 'CD001', 32769),
  sign('pdf', '%PDF-'),
  sign('ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  sign('rtf', '{\\rt'),
  sign('tnef', [0x78, 0x9f, 0x3e, 0x22]),
  sign('png', [0x89, 0x50, 0x4e, 0x47]),
  sign('jpeg', [0xff, 0xd8, 0xff]),
  sign('gif', 'GIF8'),
  sign('webp', 'WEBP', 8),
  sign('bmp', 'BM'),
  sign('tiff', [0x49, 0x49, 0x2a, 0x00]),
  sign('tiff', [0x4d, 0x4d, 0x00, 0x2a]),
  sign('ico', [0x00, 0x00, 0x01, 0x00]),
  sign('heic', 'ftyphei', 4),
  sign('heic', 'ftypmif1', 4),
  sign('avif', 'ftypavif', 4),
  sign('avif', 'ftypavis', 4),
  sign('psd', '8BPS'),
  sign('mp4', 'ftyp', 4),
  sign('webm', [0x1a, 0x45, 0xdf, 0xa3]),
  sign('avi', 'AVI ', 8),
  sign('wav', 'WAVE', 8),
  sign('mp3', 'ID3'),
  sign('mp3', [0xff, 0xfb]),
  sign('flac', 'fLaC'),
  sign('ogg', 'OggS'),
  sign('woff', 'wOFF'),
  sign('woff2', 'wOF2'),
  sign('sqlite', 'SQLite format 3'),
  sign('script', '#!'),
]

/** What may stand before the first element of a page or a drawing, and what that element is. */
const BEFORE_MARKUP = /[^\s\ufeff]/g
const FIRST_ELEMENT = /<(?:[a-z][\w.-]{0,40}:)?(html|svg|head|body|script|iframe)\b/iy
const MARKUP_LOOKED_AT = 65_536

/** The first `length` bytes as Latin-1 text. */
export function latin1(bytes: Uint8Array, from = 0, length = 4096): string {
  const looked = bytes.subarray(from, from + length)
  let text = ''
  for (let at = 0; at < looked.length; at += 8_192) text += String.fromCharCode(...looked.subarray(at, at + 8_192))
  return text
}

/** The type that the first bytes tell, or null: text, or something the table does not know. `ending` settles what is short. */
export function sniffType(bytes: Uint8Array, ending = ''): string | null {
  const opensAsPicture = DISTINCT_BY_CONTENT.has(ending) || ending === 'exe' || ending === 'dll'
  for (const { type, at, bytes: expected } of SIGNATURES)
    if (expected.every((byte, index) => bytes[at + index] === byte)) {
      // Two letters alone begin many texts: a program also says where its second header lies.
      if (type === 'exe' && !isPortableExecutable(bytes) && !opensAsPicture) continue
      if (type === 'bmp' && bytes[6] !== 0) continue
      return type
    }
  const element = firstElement(headText(bytes))
  return element === null ? null : element === 'svg' ? 'svg' : 'html'
}

/** The beginning as text: a drawing may be written in UTF-16, which browsers read as well. */
function headText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const text = bytes.subarray(first === 0xef && second === 0xbb ? 3 : 0, MARKUP_LOOKED_AT)
  return isWide || text.find((byte) => !SPACES.has(byte)) === OPENS ? textOf(bytes.subarray(0, MARKUP_LOOKED_AT)) : ''
}
const SPACES = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x20])
const OPENS = 0x3c

/** Text by its byte order mark, UTF-8 without one. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isLittle = first === 0xff && second === 0xfe
  const isBig = first === 0xfe && second === 0xff
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes)
}

/** Whether bytes are read as text at all. `type`: what the first ones tell; of text they tell nothing, but where it is a script. */
export function isPlainText(bytes: Uint8Array, type: string | null): boolean {
  return (type === null || type === 'script') && !textOf(bytes.subarray(0, 512)).includes('\0')
}

/**
 * The first element of a page, behind comments, a declaration and a document type; null: another thing stands there. Each part is passed
 * once: a pattern would try every way in which comments can be told apart, which doubles with each of them.
 */
function firstElement(text: string): string | null {
  for (let at = 0; ; ) {
    BEFORE_MARKUP.lastIndex = at
    const start = BEFORE_MARKUP.exec(text)?.index
    if (start === undefined) return null
    const end = endOfPreamble(text, start)
    if (end === null) {
      FIRST_ELEMENT.lastIndex = start
      return FIRST_ELEMENT.exec(text)?.[1]?.toLowerCase() ?? null
    }
    if (end <= start) return null
    at = end
  }
}

/** Where what stands before the first element ends; null: nothing of that kind stands here; 0: it does not end. */
function endOfPreamble(text: string, start: number): number | null {
  const ends = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from)
    return found < 0 ? 0 : found + mark.length
  }
  if (text.startsWith('<!--', start)) return ends('-->', start + 4)
  if (text.startsWith('<?', start)) return ends('>', start)
  if (text.slice(start, start + 9).toLowerCase() !== '<!doctype') return null
  const close = text.indexOf('>', start)
  const subset = text.indexOf('[', start)
  return subset >= 0 && subset < close ? ends(']>', subset) || ends('>', subset) : ends('>', start)
}

function isPortableExecutable(bytes: Uint8Array): boolean {
  if (bytes.length <= 64) return bytes.some((byte) => byte === 0)
  const at = (bytes[60] ?? 0) | ((bytes[61] ?? 0) << 8) | ((bytes[62] ?? 0) << 16)
  return (
    at === 0 ||
    at > bytes.length ||
    (bytes[at] === 0x50 && bytes[at + 1] === 0x45) ||
    (bytes[at] === 0x4e && bytes[at + 1] === 0x45)
  )
}

const words = (text: string) => new Set(text.split(' '))

/** Pictures show whatever they are called: phones and messengers name them after what they once were. */
const PICTURE_ENDINGS = 'png apng jpg jpeg jpe jfif jif gif webp bmp dib heic heif avif ico mpo'
/** Sheets and letters that programs of offices write as pages, and open by what they are. */
const OFFICE_ENDINGS = words('doc xls ppt docx xlsx pptx')

/** Endings of names that each sniffed type may bear. */
const ENDINGS: Readonly<Record<string, ReadonlySet<string>>> = {
  exe: words('exe dll scr sys com ocx cpl msix drv node efi'),
  elf: words('so bin run appimage elf o ko out axf'),
  'mach-o': words('dylib bin o bundle app'),
  'java-class': words('class dylib bin'),
  lnk: words('lnk'),
  zip: words(
    'zip docx docm dotx dotm xlsx xlsm xlsb xltx xltm pptx pptm potx ppsx ppsm odt ods odp odg epub jar war ear apk ipa aab xpi crx ' +
      'kmz vsdx sketch xd nupkg whl pages numbers key mcaddon usdz idml 3mf fla wps et dps ofd msix appx sb3 mmap xmind egg cbz har vsix',
  ),
  gzip: words('gz tgz svgz gzip emz dia vhdx'),
  '7z': words('7z'),
  rar: words('rar cbr'),
  pdf: words('pdf ai'),
  // With a password every document of Office is an OLE file, and keeps the name that it had.
  ole: words(
    'doc dot xls xlt xla ppt pot pps msg msi vsd pub mpp db wps et dps one hwp snp msp suo docx docm dotx xlsx xlsm xlsb xltx pptx pptm ppsx',
  ),
  rtf: words('rtf doc'),
  png: words(PICTURE_ENDINGS),
  jpeg: words(PICTURE_ENDINGS),
  gif: words(PICTURE_ENDINGS),
  webp: words(PICTURE_ENDINGS),
  bmp: words(PICTURE_ENDINGS),
  mp4: words('mp4 mp3 aac m4r m4a m4v mov 3gp 3g2 qt m4b heic heif avif f4v cr3'),
  iso: words('iso img bin udf nrg mdf toast cdr dmg'),
  html: words('html htm xhtml mht mhtml php aspx jsp vue hta xml txt md shtml svelte tpl eml astro'),
  svg: words('svg xml txt md'),
}

/** Endings that open as a document or a picture: what a program hides behind. */
const HARMLESS = words(
  'pdf doc docx xls xlsx ppt pptx txt csv rtf odt ods jpg jpeg png gif bmp webp heic mp3 mp4 mov avi zip rar 7z htm html eml msg wps et log',
)
/** Endings that run when they are opened. */
const RUNS = words(
  'exe scr com pif bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta msi msp mst cpl lnk jar dll sys reg scf inf gadget application ' +
    'apk ipa app dmg pkg command run appimage elf sh deb rpm msix appx xll iso img vhd chm ws sct ocx url ' +
    // Consoles, settings, shortcuts, folders and queries of Windows, profiles and scripts of macOS: a double click hands them the machine.
    'msc settingcontent-ms appref-ms library-ms search-ms searchconnector-ms theme themepack printerexport diagcab diagpkg vhdx wim ' +
    'wsc shb shs xbap appinstaller jnlp website iqy dqy oqy rqy ade adp accde accdr mde udl xapk mobileconfig terminal scpt scptd desktop rdp',
)
/** Programs as files that developers exchange as text: they run only by intent. */
const SOURCE = words('js sh url reg inf app run command desktop rdp')

export type NameParts = { readonly plain: string; readonly endings: readonly string[]; readonly reversed: boolean }

/** The length of a text without the letters of a kind at its end. Passed once: a pattern would try again from each of them. */
export function lengthWithout(text: string, kind: RegExp): number {
  let length = text.length
  while (length > 0 && kind.test(text.charAt(length - 1))) length--
  return length
}

const OVERRIDES = /[\u202d\u202e]/
const EMBEDS = /[\u202a-\u202c\u2066-\u2069]/

/** The endings of a name as a system reads them: without direction marks, trailing dots and spaces. */
export function nameParts(name: string): NameParts {
  const shown = (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cf}/gu, '').replace(/\0.*$/s, '')
  const plain = shown.slice(0, lengthWithout(shown, /[\s.]/u)).toLowerCase()
  const endings = plain
    .split('.')
    .slice(1)
    .map((ending) => ending.trim())
  // Names in Hebrew and Arabic are embedded, and phones set any apart: that moves no ending, and hides one that runs alone.
  const reversed = OVERRIDES.test(name) || (EMBEDS.test(name) && runs(endings.at(-1) ?? ''))
  return { plain, endings, reversed }
}

/** True when a file of this ending runs when it is opened. */
export function runs(ending: string): boolean {
  return RUNS.has(ending)
}

/** True for endings that run only by intent, as text of developers does. */
export function isSourceText(ending: string): boolean {
  return SOURCE.has(ending)
}

export function looksHarmless(ending: string): boolean {
  return HARMLESS.has(ending)
}

const PROGRAM_TYPES = words('exe elf mach-o java-class lnk')

export function isProgram(type: string | null): boolean {
  return type !== null && PROGRAM_TYPES.has(type)
}

const DISTINCT_BY_CONTENT = words(
  'pdf png jpg jpeg gif docx xlsx pptx zip rar 7z mp3 mp4 doc xls ppt bmp webp heic gz tar mov wav',
)
/** Media types that a sender may state for anything. */
const VAGUE_MEDIA = /^(?:application\/octet-stream|binary\/.*|application\/x-download|)$/
const MEDIA_OF: Readonly<Record<string, RegExp>> = {
  pdf: /pdf|postscript|illustrator/,
  png: /^image\//,
  jpeg: /^image\//,
  gif: /^image\//,
  exe: /msdownload|dosexec|portable-executable|x-exe|octet|msdos/,
  elf: /executable|elf|sharedlib|octet/,
  html: /html|xml|text|php/,
}

/** What else of the content speaks for the name. */
export type Within = { readonly isOoxml: boolean; readonly hasScript: boolean }

/** A new document under the old ending, or a page that a program wrote as a sheet or a letter: offices open both by what they are. */
function opensInOffice(type: string, ending: string, { isOoxml, hasScript }: Within): boolean {
  return OFFICE_ENDINGS.has(ending) && ((type === 'zip' && isOoxml) || (type === 'html' && !hasScript))
}

/** How the content contradicts the name or the stated media type, or null. */
export function mismatchOf(
  type: string | null,
  ending: string,
  mediaType: string | null,
  within: Within,
): string | null {
  if (type === null || opensInOffice(type, ending, within)) return null
  const allowed = ENDINGS[type]
  const surelyOther = DISTINCT_BY_CONTENT.has(ending) || isProgram(type)
  if (ending !== '' && allowed !== undefined && surelyOther && !allowed.has(ending)) return `${type} named .${ending}`
  const media = (mediaType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const expected = MEDIA_OF[type]
  if (expected !== undefined && !VAGUE_MEDIA.test(media) && !expected.test(media)) return `${type} stated as ${media}`
  return null
}
