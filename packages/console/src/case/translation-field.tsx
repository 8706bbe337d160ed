/** The reason in the other language, for whoever reads the notice in it. Left empty, the notice there says which language it is in. */
import { isTranslation, languageOf } from '@goodstanding/casework'
import { useId } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { CASE } from '../words/case-words.ts'
import type { Draft } from './draft.ts'

const LABELS = { en: CASE.translationZh, zh: CASE.translationEn } as const
const OTHER = { en: 'zh-CN', zh: 'en' } as const

type FieldProps = { readonly draft: Draft; readonly onChange: (change: Partial<Draft>) => void }

export function TranslationField({ draft: { reason, translation }, onChange }: FieldProps) {
  const say = useSay()
  const { language } = usePreferences()
  const ids = { field: useId(), error: useId() }
  const written = reason.trim() === '' ? language : languageOf(reason)
  const isWrong = translation.trim() !== '' && !isTranslation(reason, translation)
  return (
    <div className="field">
      <label htmlFor={ids.field}>{say(LABELS[written])}</label>
      <textarea
        id={ids.field}
        className="input"
        lang={OTHER[written]}
        value={translation}
        aria-invalid={isWrong}
        aria-describedby={ids.error}
        onChange={(event) => onChange({ translation: event.target.value })}
      />
      <p id={ids.error} className="error">
        {isWrong && say(CASE.translationSame)}
      </p>
    </div>
  )
}
