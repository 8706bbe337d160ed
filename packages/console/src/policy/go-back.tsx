/**
 * Back to a version that counted before, in one press and a question: its files become a version of their own, which another policy
 * editor puts in force. Nothing else is asked of it, for it was in force once.
 */
import type { Answer, Goodstanding } from '@goodstanding/sdk'
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { useMay, useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { Question } from '../ui/form-parts.tsx'
import { UnreadLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { GOING_BACK } from '../words/going-back-words.ts'
import { RULES } from '../words/rules-words.ts'
import { type Files, filesBack, nameBack } from './files-back.ts'
import type { PolicyVersionFiles } from './meanwhile.tsx'

export type KnownVersion = {
  readonly version: string
  readonly status: 'draft' | 'published' | 'withdrawn'
  readonly isCurrent: boolean
  readonly effectiveFrom: string
}

/** Whether it counted before what is in force, or has been gone over since. */
export const isPast = ({ status, isCurrent, effectiveFrom }: KnownVersion): boolean =>
  status === 'published' && !isCurrent && Date.parse(effectiveFrom) <= serverNow()

/** Names that may be taken without being among those that are known. */
const MOST_NAMES = 20

type Asked = { readonly to: string; readonly known: readonly string[] }

/** The version that was drafted. */
async function draftBack(client: Goodstanding, { to, known }: Asked): Promise<Answer<{ readonly version: string }>> {
  const read = (version: string) =>
    client.ask<PolicyVersionFiles>('GET', `/v1/policy/versions/${encodeURIComponent(version)}`)
  const [now, then] = await Promise.all([read('in-force'), read(to)])
  if (!now.ok) return now
  if (!then.ok) return then
  const taken = [...known]
  for (;;) {
    const version = nameBack(to, taken)
    const files: Files = filesBack(now.value.files, then.value.files, version)
    const body = { files, base: now.value.version, effectiveFrom: new Date(serverNow()).toISOString() }
    const drafted = await client.ask<{ readonly version: string }>('POST', '/v1/policy/publish', { body })
    const isTaken = !drafted.ok && drafted.refusal.kind === 'policy.version-taken'
    if (!isTaken || taken.length > known.length + MOST_NAMES) return drafted
    taken.push(version)
  }
}

type GoBackProps = { readonly to: string; readonly versions: readonly KnownVersion[] }

export function GoBack({ to, versions }: GoBackProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [isAsking, setIsAsking] = useState(false)
  const known = versions.map(({ version }) => version)
  const back = useAct((_: null) => draftBack(client, { to, known }), ['policy'])
  const current = versions.find(({ isCurrent }) => isCurrent)?.version ?? '–'
  const close = (): void => {
    setIsAsking(false)
    back.forget()
  }
  return (
    <>
      <button type="button" className="button small" onClick={() => setIsAsking(true)}>
        {say(GOING_BACK.to, to)}
      </button>
      {isAsking && (
        <Question
          title={say(GOING_BACK.title, to)}
          text={say(GOING_BACK.means, to, current, nameBack(to, known))}
          send={say(GOING_BACK.send)}
          act={{
            problem: back.problem,
            isRunning: back.isRunning,
            did: async () => {
              const drafted = await back.run(null)
              if (drafted !== null) toast({ text: say(RULES.drafted, drafted.version) })
              return drafted !== null
            },
          }}
          onClose={close}
        />
      )}
    </>
  )
}

/** As many as may stand before the last one that counted: drafts, and what waits for its day. */
const LOOKED_AT = 20

/** To the version before the one in force, for whoever may draft one. */
export function GoBackOne() {
  const { client } = useSession()
  const [mayRead, mayDraft] = [useMay('operations.read'), useMay('policy.draft')]
  const say = useSay()
  const known = useAnswer(
    ['policy', 'versions', 'last'],
    () =>
      client.ask<{ readonly items: readonly KnownVersion[] }>('GET', '/v1/policy/versions', {
        query: { limit: LOOKED_AT },
      }),
    { enabled: mayRead && mayDraft },
  )
  const items = known.value?.items ?? []
  const current = items.findIndex(({ isCurrent }) => isCurrent)
  const before = current === -1 ? undefined : items.slice(current + 1).find(isPast)
  if (known.value === undefined) return <UnreadLine of={say(GOING_BACK.versions)} known={known} />
  return before === undefined ? null : <GoBack to={before.version} versions={items} />
}
