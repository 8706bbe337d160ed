/**
 * What a moderator keeps for themselves: how much they looked at today, when to be asked whether they want a break, which families of
 * clauses they would rather not see. It stays in this browser, so that nobody else can read it.
 */
import type { Severity } from '@goodstanding/model'
import { useSyncExternalStore } from 'react'

const PLACE = 'goodstanding.wellness'
export const BREAK_CHOICES = [0, 5, 10, 20] as const
const USUAL_BREAK = 10
/** From this severity on, a look counts towards a break. */
const SEVERE: Severity = 3

export type Wellness = {
  /** `2026-11-25`: the day that `looks` counts. */
  readonly day: string
  /** How many exhibits were shown, by severity from 1 to 4. */
  readonly looks: readonly [number, number, number, number]
  /** Severe ones since the last break. */
  readonly sinceBreak: number
  /** After how many severe ones a break is offered; 0: never. */
  readonly breakAfter: number
  /** Sections of the policy whose cases are left out of the own queue. */
  readonly avoid: readonly string[]
}

/** The reader's own day: somebody in Shanghai begins it at midnight, and not at eight in the morning. */
function today(now: number): string {
  const at = new Date(now)
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

const fresh = (now: number): Wellness => ({
  day: today(now),
  looks: [0, 0, 0, 0],
  sinceBreak: 0,
  breakAfter: USUAL_BREAK,
  avoid: [],
})

/** What was stored, with counts of another day left behind. Anything else that lies there is read as nothing. */
export function readWellness(stored: string | null, now: number): Wellness {
  const begun = fresh(now)
  const parsed = parse(stored)
  if (parsed === null) return begun
  const settings = {
    breakAfter: BREAK_CHOICES.find((known) => known === parsed.breakAfter) ?? begun.breakAfter,
    avoid: Array.isArray(parsed.avoid) ? parsed.avoid.filter((each) => typeof each === 'string') : [],
  }
  if (parsed.day !== begun.day || !Array.isArray(parsed.looks)) return { ...begun, ...settings }
  const [low = 0, medium = 0, high = 0, critical = 0] = parsed.looks.map(Number)
  return { ...begun, ...settings, looks: [low, medium, high, critical], sinceBreak: Number(parsed.sinceBreak) || 0 }
}

function parse(stored: string | null): Partial<Readonly<Record<keyof Wellness, unknown>>> | null {
  if (stored === null) return null
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null // somebody else wrote there; begin anew
  }
}

/** One more exhibit was shown. */
export function addLook(before: Wellness, severity: Severity): Wellness {
  const [low, medium, high, critical] = before.looks.map((count, at) => count + (at === severity - 1 ? 1 : 0))
  return {
    ...before,
    looks: [low ?? 0, medium ?? 0, high ?? 0, critical ?? 0],
    sinceBreak: before.sinceBreak + (severity >= SEVERE ? 1 : 0),
  }
}

export const wantsBreak = ({ breakAfter, sinceBreak }: Wellness): boolean => breakAfter > 0 && sinceBreak >= breakAfter

let held: Wellness | null = null
const listeners = new Set<() => void>()

/** As it stands, for what happens between two drawings. */
export function wellnessNow(): Wellness {
  held ??= readWellness(localStorage.getItem(PLACE), Date.now())
  return held
}

/** Changes it here and for every other page of this browser that is opened later. */
export function changeWellness(change: (before: Wellness) => Wellness): void {
  held = change(readWellness(localStorage.getItem(PLACE), Date.now()))
  localStorage.setItem(PLACE, JSON.stringify(held))
  for (const listener of listeners) listener()
}

export function useWellness(): Wellness {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, wellnessNow)
}
