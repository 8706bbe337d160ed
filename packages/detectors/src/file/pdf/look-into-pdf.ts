/** What acts in a PDF: scripts of forms, programs that it starts, pages that it opens by itself; and the files that were put in it. */
import type { Budget } from '../archive-limits.ts'
import { namesProgram } from '../entry-names.ts'
import { latin1 } from '../file-types.ts'
import { withNamedLetters } from '../xml-letters.ts'
import { bytesOf } from './open-sealed.ts'
import { type PdfObject, type PdfObjects, readObjects } from './read-objects.ts'
import type { PdfDictionary, PdfValue } from './read-values.ts'
import { walkValues } from './walk-values.ts'
import { reachOfScript, withoutAdobesOffer } from './reach-of-script.ts'

export type PdfFindings = {
  /** What acts, in a few words; null: nothing that reaches outside of it. */
  readonly script: string | null
  /** It opens with a password alone. */
  readonly sealed: boolean
  /** `bytes` null: nobody reads them. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array | null }[]
  /** Where it leads. */
  readonly links: readonly string[]
}

const UNREAD = 'unread'
const MOST_SCRIPT = 1_000_000
/** A form of many pages has some for each field, and most of them are the same. */
const MOST_SCRIPTS = 20_000
const MOST_FORM = 8_000_000
const MOST_FILE = 8_000_000
const MOST_FILES = 64
const MOST_LINKS = 20_000
const LONGEST_LINK = 2_000

type Place = { readonly owner: PdfObject; readonly byHand: boolean }

const nameIn = (entries: PdfDictionary, key: string): string | null => {
  const value = entries.get(key)
  return value?.kind === 'name' ? value.name : null
}

