/**
 * What somebody writes word by word: pieces that say nothing alone are read as the sentence they make. A few words are kept for a minute,
 * by their writer and conversation (or recipients, where none is named), in this process alone: a crash forgets them, and so does
 * whoever is erased.
 */
import type { Event, EventDataOf, Instant, SignalSink } from '@goodstanding/model'
import { SIGNAL_NAMES, SignalValues } from '@goodstanding/model'
import { languageOf } from '../facts/event-texts.ts'
import type { DetectorMemory, SignalReader } from '../signal-reader.ts'
import { type DetectText, exceptClaims } from './content-reader.ts'

/** Longest pause between two pieces of one sentence. */
const PAUSE_MS = 60_000
/** UTF-16 units of one piece: a longer message is not even counted. */
const LONGEST_PIECE = 40
/** Words of one piece; a Han character is half of one. */
const MOST_WORDS = 4
const MOST_PIECES = 32
/** UTF-16 units of what is read as one. */
const LONGEST = 400
const MOST_WRITERS = 20_000
/** Below this no rule asks for a person: what pieces say is not worth telling. */
const TELLING = 0.5

const HAN = /[\u3400-\u9fff]/g

/** Whether a text may be a piece of a sentence. */
export function isPiece(text: string): boolean {
  if (text.length > LONGEST_PIECE) return false
  const written = text.trim()
  if (written === '') return false
  const han = written.match(HAN)?.length ?? 0
  const words = written.replaceAll(HAN, ' ').split(/\s+/).filter(Boolean).length
  return han / 2 + words <= MOST_WORDS
}

type Pieces = { time: Instant; readonly texts: string[]; lastEvent: string }

export type PieceMemory = DetectorMemory & {
  /** Remembers a piece; answers those before it and itself, oldest first, or null where it stands alone. */
  readonly join: (event: Event, conversation: string, text: string) => readonly string[] | null
  readonly size: () => number
}

const isLate = (pieces: Pieces, time: Instant): boolean => Math.abs(time - pieces.time) > PAUSE_MS

/** Bounded: the longest silent writer goes first. */
export function createPieceMemory(most = MOST_WRITERS): PieceMemory {
  const writers = new Map<string, Pieces>()
  const dropLate = (time: Instant): void => {
    for (const [key, pieces] of writers) {
      // An event that comes late drops nobody's newer pieces.
      if (writers.size <= most && time - pieces.time <= PAUSE_MS) return
      writers.delete(key)
    }
  }
  return {
    name: 'pieces',
    join: ({ id, time, data }, conversation, text) => {
      const key = `${data.actor.id}\n${data.organization}\n${conversation}`
      const known = writers.get(key)
      const before = known === undefined || isLate(known, time) ? null : known
      if (before?.lastEvent === id) return null
      const texts = [...(before?.texts ?? []), text].slice(-MOST_PIECES)
      while (texts.join(' ').length > LONGEST) texts.shift()
      writers.delete(key)
      writers.set(key, { time, texts, lastEvent: id })
      dropLate(time)
      return texts.length > 1 ? texts : null
    },
    size: () => writers.size,
    snapshot: () => [],
    restore: () => undefined,
    forget: (account) => {
      for (const key of writers.keys()) if (key.startsWith(`${account}\n`)) writers.delete(key)
    },
  }
}

/** Of one text and others before it: says what they mean together where this one is a part of it. */
export function createPieceReader(detect: DetectText, memory: PieceMemory): SignalReader {
  const together = new SignalValues()
  return {
    name: 'pieces of a sentence',
    says: SIGNAL_NAMES.filter((name) => name.startsWith('text.')),
    remembers: true,
    read: (event, { facts, sink }) => {
      if (event.type !== 'message.send') return
      const { text } = event.data.content
      const place = isPiece(text) ? placeOf(event.data) : null
      const pieces = place === null ? null : memory.join(event, place, text)
      if (pieces === null) return
      together.clear()
      detect([{ pointer: POINTER, text: pieces.join(' ') }], languageOf(event), together)
      // As of whole texts: the service's registered staff may speak for it.
      sayTogether(together, pieces, facts.isStaff(event.data.actor.id) ? exceptClaims(sink) : sink)
    },
  }
}

const POINTER = '/data/content/text'

/** Where it was said: a message that names no conversation is one with its recipients. Null where nobody says. */
function placeOf({ conversation, audience }: EventDataOf<'message.send'>): string | null {
  if (conversation !== undefined) return conversation.id
  const recipients = audience.recipients ?? []
  return recipients.length === 0 ? null : `to\n${recipients.toSorted().join('\n')}`
}

/** What earlier pieces say without this one was said with them. */
function sayTogether(together: SignalValues, pieces: readonly string[], sink: SignalSink): void {
  const own = pieces.at(-1)?.length ?? 0
  const before = pieces.join(' ').length - own
  for (const [signal, value] of Object.entries(together.seen())) {
    const name = SIGNAL_NAMES.find((known) => known === signal)
    if (name === undefined || name === 'text.length' || value < TELLING) continue
    const place = together.evidence(name).find(({ end = 0 }) => end > before)
    if (place === undefined) continue
    const start = Math.max(0, (place.start ?? 0) - before)
    const end = (place.end ?? 0) - before
    sink.see(name, value, { pointer: POINTER, start, end: Math.max(start, end) }, pieces.join(' / '))
  }
}
