/** Registered works and broadcasts in what is sent or streamed by somebody who does not hold them. */
import { plainText } from '@goodstanding/detectors'
import type { Event } from '@goodstanding/model'
import { bitsIn, mirrorPdq, wordsOf } from '../facts/broadcast-frames.ts'
import { hashesOf } from '../facts/event-texts.ts'
import type { KnownBroadcast, KnownWork } from '../facts/work-index.ts'
import type { ReadContext, SignalReader } from '../signal-reader.ts'
import type { FileShelf } from './content-reader.ts'
import { createFrameSequences, type FrameSequences } from './frame-sequence.ts'
import { clausesReading } from './permit-requirement.ts'

type Live = Event<'live.start'> | Event<'live.frame'>

type Shelf = Pick<FileShelf, 'picture' | 'uncut'>

export function createWorkReader(shelf: Shelf): SignalReader {
  const sequences = createFrameSequences()
  return {
    name: 'work',
    says: [
      'work.match',
      'work.broadcast',
      'work.broadcast-cleared',
      'work.broadcast-schedule',
      'work.branding-missing',
    ],
    read: (event, context) => {
      if (context.facts.knowsWorks()) readWorks(event, shelf, context)
      if (event.type === 'live.frame') readFrame(event, framePicture(event, shelf), { sequences, context })
      if (event.type === 'live.start' || event.type === 'live.frame') readSchedule(event, context)
      const verdict = event.type === 'client.attest' ? event.data.attestation.verdict : undefined
      if (verdict === 'branding-removed' || event.data.session?.attestation?.verdict === 'branding-removed') {
        const pointer = verdict === undefined ? '/data/session/attestation/verdict' : '/data/attestation/verdict'
        context.sink.see('work.branding-missing', 1, { pointer }, 'branding-removed')
      }
    },
  }
}

function isHeldBy({ holder }: KnownWork | KnownBroadcast, event: Event): boolean {
  return holder === event.data.organization || holder === event.data.actor.id
}

/** By their bytes, and pictures by what they look like: another size, encoding or a cut edge is the same work. */
function readWorks(event: Event, shelf: Shelf, { facts, sink }: ReadContext): void {
  for (const { pointer, sha256 } of hashesOf(event)) {
    const picture = shelf.picture(sha256)
    const alike =
      picture === null
        ? []
        : [picture, mirrorPdq(picture), ...shelf.uncut(sha256)].flatMap((pdq) => facts.worksByPdq(pdq))
    const work = [...facts.workBySha256(sha256), ...alike].find((known) => !isHeldBy(known, event))
    if (work !== undefined) sink.see('work.match', 1, { pointer }, work.id)
  }
  const pdq = event.type === 'live.frame' ? event.data.frame.pdq : undefined
  const work = pdq === undefined ? undefined : facts.worksByPdq(pdq).find((known) => !isHeldBy(known, event))
  if (work !== undefined) sink.see('work.match', 1, { pointer: '/data/frame/pdq' }, work.id)
}

/** What a frame shows: the hash that the service states or the one of the bytes it sent, and what it may have been uncut. */
type FramePicture = { readonly pdq: string; readonly uncut: readonly string[]; readonly pointer: string }

function framePicture({ data: { frame } }: Event<'live.frame'>, shelf: Shelf): FramePicture | null {
  const { sha256 } = frame
  const uncut = sha256 === undefined ? [] : shelf.uncut(sha256)
  if (frame.pdq !== undefined) return { pdq: frame.pdq, uncut, pointer: '/data/frame/pdq' }
  const pdq = sha256 === undefined ? null : shelf.picture(sha256)
  return pdq === null ? null : { pdq, uncut, pointer: '/data/frame' }
}

type Following = { readonly sequences: FrameSequences; readonly context: ReadContext }

function readFrame(event: Event<'live.frame'>, picture: FramePicture | null, following: Following): void {
  if (picture === null) return
  const { context } = following
  const counted = Math.max(countEqual(event, picture, context), countFollowing(event, picture, following))
  if (counted === 0) return
  context.sink.see('work.broadcast', counted, { pointer: picture.pointer }, counted)
  if (isCleared(event, context)) context.sink.see('work.broadcast-cleared', 1, { pointer: '/data/permit' })
}

/** Leave to stream is leave for all that the stream shows of the broadcast: the permit lists one of the clauses that ask. */
function isCleared(event: Event, { permit, compiled }: ReadContext): boolean {
  const type = compiled.types.get(event.type)
  if (permit === null || !permit.covers || type === undefined) return false
  return [...clausesReading(type, 'work.broadcast')].some((clause) => permit.permit.clauses.includes(clause))
}

/**
 * Counts different registered frames seen in this stream, so that one black picture shown for an hour is one frame.
 * A stream may run faster, slower, cut or late: only which frames appear counts, not when.
 */
