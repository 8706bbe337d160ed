/** An administrator who may not act for their organization now reads so on every page, and not when they have filled in a form. */
import type { Standing } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { Panel, UnreadLine } from '../ui/panel.tsx'
import { ORG } from '../words/org-words.ts'

const isBarred = ({ state, limits }: Standing): boolean =>
  state === 'suspended' ||
  state === 'terminated' ||
  limits.some(({ capability }) => capability === 'admin' || capability === 'all')

export function BarredNotice() {
  const say = useSay()
  const { client, who } = useSession()
  // Without what stands behind it: on every page, of an organization with thousands of actions too.
  const read = (subject: string) => () =>
    client.ask<Standing>('GET', `/v1/standing/${subject}`, { query: { limit: 1 } })
  const own = useAnswer(['standing', 'own'], read(`account/${encodeURIComponent(who.id)}`))
  const organization = encodeURIComponent(who.organization ?? '')
  const around = useAnswer(['standing', 'around'], read(`organization/${organization}`))
  const isOwn = own.value !== undefined && isBarred(own.value)
  const isAround = around.value !== undefined && isBarred(around.value)
  if (own.value === undefined || !(isOwn || isAround)) {
    const [unread] = [own, around].filter(({ value, problem }) => value === undefined && problem !== null)
    return unread === undefined ? null : <UnreadLine of={say(ORG.whetherBarred)} known={unread} />
  }
  return (
    <Panel title={say(ORG.barred)} text={say(own.value.summary)}>
      <p>
        {say(isOwn ? ORG.barredOwnHow : ORG.barredHow)}{' '}
        <a href={isOwn ? '/me' : '/org/standing'}>{say(isOwn ? ORG.mine : ORG.standing)}</a>
      </p>
    </Panel>
  )
}
