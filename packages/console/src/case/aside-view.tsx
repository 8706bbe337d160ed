/** A case about something that its reader set aside: nothing of it is drawn, and it says who takes it instead. */
import type { Case } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayList } from '../frame/words.ts'
import { shortId } from '../queue/queue-row.tsx'
import { Panel } from '../ui/panel.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { DueTag, useNow } from '../ui/time.tsx'
import { SUBJECT_WORDS, wordFor } from '../words/casework-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { ASIDE } from '../words/set-aside-words.ts'

export function AsideView({ found, onShow }: { readonly found: Case; readonly onShow: () => void }) {
  const say = useSay()
  const { language } = usePreferences()
  const now = useNow()
  const { takers = [] } = found
  const names = takers.map(({ name, isPresent }) => (isPresent ? say(ASIDE.atWork, name) : name))
  return (
    <div className="page-body stack">
      <header className="case-head">
        <Link to="/queue" className="soft">
          {say(FRAME.queue)}
        </Link>
        <h1>
          {say(wordFor(SUBJECT_WORDS, found.subject.type))}{' '}
          {found.subject.type === 'content' ? shortId(found.subject.id) : found.subject.id}
        </h1>
        <code className="quiet small">{shortId(found.id)}</code>
        <SeverityMark severity={found.severity} />
        {found.status !== 'decided' && <DueTag at={found.deadline} now={now} />}
      </header>
      <Panel title={say(ASIDE.yours)} text={say(ASIDE.yoursText)}>
        <p className="aside-takers">
          {names.length === 0 ? say(ASIDE.noTakers) : say(ASIDE.takers, sayList(names, language))}
        </p>
        <p className="row">
          <Link className="button main" to="/queue">
            {say(FRAME.queue)}
          </Link>
          <button type="button" className="button" onClick={onShow}>
            {say(ASIDE.showAll)}
          </button>
          <Link to="/me">{say(ASIDE.change)}</Link>
        </p>
      </Panel>
    </div>
  )
}
