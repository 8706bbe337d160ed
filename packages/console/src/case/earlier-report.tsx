/** A report that a complaint rests on and that lies in another case, or in none: read on request, and each look is noted. */
import type { Report } from '@goodstanding/sdk'
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { When } from '../ui/time.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { CASE } from '../words/case-words.ts'
import { ReportLook } from './evidence-looks.tsx'

export function EarlierReport({ caseId, id }: { readonly caseId: string; readonly id: string }) {
  const say = useSay()
  const { client } = useSession()
  const [report, setReport] = useState<Report | null>(null)
  const look = useAct((_: null) => client.reports.get(id), ['earlier-report', id])
  return (
    <section className="stack tight">
      <p className="row small soft">
        {say(CASE.earlierReport)} <code>{shortId(id)}</code>
        {report === null ? (
          <button
            type="button"
            className="button small"
            onClick={() => {
              void look.run(null).then(setReport)
            }}
          >
            {say(CASE.show)} <span className="visually-hidden">{shortId(id)}</span>
          </button>
        ) : (
          <>
            <span className="tag">{say(wordFor(STATUS_WORDS, report.status))}</span>
            <When at={report.receivedAt} />
          </>
        )}
      </p>
      <ProblemLine problem={look.problem} />
      {report !== null && <ReportLook caseId={caseId} report={report} />}
    </section>
  )
}
