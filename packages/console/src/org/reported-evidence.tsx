/** What was reported, behind a click: words as they were sent, and the files that came with them. */
import type { Report } from '@goodstanding/sdk'
import { Suspense, useState } from 'react'
import { laterPart } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { Bones } from '../ui/panel.tsx'
import { langOf } from '../ui/lang-of.ts'
import { ORG } from '../words/org-words.ts'

const ReportedFiles = laterPart(
  () => import('./reported-files.tsx'),
  (parts) => parts.ReportedFiles,
)

export function ReportedEvidence({ report }: { readonly report: Report }) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  const versions = report.evidence.flatMap((item) => item.versions)
  if (versions.length === 0) return null
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{say(ORG.showText)}</summary>
      {versions.map(
        ({ at, text }) =>
          text !== null && (
            <p key={`${at} ${text}`} className="words" lang={langOf(text)}>
              {text}
            </p>
          ),
      )}
      {isOpen && versions.some(({ files }) => files.length > 0) && (
        <Suspense fallback={<Bones rows={1} />}>
          <ReportedFiles id={report.id} />
        </Suspense>
      )}
    </details>
  )
}
