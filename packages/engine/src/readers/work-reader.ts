/** Registered works and broadcasts in what is sent or streamed by somebody who does not hold them. */
import type { Event } from '@goodstanding/model'
import { bitsIn, wordsOf } from '../facts/broadcast-frames.ts'
import { hashesOf } from '../facts/event-texts.ts'
import type { KnownBroadcast, KnownWork } from '../facts/work-index.ts'
import type { ReadContext, SignalReader } from '../signal-reader.ts'
import type { FileShelf } from './content-reader.ts'
import { createFrameSequences, type FrameSequences } from './frame-sequence.ts'

type Live = Event<'live.start'> | Event<'live.frame'>

export function createWorkReader(shelf: Pick<FileShelf, 'picture'>): SignalReader {
  const sequences = createFrameSequences()
  return {
    name: 'work',
    says: ['work.match', 'work.broadcast', 'work.broadcast-schedule', 'work.branding-missing'],
    read: (event, context) => {
      if (context.facts.knowsWorks()) readWorks(event, shelf, context)
      if (event.type === 'live.frame') readFrame(event, sequences, context)
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

/** By their bytes, and pictures by what they look like: another size or encoding is the same work. */
function readWorks(event: Event, shelf: Pick<FileShelf, 'picture'>, { facts, sink }: ReadContext): void {
  for (const { pointer, sha256 } of hashesOf(event)) {
    const picture = shelf.picture(sha256)
    const alike = picture === null ? [] : facts.worksByPdq(picture)
    const work = [...facts.workBySha256(sha256), ...alike].find((known) => !isHeldBy(known, event))
    if (work !== undefined) sink.see('work.match', 1, { pointer }, work.id)
  }
  const pdq = event.type === 'live.frame' ? event.data.frame.pdq : undefined
  if (pdq === undefined) return
  const work = facts.worksByPdq(pdq).find((known) => !isHeldBy(known, event))
  if (work !== undefined) sink.see('work.match', 1, { pointer: '/data/frame/pdq' }, work.id)
}

function readFrame(event: Event<'live.frame'>, sequences: FrameSequences, context: ReadContext): void {
  const { frame } = event.data
  if (frame.pdq === undefined) return
  const counted = Math.max(
    countEqual(event, frame.pdq, context),
    countFollowing(event, frame.pdq, { sequences, context }),
  )
  if (counted > 0) context.sink.see('work.broadcast', counted, { pointer: '/data/frame/pdq' }, counted)
}

/**
 * Counts different registered frames seen in this stream, so that one black picture shown for an hour is one frame.
 * A stream may run faster, slower, cut or late: only which frames appear counts, not when.
 */
function countEqual(event: Event<'live.frame'>, pdq: string, { facts, recent }: ReadContext): number {
  const { live, organization } = event.data
  const matched = facts.framesByPdq(pdq).find(({ broadcast }) => !isHeldBy(broadcast, event))
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

type Following = { readonly sequences: FrameSequences; readonly context: ReadContext }

/** Counts pictures that resemble a broadcast's and follow each other as its do, while it is on the air or was a moment ago. */
function countFollowing(event: Event<'live.frame'>, pdq: string, { sequences, context: { facts } }: Following): number {
  const { live, frame, organization } = event.data
  const words = wordsOf(pdq)
  const set = words.reduce((bits, word) => bits + bitsIn(word), 0)
  if (set < LEAST_SET || set > 256 - LEAST_SET) return 0
  const onAir = [...facts.broadcastsAt(event.time), ...facts.broadcastsAt(event.time - LATE_MS)]
  const others = new Set(onAir.filter((broadcast) => !isHeldBy(broadcast, event)).map(({ id }) => id))
  if (others.size === 0) return 0
  const like = [...others].flatMap((broadcast) => {
    const alike = facts.framesOfBroadcast(broadcast)?.resembling(words, RESEMBLES, MOST_ALIKE) ?? []
    return alike.map(({ at }) => ({ broadcast, at }))
  })
  const { pictures } = sequences.show(`${organization}\u001f${live.id}`, { at: frame.at, words, like })
  return pictures >= LEAST_FOLLOWING ? pictures : 0
}

function readSchedule(event: Live, { facts, sink }: ReadContext): void {
  const { title } = event.data.live
  if (title === undefined) return
  const shown = spellTitle(title)
  const named = facts
    .broadcastsAt(event.time)
    .find((broadcast) => !isHeldBy(broadcast, event) && carriesTitle(shown, spellTitle(broadcast.title)))
  if (named !== undefined) sink.see('work.broadcast-schedule', 1, { pointer: '/data/live/title' }, named.id)
}

function spellTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whole words of the broadcast's title in the stream's; titles too short to mean one broadcast must be the whole title. */
function carriesTitle(shown: string, title: string): boolean {
  if (title.length < 4) return shown === title
  return /[^\u0020-\u024f]/.test(title) ? shown.includes(title) : ` ${shown} `.includes(` ${title} `)
}
