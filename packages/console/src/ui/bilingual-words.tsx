/** A text that goes out in both languages, the reader's first. */
import type { Bilingual } from '@goodstanding/model'
import { usePreferences } from '../frame/preferences.tsx'

const TAGS = { en: 'en', zh: 'zh-CN' } as const

export function BilingualWords({ words }: { readonly words: Bilingual }) {
  const { language } = usePreferences()
  const order = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return order.map((each) => (
    <p key={each} className="words" lang={TAGS[each]}>
      {words[each]}
    </p>
  ))
}
