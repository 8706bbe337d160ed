/**
 * What is being written, there again until it was sent: after Escape, another page, a reload, the end of the session and a new sign-in. It
 * is kept in this tab alone and is gone with it, shown to nobody but whoever wrote it, and thrown away when they sign out.
 */
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import { readHeld } from './read-held.ts'
import { useSession } from './session.tsx'

const PREFIX = 'goodstanding.draft '

/** Whose drafts are read and kept: whoever is signed in on this page. */
let owner = PREFIX
/** As it stands in the tab. What the tab has no room for is kept as long as the page lives. */
const kept = new Map<string, string>()

function useOwner(): void {
  const { who } = useSession()
  const own = `${PREFIX}${JSON.stringify([who.organization ?? null, who.id])} `
  if (own === owner) return
  owner = own
  kept.clear()
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(PREFIX) && !name.startsWith(own)) sessionStorage.removeItem(name)
}

const textAt = (place: string): string | null => kept.get(place) ?? sessionStorage.getItem(owner + place)

function keepText(place: string, text: string | null): void {
  if (text === null) {
    kept.delete(place)
    sessionStorage.removeItem(owner + place)
    return
  }
  kept.set(place, text)
  try {
    sessionStorage.setItem(owner + place, text)
  } catch {
    // The tab is full: the page itself still has it.
  }
}

type Write = (typed: string | ((now: string) => string)) => void

/** `of`: what the words are about and what asks for them. They are forgotten once they are empty, as after they were sent. */
export function useWords(of: string, first = ''): readonly [string, Write] {
  useOwner()
  const [words, setWords] = useState(() => textAt(of) ?? first)
  const write: Write = (typed) => {
    const next = typeof typed === 'string' ? typed : typed(textAt(of) ?? first)
    setWords(next)
    keepText(of, next === first ? null : next)
  }
  return [words, write]
}

type Change<Fields> = (part: Partial<Fields> | ((now: Fields) => Partial<Fields>)) => void

/**
 * The fields of a form, as `useWords`: they are kept while they differ from how the form begins. `place`: what it is about, with the
 * version of what it changes, for another version begins another form. `undo` begins it anew, as after it was sent; null: nothing differs.
 */
export function useFields<Fields extends object>(
  place: string,
  first: Fields,
): readonly [Fields, Change<Fields>, undo: (() => void) | null] {
  useOwner()
  const isFirst = (some: Fields): boolean => JSON.stringify(some) === JSON.stringify(first)
  const read = (): Fields => readHeld(textAt(place), first) ?? first
  const [fields, setFields] = useState(read)
  const change: Change<Fields> = (part) => {
    const now = read()
    const next = { ...now, ...(typeof part === 'function' ? part(now) : part) }
    setFields(next)
    keepText(place, isFirst(next) ? null : JSON.stringify(next))
  }
  return [fields, change, isFirst(fields) ? null : () => change(first)]
}

type Held<Value> = {
  /** As `useState`; begins with what was left at this place. */
  readonly useHeld: (place: string, initial: () => Value) => readonly [Value, Dispatch<SetStateAction<Value>>]
  /** It was sent. */
  readonly forget: (place: string) => void
}

/** `like`: a draft as it begins. `settled`: what of one is there still when the page is not. */
export function createHeld<Value>(
  isEmpty: (value: Value) => boolean,
  like: Value,
  settled = (value: Value): Value => value,
): Held<Value> {
  return {
    useHeld: (place, initial) => {
      useOwner()
      const [value, setValue] = useState(() => readHeld(textAt(place), like) ?? initial())
      useEffect(() => keepText(place, isEmpty(value) ? null : JSON.stringify(settled(value))), [place, value])
      return [value, setValue]
    },
    forget: (place) => keepText(place, null),
  }
}
