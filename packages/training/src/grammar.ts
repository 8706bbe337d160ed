/**
 * Grammars: templates with slots, from which contrast sets are written - what violates, beside the innocent twin.
 *
 *     $slot = one | another          a slot; it may use other slots and choices
 *     [hate toxic !spam ?profanity]  what the lines below are about: `+` lines are hate and toxic, not spam, perhaps profane
 *     + I {really|} hate $group.     `-` lines are innocent of everything but what is marked with `?`
 */
import { CALLS, DEEDS, HEADS, type Head } from '@goodstanding/detectors'
import { createExample, type Example, type Known } from './example.ts'
import type { Random } from './random.ts'

export type Pattern = {
  /** `<file>:<line>`. */
  readonly place: string
  readonly language: string
  readonly template: string
  readonly violating: boolean
  readonly known: Known
  /** The head that the heading is about. */
  readonly head: Head
  /** Kept out of training, to be reported on. */
  readonly held: boolean
}

export type Slots = ReadonlyMap<string, string>

const SLOT_LINE = /^(\$[\p{L}]+) = (.+)$/u
const isHead = (word: string): word is Head => HEADS.some((head) => head === word)

export function readSlots(source: string): Slots {
  const slots = new Map<string, string>()
  for (const line of source.split('\n')) {
    const [, name, choices] = SLOT_LINE.exec(line) ?? []
    if (name !== undefined && choices !== undefined) slots.set(name, choices)
  }
  return slots
}

/** What is rude is learned from corpora first, where people judged; lines about other things say it in few ways. */
const TOXIC_TRUST = 0.15
const INSULT_TRUST = 0.4

/** Heads that a line about one thing often means too: nothing is known of them. */
const KIN: Readonly<Record<Head, readonly Head[]>> = {
  toxic: ['hate', 'threat', 'profanity', ...CALLS],
  hate: ['toxic', 'threat', 'profanity', ...CALLS],
  threat: ['toxic', 'hate', 'profanity', ...CALLS],
  sexual: ['toxic', 'profanity', 'spam', 'advertising'],
  'self-harm': ['toxic', 'profanity'],
  'self-harm-risk': ['profanity'],
  spam: ['advertising', 'fraud'],
  advertising: ['spam'],
  fraud: ['spam', 'advertising'],
  gambling: ['spam', 'advertising'],
  drugs: ['spam', 'advertising'],
  pyramid: ['spam', 'advertising', 'fraud'],
  profanity: ['toxic', 'sexual'],
  incitement: ['toxic', 'hate', 'threat', 'profanity', ...CALLS],
  'crime-incitement': ['toxic', 'hate', 'threat', 'profanity', ...CALLS],
  extremism: ['toxic', 'hate', 'threat', 'profanity', 'fundraising', ...CALLS],
  weapons: ['spam', 'advertising', 'crime-incitement', 'dangerous-instruction'],
  'forged-documents': ['spam', 'advertising', 'fraud', 'stolen-data', 'account-trade'],
  'stolen-data': ['spam', 'advertising', 'fraud', 'account-trade', 'attack-service', 'doxxing'],
  laundering: ['spam', 'advertising', 'fraud', 'gambling', 'account-trade'],
  violence: ['toxic', 'threat', 'profanity', 'extremism', 'crime-incitement', 'animal-cruelty'],
  'animal-cruelty': ['toxic', 'threat', 'profanity', 'violence', 'gambling', 'dangerous-instruction'],
  'dangerous-instruction': ['threat', 'drugs', 'self-harm', 'crime-incitement', 'extremism', 'weapons'],
  hoax: ['spam', 'fraud', 'official-claim', 'advertising'],
  'minor-safety': ['toxic', 'threat', 'drugs', 'self-harm', 'fraud'],
  'account-trade': ['spam', 'advertising', 'fraud', 'stolen-data', 'forged-documents', 'laundering'],
  'attack-service': ['spam', 'advertising', 'crime-incitement', 'stolen-data', 'reverse-engineering', 'evasion-help'],
  'evasion-help': ['spam', 'advertising', 'fraud', 'attack-service', 'reverse-engineering', 'crime-incitement'],
  'reverse-engineering': ['spam', 'advertising', 'attack-service', 'evasion-help'],
  fundraising: ['spam', 'advertising', 'fraud', 'hoax', 'extremism'],
  'official-claim': ['spam', 'advertising', 'fraud', 'hoax'],
  doxxing: ['toxic', 'threat', 'incitement', 'crime-incitement', 'stolen-data'],
}

