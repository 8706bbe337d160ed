/** One exhibit that somebody asked to see. It is fetched anew each time it is shown, and kept nowhere: each look is an audit entry. */
import type { ExplainedDecision, Problem, Report } from '@goodstanding/sdk'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { addLook, changeWellness } from '../frame/wellness.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { Bones, ProblemLine } from '../ui/panel.tsx'
import { langOf } from '../ui/lang-of.ts'
import { CASE } from '../words/case-words.ts'
import { EarlierReport } from './earlier-report.tsx'
import { KeptFiles, roomOfCase } from './evidence-file.tsx'
import type { EvidenceSource, Exhibit } from './evidence-list.tsx'
import { DecisionLook, ReportLook } from './evidence-looks.tsx'
import { Watermark } from './watermark.tsx'

type Look =
  | { readonly kind: 'decision'; readonly decision: ExplainedDecision }
  | { readonly kind: 'report'; readonly report: Report }
  | {
      readonly kind: 'complaint'
      readonly organization: string
      readonly text: string
      readonly words: readonly string[]
      readonly reports: readonly string[]
    }

type Copies = { readonly copies: readonly { readonly evidence?: Report['evidence'] }[] }

/** What was quoted beside a complaint. */
const wordsIn = ({ copies }: Copies): readonly string[] =>
  copies.flatMap(({ evidence = [] }) => evidence.flatMap(({ versions }) => versions.flatMap(({ text }) => text ?? [])))

export function Revealed({
  found,
  exhibit,
  isLatest,
  onHide,
  onSeen,
}: {
  readonly found: EvidenceSource
  readonly exhibit: Exhibit
  /** Of those that are shown, as it is asked for. */
  readonly isLatest: boolean
  readonly onHide: () => void
  readonly onSeen: (id: string, isSeen: boolean) => void
}) {
  const say = useSay()
  const { client } = useSession()
  const [look, setLook] = useState<Look | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const end = useRef<HTMLDivElement>(null)
  const [goesThere] = useState(isLatest)
  // By key it may lie beyond what is in sight, most of all on a phone.
  useEffect(() => {
    if (look !== null && goesThere) end.current?.closest('article')?.scrollIntoView({ block: 'nearest' })
  }, [look, goesThere])
  const { kind, id } = exhibit
  const { id: caseId, severity } = found
  useEffect(() => {
    if (look === null) return
    onSeen(id, true)
    return () => onSeen(id, false)
  }, [look, id, onSeen])
  useEffect(() => {
    const seen = (shown: Look): void => {
      setLook(shown)
      changeWellness((before) => addLook(before, severity))
    }
    // Asked for anew each time it is shown, and kept nowhere: each look is noted, and nothing stays in a cache.
    const read = async (): Promise<void> => {
      if (kind === 'finding') {
        const answer = await client.ask<ExplainedDecision>('POST', `/v1/cases/${caseId}/reveal`, {
          body: { decision: id },
        })
        if (answer.ok) seen({ kind: 'decision', decision: answer.value })
        else setProblem(answer.refusal)
      } else if (kind === 'report') {
        const answer = await client.reports.get(id)
        if (answer.ok) seen({ kind: 'report', report: answer.value })
        else setProblem(answer.refusal)
      } else {
        const source = `complaint/${id}`
        const [answer, beside] = await Promise.all([
          client.complaints.get(id),
          client.ask<Copies>('GET', `/v1/cases/${caseId}/evidence`, { query: { source } }),
        ])
        if (answer.ok && beside.ok)
          seen({
            kind: 'complaint',
            organization: answer.value.organization,
            text: answer.value.statement,
            words: wordsIn(beside.value),
            reports: answer.value.reports,
          })
        else setProblem(answer.ok ? (beside.ok ? null : beside.refusal) : answer.refusal)
      }
    }
    void read()
  }, [client, caseId, severity, kind, id])
  return (
    <>
      <ProblemLine problem={problem} />
      {look === null && problem === null && <Bones rows={2} />}
      {look !== null && <Watermark />}
      {look?.kind === 'decision' && exhibit.kind === 'finding' && (
        <DecisionLook caseId={caseId} decision={look.decision} clauses={exhibit.findings.map(({ clause }) => clause)} />
      )}
      {look?.kind === 'report' && <ReportLook caseId={caseId} report={look.report} />}
      {look?.kind === 'complaint' && (
        <>
          <p className="small quiet">{say(CASE.complaintOf, look.organization)}</p>
          <p className="evidence-text" lang={langOf(look.text)}>
            {look.text}
          </p>
          {look.words.map((text, at) => (
            <p key={at} className="evidence-around" lang={langOf(text)}>
              {text}
            </p>
          ))}
          <KeptFiles room={roomOfCase(caseId)} source={`complaint/${id}`} />
          {look.reports
            .filter((report) => !found.reports.some((inCase) => inCase.id === report))
            .map((report) => (
              <EarlierReport key={report} caseId={caseId} id={report} />
            ))}
        </>
      )}
      <div className="screened" ref={end}>
        <span />
        <button type="button" className="button small" onClick={onHide}>
          {say(CASE.hide)} <KeyHint of="V" />
        </button>
      </div>
    </>
  )
}
