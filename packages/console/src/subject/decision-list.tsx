/** Pages of recorded decisions. */
import type { Page } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { useSession } from '../frame/session.tsx'
import { usePages } from '../frame/use-answer.ts'
import { Bones, Panel, ProblemPanel } from '../ui/panel.tsx'
import { INVESTIGATE } from '../words/investigate-words.ts'
import { DecisionTable, type FoundDecision } from './decision-table.tsx'

const AT_ONCE = 50

export function DecisionList({ asked }: { readonly asked: Readonly<Record<string, string>> }) {
  const say = useSay()
  const { client } = useSession()
  const known = usePages<FoundDecision>(['recorded-decisions', asked], (cursor) =>
    client.ask<Page<FoundDecision>>('GET', '/v1/recorded-decisions', { query: { ...asked, limit: AT_ONCE, cursor } }),
  )
  if (known.items === undefined)
    return known.problem === null ? <Bones rows={5} /> : <ProblemPanel problem={known.problem} again={known.again} />
  if (known.items.length === 0) return <Panel title={say(INVESTIGATE.noDecisions)} />
  return (
    <>
      <DecisionTable items={known.items} />
      <MoreButton list={known} />
    </>
  )
}
