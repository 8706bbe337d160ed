/** The files of one report: pictures drawn screened until more is asked for, of all others what they are and whether they are kept. */
import type { EvidenceFile } from '@goodstanding/sdk'
import { EvidencePicture } from '../case/evidence-picture.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { FILES } from '../words/file-words.ts'

const DRAWN: ReadonlySet<string | null> = new Set(['png', 'jpeg'])
const isDrawn = ({ state, type }: EvidenceFile): boolean => state === 'kept' && DRAWN.has(type)

/** A list of reports names files by their hashes alone: one report says how large they are, and whether they are kept. */
export function ReportedFiles({ id }: { readonly id: string }) {
  const say = useSay()
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
              {files.map((file) => (
                <li key={`${file.source} ${file.sha256}`}>
                  {isDrawn(file) ? (
                    <EvidencePicture
                      room={`/v1/reports/${encodeURIComponent(id)}`}
                      source={file.source}
                      sha256={file.sha256}
                      name={`${file.sha256.slice(0, 16)}…`}
                    />
                  ) : (
                    <FileLine file={file} />
                  )}
                </li>
              ))}
            </ul>
            {!files.every(isDrawn) && <p className="small quiet">{say(FILES.withOperator)}</p>}
          </>
        )
      }
    </Loaded>
  )
}

function FileLine({ file: { sha256, type, size, state } }: { readonly file: EvidenceFile }) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <span className="row">
      <code title={sha256}>{sha256.slice(0, 16)}…</code>
      {type !== null && <span>{type}</span>}
      {size !== null && <span>{say(FILES.bytes, sayNumber(size, language))}</span>}
      {state !== 'kept' && <span className="soft">{say(FILES[state])}</span>}
    </span>
  )
}
