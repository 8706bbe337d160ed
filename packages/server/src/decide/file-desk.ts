/**
 * Files that come with an event or before it: bytes are hashed, compared with the hash that was claimed, looked at once, scanned, and what was
 * seen is remembered by hash, in memory and in the ledger. The bytes stay in memory for an hour, so that evidence can be made of them. Messages
 * never wait for the scanner, and at most a second for the hash of a picture that comes with them; uploads and posts wait, up to the limits of who looks.
 */
import { documentType, type FileAnalysis, hostOfAddress, sniffType } from '@goodstanding/detectors'
import type { FileShelf } from '@goodstanding/engine'
import { type Db, saveFile } from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'
import { fieldProblem, Problem } from '../http/problems.ts'
import { mapInTurns } from '../in-turns.ts'
import type { Scanner } from '../scan/clamd.ts'
import { explicitness, type PictureClassifier } from '../scan/picture-classifier.ts'
import { type PictureLooker, UNLOOKED } from '../scan/picture-looker.ts'
import type { FileLooker } from '../scan/file-looker.ts'
import { type FileLook, lookAtFile, type NamedFile, sha256Of } from '../scan/look-at-file.ts'
import { md5Of } from '../scan/md5-of.ts'
import type { KeptFile } from '../scan/read-kept-file.ts'
import { type Hear, heardIn } from './hear-file.ts'
import type { RecentFiles } from './recent-files.ts'
import { createSeenFiles } from './seen-files.ts'

export type FileDesk = {
  readonly shelf: FileShelf
  /**
   * Looks at inline bytes of an event and writes their hash where none was stated, so that registers are asked about it.
   * Answers null, or a promise when hashes must be looked up in the ledger first. Throws a Problem for bytes that are not
   * base64 or not what their hash says. `now`: when the bytes came; null: they are only tried out, and held nowhere.
   */
  readonly receive: (event: Event, now: number | null) => Promise<void> | null
  /** The same for an event with many bytes, file by file: others have their turn between two of them. */
  readonly receiveInTurns: (event: Event, now: number | null) => Promise<void>
  /** Looks at the large files of an event that is only replayed: nothing is looked up, scanned or remembered. Null: it has none. */
  readonly lookAhead: (event: Event) => Promise<void> | null
  /** Takes the bytes of `PUT /v1/files/{sha256}`. */
  readonly put: (
    sha256: string,
    file: { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string | null },
    now: number,
  ) => Promise<KeptFile>
}

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/
const INLINE_LIMIT = 1024 * 1024

type Carrier = { sha256?: string; data?: string; readonly name?: string; readonly mediaType?: string }
type Placed = { readonly carrier: Carrier; readonly pointer: string }
/** One whose bytes came along. `look`: what it is, where somebody else looks at that; null: it is looked at at once. */
type Inline = {
  readonly carrier: Carrier
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly look: Promise<FileLook> | null
}

const NO_CARRIERS: readonly Placed[] = []
const NO_DOCUMENTS: readonly { readonly sha256: string }[] = []

function carriersOf(event: Event): readonly Placed[] {
  if (event.type === 'file.upload') return [{ carrier: event.data.file, pointer: '/data/file' }]
  if (event.type === 'live.frame') return [{ carrier: event.data.frame, pointer: '/data/frame' }]
  if ('subject' in event.data)
    return (event.data.subject.documents ?? NO_DOCUMENTS).map((carrier, at) => ({
      carrier,
      pointer: `/data/subject/documents/${at}`,
    }))
  if (!('content' in event.data)) return NO_CARRIERS
  const { files } = event.data.content
  if (files === undefined) return NO_CARRIERS
  return files.map((carrier, at) => ({ carrier, pointer: `/data/content/files/${at}` }))
}

/** Whether `receive` has anything to look at. */
export const carriesFiles = (event: Event): boolean => carriersOf(event).length > 0

