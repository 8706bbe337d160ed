/** The claim of a case as it is now: one that has ended is nobody's, and whoever holds it then is asked for once. */
import type { Case, Problem } from '@goodstanding/sdk'
import { useEffect, useRef } from 'react'

/** The case without a claim that is over by the server's clock. */
export function useLease(found: Case, now: number, onRead: () => void): Case {
  const isOver = found.lease !== null && Date.parse(found.lease.until) <= now
  useEffect(() => {
    if (isOver) onRead()
  }, [isOver, onRead])
  return isOver ? { ...found, lease: null } : found
}

/**
 * Reads the case again when what is tried out says that it is in other hands by now. Where it only changed it is left to its reader, who
 * would otherwise decide what they have not seen.
 */
export function useOtherHands(isMine: boolean, problem: Problem | null, onRead: () => void): void {
  const isElsewhere = isMine && problem?.status === 409 && problem.kind !== 'case.stale'
  const latest = useRef(onRead)
  useEffect(() => {
    latest.current = onRead
  })
  useEffect(() => {
    if (isElsewhere) latest.current()
  }, [isElsewhere])
}
