/** What a member of the staff sets for this browser, and signing out. */
import { wordsOfRole } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'
import type { Problem } from '@goodstanding/sdk'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { PREFERENCES, type Preferences, usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { wordFor } from '../words/casework-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { RULES } from '../words/rules-words.ts'
import { KeysSection } from './keys-section.tsx'
import { SetAsideSection } from './set-aside-section.tsx'
import { WellnessSection } from './wellness-section.tsx'

const NAMES: Readonly<Record<keyof Preferences, Bilingual>> = {
  language: RULES.language,
  theme: RULES.theme,
  density: RULES.density,
  keys: RULES.keys,
  afterDecision: RULES.afterDecision,
}
const VALUES: Readonly<Record<string, Bilingual>> = {
  en: { en: 'English', zh: 'English' },
  zh: { en: '中文', zh: '中文' },
  light: RULES.light,
  dark: RULES.dark,
  compact: RULES.compact,
  usual: RULES.usual,
  roomy: RULES.roomy,
  on: RULES.keysOn,
  alt: RULES.keysAlt,
  off: RULES.keysOff,
  queue: RULES.toQueue,
  next: RULES.toNext,
}
const SHOWN = ['language', 'theme', 'density', 'keys', 'afterDecision'] as const

export function MePage() {
  const say = useSay()
  const { who, signOut } = useSession()
  const preferences = usePreferences()
  const [problem, setProblem] = useState<Problem | null>(null)
  return (
    <Page
      title={say(RULES.me)}
      end={
        <button type="button" className="button" onClick={() => void signOut().then(setProblem)}>
          {say(FRAME.signOut)}
        </button>
      }
    >
      <ProblemLine problem={problem} />
      <p className="row">
        {say(RULES.signedInAs, who.name ?? who.id)}
        {who.roles?.map((role) => (
          <span key={role} className="tag">
            {say(wordsOfRole(role))}
          </span>
        ))}
      </p>
      <div className="two">
        <section className="stack" aria-labelledby="browser">
          <h2 id="browser">{say(RULES.browser)}</h2>
          {SHOWN.filter((name) => name !== 'afterDecision' || who.may.includes('case.decide')).map((name) => (
            <fieldset key={name} className="field">
              <legend>{say(NAMES[name])}</legend>
              <div className="choices">
                {PREFERENCES[name].map((value) => (
                  <label key={value}>
                    <input
                      type="radio"
                      name={name}
                      checked={preferences[name] === value}
                      onChange={() => preferences.set({ [name]: value })}
                    />
                    <span lang={value === 'zh' ? 'zh-CN' : value === 'en' ? 'en' : undefined}>
                      {say(wordFor(VALUES, value))}
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </section>
        {who.may.includes('case.read') && <WellnessSection />}
      </div>
      {who.may.includes('set-aside.keep') && <SetAsideSection />}
      <KeysSection />
    </Page>
  )
}
