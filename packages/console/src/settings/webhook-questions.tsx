/** What is asked before a webhook gets a new secret, and before it ends. */
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { Question } from '../ui/form-parts.tsx'
import { SETTINGS } from '../words/settings-words.ts'

export type Webhook = {
  readonly id: string
  readonly url: string
  readonly types: readonly string[]
  readonly createdAt: string
  readonly secret?: string
}

type RotateProps = {
  readonly webhook: Webhook
  readonly onClose: () => void
  readonly onMade: (webhook: Webhook) => void
}

/** Pressed twice by mistake, the secret that the receiver has would sign nothing any more. */
export function RotateDialog({ webhook, onClose, onMade }: RotateProps) {
  const say = useSay()
  const { client } = useSession()
  const act = useAct(
    (_: null) => client.ask<Webhook>('POST', `/v1/webhooks/${webhook.id}/rotate`, { body: {} }),
    ['webhooks'],
  )
  const did = async (): Promise<boolean> => {
    const made = await act.run(null)
    if (made !== null) onMade(made)
    return false // the secret stands in its place
  }
  return (
    <Question
      title={say(SETTINGS.rotateWebhook)}
      text={say(SETTINGS.rotateWhat, webhook.url)}
      send={say(SETTINGS.rotate)}
      act={{ problem: act.problem, isRunning: act.isRunning, did }}
      onClose={onClose}
    />
  )
}

export function RemoveDialog({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const say = useSay()
  const { client } = useSession()
  const act = useAct((_: null) => client.ask<null>('DELETE', `/v1/webhooks/${webhook.id}`), ['webhooks'])
  return (
    <Question
      title={say(SETTINGS.removeWebhook)}
      text={say(SETTINGS.removeWebhookWhat, webhook.url)}
      send={say(SETTINGS.remove)}
      act={act}
      onClose={onClose}
    />
  )
}
