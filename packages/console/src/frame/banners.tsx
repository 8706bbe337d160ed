/** What stands over whole pages: that an answer is late, that the session is over, and where one was on them. Loads right behind the page. */
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { FRAME } from '../words/frame-words.ts'
import { LATE } from '../words/late-words.ts'
import { MissingPart } from './missing-part.tsx'
import { createOnce } from './once.ts'
import { keepBeside } from './keep-beside.ts'
import { keepPlace } from './keep-place.ts'
import { missing, pending, sending } from './pending.ts'
import { type Say, usePreferences, useSay } from './preferences.tsx'
import { serverNow } from './server-clock.ts'
import { sayInstant } from './times.ts'

/** From then on somebody wonders whether anything happens. */
const LATE_MS = 4_000
const LOOK_MS = 500

missing.Part = MissingPart
sending.send = createOnce(sending.send, () => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'))

/** Behind an open dialog nothing can be pressed and read: what is said stands in the one on top, whoever drew that. */
const dialogOnTop = (): Element | undefined => [...document.querySelectorAll('dialog[open]')].at(-1)

export type BannersProps = {
  readonly kind: 'staff' | 'person'
  readonly isEnded: boolean
  readonly queries: QueryClient
  /** Looks whether somebody is signed in again, and goes on with them: with somebody else only when asked to. Answers false when nobody is. */
  readonly resume: (isAsked: boolean) => Promise<boolean>
}

export function Banners({ kind, isEnded, queries, resume }: BannersProps) {
  const say = useSay()
  useLateBanner(say)
  useAddressOnPaper(say)
  useReadAfterEnd(isEnded, queries)
  useEffect(keepPlace, [])
  useEffect(keepBeside, [])
  return isEnded && <EndedBanner kind={kind} resume={resume} />
}

/** All that waits for so long is given up together: it waits for one server. */
function useLateBanner(say: Say): void {
  useEffect(() => {
    const line = document.createElement('div')
    line.setAttribute('role', 'status')
    const root = document.documentElement
    const isLate = (since: number): boolean => Date.now() - since >= LATE_MS
    const words = document.createElement('span')
    const stop = document.createElement('button')
    stop.type = 'button'
    stop.className = 'button small'
    // Where somebody was before they came here, they go on.
    let before: EventTarget | null = null
    stop.onfocus = ({ relatedTarget }) => {
      before = relatedTarget
    }
    stop.onclick = () => {
      for (const [asking, since] of pending) if (isLate(since)) asking.abort(new Error(say(LATE.stopped)))
      line.replaceChildren()
      if (before instanceof HTMLElement) before.focus()
    }
    const look = (): void => {
      const place = dialogOnTop() ?? document.body
      if (line.parentElement !== place) place.prepend(line) // at its end a dialog has buttons that stay in sight
      const isShown = [...pending.values()].some(isLate)
      line.className = isShown ? `banner${place === document.body ? ' ended' : ''}` : ''
      if (!isShown) line.replaceChildren()
      else if (line.childElementCount === 0) {
        words.textContent = say(LATE.late)
        stop.textContent = say(LATE.stop)
        line.replaceChildren(words, stop)
      }
      // Of what stands at the end of a page, the buttons that send a decision, nothing lies below it; nor one of them below another.
      let said = 0
      for (const each of document.querySelectorAll<HTMLElement>('.banner.ended')) {
        each.style.bottom = `${said}px`
        said += each.getBoundingClientRect().height
      }
      root.style.setProperty('--said', `${said}px`)
    }
    const timer = setInterval(look, LOOK_MS)
    return () => {
      clearInterval(timer)
      line.remove()
      root.style.removeProperty('--said')
    }
  }, [say])
}

/** A browser may print neither the address nor the day: without them nobody finds again what lies on paper. */
function useAddressOnPaper(say: Say): void {
  const { language } = usePreferences()
  useEffect(() => {
    const line = document.createElement('p')
    line.className = 'on-paper'
    const put = (): void => {
      line.textContent = `${location.href} · ${say(LATE.printed, sayInstant(serverNow(), language))}`
      document.body.append(line)
    }
    const take = (): void => line.remove()
    addEventListener('beforeprint', put)
    addEventListener('afterprint', take)
    return () => {
      removeEventListener('beforeprint', put)
      removeEventListener('afterprint', take)
      take()
    }
  }, [say, language])
}

/** What could not be read meanwhile is asked for once somebody is signed in again. */
function useReadAfterEnd(isEnded: boolean, queries: QueryClient): void {
  const wasEnded = useRef(isEnded)
  useEffect(() => {
    // Only by now do the pages ask with the new session.
    if (wasEnded.current && !isEnded)
      void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.error !== null })
    wasEnded.current = isEnded
  }, [queries, isEnded])
}

/** Whoever signs in in another tab and comes back has no need to say so. */
function useReturn(resume: BannersProps['resume']): void {
  const latest = useRef(resume)
  useEffect(() => {
    latest.current = resume
  })
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void latest.current(false)
    }
    addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}

/** The session is over while the page stands: what was written on it stays, and goes on once somebody is signed in again. */
function EndedBanner({ kind, resume }: Pick<BannersProps, 'kind' | 'resume'>) {
  const say = useSay()
  const [isStill, setIsStill] = useState(false)
  const look = async (): Promise<void> => {
    if (await resume(true)) before.current?.focus()
    else setIsStill(true)
  }
  useReturn(resume)
  /** Where somebody was when the line came, they go on. */
  const before = useRef<HTMLElement | null>(null)
  const home = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const [own, said] = [home.current, line.current]
    if (own === null || said === null) return
    const put = (): void => {
      const place = dialogOnTop() ?? own
      if (said.parentElement === place) return
      said.className = `banner${place === own ? ' ended' : ''}`
      place.prepend(said)
    }
    if (document.activeElement instanceof HTMLElement) before.current = document.activeElement
    put()
    const timer = setInterval(put, LOOK_MS)
    return () => {
      clearInterval(timer)
      said.remove()
    }
  }, [])
  return (
    <div ref={home}>
      <div ref={line} className="banner ended" role="alert">
        <span>
          {say(LATE.ended)} {say(kind === 'staff' ? LATE.endedStaff : LATE.endedPerson)}
          {isStill && ` ${say(FRAME.signedOut)}.`}
        </span>
        {kind === 'staff' && (
          <a className="button small" href="/sign-in" target="_blank" rel="noreferrer">
            {say(FRAME.signIn)}
          </a>
        )}
        <button type="button" className="button small" onClick={() => void look()}>
          {say(LATE.goOn)}
        </button>
      </div>
    </div>
  )
}