/** Kin of a deed are its kin the other way too: of older lines nobody has said whether they are a deed beside. */
const kinOf = (head: Head): readonly Head[] => [...KIN[head], ...DEEDS.filter((deed) => KIN[deed].includes(head))]

function knownOf(heading: readonly string[], violating: boolean): Known {
  const known = new Map<Head, { readonly label: number; readonly weight: number }>()
  const [subject] = heading
  const trustIn = (head: Head): number => (head !== 'toxic' ? 1 : subject === 'toxic' ? INSULT_TRUST : TOXIC_TRUST)
  const kin: readonly Head[] = subject !== undefined && isHead(subject) ? kinOf(subject) : []
  for (const head of HEADS) if (!violating || !kin.includes(head)) known.set(head, { label: 0, weight: trustIn(head) })
  for (const word of heading) {
    const sign = /^[!?]/.exec(word)?.[0] ?? ''
    const head = word.slice(sign.length)
    if (!isHead(head)) throw new Error(`"${word}" is no head.`)
    if (sign === '?') known.delete(head)
    else if (violating) known.set(head, { label: sign === '!' ? 0 : 1, weight: trustIn(head) })
  }
  return Object.fromEntries(known)
}

/** Every third pattern of a heading and sign is held out. */
const HELD = 3

/** Reads the patterns of one grammar. Throws, with the place, when a heading names no head. */
export function readPatterns(source: string, file: string, language: string): readonly Pattern[] {
  const patterns: Pattern[] = []
  let heading: readonly string[] = []
  const counts = { '+': 0, '-': 0 }
  for (const [at, line] of source.split('\n').entries()) {
    const words = /^\[(.+)\]$/.exec(line)?.[1]
    if (words !== undefined) heading = words.split(' ')
    const sign = /^[+-] /.exec(line)?.[0][0]
    if (sign !== '+' && sign !== '-') continue
    counts[sign] += 1
    const [head = ''] = heading
    if (!isHead(head)) throw new Error(`${file}:${at + 1}: "${head}" is no head.`)
    patterns.push({
      place: `${file}:${at + 1}`,
      language,
      template: line.slice(2),
      violating: sign === '+',
      known: knownOf(heading, sign === '+'),
      head,
      held: counts[sign] % HELD === 0,
    })
  }
  return patterns
}

function choose(choices: readonly string[], random: Random): string {
  return choices[random.below(choices.length)] ?? ''
}

/** Writes one sentence of a template. */
export function writeSentence(template: string, slots: Slots, random: Random): string {
  let text = template
  for (let depth = 0; depth < 8 && /[${]/.test(text); depth += 1)
    text = text
      .replace(/\{([^{}]*)\}/g, (_, choices: string) => choose(choices.split('|'), random))
      .replace(
        /\$[\p{L}]+/gu,
        (name) =>
          choose(
            (longestSlot(name, slots) ?? name.slice(1)).split('|').map((one) => one.trim()),
            random,
          ) + restOf(name, slots),
      )
  return text
    .replace(/(?<! ) +([,.!?;:])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Chinese writes no space after a slot's name: the longest known beginning is the slot. */
function nameOf(name: string, slots: Slots): string | null {
  for (let end = name.length; end > 1; end -= 1) if (slots.has(name.slice(0, end))) return name.slice(0, end)
  return null
}

function longestSlot(name: string, slots: Slots): string | undefined {
  return slots.get(nameOf(name, slots) ?? '')
}

function restOf(name: string, slots: Slots): string {
  return name.slice(nameOf(name, slots)?.length ?? name.length)
}

/** Up to `most` different sentences of a pattern. */
export function writeExamples(pattern: Pattern, slots: Slots, most: number, random: Random): readonly Example[] {
  const texts = new Set<string>()
  for (let tried = 0; tried < most * 3 && texts.size < most; tried += 1)
    texts.add(writeSentence(pattern.template, slots, random))
  return [...texts].map((text) =>
    createExample({ text, language: pattern.language, source: `grammar ${pattern.place}` }, pattern.known),
  )
}