/** Answers the bytes that came along, or null. */
function hashInline({ carrier, pointer }: Placed): Uint8Array | null {
  if (carrier.data === undefined) return null
  const bytes = BASE64.test(carrier.data) ? Buffer.from(carrier.data, 'base64') : null
  if (bytes === null) throw fieldProblem('event.invalid', `${pointer}/data`, 'must be base64')
  if (bytes.length > INLINE_LIMIT)
    throw fieldProblem(
      'event.invalid',
      `${pointer}/data`,
      'may hold at most 1 MiB; send larger files by PUT /v1/files/{sha256} first',
    )
  const sha256 = sha256Of(bytes)
  if (carrier.sha256 !== undefined && carrier.sha256.toLowerCase() !== sha256) {
    throw fieldProblem('event.invalid', `${pointer}/sha256`, `is not the SHA-256 of the data, which is ${sha256}`)
  }
  carrier.sha256 = sha256
  return bytes
}

/** Who looks at the bytes of a file; null: nobody of that kind. */
type Lookers = Pick<FileDeskParts, 'scanner' | 'pictures' | 'classifier'>
type SeenBeside = Omit<KeptFile, keyof FileAnalysis>

/** A message waits for the hash of a picture no longer than this; the hash is there for the next. */
const MESSAGE_WAIT_MS = 1_000

/** As a file is remembered: what it is called is looked at each time that it is sent. */
const UNNAMED: NamedFile = { name: '', mediaType: null }

/** As it is remembered, and as it is sent. */
const namesOf = ({ name = '', mediaType }: Carrier): readonly NamedFile[] => [
  UNNAMED,
  { name, mediaType: mediaType ?? null },
]

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })

function lookersFor({ type }: Event, all: Lookers): Lookers {
  if (type === 'file.upload' || type === 'content.publish') return all
  if (type === 'live.frame') return { ...all, scanner: null }
  return { scanner: null, pictures: all.pictures, classifier: null }
}

/** MP4 and its kin, Matroska and WebM, AVI: by how they begin. */
function isVideo(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return (
    text.slice(4, 8) === 'ftyp' ||
    text.startsWith('\x1aE\xdf\xa3') ||
    (text.startsWith('RIFF') && text.endsWith('AVI '))
  )
}

/** Whether somebody could see more in a file than was seen. */
function lacks(seen: KeptFile, { scanner, pictures, classifier }: Lookers): boolean {
  if (pictures !== null && seen.unlooked === true) return true
  if (scanner !== null && (seen.scan?.verdict ?? 'failed') === 'failed') return true
  return (seen.type === 'png' || seen.type === 'jpeg') && classifier !== null && seen.explicit === undefined
}

/** How PNG, JPEG, PDF and archives begin in base64: pictures, and what may hold some. */
const PICTURES = /^(?:iVBORw0KG|[/_]9j[/_]|JVBERi|UEsDB)/

export type FileDeskParts = {
  /** null: what was seen is remembered in memory alone. */
  readonly db: Db | null
  /** null: no scanner is configured, and every file is unscanned. */
  readonly scanner: Scanner | null
  /** null: pictures are known by their bytes alone. */
  readonly pictures: Pick<PictureLooker, 'look' | 'codesWithin'> | null
  /** null: no model looks at pictures. */
  readonly classifier: PictureClassifier | null
  /** Looks at large files beside this thread; null: all are looked at at once. */
  readonly looker: Pick<FileLooker, 'look'> | null
  /** Listens to the words of documents; null: nobody does. */
  readonly hear: Hear | null
  /** Where bytes are held that may be evidence soon; null: nowhere. */
  readonly recent: Pick<RecentFiles, 'put' | 'putWords' | 'get' | 'words'> | null
}

/** As it is kept for years: of the codes in pictures their hosts, for the rest of an address may be one person's. */
function asKept(seen: KeptFile): KeptFile {
  return seen.codes === undefined ? seen : { ...seen, codes: [...new Set(seen.codes.map(hostOfAddress))] }
}

/** Hashes of pictures with less to see look like those of any other plain picture. */
const LEAST_QUALITY = 50

