/** Who is signed in, and the client that speaks for them: the cookie says who, the CSRF token that the page is ours. */
import { createGoodstanding, type Goodstanding, type Problem } from '@goodstanding/sdk'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { Panel } from '../ui/panel.tsx'
import { FRAME } from '../words/frame-words.ts'
import { useSay } from './preferences.tsx'
import { presenceHeaders } from './presence.ts'
import { hearServer } from './server-clock.ts'

/** As `GET /v1/session` says it. */
export type Who = {
  readonly kind: 'staff' | 'person'
  readonly id: string
  readonly name?: string
  readonly organization?: string
  readonly role?: string
  readonly roles?: readonly string[]
  readonly queues?: readonly string[]
  readonly csrf: string
  readonly endsAt: string | null
  /** The acts of the table of permissions that one of the roles may do. */
  readonly may: readonly string[]
}

export type Session = { readonly who: Who; readonly client: Goodstanding; readonly signOut: () => void }

const Context = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(Context)
  if (session === null) throw new Error('A session is missing around this page.')
  return session
}

/** Whether a role of the asker may do an act. The server asks again; this only leaves out what would be refused. */
export function useMay(act: string): boolean {
  return useSession().who.may.includes(act)
}

type Kind = 'staff' | 'person'

/** What every request of a page says: whose page it is, and the language that its reader chose, for the words of refusals. */
export const pageHeaders = ({ kind, csrf }: Pick<Who, 'kind' | 'csrf'>): Readonly<Record<string, string>> => ({
  'x-csrf-token': csrf,
  'x-session': kind,
  'accept-language': document.documentElement.lang,
})

/** `onEnded` hears of every answer that says that nobody is signed in. */
function clientOf(kind: Kind, csrf: string, onEnded: () => void): Goodstanding {
  return createGoodstanding({
    url: '',
    headers: () => ({ ...pageHeaders({ kind, csrf }), ...presenceHeaders() }),
    fetch: async (input, init) => {
      const askedAt = Date.now()
      const answer = await fetch(input, init)
      hearServer({ date: answer.headers.get('date'), askedAt, heardAt: Date.now() })
      if (answer.status === 401) onEnded()
      return answer
    },
  })
}

const nobody = (): void => undefined

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'known'; readonly answer: Who }

/** Asks who is signed in before anything else is drawn; sends whoever is not to the sign-in page. */
export function SessionGate({ kind, children }: { readonly kind: Kind; readonly children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: 'asking' })
  const [isEnded, setIsEnded] = useState(false)
  const say = useSay()
  useEffect(() => {
    void clientOf(kind, '', nobody)
      .ask<Who>('GET', '/v1/session')
      .then((answer) => {
        if (answer.ok) setState({ kind: 'known', answer: answer.value })
        else setState({ kind: 'refused', problem: answer.refusal })
      })
  }, [kind])
  const session = useMemo<Session | null>(() => {
    if (state.kind !== 'known') return null
    const who = state.answer
    const client = clientOf(kind, who.csrf, () => setIsEnded(true))
    const signOut = (): void => {
      void client
        .ask('DELETE', '/v1/session')
        .then(() => location.assign(kind === 'staff' ? '/sign-out/provider' : '/sign-in'))
    }
    return { who, client, signOut }
  }, [state, kind])
  if (state.kind === 'asking')
    return (
      <main className="page-body quiet">
        <h1 className="visually-hidden">Goodstanding</h1>
        <p role="status">{say(FRAME.loading)}</p>
      </main>
    )
  if (session === null)
    return (
      <main className="page-body">
        <h1 className="visually-hidden">Goodstanding</h1>
        <Panel title={say(FRAME.signedOut)} text={say(kind === 'staff' ? FRAME.signInStaff : FRAME.signInPerson)}>
          {kind === 'staff' && (
            <a className="button main" href="/sign-in">
              {say(FRAME.signIn)}
            </a>
          )}
        </Panel>
      </main>
    )
  const resume = (who: Who): void => {
    if (who.id !== session.who.id || who.organization !== session.who.organization) location.reload()
    setState({ kind: 'known', answer: who })
    setIsEnded(false)
  }
  return (
    <Context value={session}>
      {children}
      {isEnded && <EndedBanner kind={kind} onSignedIn={resume} />}
    </Context>
  )
}

/** The session is over while the page stands: what was written on it stays, and goes on once somebody is signed in again. */
function EndedBanner({ kind, onSignedIn }: { readonly kind: Kind; readonly onSignedIn: (who: Who) => void }) {
  const say = useSay()
  const [isStill, setIsStill] = useState(false)
  const look = async (): Promise<void> => {
    const answer = await clientOf(kind, '', nobody).ask<Who>('GET', '/v1/session')
    setIsStill(!answer.ok)
    if (answer.ok) onSignedIn(answer.value)
  }
  return (
    <div className="banner ended" role="alert">
      <span>
        {say(FRAME.ended)} {say(kind === 'staff' ? FRAME.endedStaff : FRAME.endedPerson)}
        {isStill && ` ${say(FRAME.signedOut)}.`}
      </span>
      {kind === 'staff' && (
        <a className="button small" href="/sign-in" target="_blank" rel="noreferrer">
          {say(FRAME.signIn)}
        </a>
      )}
      <button type="button" className="button small" onClick={() => void look()}>
        {say(FRAME.goOn)}
      </button>
    </div>
  )
}
