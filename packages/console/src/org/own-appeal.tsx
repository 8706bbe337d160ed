import type { Appeal } from '@goodstanding/sdk'
import { ReplyToReviewer, Talk } from '../appeal/talk.tsx'
import { useSay } from '../frame/preferences.tsx'
import { langOf } from '../ui/lang-of.ts'
import { APPEAL } from '../words/appeal-words.ts'
import { OwnBrought } from './own-brought.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'

export const isEarly = ({ party }: Appeal): boolean => party === 'early-release'

/** An appeal of the own organization, or of its administrator: how it stands, what was asked, and the answer. */
export function OwnAppeal({ appeal }: { readonly appeal: Appeal }) {
  const say = useSay()
  const title = say(isEarly(appeal) ? APPEAL.early : APPEAL.title)
  return (
    <section className="stack tight" aria-label={title}>
      <p className="row">
        <strong>{title}</strong>
        <span className="tag">{say(wordFor(STATUS_WORDS, appeal.status))}</span>
      </p>
      {appeal.summary !== undefined && <p>{say(appeal.summary)}</p>}
      <p className="words soft" lang={langOf(appeal.text)}>
        {appeal.text}
      </p>
      {appeal.evidenceItems !== undefined && <OwnBrought id={appeal.id} />}
      <Talk appeal={appeal} reader="appellant" />
      <ReplyToReviewer appeal={appeal} />
      {appeal.answer !== undefined && <p className="words">{say(appeal.answer)}</p>}
    </section>
  )
}
