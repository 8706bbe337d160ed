/** Instants as they are read in rows: due or late, the exact time on demand. */
import { useEffect, useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { onClockMoved, serverNow } from '../frame/server-clock.ts'
import { sayInstant, sayLength, sayShort } from '../frame/times.ts'
import { QUEUE } from '../words/queue-words.ts'

/** The clock of a page, the server's, moved every half minute: spans stay true without a timer in each row. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const move = (): void => setNow(serverNow())
    const timer = setInterval(move, everyMs)
    const stop = onClockMoved(move)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [everyMs])
  return now
}

export function Due({ at, now }: { readonly at: string; readonly now: number }) {
  const say = useSay()
  const { language } = usePreferences()
  const left = Date.parse(at) - now
  const length = sayLength(left, language)
  return (
    <time dateTime={at} title={sayInstant(at, language)} className={left < 0 ? 'late' : undefined}>
      {left < 0 ? say(QUEUE.late, length) : length}
    </time>
  )
}

/** The same in words, beside the name of what is due. */
export function DueTag({ at, now }: { readonly at: string; readonly now: number }) {
  const say = useSay()
  const { language } = usePreferences()
  const left = Date.parse(at) - now
  return (
    <time dateTime={at} title={sayInstant(at, language)} className={`tag ${left < 0 ? 'acts' : 'waits'}`}>
      {say(left < 0 ? QUEUE.late : QUEUE.dueIn, sayLength(left, language))}
    </time>
  )
}

export function When({ at, now }: { readonly at: string; readonly now?: number }) {
  const { language } = usePreferences()
  return (
    <time dateTime={at} title={sayInstant(at, language)}>
      {sayShort(at, language, now)}
    </time>
  )
}
