/** Words in the other language, for whoever reads them in it. Left empty, they are told there in the language that they are in. */
import { isTranslation, languageOf } from '@goodstanding/casework'
import { useId } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { TRANSLATION } from '../words/translation-words.ts'

const LABELS = { en: TRANSLATION.inChinese, zh: TRANSLATION.inEnglish } as const
const OTHER = { en: 'zh-CN', zh: 'en' } as const

type FieldProps = {
  /** What is translated. */
  readonly words: string
  readonly value: string
  readonly onChange: (typed: string) => void
}

export function TranslationField({ words, value, onChange }: FieldProps) {
  const say = useSay()
  const { language } = usePreferences()
  const ids = { field: useId(), error: useId() }
  const written = words.trim() === '' ? language : languageOf(words)
  const isWrong = value.trim() !== '' && !isTranslation(words, value)
  return (
    <div className="field">
      <label htmlFor={ids.field}>{say(LABELS[written])}</label>
      <textarea
        id={ids.field}
        className="input"
        lang={OTHER[written]}
        value={value}
        aria-invalid={isWrong}
        aria-describedby={ids.error}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={ids.error} className="error">
        {isWrong && say(TRANSLATION.same)}
      </p>
    </div>
  )
}
