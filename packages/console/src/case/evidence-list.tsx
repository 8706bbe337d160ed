/**
 * The evidence of a case. Nothing of it is fetched before somebody asks for it by click or key; each look is an audit entry.
 * It screens itself again when the window is left.
 */
import type { Case, ExplainedDecision, Report } from '@goodstanding/sdk'
import { useEffect, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { addLook, changeWellness } from '../frame/wellness.ts'
import { useSayRule } from '../frame/use-policy.ts'
import { ProblemLine } from '../ui/panel.tsx'
import { When } from '../ui/time.tsx'
import { CASE } from '../words/case-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import { ClauseLink } from './clause-link.tsx'
import { EarlierReport } from './earlier-report.tsx'
import { KeptFiles, roomOfCase } from './evidence-file.tsx'
import { DecisionLook, ReportLook } from './evidence-looks.tsx'
import { Watermark } from './watermark.tsx'
import type { Problem } from '@goodstanding/sdk'
import { KeyHint } from '../ui/key-hint.tsx'

/** What of a case its evidence is read from. */
export type EvidenceSource = Pick<Case, 'id' | 'severity' | 'openedAt' | 'findings' | 'reports' | 'complaints'>

export type Exhibit =
  | { readonly kind: 'finding'; readonly id: string; readonly at: string; readonly findings: Case['findings'] }
  | { readonly kind: 'report'; readonly id: string; readonly at: string; readonly clause: string }
  | { readonly kind: 'complaint'; readonly id: string; readonly at: string; readonly clause: string }

/** One exhibit for each decision, report and complaint, newest last. */
export function exhibitsOf(found: EvidenceSource): readonly Exhibit[] {
  const decisions = [...new Set(found.findings.map(({ decision }) => decision))]
  const exhibits: readonly Exhibit[] = [
    ...decisions.map((id): Exhibit => {
      const findings = found.findings.filter(({ decision }) => decision === id)
      return { kind: 'finding', id, at: findings[0]?.at ?? found.openedAt, findings }
    }),
    ...found.reports.map(({ id, at, clause }): Exhibit => ({ kind: 'report', id, at, clause })),
    ...found.complaints.map(({ id, at, clause }): Exhibit => ({ kind: 'complaint', id, at, clause })),
  ]
  return [...exhibits].sort((a, b) => a.at.localeCompare(b.at))
}

export type Shown = ReadonlySet<string>

/** Which exhibits are shown. Leaving the window screens all of them. */
export function useShown(): readonly [Shown, (change: (before: Shown) => Shown) => void] {
  const [shown, setShown] = useState<Shown>(new Set())
  useEffect(() => {
    const screen = (): void => setShown(new Set())
    window.addEventListener('blur', screen)
    return () => window.removeEventListener('blur', screen)
  }, [])
  return [shown, setShown]
}

type ListProps = {
  readonly found: EvidenceSource
  readonly shown: Shown
  readonly onToggle: (id: string) => void
}

export function EvidenceList({ found, shown, onToggle }: ListProps) {
  const say = useSay()
  const exhibits = exhibitsOf(found)
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{say(CASE.evidence)}</h2>
      {exhibits.length === 0 && <p className="quiet">{say(CASE.noEvidence)}</p>}
      {exhibits.map((exhibit) => (
        <ExhibitCard
          key={exhibit.id}
          found={found}
          exhibit={exhibit}
          isShown={shown.has(exhibit.id)}
          onToggle={() => onToggle(exhibit.id)}
        />
      ))}
    </section>
  )
}

type CardProps = {
  readonly found: EvidenceSource
  readonly exhibit: Exhibit
  readonly isShown: boolean
  readonly onToggle: () => void
}

function ExhibitCard({ found, exhibit, isShown, onToggle }: CardProps) {
  const say = useSay()
  const kind = { finding: CASE.finding, report: CASE.report, complaint: CASE.complaint }[exhibit.kind]
  const clauses = exhibit.kind === 'finding' ? exhibit.findings.map(({ clause }) => clause) : [exhibit.clause]
  return (
    <article className="exhibit">
      <header>
        <strong>{say(kind)}</strong>
        {[...new Set(clauses)].filter(isNamed).map((clause) => (
          <ClauseLink key={clause} id={clause} />
        ))}
        <When at={exhibit.at} />
      </header>
      {isShown ? (
        <Revealed found={found} exhibit={exhibit} onHide={onToggle} />
      ) : (
        <div className="screened">
          <span className="quiet small">
            {exhibit.kind === 'finding' && <RuleNames findings={exhibit.findings} />} {say(CASE.screened)}
          </span>
          <button type="button" className="button small" onClick={onToggle}>
            {say(CASE.show)} <KeyHint of="V" />
          </button>
        </div>
      )}
    </article>
  )
}

/** A case about something that names no clause has a stand-in for it, which nobody needs to read. */
const isNamed = (clause: string): boolean => clause.includes('.')

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

function Revealed({
  found,
  exhibit,
  onHide,
}: {
  readonly found: EvidenceSource
  readonly exhibit: Exhibit
  readonly onHide: () => void
}) {
  const say = useSay()
  const { client } = useSession()
  const [look, setLook] = useState<Look | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { kind, id } = exhibit
  const { id: caseId, severity } = found
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
      {look !== null && <Watermark />}
      {look?.kind === 'decision' && exhibit.kind === 'finding' && (
        <DecisionLook caseId={caseId} decision={look.decision} clauses={exhibit.findings.map(({ clause }) => clause)} />
      )}
      {look?.kind === 'report' && <ReportLook caseId={caseId} report={look.report} />}
      {look?.kind === 'complaint' && (
        <>
          <p className="small quiet">{say(CASE.complaintOf, look.organization)}</p>
          <p className="evidence-text" lang="">
            {look.text}
          </p>
          {look.words.map((text, at) => (
            <p key={at} className="evidence-around" lang="">
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
      <div className="screened">
        <span />
        <button type="button" className="button small" onClick={onHide}>
          {say(CASE.hide)} <KeyHint of="V" />
        </button>
      </div>
    </>
  )
}

function RuleNames({ findings }: { readonly findings: Case['findings'] }) {
  const say = useSay()
  const sayRule = useSayRule()
  return `${[...new Set(findings.map(sayRule))].join(say(QUEUE.and))} · `
}
