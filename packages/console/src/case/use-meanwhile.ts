/** Says above the page that somebody was quicker: what they did may take the dialog away in which it was refused. */
import type { Problem } from '@goodstanding/sdk'
import { useEffect } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useToast } from '../ui/toast.tsx'
import { UNDO } from '../words/undo-words.ts'

export function useMeanwhile(problem: Problem | null): void {
  const say = useSay()
  const toast = useToast()
  const isLate = problem?.status === 409
  useEffect(() => {
    if (isLate) toast({ text: say(UNDO.meanwhile) })
  }, [isLate, toast, say])
}
