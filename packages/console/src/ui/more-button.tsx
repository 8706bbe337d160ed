import type { KnownPages } from '../frame/use-answer.ts'
import { useSay } from '../frame/preferences.tsx'
import { FRAME } from '../words/frame-words.ts'
import { ProblemLine } from './panel.tsx'

export type MorePages = Pick<KnownPages<unknown>, 'hasMore' | 'isReading' | 'problem' | 'more'>

/** Reads the next page of a list, or says why it was not read; nothing where there is none. */
export function MoreButton({ list: { hasMore, isReading, problem, more } }: { readonly list: MorePages }) {
  const say = useSay()
  if (!hasMore) return null
  return (
    <>
      <ProblemLine problem={problem} />
      <p>
        <button type="button" className="button" disabled={isReading} onClick={more}>
          {say(FRAME.more)}
        </button>
      </p>
    </>
  )
}
