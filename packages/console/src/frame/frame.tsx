/** The rail, the page, and what every page has: a key sheet, toasts, a way to the start of the content. */
import type { Bilingual } from '@goodstanding/model'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  type FunctionComponent,
  createContext,
  lazy,
  type LazyExoticComponent,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useState,
} from 'react'
import { ToastProvider } from '../ui/toast.tsx'
import { FRAME } from '../words/frame-words.ts'
import { type KeyMap, useHotKeys } from './hot-keys.ts'
import { Icon, type IconName } from './icons.tsx'
import { keepFocus } from './keep-focus.ts'
import { focusPage, usePageHeading } from './page-heading.ts'
import { Palette } from './palette.tsx'
import { missing } from './pending.ts'
import { usePreferences, useSay } from './preferences.tsx'

export type Place = {
  readonly to: string
  readonly name: Bilingual
  readonly icon: IconName
  /** After `G`. */
  readonly key: string
  /** How many things there wait for a look, in words too; null: none. */
  readonly count?: { readonly number: number; readonly words: Bilingual } | null
}

type FrameProps = {
  readonly places: readonly Place[]
  /** What stands below the language and the theme. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A part of a page that loads when it is first shown. Where it cannot be, the page around it stands, and says so in its place. */
export const laterPart = <Parts, Props extends object>(
  load: () => Promise<Parts>,
  part: (parts: Parts) => FunctionComponent<Props>,
): LazyExoticComponent<FunctionComponent<Props>> =>
  lazy(() =>
    load().then(
      (parts) => ({ default: part(parts) }),
      () => ({ default: missing.Part }),
    ),
  )

const GO_MS = 1_500
const KeySheet = laterPart(
  () => import('./key-sheet.tsx'),
  (parts) => parts.KeySheet,
)

export function Frame({ places, tools, children }: FrameProps) {
  const say = useSay()
  const navigate = useNavigate()
  const { theme, language, set } = usePreferences()
  usePageHeading()
  useEffect(keepFocus, [])
  const [sheet, setSheet] = useState(false)
  const [isFinding, setIsFinding] = useState(false)
  const [goAt, setGoAt] = useState(0)
  const keys: KeyMap = {
    '?': () => setSheet(true),
    'Mod+k': () => setIsFinding(true),
    g: () => setGoAt(Date.now()),
  }
  const going: KeyMap = Object.fromEntries(
    places.map(({ key, to }) => [
      key,
      () => {
        setGoAt(0)
        void navigate({ to })
      },
    ]),
  )
  useHotKeys(keys, goAt !== 0 && Date.now() - goAt < GO_MS ? going : undefined)
  return (
    <ToastProvider>
      <div className="frame">
        <button type="button" className="button skip" onClick={focusPage}>
          {say(FRAME.skip)}
        </button>
        <header className="rail">
          <Link className="mark" to={places[0]?.to ?? '/'} aria-label="Goodstanding">
            §
          </Link>
          <nav aria-label={say(FRAME.navigation)}>
            {places.map(({ to, name, icon, count = null }) => (
              <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
                <Icon name={icon} />
                {say(name)}
                {count !== null && (
                  <span className="tag waits">
                    <span aria-hidden="true">{count.number}</span>
                    <span className="visually-hidden">{say(count.words, count.number)}</span>
                  </span>
                )}
              </Link>
            ))}
          </nav>
          <div className="tools">
            <button
              type="button"
              lang={language === 'zh' ? 'en' : 'zh-CN'}
              onClick={() => set({ language: language === 'zh' ? 'en' : 'zh' })}
            >
              {say(FRAME.language)}
            </button>
            <button
              type="button"
              aria-label={say(theme === 'dark' ? FRAME.light : FRAME.dark)}
              onClick={() => set({ theme: theme === 'dark' ? 'light' : 'dark' })}
            >
              <Icon name={theme === 'dark' ? 'light' : 'dark'} />
            </button>
            {tools}
          </div>
        </header>
        {children}
      </div>
      {isFinding && <Palette places={places} onClose={() => setIsFinding(false)} />}
      {sheet && (
        <Suspense>
          <KeySheet places={places} onClose={() => setSheet(false)} />
        </Suspense>
      )}
    </ToastProvider>
  )
}

/** What stands at the top of every page, whatever it is about; null: nothing. */
export const PageNotice = createContext<ReactNode>(null)

type PageProps = { readonly title: string; readonly end?: ReactNode; readonly children: ReactNode }

/** An ordinary page: a title, perhaps controls beside it, and sections. */
export function Page({ title, end, children }: PageProps) {
  return (
    <main className="page" id="page" tabIndex={-1}>
      <div className="page-head">
        <h1>{title}</h1>
        {end}
      </div>
      <div className="page-body">
        {use(PageNotice)}
        {children}
      </div>
    </main>
  )
}
