/**
 * What is typed into a field whose text lies in the address. The address follows a moment later: a field that waited for it would cut off
 * what an input method composes.
 */
import { useState } from 'react'

type Typed = {
  /** What the field shows. */
  readonly text: string
  readonly write: (text: string) => void
  /** The field was left: it shows what is in the address. */
  readonly leave: () => void
}

/** What was typed since the field was entered, with what the address was and becomes by it. */
type InHand = { readonly text: string; readonly ours: readonly string[] }

export function useTyped(value: string, onChange: (text: string) => void): Typed {
  const [inHand, setInHand] = useState<InHand | null>(null)
  // Changed by something else than these keys.
  if (inHand !== null && !inHand.ours.includes(value)) setInHand(null)
  return {
    text: inHand?.text ?? value,
    write: (text) => {
      setInHand({ text, ours: [...(inHand?.ours ?? [value]), text] })
      onChange(text)
    },
    leave: () => setInHand(null),
  }
}
