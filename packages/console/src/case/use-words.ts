/** What is typed into a dialog, kept when it is closed unsent: Escape is pressed by mistake, and words take long. */
import { useState } from 'react'

/** As long as the page lives, and on this screen alone. */
const left = new Map<string, string>()

/** `of`: what the words are about and which dialog asks for them; null: they are forgotten as it closes. */
export function useWords(of: string | null): readonly [string, (typed: string) => void] {
  const [words, setWords] = useState(() => (of === null ? '' : (left.get(of) ?? '')))
  const write = (typed: string): void => {
    setWords(typed)
    if (of === null) return
    if (typed === '') left.delete(of)
    else left.set(of, typed)
  }
  return [words, write]
}
