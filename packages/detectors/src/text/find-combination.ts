/** Looks for one combination among the finds of a sentence or text. */
import type { CompiledCombination, Link } from './combination.ts'
import { nearFrom, nearTo } from './near-finds.ts'
import type { TextFeatures } from './text-features.ts'

/** Han characters say more in fewer units. */
const DENSITY = 0.35
const LEAST_DENSE_GAP = 4
const STEPS = 400
const MOST_PARTS = 8

/** The finds of a combination that was met. */
export type Meeting = {
  /** First and last folded unit (end exclusive), for the evidence. */
  start: number
  end: number
  parts: number
  readonly finds: Int32Array
}

export function createMeeting(): Meeting {
  return { start: 0, end: 0, parts: 0, finds: new Int32Array(MOST_PARTS) }
}

type Search = {
  readonly features: TextFeatures
  readonly from: number
  readonly to: number
  readonly meeting: Meeting
  steps: number
}

/**
 * False where nothing of some element is held, by category: most combinations are given up here, and cost nothing of what may be
 * weighed.
 */
export function mayMeet({ others }: CompiledCombination, held: Int32Array): boolean {
  for (const categories of others) {
    let found = 0
    for (const category of categories) found |= held[category] ?? 0
    if (found === 0) return false
  }
  return true
}

/** The same of one sentence: `heldIn` says of each category which sentence held it last. A long text holds some find of nearly everything. */
export function mayMeetIn(combination: CompiledCombination | undefined, heldIn: Int32Array, sentence: number): boolean {
  if (combination === undefined) return false
  for (const categories of combination.others) {
    let at = 0
    while (at < categories.length && heldIn[categories[at] ?? -1] !== sentence) at += 1
    if (at === categories.length) return false
  }
  return true
}

/** Whether the combination is met among the finds `from..to`; `meeting` then holds them. */
export function findCombination(
  combination: CompiledCombination,
  features: TextFeatures,
  range: { readonly from: number; readonly to: number },
  meeting: Meeting,
): boolean {
  meeting.parts = 0
  const search: Search = { features, from: range.from, to: range.to, meeting, steps: STEPS }
  for (const chain of combination.chains) if (!meetChain(search, chain, 0, -1)) return false
  close(features, meeting)
  if (!holdsAny(features, combination.unless)) return true
  const from = nearFrom(features, range.from, range.to, meeting.start)
  const to = nearTo(features, range.from, range.to, meeting.start)
  for (let find = from; find < to; find += 1)
    if (combination.unless.includes(features.categories[find] ?? -1) && !isInPart(features, meeting, find)) return false
  return true
}

function holdsAny({ present }: TextFeatures, categories: readonly number[]): boolean {
  for (const category of categories) if (present[category] === 1) return true
  return false
}

/** A word within a longer one that was met ("film" of "film it", 他说 of 谁跟他说话) says nothing of its own. */
function isInPart(features: TextFeatures, { finds, parts }: Meeting, find: number): boolean {
  const start = features.starts[find] ?? 0
  const end = features.ends[find] ?? 0
  for (let part = 0; part < parts; part += 1) {
    const from = features.starts[finds[part] ?? 0] ?? 0
    const to = features.ends[finds[part] ?? 0] ?? 0
    if (start >= from && end <= to && end - start < to - from) return true
  }
  return false
}

function meetChain(search: Search, chain: readonly Link[], link: number, after: number): boolean {
  const element = chain[link]
  if (element === undefined) return true
  const { features, meeting } = search
  const gap = features.dense ? Math.max(LEAST_DENSE_GAP, element.gap * DENSITY) : element.gap
  const before = after < 0 ? 0 : (features.ends[after] ?? 0)
  for (let find = after < 0 ? search.from : after + 1; find < search.to; find += 1) {
    search.steps -= 1
    if (search.steps < 0) return false
    const start = features.starts[find] ?? 0
    if (after >= 0 && start > before + gap) return false
    if (
      !element.categories.includes(features.categories[find] ?? -1) ||
      start < before ||
      overlaps(search, find, element.other)
    )
      continue
    meeting.finds[meeting.parts] = find
    meeting.parts += 1
    if (meetChain(search, chain, link + 1, find)) return true
    meeting.parts -= 1
  }
  return false
}

/**
 * Each part of a combination stands in words of its own, and a sign in other words than the parts before: who says "window" three times has
 * not said three things. "#short" has none.
 */
function overlaps(search: Search, find: number, other: boolean): boolean {
  const { features, meeting } = search
  const start = features.starts[find] ?? 0
  const end = features.ends[find] ?? 0
  if (start === end) return false
  for (let part = 0; part < meeting.parts; part += 1) {
    const before = meeting.finds[part] ?? 0
    if (start < (features.ends[before] ?? 0) && end > (features.starts[before] ?? 0)) return true
    if (other && saysTheSame(features, find, before)) return true
  }
  return false
}

/** Structure is no word: two sums are two, though one number. */
function saysTheSame(features: TextFeatures, find: number, other: number): boolean {
  const { units } = features.folded
  const start = features.starts[find] ?? 0
  const from = features.starts[other] ?? 0
  const size = (features.ends[find] ?? 0) - start
  if (size !== (features.ends[other] ?? 0) - from) return false
  for (let at = 0; at < size; at += 1) if (units[start + at] !== units[from + at]) return false
  return true
}

function close(features: TextFeatures, meeting: Meeting): void {
  meeting.start = Number.MAX_SAFE_INTEGER
  meeting.end = 0
  for (let part = 0; part < meeting.parts; part += 1) {
    const find = meeting.finds[part] ?? 0
    const start = features.starts[find] ?? 0
    const end = features.ends[find] ?? 0
    if (start === end) continue
    meeting.start = Math.min(meeting.start, start)
    meeting.end = Math.max(meeting.end, end)
  }
  if (meeting.end === 0) meeting.start = 0
}
