import { useLayoutEffect, useRef, useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayNumber } from '../frame/times.ts'
import type { KnownPages } from '../frame/use-answer.ts'
import { FRAME } from '../words/frame-words.ts'
import { MORE } from '../words/more-words.ts'
import { ProblemLine } from './panel.tsx'

/** `items`: those that are shown. */
export type MorePages = Pick<KnownPages<unknown>, 'items' | 'hasMore' | 'isReading' | 'problem' | 'more'>

/**
 * Reads the next page of a list, or says why it was not read; nothing where there never was one. What arrives stands above the button, where
 * nobody who listens is: how much is shown by then is said, and whoever pressed it for the last ones goes on from there.
 */
export function MoreButton({ list: { items, hasMore, isReading, problem, more } }: { readonly list: MorePages }) {
  const say = useSay()
  const { language } = usePreferences()
  const told = useRef<HTMLParagraphElement>(null)
  /** How many were shown when more was asked for. */
  const [before, setBefore] = useState(Infinity)
  const shown = items?.length ?? 0
  const hasCome = shown >= before && !isReading && problem === null
  useLayoutEffect(() => {
    if (hasCome && !hasMore && document.activeElement === document.body) told.current?.focus({ preventScroll: true })
  }, [hasCome, hasMore])
  if (!hasMore && !hasCome) return null
  return (
    <>
      <ProblemLine problem={problem} />
      <p ref={told} className="row" tabIndex={-1}>
        {hasMore && (
          <button
            type="button"
            className="button"
            disabled={isReading}
            onClick={() => {
              setBefore(shown)
              more()
            }}
          >
            {say(FRAME.more)}
          </button>
        )}
        <span className="small quiet" role="status">
          {hasCome && say(hasMore ? MORE.shown : MORE.allShown, sayNumber(shown, language))}
        </span>
      </p>
    </>
  )
}
