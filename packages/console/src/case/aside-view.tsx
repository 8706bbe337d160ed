/** A case about something that its reader set aside: nothing of it is drawn, and it says who takes it instead. */
import type { Case } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayList } from '../frame/words.ts'
import { toQueue } from '../queue/left-queue.ts'
import { Panel } from '../ui/panel.tsx'
import { DueTag, useNow } from '../ui/time.tsx'
import { FRAME } from '../words/frame-words.ts'
import { ASIDE } from '../words/set-aside-words.ts'
import { CaseTitle } from './case-title.tsx'

export function AsideView({ found, onShow }: { readonly found: Case; readonly onShow: () => void }) {
  const say = useSay()
  const { language } = usePreferences()
  const now = useNow()
  const { takers = [] } = found
  const names = takers.map(({ name, isPresent }) => (isPresent ? say(ASIDE.atWork, name) : name))
  return (
    <div className="page-body stack">
      <header className="case-head">
        <CaseTitle found={found} />
        {found.status !== 'decided' && <DueTag at={found.deadline} now={now} />}
      </header>
      <Panel title={say(ASIDE.yours)} text={say(ASIDE.yoursText)}>
        <p className="aside-takers">
          {names.length === 0 ? say(ASIDE.noTakers) : say(ASIDE.takers, sayList(names, language))}
        </p>
        <p className="row">
          <Link className="button main" {...toQueue()}>
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
