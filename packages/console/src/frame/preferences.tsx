/** What one person sets for this browser: language, theme, density, single keys. Kept in local storage, nowhere else. */
import type { Bilingual } from '@goodstanding/model'
import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react'
import { sayCounts } from './times.ts'
import { fill, type Language } from './words.ts'

const THEMES = ['light', 'dark'] as const
const DENSITIES = ['compact', 'usual', 'roomy'] as const
const KEYS = ['on', 'alt', 'off'] as const
const AFTER = ['queue', 'next'] as const

export type Preferences = {
  readonly language: Language
  readonly theme: (typeof THEMES)[number]
  readonly density: (typeof DENSITIES)[number]
  /** Whether single letters act: at once, with Alt, or never (WCAG 2.1.4). */
  readonly keys: (typeof KEYS)[number]
  /** Where a decision that was sent leads: back, or to the next case, which is claimed. */
  readonly afterDecision: (typeof AFTER)[number]
}

export const PREFERENCES = {
  language: ['en', 'zh'],
  theme: THEMES,
  density: DENSITIES,
  keys: KEYS,
  afterDecision: AFTER,
} as const

type Held = Preferences & { readonly set: (change: Partial<Preferences>) => void }

const Context = createContext<Held | null>(null)
const PREFIX = 'goodstanding.'

function stored<Value extends string>(name: string, known: readonly Value[], otherwise: Value): Value {
  const found = localStorage.getItem(`${PREFIX}${name}`)
  return known.find((value) => value === found) ?? otherwise
}

function read(): Preferences {
  const isChinese = navigator.language.toLowerCase().startsWith('zh')
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  return {
    language: stored<Language>('language', PREFERENCES.language, isChinese ? 'zh' : 'en'),
    theme: stored('theme', THEMES, isDark ? 'dark' : 'light'),
    density: stored('density', DENSITIES, 'usual'),
    keys: stored('keys', KEYS, 'on'),
    afterDecision: stored('afterDecision', AFTER, 'queue'),
  }
}

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(read)
  useLayoutEffect(() => {
    const { documentElement } = document
    documentElement.lang = preferences.language === 'zh' ? 'zh-CN' : 'en'
    documentElement.dataset['theme'] = preferences.theme
    documentElement.dataset['density'] = preferences.density
  }, [preferences])
  const held = useMemo<Held>(
    () => ({
      ...preferences,
      set: (change) => {
        for (const [name, value] of Object.entries(change)) localStorage.setItem(`${PREFIX}${name}`, value)
        setPreferences((before) => ({ ...before, ...change }))
      },
    }),
    [preferences],
  )
  return <Context value={held}>{children}</Context>
}

export function usePreferences(): Held {
  const held = useContext(Context)
  if (held === null) throw new Error('Preferences are missing around this page.')
  return held
}

export type Say = (words: Bilingual, ...values: readonly (string | number)[]) => string

/** Says a text in the reader's language, with `{0}` filled in. */
export function useSay(): Say {
  const { language } = usePreferences()
  return useCallback((words, ...values) => fill(words[language], ...sayCounts(values, language)), [language])
}
