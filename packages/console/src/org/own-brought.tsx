/** What the own organization brought with an appeal: words, and which files are kept. */
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { APPEAL } from '../words/appeal-words.ts'

export function OwnBrought({ id }: { readonly id: string }) {
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['appeals', id], () => client.appeals.get(id))
  return (
    <section className="stack tight" aria-label={say(APPEAL.youBrought)}>
      <strong>{say(APPEAL.youBrought)}</strong>
      <Loaded known={known} rows={1}>
        {({ evidence = [], evidenceDisplay, files = [] }) =>
          evidenceDisplay === 'shown' ? (
            <ul className="stack tight">
              {evidence.flatMap(({ versions }, at) =>
                versions.map(({ text, files: hashes }) => (
                  <li key={at} className="row">
                    <span className="words">{text}</span>
                    {hashes.map((sha256) => (
                      <span key={sha256} className="small quiet">
                        <code title={sha256}>{sha256.slice(0, 16)}…</code>
                        {files.find((file) => file.sha256 === sha256)?.state !== 'kept' && ` · ${say(APPEAL.notKept)}`}
                      </span>
                    ))}
                  </li>
                )),
              )}
            </ul>
          ) : (
            <p className="quiet">{say(APPEAL.broughtGone)}</p>
          )
        }
      </Loaded>
    </section>
  )
}
