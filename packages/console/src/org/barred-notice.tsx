/** An administrator who may not act for their organization now reads so on every page, and not when they have filled in a form. */
import type { Standing } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { Panel } from '../ui/panel.tsx'
import { ORG } from '../words/org-words.ts'

const isBarred = ({ state, limits }: Standing): boolean =>
  state === 'suspended' ||
  state === 'terminated' ||
  limits.some(({ capability }) => capability === 'admin' || capability === 'all')

export function BarredNotice() {
  const say = useSay()
  const { client, who } = useSession()
  const own = useAnswer(['standing', 'own'], () => client.standing('account', who.id)).value
  const around = useAnswer(['standing'], () => client.standing('organization', who.organization ?? '')).value
  const isOwn = own !== undefined && isBarred(own)
  if (own === undefined || !(isOwn || (around !== undefined && isBarred(around)))) return null
  return (
    <Panel title={say(ORG.barred)} text={say(own.summary)}>
      <p>
        {say(ORG.barredHow)} <a href={isOwn ? '/me' : '/org/standing'}>{say(isOwn ? ORG.mine : ORG.standing)}</a>
      </p>
    </Panel>
  )
}
