/**
 * Over evidence that is shown: who looks and since when, so that a photograph of the screen names whose screen it was. It is drawn by
 * the style sheet alone: nothing reads it out, finds it or copies it with the text.
 */
import { useState } from 'react'
import { serverNow } from '../frame/server-clock.ts'
import { useSession } from '../frame/session.tsx'

/** Enough for a screen of evidence; what is further down is drawn by the next one. */
const TIMES = 80

export function Watermark() {
  const { who } = useSession()
  const [since] = useState(() => new Date(serverNow()).toISOString().slice(0, 16).replace('T', ' '))
  return <div className="watermark" aria-hidden="true" data-mark={`${who.id} ${since}Z    `.repeat(TIMES)} />
}
