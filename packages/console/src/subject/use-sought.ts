/**
 * What is typed to be looked up, beside what is shown. Where that comes from elsewhere - a link, the way back, the palette - the field shows
 * it: whoever looks into one person must not read the name of another above.
 */
import { useEffect, useState } from 'react'

export function useSought(shown: string): readonly [string, (typed: string) => void] {
  const [inHand, setInHand] = useState<{ readonly beside: string; readonly text: string } | null>(null)
  if (inHand !== null && inHand.beside !== shown) setInHand(null)
  // Whoever turns back before the page they asked for was drawn sees the one they left all the time: nothing else tells that they are back.
  useEffect(() => {
    const drop = (): void => setInHand(null)
    window.addEventListener('popstate', drop)
    return () => window.removeEventListener('popstate', drop)
  }, [])
  return [inHand?.text ?? shown, (text) => setInHand({ beside: shown, text })]
}
