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

/** `isMore`: of what was typed since the field was entered, it is not the first. */
export function useTyped(value: string, onChange: (text: string, isMore: boolean) => void): Typed {
  const [inHand, setInHand] = useState<InHand | null>(null)
  const at = inHand?.ours.indexOf(value) ?? 0
  // The address has come further by these keys, or was changed by something else: going back to what it was before is that too.
  if (inHand !== null && at !== 0) setInHand(at < 0 ? null : { ...inHand, ours: inHand.ours.slice(at) })
  return {
    text: inHand?.text ?? value,
    write: (text) => {
      setInHand({ text, ours: [...(inHand?.ours ?? [value]), text] })
      onChange(text, inHand !== null)
    },
    leave: () => setInHand(null),
  }
}
