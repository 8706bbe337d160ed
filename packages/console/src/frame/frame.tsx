/** The rail, the page, and what every page has: a key sheet, toasts, a way to the start of the content. */
import type { Bilingual } from '@goodstanding/model'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { ToastProvider } from '../ui/toast.tsx'
import { FRAME } from '../words/frame-words.ts'
import { type KeyMap, useHotKeys } from './hot-keys.ts'
import { Icon, type IconName } from './icons.tsx'
import { Palette } from './palette.tsx'
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

type FrameProps = { readonly places: readonly Place[]; readonly tools?: ReactNode; readonly children: ReactNode }

const GO_MS = 1_500

export function Frame({ places, children }: FrameProps) {
  const say = useSay()
  const navigate = useNavigate()
  const { theme, language, set } = usePreferences()
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
  useHotKeys(goAt !== 0 && Date.now() - goAt < GO_MS ? { ...keys, ...going } : keys)
  return (
    <ToastProvider>
      <div className="frame">
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
          </div>
        </header>
        {children}
      </div>
      {isFinding && <Palette places={places} onClose={() => setIsFinding(false)} />}
      {sheet && <KeySheet places={places} onClose={() => setSheet(false)} />}
    </ToastProvider>
  )
}

const KEYS: readonly (readonly [string, Bilingual])[] = [
  ['?', FRAME.keysTitle],
  ['J K', { en: 'Next and previous row', zh: '下一行、上一行' }],
  ['Enter', { en: 'Open', zh: '打开' }],
  ['X', { en: 'Select row', zh: '选择行' }],
  ['⇧X', { en: 'Select all to here', zh: '选至此处' }],
  ['/', { en: 'Filter', zh: '筛选' }],
  ['Ctrl K', { en: 'Go to a page, a case or somebody', zh: '前往页面、案件或对象' }],
  ['Z', { en: 'Undo what was just done', zh: '撤回刚才的操作' }],
  ['T', { en: 'Take next case', zh: '领取下一案件' }],
  ['C', { en: 'Claim in the queue; clause in a case', zh: '队列中领取；案件中选条款' }],
  ['V', { en: 'Show evidence; screen it again', zh: '查看证据；再次遮蔽' }],
  ['⇧V', { en: 'Show more of an image', zh: '进一步查看图片' }],
  ['B', { en: 'Screen everything', zh: '全部遮蔽' }],
  ['0–8', { en: 'Add an action', zh: '添加措施' }],
  ['[ ]', { en: 'Previous and next case', zh: '上一案件、下一案件' }],
  ['R', { en: 'Reason', zh: '理由' }],
  ['N', { en: 'Note', zh: '备注' }],
  ['O', { en: 'Other queue', zh: '转队列' }],
  ['M', { en: 'Merge', zh: '合并' }],
  ['E', { en: 'To a senior, or back', zh: '交高级审核员，或退回' }],
  ['W', { en: 'Wait for somebody', zh: '等待他人' }],
  ['S', { en: 'Give the case back', zh: '退回案件' }],
  ['Ctrl Enter', { en: 'Review decision, then send it', zh: '复核并发送决定' }],
  ['Esc', { en: 'Back', zh: '返回' }],
]

function KeySheet({ places, onClose }: { readonly places: readonly Place[]; readonly onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog title={say(FRAME.keysTitle)} onClose={onClose}>
      <dl className="facts">
        {KEYS.map(([key, words]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
        {places.map(({ key, name, to }) => (
          <div key={to} style={{ display: 'contents' }}>
            <dt>
              <kbd>G</kbd> <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{say(name)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small" style={{ marginTop: 14 }}>
        {say(FRAME.keysOff)}
      </p>
      <div className="row-end">
        <button type="button" className="button" onClick={onClose}>
          {say(FRAME.close)}
        </button>
      </div>
    </Dialog>
  )
}

type PageProps = { readonly title: string; readonly end?: ReactNode; readonly children: ReactNode }

/** An ordinary page: a title, perhaps controls beside it, and sections. */
export function Page({ title, end, children }: PageProps) {
  return (
    <main className="page" id="page" tabIndex={-1}>
      <div className="page-head">
        <h1>{title}</h1>
        {end}
      </div>
      <div className="page-body">{children}</div>
    </main>
  )
}
