/** Tries the draft out on the server, shortly after the last key. Null while something is missing. */
import type { Case } from '@goodstanding/sdk'
import { useEffect, useState } from 'react'
import { serverNow } from '../frame/server-clock.ts'
import { useSession } from '../frame/session.tsx'
import { type Known, useAnswer } from '../frame/use-answer.ts'
import { type Draft, gapsOf, stateDecision } from './draft.ts'
import type { Preview } from './read-preview.ts'

const PAUSE_MS = 500

/** `isExact`: it is of the draft as it stands, not of one some keys ago. */
export type KnownPreview = Known<Preview> & { readonly isExact: boolean }

type Trying = {
  readonly found: Case
  readonly draft: Draft
  readonly isMine: boolean
  /** Nobody types any more: it is tried at once. */
  readonly isReviewing: boolean
}

export function usePreview({ found, draft, isMine, isReviewing }: Trying): KnownPreview {
  const { client } = useSession()
  const [typed, setSettled] = useState(draft)
  const settled = isReviewing ? draft : typed
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft])
  const known = useAnswer(
    ['preview', found.id, found.version, settled],
    () =>
      client.ask<Preview>('POST', `/v1/cases/${found.id}/preview`, {
        body: stateDecision(settled, found.version, serverNow()),
      }),
    { enabled: isMine && gapsOf(settled).length === 0 },
  )
  const isSettled = settled === draft
  // Why a draft of some keys ago was refused says nothing of this one.
  return { ...known, problem: isSettled ? known.problem : null, isExact: isSettled && known.value !== undefined }
}
