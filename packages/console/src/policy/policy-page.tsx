/** The policy in force: its rules by clause, each leading to the file it comes from. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay } from '../frame/session.tsx'
import { sayStatedDay } from '../frame/times.ts'
import { type Policy, usePolicy } from '../frame/use-policy.ts'
import { wordFor } from '../words/casework-words.ts'
import { folded } from '../ui/folded.ts'
import { InPortions } from '../ui/in-portions.tsx'
import { Loaded, ProblemLine } from '../ui/panel.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useTyped } from '../ui/use-typed.ts'
import { SeverityMark } from '../ui/severity.tsx'
import { OPERATING } from '../words/operating-words.ts'
import { POLICY } from '../words/policy-words.ts'
import { RULES } from '../words/rules-words.ts'
import { ACTIVITY } from '../words/activity-words.ts'
import { AttentionSection, LowerRule, ModeTag } from './attention-section.tsx'
import { GoBackOne } from './go-back.tsx'
import { FoundCell, useActivity, WordedCell } from './rule-activity.tsx'

const EFFECTS = { allow: OPERATING.allow, flag: OPERATING.flag, hold: OPERATING.hold, block: OPERATING.block } as const

export function PolicyPage() {
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const known = usePolicy()
  const maySeeVersions = useMay('operations.read')
  const filter = useTyped(
    q,
    (text) => void navigate({ to: '.', search: text === '' ? {} : { q: text }, replace: true }),
  )
  return (
    <Page
      title={say(RULES.rules)}
      end={<SearchField label={say(RULES.filter)} value={filter.text} onType={filter.write} onLeave={filter.leave} />}
    >
      <Loaded known={known} rows={12}>
        {(policy) => (
          <>
            <div className="row">
              <strong>{say(policy.title)}</strong>
              <span className="soft">
                {say(RULES.version, policy.version, sayStatedDay(policy.effectiveFrom, language))}
              </span>
              <a href="/policy" target="_blank" rel="noreferrer">
                {say(RULES.publicPage)}
              </a>
              {maySeeVersions && <Link to="/rules/versions">{say(POLICY.versionsTitle)}</Link>}
              <GoBackOne />
            </div>
            <AttentionSection />
            <RuleTable policy={policy} typed={q} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** A policy may have a thousand rules, and all of them are drawn anew by each key in the filter. */
const PORTION = 200

function RuleTable({ policy, typed }: { readonly policy: Policy; readonly typed: string }) {
  const say = useSay()
  const mayEdit = useMay('policy.draft')
  const activity = useActivity()
  const lately = useMemo(
    () => new Map(activity.value?.items.map((each) => [`${each.clause} ${each.rule}`, each])),
    [activity.value],
  )
  const days = activity.value?.days ?? 0
  const rows = useMemo(() => {
    const words = folded(typed)
    return policy.sections
      .flatMap(({ clauses }) => clauses.flatMap((clause) => clause.rules.map((rule) => ({ clause, rule }))))
      .filter(({ clause, rule }) =>
        folded(
          `${clause.id} ${clause.title.en} ${clause.title.zh} ${rule.name} ${rule.why.en} ${rule.why.zh} ${rule.condition}`,
        ).includes(words),
      )
  }, [policy, typed])
  return (
    <>
      {activity.value !== undefined && <p className="small soft prose">{say(ACTIVITY.note)}</p>}
      <ProblemLine problem={activity.problem} />
      <InPortions items={rows} of={typed} size={PORTION}>
        {(shown) => (
          <div className="wide" tabIndex={0} role="region" aria-label={say(RULES.rules)}>
            <table className="table stacks flows">
              <thead>
                <tr>
                  <th>{say(RULES.clause)}</th>
                  <th>{say(RULES.rule)}</th>
                  <th>{say(RULES.why)}</th>
                  <th>{say(RULES.effect)}</th>
                  <th>{say(OPERATING.severity)}</th>
                  <th>{say(RULES.mode)}</th>
                  {activity.value !== undefined && (
                    <>
                      <th>{say(ACTIVITY.found, days)}</th>
                      <th>{say(ACTIVITY.worded)}</th>
                    </>
                  )}
                  {mayEdit && (
                    <th>
                      <span className="visually-hidden">{say(RULES.edit)}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {shown.map(({ clause, rule }) => (
                  <tr key={`${clause.id} ${rule.name}`}>
                    <td>
                      <ClauseLink id={clause.id} />
                    </td>
                    <td>
                      <code>{rule.name}</code>
                    </td>
                    <td className="soft prose">{say(rule.why)}</td>
                    <td className="whole">{say(wordFor(EFFECTS, rule.effect))}</td>
                    <td>
                      <SeverityMark severity={rule.severity} />
                    </td>
                    <td>
                      <ModeTag mode={rule.mode} />
                      {rule.lowered !== null && (
                        <p className="small soft">{say(RULES.written, say(RULES[rule.lowered.from]))}</p>
                      )}
                    </td>
                    {activity.value !== undefined && (
                      <>
                        <FoundCell days={days} activity={lately.get(`${clause.id} ${rule.name}`)} />
                        <WordedCell activity={lately.get(`${clause.id} ${rule.name}`)} />
                      </>
                    )}
                    {mayEdit && (
                      <td className="whole">
                        <span className="row beside">
                          <Link className="button small" to="/rules/edit" search={{ q: clause.id }}>
                            {say(RULES.edit)} <span className="visually-hidden">{`${clause.id} ${rule.name}`}</span>
                          </Link>
                          {rule.mode === 'on' && <LowerRule clause={clause.id} rule={rule} />}
                        </span>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </InPortions>
    </>
  )
}
