/** What is typed, kept when its dialog is closed unsent or its page is left: Escape is pressed by mistake, and words take long. */
import { useState } from 'react'

/** As long as the page lives, and on this screen alone. */
const left = new Map<string, string>()

type Write = (typed: string | ((now: string) => string)) => void

/** `of`: what the words are about and what asks for them. They are forgotten once they are empty, as after they were sent. */
export function useWords(of: string): readonly [string, Write] {
  const [words, setWords] = useState(() => left.get(of) ?? '')
  const write: Write = (typed) => {
    const next = typeof typed === 'string' ? typed : typed(left.get(of) ?? '')
    setWords(next)
    if (next === '') left.delete(of)
    else left.set(of, next)
  }
  return [words, write]
}
