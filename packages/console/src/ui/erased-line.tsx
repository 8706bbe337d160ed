/** That what was copied for a report is gone: when, why, and what proves it. */
import type { Report } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { When } from './time.tsx'

export function ErasedLine({ report: { evidenceErased } }: { readonly report: Pick<Report, 'evidenceErased'> }) {
  const say = useSay()
  if (evidenceErased === undefined) return null
  return (
    <p className="small soft">
      {say(evidenceErased)} <When at={evidenceErased.at} /> <code>{evidenceErased.receipt}</code>
    </p>
  )
}
