/** Two people changed one clause file: both are shown, and nothing goes over the other unseen. */
import { Link } from '@tanstack/react-router'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { MEANWHILE } from '../words/meanwhile-words.ts'
import { DiffText } from './diff-text.tsx'
import type { ChangedFile, Stale } from './read-stale.ts'

export type PolicyVersionFiles = {
  readonly version: string
  readonly base: string | null
  readonly files: Readonly<Record<string, string>>
}

/** The files of one version. `enabled: false`: not asked for yet. */
export function useVersion(version: string, enabled = true) {
  const { client } = useSession()
  const path = `/v1/policy/versions/${encodeURIComponent(version)}`
  return useAnswer(['policy', 'files', version], () => client.ask<PolicyVersionFiles>('GET', path), { enabled })
}

/** Which version changed a file, after which, and by whom. */
function ChangeLine({ changed, base }: { readonly changed: ChangedFile; readonly base: string }) {
  const say = useSay()
  const { language } = usePreferences()
  const { file, version, draftedBy, approvedBy, waitsUntil } = changed
  return (
    <p>
      {waitsUntil === null
        ? say(MEANWHILE.changed, version, file, base)
        : say(MEANWHILE.waits, version, file, sayInstant(waitsUntil, language))}{' '}
      {draftedBy === null || approvedBy === null ? say(MEANWHILE.fromFolder) : say(MEANWHILE.by, draftedBy, approvedBy)}
    </p>
  )
}

type MeanwhileProps = {
  readonly stale: Stale
  readonly path: string
  /** As it is typed now. */
  readonly mine: string
  readonly onTake: (theirs: PolicyVersionFiles) => void
  readonly onGoOn: (theirs: PolicyVersionFiles) => void
}

/** In the editor: take over theirs, or go on with mine on purpose. */
export function Meanwhile({ stale, path, mine, onTake, onGoOn }: MeanwhileProps) {
  const say = useSay()
  const theirs = useVersion(stale.version)
  return (
    <section className="panel stack tight" aria-labelledby="meanwhile">
      <h2 id="meanwhile">{say(MEANWHILE.title)}</h2>
      <div role="alert">
        {stale.changed.map((changed) => (
          <ChangeLine key={changed.file} changed={changed} base={stale.base} />
        ))}
      </div>
      <Loaded known={theirs}>
        {(found) => (
          <>
            <p className="small soft">{say(MEANWHILE.legend)}</p>
            <DiffText label={path} before={found.files[path] ?? ''} after={mine} />
            <p className="row">
              <button type="button" className="button" onClick={() => onTake(found)}>
                {say(MEANWHILE.take)}
              </button>
              <button type="button" className="button" onClick={() => onGoOn(found)}>
                {say(MEANWHILE.goOn)}
              </button>
            </p>
            <p className="small soft">{say(MEANWHILE.choose)}</p>
          </>
        )}
      </Loaded>
    </section>
  )
}

type DraftProps = {
  readonly stale: Stale
  readonly version: string
  readonly isRunning: boolean
  readonly onOver: () => void
}

/** Where a draft waits to be put in force: over what was published meanwhile, or back to the editor with both. */
export function DraftMeanwhile({ stale, version, isRunning, onOver }: DraftProps) {
  const say = useSay()
  const theirs = useVersion(stale.version)
  const mine = useVersion(version)
  return (
    <section className="panel stack tight" aria-labelledby="meanwhile">
      <h2 id="meanwhile">{say(MEANWHILE.titleOf, version)}</h2>
      <p className="small soft">{say(MEANWHILE.legendOf)}</p>
      {stale.changed.map((changed) => (
        <article key={changed.file} className="stack tight">
          <div role="alert">
            <ChangeLine changed={changed} base={stale.base} />
          </div>
          <Loaded known={theirs}>
            {({ files: before }) => (
              <Loaded known={mine}>
                {({ files: after }) => (
                  <DiffText
                    label={changed.file}
                    before={before[changed.file] ?? ''}
                    after={after[changed.file] ?? ''}
                  />
                )}
              </Loaded>
            )}
          </Loaded>
          {changed.clause !== null && (
            <p>
              <Link to="/rules/edit" search={{ q: `${changed.clause} ${version}` }}>
                {say(MEANWHILE.together)}
              </Link>
            </p>
          )}
        </article>
      ))}
      <p>
        <button type="button" className="button commit" disabled={isRunning} onClick={onOver}>
          {say(MEANWHILE.over, version)}
        </button>
      </p>
    </section>
  )
}
