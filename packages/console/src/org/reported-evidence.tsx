/** What was reported, behind a click: words as they were sent, and which files came with them, without a byte of them. */
import type { Report } from '@goodstanding/sdk'
import { useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { FILES } from '../words/file-words.ts'
import { ORG } from '../words/org-words.ts'

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
            <p key={`${at} ${text}`} className="words" lang="">
              {text}
            </p>
          ),
      )}
      {isOpen && versions.some(({ files }) => files.length > 0) && <ReportedFiles id={report.id} />}
    </details>
  )
}

/** A list of reports names files by their hashes alone: one report says how large they are, and whether they are kept. */
function ReportedFiles({ id }: { readonly id: string }) {
  const say = useSay()
  const { language } = usePreferences()
  const { client } = useSession()
  const known = useAnswer(['reports', id], () => client.reports.get(id))
  return (
    <Loaded known={known} rows={1}>
      {({ files = [] }) =>
        files.length === 0 ? (
          <p className="small quiet">{say(FILES.none)}</p>
        ) : (
          <>
            <ul className="stack tight small" aria-label={say(FILES.reported)}>
              {files.map(({ source, sha256, type, size, state }) => (
                <li key={`${source} ${sha256}`} className="row">
                  <code title={sha256}>{sha256.slice(0, 16)}…</code>
                  {type !== null && <span>{type}</span>}
                  {size !== null && <span>{say(FILES.bytes, sayNumber(size, language))}</span>}
                  {state !== 'kept' && <span className="soft">{say(FILES[state])}</span>}
                </li>
              ))}
            </ul>
            <p className="small quiet">{say(FILES.withOperator)}</p>
          </>
        )
      }
    </Loaded>
  )
}