function countEqual(event: Event<'live.frame'>, { pdq, uncut }: FramePicture, { facts, recent }: ReadContext): number {
  const { live, organization } = event.data
  const matched = [pdq, mirrorPdq(pdq), ...uncut]
    .flatMap((hash) => facts.framesByPdq(hash))
    .find(({ broadcast }) => !isHeldBy(broadcast, event))
  if (matched === undefined) return 0
  const { broadcast, at } = matched
  return recent('broadcast-frames', `${organization}\u001f${live.id}\u001f${broadcast.id}`, String(at))
}

/** So far may a cropped or altered picture be from the registered one. Pictures of other things are 128 bits apart, give or take 10. */
const RESEMBLES = 90
/** Pictures that have to follow each other before resemblance counts. */
const LEAST_FOLLOWING = 4
const MOST_ALIKE = 8
/** A stream may be late. */
const LATE_MS = 1_800_000
/** Half of the bits of a picture are set; of one with nothing on it, few or most. */
const LEAST_SET = 96

/** Counts pictures that resemble a broadcast's and follow each other as its do, while it is on the air or was a moment ago. */
function countFollowing(
  event: Event<'live.frame'>,
  { pdq, uncut }: FramePicture,
  { sequences, context: { facts } }: Following,
): number {
  const { live, frame, organization } = event.data
  const words = wordsOf(pdq)
  if (!hasMuchToSee(words)) return 0
  const onAir = [...facts.broadcastsAt(event.time), ...facts.broadcastsAt(event.time - LATE_MS)]
  const others = new Set(onAir.filter((broadcast) => !isHeldBy(broadcast, event)).map(({ id }) => id))
  if (others.size === 0) return 0
  const shown = [pdq, ...uncut]
  const hashes = [...shown, ...shown.map(mirrorPdq)].map(wordsOf)
  const like = [...others].flatMap((broadcast) => {
    const frames = facts.framesOfBroadcast(broadcast)
    const alike = hashes.flatMap((hash) => frames?.resembling(hash, RESEMBLES, MOST_ALIKE) ?? [])
    return [...new Set(alike.map(({ at }) => at))].map((at) => ({ broadcast, at }))
  })
  const { pictures } = sequences.show(`${organization}\u001f${live.id}`, { at: frame.at, words, like })
  return pictures >= LEAST_FOLLOWING ? pictures : 0
}

function hasMuchToSee(words: Uint32Array): boolean {
  const set = words.reduce((bits, word) => bits + bitsIn(word), 0)
  return set >= LEAST_SET && set <= 256 - LEAST_SET
}

function readSchedule(event: Live, { facts, sink }: ReadContext): void {
  const { title } = event.data.live
  if (title === undefined) return
  const shown = spellTitle(title)
  const pointer = '/data/live/title'
  const carried = facts.broadcastsAt(event.time).filter((broadcast) => carriesTitle(shown, spellTitle(broadcast.title)))
  const named = carried.find((broadcast) => !isHeldBy(broadcast, event))
  if (named !== undefined) sink.see('work.broadcast-schedule', 1, { pointer }, named.id)
  // Whoever holds it needs nobody's leave, whatever a title with "live" in it sounds like.
  else if (carried.length > 0 && event.type === 'live.start') sink.see('work.broadcast-cleared', 1, { pointer })
}

/** As it reads: letters of other scripts that look alike are the same. */
function spellTitle(title: string): string {
  return plainText(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<= )(?:vs|versus)(?= )/gu, 'v')
    .trim()
}

/** Whole words of the broadcast's title in the stream's; titles too short to mean one broadcast must be the whole title. */
function carriesTitle(shown: string, title: string): boolean {
  if (title.length < 4) return shown === title
  // Chinese is written without spaces, and hidden with them.
  if (DENSE.test(title)) {
    const pieces = title.split(BETWEEN_SIDES).filter((piece) => piece.length >= LEAST_PIECE)
    const say = pieces.length >= LEAST_PIECES || (pieces.length === 2 && AGAINST.test(title) && AGAINST.test(shown))
    return carriesAll(shown.replaceAll(' ', ''), title.replaceAll(' ', ''), say ? pieces : [])
  }
  const words = title.split(' ').filter((word) => word.length >= LEAST_WORD && !SAID_OF_ANY.has(word))
  const wanted = words.length >= LEAST_WORDS ? words.map((word) => ` ${word} `) : []
  const [home, guest, more] = title.split(' v ')
  const isTurned = guest !== undefined && more === undefined && ` ${shown} `.includes(` ${guest} v ${home} `)
  return isTurned || carriesAll(` ${shown} `, ` ${title} `, wanted)
}

/** The title as it is, or all that it is made of in any order: a stream is called "City vs United, cup final" and "Cup final: United v City". */
function carriesAll(shown: string, title: string, parts: readonly string[]): boolean {
  return shown.includes(title) || (parts.length > 0 && parts.every((part) => shown.includes(part)))
}

const DENSE = /[^\u0020-\u024f]/
const BETWEEN_SIDES = / +|对|v/
const AGAINST = /对|战|v/
const LEAST_PIECE = 2
const LEAST_PIECES = 3
const LEAST_WORD = 3
/** So many words that say what it is: fewer are met in any order by chance. */
const LEAST_WORDS = 4
const SAID_OF_ANY = new Set('and the for from with live stream show night day week versus'.split(' '))
