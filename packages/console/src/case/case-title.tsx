/** What stands at the head of a case, whoever reads it: the way back, whom it is about, its id and how grave it is. */
import type { Case } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { useSay } from '../frame/preferences.tsx'
import { useMay } from '../frame/session.tsx'
import { toQueue } from '../queue/left-queue.ts'
import { shortId } from '../queue/queue-row.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { SUBJECT_WORDS, wordFor } from '../words/casework-words.ts'
import { FRAME } from '../words/frame-words.ts'

export function CaseTitle({ found }: { readonly found: Case }) {
  const say = useSay()
  const { id, type } = found.subject
  return (
    <>
      <Link {...toQueue()} className="soft">
        {say(FRAME.queue)}
      </Link>
      <h1>
        {say(wordFor(SUBJECT_WORDS, type))} {type === 'content' ? shortId(id) : id}
      </h1>
      <code className="quiet small">{shortId(found.id)}</code>
      <SeverityMark severity={found.severity} />
    </>
  )
}

/** What there is to do where a case or an appeal cannot be shown. */
export function BackToQueue() {
  const say = useSay()
  const mayRead = useMay('case.read')
  if (!mayRead) return null
  return (
    <Link className="button" {...toQueue()}>
      {say(FRAME.queue)}
    </Link>
  )
}
