/** What keeps a row in its list (`Rows`): apart from it, so that a dialog brings no list to a page that has none. */
import { createContext, useContext, useEffect } from 'react'

export const Staying = createContext<((step: 1 | -1) => void) | null>(null)

/** Keeps the row around it in its list for as long as that is so. */
export function useStaying(isStaying: boolean): void {
  const stay = useContext(Staying)
  useEffect(() => {
    if (!isStaying || stay === null) return
    stay(1)
    return () => stay(-1)
  }, [isStaying, stay])
}