/** A string as people write it: with a mark of UTF-16 or UTF-8 in front, or a byte a letter. */
function decode(text: string): string {
  const bytes = bytesOf(text)
  if (text.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(bytes)
  if (text.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(bytes)
  return text.startsWith('\u00ef\u00bb\u00bf') ? new TextDecoder().decode(bytes) : text
}

type Looking = {
  readonly objects: PdfObjects
  /** Forms that were looked at: many dictionaries may name one. */
  readonly forms: Set<PdfObject>
  /** What streams and strings say that were read before: a script may stand under many fields. */
  readonly said: Map<PdfObject | PdfValue, string | null>
  /** How many objects may still be gone to: thousands of fields may name one of which there are hundreds of versions. */
  left: number
}

/** A form of thousands of fields goes to some objects for each. */
const MOST_GONE_TO = 400_000

/** All versions of what stands under a number; none once too many were gone to. */
function goTo(looking: Looking, number: number): readonly PdfObject[] {
  if (looking.left < 0) return []
  const found = looking.objects.numbered(number)
  looking.left -= found.length
  return found
}

function wordsOf({ objects, said }: Looking, value: PdfValue & { kind: 'string' }, owner: PdfObject): string {
  const before = said.get(value)
  if (typeof before === 'string') return before
  const words = decode(objects.textOf(value.text, owner))
  said.set(value, words)
  return words
}

/** A text that stands there, or in a stream of its own; null: nobody reads it. */
function textsOf(looking: Looking, value: PdfValue | undefined, owner: PdfObject): readonly (string | null)[] {
  const { objects, said } = looking
  if (value?.kind === 'string') return [wordsOf(looking, value, owner)]
  if (value?.kind !== 'reference') return []
  return goTo(looking, value.object).map((object) => {
    if (object.value.kind === 'string') return wordsOf(looking, object.value, object)
    const before = said.get(object)
    if (before !== undefined) return before
    const bytes = objects.unpack(object, MOST_SCRIPT)
    const text = bytes === null ? null : decode(latin1(bytes, 0, bytes.length))
    said.set(object, text)
    return text
  })
}

/** Scripts, each once, and whether somebody presses something wherever it runs. */
type Scripts = Map<string, boolean>

/** False: one of them nobody reads. */
function noteScripts(looking: Looking, entries: PdfDictionary, { owner, byHand }: Place, scripts: Scripts): boolean {
  for (const text of textsOf(looking, entries.get('JS'), owner)) {
    if (text === null || text.length >= MOST_SCRIPT) return false
    scripts.set(text, byHand && scripts.get(text) !== false)
  }
  return scripts.size <= MOST_SCRIPTS && looking.left >= 0
}

function reachOf(scripts: Scripts): string | null {
  const texts = [...scripts.keys()]
  const plain = withoutAdobesOffer(texts)
  for (const [index, text] of texts.entries()) {
    const reach = reachOfScript(plain[index] ?? '', scripts.get(text) === true)
    if (reach !== null) return `JavaScript: ${reach}`
  }
  return null
}

/** Dictionaries that stand there or under a number. */
function dictionariesAt(looking: Looking, value: PdfValue | undefined): readonly PdfDictionary[] {
  const values = value?.kind === 'reference' ? goTo(looking, value.object).map((object) => object.value) : [value]
  return values.flatMap((each) => (each?.kind === 'dictionary' ? [each.entries] : []))
}

/** Names of files that a dictionary gives, itself or by one of its own. */
function namesOfFiles(looking: Looking, value: PdfValue | undefined, owner: PdfObject): readonly string[] {
  const direct = textsOf(looking, value?.kind === 'string' ? value : undefined, owner)
  const specified = dictionariesAt(looking, value).flatMap((entries) =>
    ['UF', 'F', 'DOS', 'Unix', 'Mac'].flatMap((key) => {
      const name = entries.get(key)
      return name?.kind === 'string' ? textsOf(looking, name, owner) : []
    }),
  )
  return [...direct, ...specified].flatMap((name) => name ?? [])
}

/** Another machine, which learns who opens it. */
const ELSEWHERE = /^(?:\\\\|\/\/|file:\/\/[^/]|https?:)/i

/** Manuals link to their other volumes by `/Launch`: a document that somebody clicks for is opened, and nothing more. */
function launchIn(looking: Looking, entries: PdfDictionary, { owner, byHand }: Place): string | null {
  const systems = ['Win', 'Mac', 'Unix'].flatMap((key) => dictionariesAt(looking, entries.get(key)))
  const names = [entries.get('F'), ...systems.map((system) => system.get('F'))].flatMap((value) =>
    namesOfFiles(looking, value, owner),
  )
  const tells = systems.some((system) => system.has('P') || system.has('O'))
  const isProgram = names.some((name) => namesProgram(name) || ELSEWHERE.test(name) || !/\.\w{1,5}$/.test(name))
  return tells || isProgram || !byHand ? `Launch ${names[0]?.slice(0, 60) ?? ''}`.trim() : null
}

function actionIn(looking: Looking, entries: PdfDictionary, place: Place): string | null {
  const kind = nameIn(entries, 'S')
  if (kind === 'Launch') return launchIn(looking, entries, place)
  if (place.byHand) return null
  if (kind === 'SubmitForm' || kind === 'ImportData') return `${kind} by itself`
  if (kind === 'URI') return entries.has('URI') ? 'URI by itself' : null
  if (kind !== 'GoToR' && kind !== 'GoToE') return null
  const leaves = namesOfFiles(looking, entries.get('F'), place.owner).some((name) => ELSEWHERE.test(name))
  return leaves ? `${kind} elsewhere` : null
}

const EVENT = /<event\b[^>]{0,400}?\bactivity\s*=\s*["'](\w+)["'][^>]{0,400}>/g
const EVENT_ENDS = '</event>'
const BY_HAND_IN_FORMS = /^(?:click|mouse\w+|enter|exit|pre\w+|post\w+)$/

/** What a form in XML reaches for, by the events that run its scripts. Events that lie in one another are read twice, and not each anew. */
function reachOfForm(text: string): string | null {
  const plain = withNamedLetters(text)
  let left = 2 * plain.length
  for (const { 0: opened, 1: activity = '', index } of plain.matchAll(EVENT)) {
    const start = index + opened.length
    const end = plain.indexOf(EVENT_ENDS, start)
    const script = plain.slice(start, Math.min(end < 0 ? plain.length : end, start + MOST_SCRIPT))
    left -= script.length
    if (left < 0) return UNREAD
    const reach = reachOfScript(script, BY_HAND_IN_FORMS.test(activity))
    if (reach !== null || end < 0) return reach
  }
  return null
}

/** Of a form in XML (XFA), which is a stream, or names and streams by turns. */
function formIn(looking: Looking, value: PdfValue): string | null {
  const { objects, forms } = looking
  for (const part of value.kind === 'array' ? value.items : [value]) {
    for (const object of part.kind === 'reference' ? goTo(looking, part.object) : []) {
      if (forms.has(object)) continue
      forms.add(object)
      const bytes = objects.unpack(object, MOST_FORM)
      if (bytes === null && object.stream === null) continue
      const isWhole = bytes !== null && bytes.length < MOST_FORM
      const reach = isWhole ? reachOfForm(new TextDecoder().decode(bytes)) : UNREAD
      if (reach !== null) return reach
    }
  }
  return null
}

function filesIn(looking: Looking, entries: PdfDictionary, owner: PdfObject): PdfFindings['files'] {
  const { objects } = looking
  const self: PdfValue = { kind: 'dictionary', entries }
  const [name = ''] = namesOfFiles(looking, self, owner)
  const streams = dictionariesAt(looking, entries.get('EF')).flatMap((held) => [...held.values()])
  return streams
    .slice(0, MOST_FILES)
    .flatMap((value) =>
      value.kind === 'reference'
        ? goTo(looking, value.object).map((object) => ({ name, bytes: objects.unpack(object, MOST_FILE) }))
        : [],
    )
}

/** Never throws, whatever the bytes. */
export function lookIntoPdf(bytes: Uint8Array, budget: Pick<Budget, 'inflated'>): PdfFindings {
  const objects = readObjects(bytes, budget)
  if (objects.sealed) return { script: null, sealed: true, files: [], links: [] }
  const looking: Looking = { objects, said: new Map(), forms: new Set(), left: MOST_GONE_TO }
  const { refer } = objects
  const held: { readonly entries: PdfDictionary; readonly owner: PdfObject }[] = []
  const scripts: Scripts = new Map()
  const links = new Set<string>()
  let script: string | null = objects.unread ? UNREAD : null
  const see = (entries: PdfDictionary, place: Place): void => {
    if (entries.has('EF') && held.length < MOST_FILES) held.push({ entries, owner: place.owner })
    const link = entries.get('URI')
    if (link?.kind === 'string' && links.size < MOST_LINKS)
      links.add(objects.textOf(link.text, place.owner).slice(0, LONGEST_LINK))
    if (script !== null) return
    if (!noteScripts(looking, entries, place, scripts)) script = `JavaScript: ${UNREAD}`
    script ??= actionIn(looking, entries, place) ?? (looking.left < 0 ? UNREAD : null)
    const form = entries.get('XFA')
    const reach = form === undefined ? null : formIn(looking, form)
    if (reach !== null) script ??= `XFA: ${reach}`
  }
  for (const owner of objects.all) {
    const isHands = refer.byHand.has(owner.number) && !refer.others.has(owner.number)
    walkValues(owner.value, isHands, (entries, byHand) => see(entries, { owner, byHand }))
  }
  // Files take most of what may be unpacked, so they come last: scripts were read by then.
  const files = held.flatMap(({ entries, owner }) => filesIn(looking, entries, owner))
  return { script: script ?? reachOf(scripts), sealed: false, files: files.slice(0, MOST_FILES), links: [...links] }
}
