/**
 * What is being written on a page, kept while somebody looks at another and comes back: in the memory of this window and nowhere else, so
 * that it is gone with it.
 */
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'

type Held<Value> = {
  /** As `useState`; begins with what was left at this place. */
  readonly useHeld: (place: string, initial: () => Value) => readonly [Value, Dispatch<SetStateAction<Value>>]
  /** It was sent. */
  readonly forget: (place: string) => void
}

export function createHeld<Value>(isEmpty: (value: Value) => boolean): Held<Value> {
  const kept = new Map<string, Value>()
  return {
    useHeld: (place, initial) => {
      const [value, setValue] = useState(() => kept.get(place) ?? initial())
      useEffect(() => {
        if (isEmpty(value)) kept.delete(place)
        else kept.set(place, value)
      }, [place, value])
      return [value, setValue]
    },
    forget: (place) => void kept.delete(place),
  }
}
