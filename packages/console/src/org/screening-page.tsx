/** What the operator looks at in this organization: clause by clause, by whom, and what can follow. */
import { useMemo } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { type PolicyClause, usePolicy } from '../frame/use-policy.ts'
import { Loaded } from '../ui/panel.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { ORG } from '../words/org-words.ts'

const EFFECTS = ['flag', 'hold', 'block'] as const
const WORDS = { flag: ORG.flag, hold: ORG.hold, block: ORG.block } as const

export function ScreeningPage() {
  const say = useSay()
  const known = usePolicy()
  return (
    <Page title={say(ORG.screeningTitle)}>
      <p className="soft">{say(ORG.screeningIntro)}</p>
      <Loaded known={known} rows={10}>
        {({ sections }) =>
          sections.map(({ id, title, clauses }) => (
            <section key={id}>
              <h2>{say(title)}</h2>
              <WideTable label={say(title)} className="stacks reads">
                <thead>
                  <tr>
                    {[ORG.clauseHead, ORG.watched, ORG.readBy, ORG.follows].map((words) => (
                      <th key={words.en}>{say(words)}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {clauses.map((clause) => (
                    <ClauseRow key={clause.id} clause={clause} />
                  ))}
                </tbody>
              </WideTable>
            </section>
          ))
        }
      </Loaded>
    </Page>
  )
}

function ClauseRow({ clause: { id, title, watched, rules } }: { readonly clause: PolicyClause }) {
  const say = useSay()
  const acting = rules.filter(({ mode }) => mode === 'on')
  const effects = useMemo(() => EFFECTS.filter((effect) => acting.some((rule) => rule.effect === effect)), [acting])
  return (
    <tr>
      <td className="top words">
        <ClauseLink id={id} />
        <p className="small soft">{say(title)}</p>
      </td>
      <td className="prose">{say(watched)}</td>
      <td className="whole" data-head={say(ORG.readBy)}>
        {say(acting.length === 0 ? ORG.byPeople : ORG.byMachine)}
      </td>
      <td className="small soft" data-head={say(ORG.follows)}>
        {effects.length === 0 ? say(ORG.afterReport) : effects.map((effect) => say(WORDS[effect])).join(' · ')}
      </td>
    </tr>
  )
}
