/** Severity by bars and a word, never by colour alone. */
import type { Severity } from '@goodstanding/model'
import { useSay } from '../frame/preferences.tsx'
import { SEVERITY_WORDS } from '../words/casework-words.ts'

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const say = useSay()
  return (
    <span className="severity" data-severity={severity}>
      <svg width="17" height="13" aria-hidden="true">
        {[1, 2, 3, 4].map((at) => (
          <rect
            key={at}
            className={at <= severity ? 'lit' : undefined}
            x={(at - 1) * 4.5}
            y={12 - at * 3}
            width="3.2"
            height={at * 3}
          />
        ))}
      </svg>
      {say(SEVERITY_WORDS[severity])}
    </span>
  )
}
