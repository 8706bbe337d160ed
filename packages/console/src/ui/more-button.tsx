import { useSay } from '../frame/preferences.tsx'
import { FRAME } from '../words/frame-words.ts'

type MoreButtonProps = {
  readonly list: { readonly hasMore: boolean; readonly isReading: boolean; readonly more: () => void }
}

/** Reads the next page of a list; nothing where there is none. */
export function MoreButton({ list: { hasMore, isReading, more } }: MoreButtonProps) {
  const say = useSay()
  if (!hasMore) return null
  return (
    <p>
      <button type="button" className="button" disabled={isReading} onClick={more}>
        {say(FRAME.more)}
      </button>
    </p>
  )
}
