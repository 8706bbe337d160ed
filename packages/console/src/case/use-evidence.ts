/** Which exhibits of a case are shown, and the keys for it: V the next one or none, A several, B none. */
import { useHotKeys } from '../frame/hot-keys.ts'
import { type EvidenceSource, exhibitsOf, type Shown, showFurther, useShown } from './evidence-list.tsx'

export type KnownEvidence = {
  readonly shown: Shown
  readonly onToggle: (exhibit: string) => void
  readonly onShowMore: () => void
  readonly screenAll: () => void
}

export function useEvidence(found: EvidenceSource): KnownEvidence {
  const [shown, setShown] = useShown()
  const exhibits = exhibitsOf(found)
  const onToggle = (exhibit: string): void =>
    setShown((before) => {
      const next = new Set(before)
      if (!next.delete(exhibit)) next.add(exhibit)
      return next
    })
  const onShowMore = (): void => setShown((before) => showFurther(exhibits, before))
  const screenAll = (): void => setShown(() => new Set())
  useHotKeys({
    v: () => {
      const next = exhibits.find((exhibit) => !shown.has(exhibit.id))
      if (next === undefined) screenAll()
      else onToggle(next.id)
    },
    a: onShowMore,
    b: screenAll,
  })
  return { shown, onToggle, onShowMore, screenAll }
}
