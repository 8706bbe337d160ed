/** What an exhibit shows once it is asked for: the recorded message with its marked spans and why, or what was reported around it. */
import { EVENT_WORDS } from '@goodstanding/model'
import type { EvidenceItem, ExplainedDecision, Report } from '@goodstanding/sdk'
import { Fragment } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useClauses } from '../frame/use-policy.ts'
import { Coded } from '../ui/coded.tsx'
import { ErasedLine } from '../ui/erased-line.tsx'
import { When } from '../ui/time.tsx'
import { langOf } from '../ui/lang-of.ts'
import { FRAME } from '../words/frame-words.ts'
import { CASE } from '../words/case-words.ts'
import { knownWords, wordFor } from '../words/casework-words.ts'
import { TALK_WORDS } from '../words/status-words.ts'
import { LOOK, REPORT_WAYS } from '../words/report-look-words.ts'
import { ClauseLink } from './clause-link.tsx'
import { EvidenceFile, roomOfCase } from './evidence-file.tsx'
import { markSpans } from './mark-spans.ts'
import { readEventParts, tellingOf } from './read-event-parts.ts'

export function DecisionLook({
  caseId,
  decision,
  clauses,
}: {
  readonly caseId: string
  readonly decision: ExplainedDecision
  readonly clauses: readonly string[]
}) {
  const say = useSay()
  const { texts, files, links, actor, type } = readEventParts(decision)
  const marks = decision.findings.flatMap((finding) => tellingOf(finding.evidence))
  return (
    <>
      <p className="small soft">
        <Coded code={type} words={knownWords(EVENT_WORDS, type)} /> · {actor}
      </p>
      {texts.length === 0 && <p className="quiet">{say(CASE.noText)}</p>}
      {texts.map(({ pointer, text }) => (
        <p key={pointer} className="evidence-text" lang={langOf(text)}>
          {markSpans(
            text,
            marks.filter((mark) => mark.pointer === pointer),
          ).map((part) =>
            part.marks.length === 0 ? (
              part.text
            ) : (
              <mark key={part.start} title={part.marks.map(({ signal, value }) => `${signal} ${value}`).join(', ')}>
                {part.text}
              </mark>
            ),
          )}
        </p>
      ))}
      {files.map((file) => (
        <EvidenceFile
          key={file.sha256 ?? file.name}
          room={roomOfCase(caseId)}
          source={`decision/${decision.id}`}
          file={file}
        />
      ))}
      {links.map((link) => (
        <p key={link.target} className="small">
          {say(CASE.links)}
          {say(FRAME.colon)}
          <code>{link.target}</code> {link.text !== undefined && say(CASE.claimedAs, link.text)}
        </p>
      ))}
      <Why decision={decision} clauses={clauses} />
    </>
  )
}

/** The findings that this case is about in a line each; the whole reasoning on demand. */
function Why({ decision, clauses }: { readonly decision: ExplainedDecision; readonly clauses: readonly string[] }) {
  const say = useSay()
  const known = useClauses()
  return (
    <div className="why">
      {decision.findings
        .filter(({ clause }) => clauses.includes(clause))
        .map(({ clause, rule, confidence, evidence }) => {
          const why = known.get(clause)?.rules.find(({ name }) => name === rule)?.why
          return (
            <span key={`${clause} ${rule}`}>
              <ClauseLink id={clause} /> {why === undefined ? rule : say(why)} <code>{rule}</code>{' '}
              {say(CASE.confidence, confidence.toFixed(2))}
              {evidence.length > 0 &&
                ` · ${tellingOf(evidence)
                  .map(({ signal, value }) => `${signal} = ${String(value)}`)
                  .join(' · ')}`}
            </span>
          )
        })}
      <details>
        <summary>{say(CASE.whole)}</summary>
        {decision.explanation.words.map((words) => (
          <span key={words.en}>{say(words)}</span>
        ))}
      </details>
    </div>
  )
}

export function ReportLook({ caseId, report }: { readonly caseId: string; readonly report: Report }) {
  const say = useSay()
  return (
    <>
      {report.why !== undefined && <p className="small soft">{say(wordFor(REPORT_WAYS, report.why))}</p>}
      <p className="evidence-text" lang={langOf(report.text)}>
        {report.text}
      </p>
      <Escalation of={report.escalated} />
      <ErasedLine report={report} />
      <Around items={report.surroundings?.before ?? []} />
      {report.evidence.map((item, at) => (
        <figure key={at}>
          <figcaption className="small soft">
            {say(item['suppliedBy'] === 'service' ? CASE.suppliedByService : CASE.suppliedByReporter)}
          </figcaption>
          {item.versions.map((version, nth) => (
            <Fragment key={version.at}>
              <p className="small quiet">
                <When at={version.at} />
                {item.versions.length > 1 && ` · ${say(nth === 0 ? LOOK.firstVersion : LOOK.laterVersion)}`}
              </p>
              {version.text !== null && (
                <p className="evidence-text" lang={langOf(version.text)}>
                  {version.text}
                </p>
              )}
              {version.files.map((sha256) => (
                <EvidenceFile key={sha256} room={roomOfCase(caseId)} source={`report/${report.id}`} file={{ sha256 }} />
              ))}
            </Fragment>
          ))}
        </figure>
      ))}
      <Around items={report.surroundings?.after ?? []} />
      {report.talk.length > 0 && (
        <div className="why">
          {report.talk.map((line) => (
            <span key={line.at}>
              <When at={line.at} /> {say(TALK_WORDS[line.from])}
              {say(FRAME.colon)}
              <span lang={langOf(line.text)}>{line.text}</span>
            </span>
          ))}
        </div>
      )}
    </>
  )
}

/** How an administrator answered it, and what its reporter said to that: whoever decides hears both. */
function Escalation({ of }: { readonly of: Report['escalated'] }) {
  const say = useSay()
  if (of === undefined) return null
  const lines = [
    { at: of.dismissedAt, title: of.handled === true ? LOOK.handled : LOOK.dismissed, text: say(of.dismissal) },
    { at: of.at, title: LOOK.escalated, text: of.reason },
  ]
  return (
    <div className="why">
      {lines.map(({ at, title, text }) => (
        <span key={at}>
          <When at={at} /> {say(title)}
          {text !== null && say(FRAME.colon)}
          {text !== null && <span lang={langOf(text)}>{text}</span>}
        </span>
      ))}
    </div>
  )
}

/** What was said before or after the reported message, as far as somebody supplied it. */
function Around({ items }: { readonly items: readonly EvidenceItem[] }) {
  const lines = items.flatMap(({ versions }) => versions)
  return lines.map(({ at, text }) => (
    <p key={at} className="evidence-around">
      <When at={at} /> <span lang={langOf(text)}>{text}</span>
    </p>
  ))
}