export function createFileDesk({ db, scanner, pictures, classifier, looker, hear, recent }: FileDeskParts): FileDesk {
  const all: Lookers = { scanner, pictures, classifier }
  const seen = createSeenFiles(db)
  const sent = new WeakMap<object, { readonly analysis: FileAnalysis | null; readonly words: string }>()
  /** When something came last. */
  let latest = 0
  /** What those beside this thread see, by the type that its bytes tell. */
  const lookBeside = async (bytes: Uint8Array, type: string | null, lookers: Lookers): Promise<SeenBeside> => {
    const isPicture = type === 'png' || type === 'jpeg'
    const document = documentType(bytes, type)
    const [scan, picture, verdicts, within, md5] = await Promise.all([
      lookers.scanner?.scan(bytes) ?? null,
      isPicture ? (lookers.pictures?.look(bytes, type) ?? null) : null,
      isPicture ? (lookers.classifier?.classify(bytes, type) ?? null) : null,
      document === null ? null : (lookers.pictures?.codesWithin(bytes, document) ?? null),
      isVideo(bytes) ? md5Of(bytes) : null,
    ])
    const isUnlooked = picture === UNLOOKED || within === UNLOOKED
    const { hash, codes } =
      picture === null || picture === UNLOOKED
        ? { hash: null, codes: within === UNLOOKED ? [] : (within ?? []) }
        : picture
    return {
      ...(md5 === null ? {} : { md5 }),
      ...(scan === null ? {} : { scan }),
      ...(verdicts === null ? {} : { explicit: explicitness(verdicts) }),
      ...(hash === null || hash.quality < LEAST_QUALITY ? {} : { picture: hash }),
      ...(codes.length === 0 ? {} : { codes }),
      ...(isUnlooked ? { unlooked: true as const } : {}),
    }
  }
  const known = (sha256: string): KeptFile | null => seen.known(sha256.toLowerCase())
  /** `named`: which of the names it was looked at under is its own. */
  const hold = (carrier: Carrier, { analyses, words, sha256 }: FileLook, named: number): void => {
    sent.set(carrier, { analysis: analyses[named] ?? null, words: words ?? '' })
    recent?.putWords(sha256, words)
  }
  const lookAtInline = async ({ carrier, sha256, bytes, look: asked }: Inline, lookers: Lookers): Promise<void> => {
    const before = known(sha256)
    if (before !== null && !lacks(before, lookers)) return
    const lookHere = async (): Promise<FileAnalysis | undefined> => {
      const look = (await asked) ?? lookAtFile(bytes, { sha256, names: namesOf(carrier) })
      hold(carrier, look, 1)
      return look.analyses[0]
    }
    const [analysis, beside] = await Promise.all([lookHere(), lookBeside(bytes, sniffType(bytes), lookers)])
    if (analysis !== undefined) seen.add(sha256, { ...analysis, ...beside })
  }
  const inlineOf = (placed: Placed): readonly Inline[] => {
    const bytes = hashInline(placed)
    const { carrier } = placed
    const { sha256 } = carrier
    if (bytes === null || sha256 === undefined) return []
    const asked = { sha256: sha256.toLowerCase(), names: namesOf(carrier) }
    return [{ carrier, sha256: asked.sha256, bytes, look: looker?.look(bytes, asked) ?? null }]
  }
  /** What comes inline is looked at before deciding: by all for uploads and posts, by nobody slow for frames and messages. */
  const lookAtAll = (event: Event, carried: readonly Inline[]): Promise<void> | null => {
    const lookers = lookersFor(event, all)
    const none = lookers.scanner === null && lookers.pictures === null && lookers.classifier === null
    const isMessage = event.type.startsWith('message.')
    const isLookedAt = ({ carrier: { data = '' }, bytes }: Inline) =>
      !isMessage || PICTURES.test(data) || isVideo(bytes)
    const inline = none ? [] : carried.filter(isLookedAt)
    if (inline.length === 0) return null
    const looking = Promise.all(inline.map((one) => lookAtInline(one, lookers))).then(() => undefined)
    return isMessage ? Promise.race([looking, pause(MESSAGE_WAIT_MS)]) : looking
  }
  const holdAsSent = async ({ carrier, look: asked }: Inline): Promise<void> => {
    const look = await asked
    if (look !== null) hold(carrier, look, 1)
  }
  const take = (event: Event, inline: readonly Inline[], now: number | null): Promise<void> | null => {
    if (now !== null) latest = now
    // Frames come by the second, and one that matters is recorded with its bytes.
    if (now !== null && event.type !== 'live.frame')
      for (const { carrier, bytes } of inline) recent?.put(carrier.sha256 ?? '', bytes, now)
    const aside = inline.filter(({ look: asked }) => asked !== null).map(holdAsSent)
    const looking = lookAtAll(event, inline)
    const named = carriersOf(event).flatMap(({ carrier }) => {
      const sha256 = carrier.data === undefined ? carrier.sha256?.toLowerCase() : undefined
      return sha256 === undefined ? [] : [sha256]
    })
    const lookingUp = seen.ask(named, now)
    if (lookingUp === null && aside.length === 0) return looking
    return Promise.all([looking, lookingUp, ...aside]).then(() => undefined)
  }
  return {
    shelf: {
      analysis: known,
      verdict: (sha256) => known(sha256)?.scan?.verdict ?? null,
      picture: (sha256) => known(sha256)?.picture?.pdq ?? null,
      uncut: (sha256) => known(sha256)?.picture?.uncut ?? [],
      codes: (sha256) => known(sha256)?.codes ?? [],
      md5: (sha256) => known(sha256)?.md5 ?? null,
      explicit: (sha256) => known(sha256)?.explicit ?? null,
      bytes: (sha256) => recent?.get(sha256, latest) ?? null,
      heard: (sha256) => known(sha256)?.heard ?? null,
      words: (file) => sent.get(file)?.words ?? recent?.words(file.sha256?.toLowerCase() ?? '', latest) ?? null,
      asSent: (file) => sent.get(file)?.analysis ?? null,
    },
    receive: (event, now) => {
      const carriers = carriersOf(event)
      return carriers.length === 0 ? null : take(event, carriers.flatMap(inlineOf), now)
    },
    receiveInTurns: async (event, now) => {
      const inline = await mapInTurns(carriersOf(event), inlineOf)
      await take(event, inline.flat(), now)
    },
    lookAhead: (event) => {
      const looking = carriersOf(event).flatMap((placed) => {
        const { data = '', sha256 = null, name = '', mediaType = null } = placed.carrier
        const asked = { sha256, names: [{ name, mediaType }] }
        const looked = looker?.look(Buffer.from(data, 'base64'), asked) ?? null
        return looked === null ? [] : [looked.then((look) => hold(placed.carrier, look, 0))]
      })
      return looking.length === 0 ? null : Promise.all(looking).then(() => undefined)
    },
    put: async (claimed, { bytes, name, mediaType }, now) => {
      const asked = { sha256: null, names: [{ name, mediaType }] }
      const { sha256, analyses, words } = await (looker?.look(bytes, asked) ?? lookAtFile(bytes, asked))
      const [first] = analyses
      if (sha256 !== claimed.toLowerCase() || first === undefined) {
        throw new Problem('file.hash-mismatch', { detail: `The bytes have the SHA-256 ${sha256}, not ${claimed}.` })
      }
      const [beside] = await Promise.all([lookBeside(bytes, first.type, all), seen.askAnew([sha256], now)])
      const analysis = seen.add(sha256, { ...first, ...beside, ...heardIn(words, { name, bytes }, hear) })
      if (db !== null) await saveFile(db, { sha256, size: bytes.length, analysis: asKept(analysis), firstSeen: now })
      recent?.put(sha256, bytes, now)
      recent?.putWords(sha256, words)
      return analysis
    },
  }
}
