/** Says that the case is no longer the one that is shown: a colleague, the machine or a report changed it. What is being written stays. */
import type { Case } from '@goodstanding/sdk'
import { useEffect, useState } from 'react'
import { askByClock } from '../frame/presence.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { LOST } from '../words/lost-words.ts'

const EVERY_MS = 15_000

/** The case as it was when the clock looked last. */
function useNewest(shown: Case): Case {
  const { client } = useSession()
  const { id } = shown
  const [newest, setNewest] = useState(shown)
  useEffect(() => {
    const look = async (): Promise<void> => {
      const answer = await askByClock(() => client.cases.get(id))
      if (answer.ok) setNewest(answer.value)
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [client, id])
  return newest
}

export function ChangedLine({ shown, onRead }: { readonly shown: Case; readonly onRead: () => void }) {
  const say = useSay()
  const newest = useNewest(shown)
  if (newest.version <= shown.version) return null
  const isDecided = newest.status === 'decided' && shown.status !== 'decided'
  return (
    <div className="banner row" role="status">
      <span>{say(isDecided ? LOST.decidedMeanwhile : LOST.changed)}</span>
      <button type="button" className="button small end" onClick={onRead}>
        {say(LOST.lookAgain)}
      </button>
    </div>
  )
}
