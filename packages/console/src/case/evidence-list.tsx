/**
 * The evidence of a case. Nothing of it is fetched before somebody asks for it by click or key; each look is an audit entry.
 * It screens itself again when the window is left.
 */
import type { Case } from '@goodstanding/sdk'
import { Suspense, useCallback, useEffect, useId, useState } from 'react'
import { laterPart } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSayRule } from '../frame/use-policy.ts'
import { shortId } from '../queue/queue-row.tsx'
import { InPortions } from '../ui/in-portions.tsx'
import { Bones } from '../ui/panel.tsx'
import { When } from '../ui/time.tsx'
import { CASE } from '../words/case-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import { ClauseLink } from './clause-link.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { useGoingOn } from './use-going-on.ts'

/** Whoever shows nothing loads none of it. */
const Revealed = laterPart(
  () => import('./revealed.tsx'),
  (parts) => parts.Revealed,
)

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

const AT_ONCE = 10

/**
 * The next ones of those that are screened: each look is noted, so that nobody opens a hundred by one key. What is shown last is what the
 * page goes to, and of these that is the first.
 */
export function showFurther(exhibits: readonly Exhibit[], shown: Shown): Shown {
  const further = exhibits.flatMap(({ id }) => (shown.has(id) ? [] : [id])).slice(0, AT_ONCE)
  return new Set([...shown, ...further.reverse()])
}

type ListProps = {
  readonly found: EvidenceSource
  readonly shown: Shown
  readonly onToggle: (id: string) => void
  readonly onShowMore: () => void
}

export function EvidenceList({ found, shown, onToggle, onShowMore }: ListProps) {
  const say = useSay()
  const exhibits = exhibitsOf(found)
  const screened = exhibits.filter(({ id }) => !shown.has(id)).length
  const alike = headsOfSeveral(exhibits)
  const [seen, setSeen] = useState<Shown | null>(null)
  const onSeen = useCallback(
    (id: string, isSeen: boolean): void =>
      setSeen((before) => new Set([...(before ?? [])].filter((other) => other !== id).concat(isSeen ? [id] : []))),
    [],
  )
  return (
    <section aria-labelledby="evidence">
      <div className="row">
        <h2 id="evidence">{say(CASE.evidence)}</h2>
        {screened > 1 && (
          <button type="button" className="button small" onClick={onShowMore}>
            {say(CASE.showMore, Math.min(screened, AT_ONCE))} <KeyHint of="A" />
          </button>
        )}
      </div>
      {/* A key shows and screens what stands elsewhere; what was refused is not counted. */}
      <p className="visually-hidden" role="status">
        {seen !== null && say(CASE.nowShown, seen.size, exhibits.length)}
      </p>
      {exhibits.length === 0 && <p className="quiet">{say(CASE.noEvidence)}</p>}
      <InPortions items={exhibits} least={exhibits.findLastIndex(({ id }) => shown.has(id)) + 1}>
        {(drawn) =>
          drawn.map((exhibit) => (
            <ExhibitCard
              key={exhibit.id}
              found={found}
              exhibit={exhibit}
              isAlike={alike.has(headOf(exhibit))}
              isShown={shown.has(exhibit.id)}
              isLatest={[...shown].at(-1) === exhibit.id}
              onToggle={() => onToggle(exhibit.id)}
              onSeen={onSeen}
            />
          ))
        }
      </InPortions>
    </section>
  )
}

/** A case about something that names no clause has a stand-in for it, which nobody needs to read. */
const isNamed = (clause: string): boolean => clause.includes('.')

function clausesOf(exhibit: Exhibit): readonly string[] {
  const clauses = exhibit.kind === 'finding' ? exhibit.findings.map(({ clause }) => clause) : [exhibit.clause]
  return [...new Set(clauses)].filter(isNamed)
}

const MINUTE = '2026-01-01T00:00'.length

/** What its head tells of it: times are said to the minute. */
const headOf = (exhibit: Exhibit): string =>
  [exhibit.kind, ...clausesOf(exhibit), exhibit.at.slice(0, MINUTE)].join(' ')

function headsOfSeveral(exhibits: readonly Exhibit[]): ReadonlySet<string> {
  const heads = new Set<string>()
  return new Set(
    exhibits.map(headOf).filter((head) => {
      const isSeen = heads.has(head)
      heads.add(head)
      return isSeen
    }),
  )
}

type CardProps = {
  readonly found: EvidenceSource
  readonly exhibit: Exhibit
  /** Another one has the same words in its head: its number tells them apart. */
  readonly isAlike: boolean
  readonly isShown: boolean
  readonly isLatest: boolean
  readonly onToggle: () => void
  readonly onSeen: (id: string, isSeen: boolean) => void
}

function ExhibitCard({ found, exhibit, isAlike, isShown, isLatest, onToggle, onSeen }: CardProps) {
  const say = useSay()
  const kind = { finding: CASE.finding, report: CASE.report, complaint: CASE.complaint }[exhibit.kind]
  const head = useId()
  const [card, press] = useGoingOn<HTMLElement>(isShown)
  const toggle = press(onToggle)
  const clauses = clausesOf(exhibit)
  return (
    <article ref={card} className="exhibit" tabIndex={-1} aria-labelledby={head}>
      <header id={head}>
        <strong>{say(kind)}</strong>
        {clauses.map((clause) => (
          <ClauseLink key={clause} id={clause} />
        ))}
        <When at={exhibit.at} />
        {isAlike && <code className="small quiet">{shortId(exhibit.id)}</code>}
      </header>
      {isShown ? (
        <Suspense fallback={<Bones rows={2} />}>
          <Revealed found={found} exhibit={exhibit} isLatest={isLatest} onHide={toggle} onSeen={onSeen} />
        </Suspense>
      ) : (
        <div className="screened">
          <span className="quiet small">
            {exhibit.kind === 'finding' && <RuleNames findings={exhibit.findings} />} {say(CASE.screened)}
          </span>
          <button type="button" className="button small" aria-describedby={head} onClick={toggle}>
            {say(CASE.show)} <KeyHint of="V" />
          </button>
        </div>
      )}
    </article>
  )
}

function RuleNames({ findings }: { readonly findings: Case['findings'] }) {
  const say = useSay()
  const sayRule = useSayRule()
  return `${[...new Set(findings.map(sayRule))].join(say(QUEUE.and))} · `
}
