/** The records of whoever reported, in the head of a case. */
import type { Case } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { CASE } from '../words/case-words.ts'

/** Together, and none where a danger is reported, which nothing may stand beside. */
export function ReportersTag({ found: { reporters = [] } }: { readonly found: Case }) {
  const say = useSay()
  const records = reporters.flatMap(({ record }) => record ?? [])
  if (records.length === 0 || reporters.some(({ withheld }) => withheld === 'danger')) return null
  const sum = (of: 'borneOut' | 'decided'): number => records.reduce((total, record) => total + record[of], 0)
  return (
    <a href="#reporters" className="tag">
      {say(CASE.reportersBorneOut, sum('borneOut'), sum('decided'))}
    </a>
  )
}
