/** What a code means, with the code small beside it: people read the words, operators look for the code. */
import type { Bilingual } from '@goodstanding/model'
import { useSay } from '../frame/preferences.tsx'

/** `words`: null where nobody has worded the code. */
export function Coded({ code, words }: { readonly code: string; readonly words: Bilingual | null }) {
  const say = useSay()
  if (words === null) return <code>{code}</code>
  return (
    <>
      {say(words)} <code className="small quiet">{code}</code>
    </>
  )
}
