/** What people write, link and attach, through the detectors for texts, links, files and personal data. */
import type { Event, Link, SignalName, SignalSink } from '@goodstanding/model'
import { SIGNAL_NAMES, SignalValues } from '@goodstanding/model'
import {
  analyseFile,
  detectFile,
  detectLinks,
  detectCodesOfPicture,
  detectLinksOfFile,
  detectPersonalData,
  type FileAnalysis,
  type LinkContext,
  type PersonalDataContext,
  type Whose,
} from '@goodstanding/detectors'
import {
  filesOf,
  languageOf,
  textsRead,
  type EventContent,
  type EventFile,
  type EventText,
} from '../facts/event-texts.ts'
import type { FactMemory } from '../facts/fact-memory.ts'
import type { KnownFiles } from '../facts/known-files.ts'
import type { RowReader, SignalReader } from '../signal-reader.ts'
import { decodeBase64 } from './decode-base64.ts'
import { whoseIn } from './whose-data.ts'
import { NO_OPINIONS, type OpinionShelf, sayJoined } from './second-opinion.ts'

/** What was learned about files when their bytes came in. */
export type FileShelf = KnownFiles & {
  readonly analysis: (sha256: string) => FileAnalysis | null
  /** The scanner's word; `failed` when it was asked and gave none, null when nobody asked. */
  readonly verdict: (sha256: string) => 'clean' | 'malicious' | 'failed' | null
  /** How sexually explicit a picture is, 0..1; null when no model looked at it. */
  readonly explicit: (sha256: string) => number | null
  /** Its bytes where they came a short while ago, here; null: nobody has them at hand. */
  readonly bytes: (sha256: string) => Uint8Array | null
  /** What it says where it is a document, where its bytes came a short while ago, here. Empty: it was read, and says nothing; null: nobody knows. */
  readonly words: (file: EventFile['file']) => string | null
  /** What was sure of its words when its bytes came, anywhere; null: nothing, or nobody listened. */
  readonly heard: (sha256: string) => Readonly<Partial<Record<SignalName, number>>> | null
  /** What this very file is, under the name it is sent by, where that was looked at before; null: nobody did. */
  readonly asSent: (file: EventFile['file']) => FileAnalysis | null
}

export type DetectText = (texts: readonly EventText[], language: string | null, sink: SignalSink) => void

function family(prefix: string): readonly SignalName[] {
  return SIGNAL_NAMES.filter((name) => name.startsWith(prefix))
}

export function createTextReader(detect: DetectText, opinions: OpinionShelf = NO_OPINIONS): SignalReader {
  const own = new SignalValues()
  return {
    name: 'text',
    again: true,
    says: family('text.'),
    read: (event, { facts, sink, texts, contents }) => {
      if (texts.length === 0) return
      const read = textsRead(event, texts, contents)
      // The service's registered staff may speak for it.
      const into = facts.isStaff(event.data.actor.id) ? exceptClaims(sink) : sink
      const named = readNames(event, texts, facts, into)
      const language = languageOf(event)
      // Whether somebody claims to speak for the service is told by its name, and by the text as it was written.
      const look = (sees: SignalSink): void => {
        detect(read, language, sees)
        if (named.length > 0) detect(named, language, exceptClaims(sees))
      }
      const opinion = opinions.of(event)
      if (opinion?.kind !== 'given') look(into)
      else {
        own.clear()
        look(own)
        sayJoined(own, opinion, into)
      }
      // Said last, when all else was seen: the policy's `onFailure` answers for what nobody could give an opinion on.
      if (opinion?.kind === 'failed') throw new Error(`The second opinion gave no answer: ${opinion.why}`)
    },
  }
}

const CLAIM = 'text.official-claim'

export const exceptClaims = (sink: SignalSink): SignalSink => ({
  see: (name, value, where, shown) => {
    if (name !== CLAIM) sink.see(name, value, where, shown)
  },
})

/** The names that the operator gave the service are no word of any list. Answers the texts that have one, as they read with a word that is. */
function readNames(
  event: Event,
  texts: readonly EventText[],
  { serviceNames, organization }: FactMemory,
  sink: SignalSink,
): readonly EventText[] {
  const named = texts.filter(({ text }) => serviceNames.mentions(text))
  for (const { pointer, text } of named) {
    const claim = serviceNames.claim(text, organization(event.data.organization)?.name)
    if (claim === null || serviceNames.isOwner(event.data.organization)) continue
    sink.see(CLAIM, claim.score, { pointer, start: claim.start, end: claim.end })
  }
  return named.flatMap((found) => {
    const text = serviceNames.plain(found.text)
    return found.isName === true || text === found.text ? [] : [{ ...found, text }]
  })
}

function linkContext(event: Event, { protectedDomains, serviceDomains, organization }: FactMemory): LinkContext {
  const ownDomains = organization(event.data.organization)?.domainIndex ?? null
  return { protectedDomains, serviceDomains, ownDomains }
}

const NO_LINKS: readonly Link[] = []

export const linkReader: SignalReader = {
  name: 'link',
  says: family('link.'),
  read: (event, { facts, sink, contents }) => {
    const context = linkContext(event, facts)
    for (const { pointer, content } of contents) {
      const linked = { text: content.text, links: content.links ?? NO_LINKS }
      detectLinks(linked, pointer, context, sink)
    }
  },
}

export function createFileReader(shelf: FileShelf): SignalReader {
  return {
    name: 'file',
    again: true,
    says: family('file.'),
    // No promise: a scanner that failed says nothing of links.
    tells: family('link.'),
    read: (event, { facts, sink, contents }) => {
      if (event.type === 'live.frame') readExplicit(event.data.frame.sha256, '/data/frame', shelf, sink)
      if (event.type !== 'file.upload' && !contents.some(holdsFiles)) return
      const files = filesOf(event)
      if (files[0] === undefined) return
      sink.see('file.count', files.length, { pointer: files[0].pointer })
      const context = linkContext(event, facts)
      for (const found of files) readFile(found, { shelf, context, sink })
      const failed = files.find(({ file }) => file.sha256 !== undefined && shelf.verdict(file.sha256) === 'failed')
      // Said last, when all else was seen: the policy's `onFailure` answers for what no scanner could look at.
      if (failed !== undefined) throw new Error(`${failed.pointer}: the scanner gave no verdict.`)
    },
  }
}

const NO_TARGETS: readonly string[] = []

const holdsFiles = ({ content }: EventContent): boolean => content.files !== undefined

function readExplicit(sha256: string | undefined, pointer: string, shelf: FileShelf, sink: SignalSink): void {
  const explicit = sha256 === undefined ? null : shelf.explicit(sha256)
  if (explicit !== null) sink.see('file.explicit', explicit, { pointer })
}

type Reading = { readonly shelf: FileShelf; readonly context: LinkContext; readonly sink: SignalSink }

function readFile({ pointer, file }: EventFile, { shelf, context, sink }: Reading): void {
  const sha256 = file.sha256?.toLowerCase() ?? null
  const verdict = sha256 === null ? null : shelf.verdict(sha256)
  if (verdict === 'malicious') sink.see('file.malware', 1, { pointer }, sha256 ?? true)
  if (verdict === null || verdict === 'failed') sink.see('file.unscanned', 1, { pointer })
  readExplicit(file.sha256, pointer, shelf, sink)
  const { name, data } = file
  const sent = shelf.asSent(file) ?? analyseSent(file, sha256)
  detectFile(sent, pointer, sink)
  // The name and type under which a known file is sent this time are looked at above; its bytes were looked at when they came.
  const known = sha256 === null || data !== undefined ? null : shelf.analysis(sha256)
  if (known !== null) detectFile({ ...known, name, doubleExtension: null }, pointer, sink)
  detectLinksOfFile(known?.links ?? sent.links ?? NO_TARGETS, pointer, context, sink)
  if (sha256 !== null) detectCodesOfPicture(shelf.codes(sha256), pointer, context, sink)
}

function analyseSent({ name, mediaType, size, data }: EventFile['file'], sha256: string | null): FileAnalysis {
  const bytes = data === undefined ? null : decodeBase64(data)
  return analyseFile({ name, mediaType: mediaType ?? null, size: size ?? null, sha256, bytes })
}

export const personalReader: SignalReader = {
  name: 'personal data',
  says: family('personal.'),
  read: (event, { facts, sink, texts }) => {
    if (texts.length > 0) detectPersonalData(texts, personalContext(event, facts, whoseIn(event, facts)), sink)
  },
}

export const rowPersonalReader: RowReader = {
  name: 'row personal data',
  says: family('personal.'),
  read: (event, index, { facts, sink }) => {
    const person = event.data.rows[index]?.person ?? {}
    const texts = Object.entries(person).flatMap(([field, value]) =>
      field !== 'id' && typeof value === 'string'
        ? [{ pointer: `/data/rows/${index}/person/${field}`, text: value }]
        : [],
    )
    detectPersonalData(texts, personalContext(event, facts, ofStrangers), sink)
  },
}

const NOTHING_OWN: readonly string[] = []

/** Of a row it is known whose data it holds; what is asked is whether they agreed, which others ask. */
const ofStrangers = (): Whose => 'stranger'

type Countries = { readonly organization: (id: string) => { readonly country: string } | null }

function personalContext(event: Event, facts: Countries, whose: ReturnType<typeof whoseIn>): PersonalDataContext {
  return {
    ownEmails: NOTHING_OWN,
    ownPhones: NOTHING_OWN,
    ownName: event.data.actor.name ?? null,
    country: countryOf(event, facts) ?? event.data.session?.country ?? null,
    whose,
  }
}

function countryOf(event: Event, facts: Countries): string | null {
  return facts.organization(event.data.organization)?.country ?? null
}
