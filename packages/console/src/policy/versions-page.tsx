/** Every version of the policy, who drafted it and who put it in force, and what differs from the one that acts. */
import type { Problem } from '@goodstanding/sdk'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useWords } from '../frame/held.ts'
import { useMay, useSession } from '../frame/session.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { sayInstant } from '../frame/times.ts'
import { useAct, useAnswer, usePages } from '../frame/use-answer.ts'
import { Question } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Loaded, Panel, ProblemLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { useLong } from '../ui/use-slow.ts'
import { wordFor } from '../words/casework-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { MEANWHILE } from '../words/meanwhile-words.ts'
import { POLICY } from '../words/policy-words.ts'
import { RULES } from '../words/rules-words.ts'
import { DiffText } from './diff-text.tsx'
import { closedOf, Emergency, emergencyOf, GateProblem } from './gate-problem.tsx'
import { GoBack, isPast, type KnownVersion } from './go-back.tsx'
import { DraftMeanwhile, useVersion } from './meanwhile.tsx'
import { readStale } from './read-stale.ts'
import type { Backtested } from './trials.tsx'

type Version = KnownVersion & {
  readonly draftedBy: string | null
  readonly approvedBy: string | null
  readonly emergencies: readonly { readonly by: string | null; readonly reason: string }[]
}
type Files = { readonly files: Readonly<Record<string, string>> }

/** A draft of today keeps the day of the version that it changes; it counts when it is put in force, and on its own day where that lies ahead. */
const isAhead = ({ effectiveFrom }: Pick<Version, 'effectiveFrom'>): boolean => Date.parse(effectiveFrom) > serverNow()

const STATUSES = { draft: POLICY.draft, published: POLICY.published, withdrawn: POLICY.withdrawn } as const

export function VersionsPage() {
  const { q }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const { client } = useSession()
  const known = usePages<Version>(['policy', 'versions'], (cursor) =>
    client.ask('GET', '/v1/policy/versions', { query: { limit: 100, cursor } }),
  )
  return (
    <Page
      title={say(POLICY.versionsTitle)}
      end={
        <Link className="button" to="/rules">
          {say(FRAME.back)}
        </Link>
      }
    >
      <LoadedPages known={known}>
        {(items) =>
          items.length === 0 ? (
            <Panel title={say(POLICY.noVersions)} text={say(POLICY.noVersionsHow)} />
          ) : (
            <VersionTable items={items} />
          )
        }
      </LoadedPages>
      {q !== undefined && <Difference key={q} version={q} />}
    </Page>
  )
}

function VersionTable({ items }: { readonly items: readonly Version[] }) {
  const say = useSay()
  const toast = useToast()
  const { language } = usePreferences()
  const { client, who } = useSession()
  const [mayActivate, mayDraft] = [useMay('policy.activate'), useMay('policy.draft')]
  const [reason, setReason] = useWords('policy hurry')
  const publish = useAct(
    (asked: { readonly version: string; readonly base?: string }) =>
      client.ask<{ readonly effectiveFrom: string }>('POST', '/v1/policy/publish', {
        body: { ...asked, ...emergencyOf(reason) },
      }),
    ['policy'],
  )
  /** The version that was asked for last, and up to which one what it goes over was read. */
  const [asked, setAsked] = useState<Parameters<typeof publish.run>[0] | null>(null)
  const [asking, setAsking] = useState<Version | null>(null)
  const stale = readStale(publish.problem)
  const put = async (wanted: Parameters<typeof publish.run>[0]): Promise<void> => {
    setAsked(wanted)
    const answer = await publish.run(wanted)
    if (answer === null) return
    setReason('')
    const since = isAhead(answer)
      ? say(POLICY.countsFrom, sayInstant(answer.effectiveFrom, language))
      : say(RULES.published)
    toast({ text: say(FRAME.titleOf, since, wanted.version) })
  }
  /** What stands in the way is said beside the versions, with what can be done about it. */
  const putAsked = async ({ version }: Version): Promise<boolean> => {
    await put({ version, ...(asked?.version === version ? asked : {}) })
    return true
  }
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(POLICY.versionsTitle)}>
      <GateProblem problem={publish.problem} />
      {stale !== null && asked !== null && (
        <DraftMeanwhile
          stale={stale}
          version={asked.version}
          isRunning={publish.isRunning}
          onOver={() => void put({ version: asked.version, base: stale.version })}
        />
      )}
      {publish.problem?.kind === 'activation.gates' && asked !== null && (
        <>
          <Replay asked={asked} gates={publish.problem} isPutting={publish.isRunning} onPut={() => void put(asked)} />
          <Emergency reason={reason} onChange={setReason} />
        </>
      )}
      <table className="table">
        <thead>
          <tr>
            {[POLICY.version, POLICY.status, POLICY.from, POLICY.draftedBy, POLICY.approvedBy].map((words) => (
              <th key={words.en}>{say(words)}</th>
            ))}
            <th>
              <span className="visually-hidden">{say(POLICY.compare)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => {
            const { version, status, isCurrent, effectiveFrom, draftedBy, approvedBy, emergencies } = each
            const waits = status === 'published' && isAhead(each)
            return (
              <tr key={version}>
                <td>
                  <code>{version}</code>
                  {emergencies.map(({ by, reason: why }) => (
                    <p key={by} className="small soft">
                      {say(POLICY.hurried, by ?? '–', why)}
                    </p>
                  ))}
                </td>
                <td>
                  <span className={`tag${isCurrent ? ' good' : status === 'draft' || waits ? ' waits' : ''}`}>
                    {say(isCurrent ? POLICY.inForce : waits ? POLICY.ahead : wordFor(STATUSES, status))}
                  </span>
                </td>
                <td>
                  {status === 'draft' && !isAhead(each) ? say(POLICY.onceIsPut) : sayInstant(effectiveFrom, language)}
                </td>
                <td>{draftedBy ?? '–'}</td>
                <td>{approvedBy ?? '–'}</td>
                <td>
                  <span className="row">
                    {!isCurrent && (
                      <Link className="button small" to="/rules/versions" search={{ q: version }}>
                        {say(POLICY.compare)}
                      </Link>
                    )}
                    {mayDraft && isPast(each) && <GoBack to={version} versions={items} />}
                    {status === 'draft' && mayActivate && draftedBy !== who.id && (
                      <button
                        type="button"
                        className="button small commit"
                        disabled={publish.isRunning}
                        onClick={() => setAsking(each)}
                      >
                        {say(POLICY.putInForce)}
                      </button>
                    )}
                    {status === 'draft' && draftedBy === who.id && (
                      <span className="small soft">{say(POLICY.ownDraft)}</span>
                    )}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {asking !== null && (
        <Question
          title={say(POLICY.putTitle, asking.version)}
          text={say(
            POLICY.putMeans,
            sayInstant(Math.max(Date.parse(asking.effectiveFrom), serverNow()), language),
            items.find(({ isCurrent }) => isCurrent)?.version ?? '–',
          )}
          send={say(POLICY.putInForce)}
          act={{ problem: null, isRunning: publish.isRunning, did: () => putAsked(asking) }}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

type ReplayProps = {
  readonly asked: { readonly version: string; readonly base?: string }
  readonly isPutting: boolean
  readonly onPut: () => void
}

/** Where a gate wants that; each draft for itself. */
function Replay({ gates, ...props }: ReplayProps & { readonly gates: Problem }) {
  const { version, base = '' } = props.asked
  return closedOf(gates).some(({ kind }) => kind === 'backtest') && <Replayed key={`${version} ${base}`} {...props} />
}

/**
 * What is recorded is replayed through a draft as it would follow what is in force by now. Nothing is in force for that: whoever puts it
 * there has read first how many events it would decide differently.
 */
function Replayed({ asked, isPutting, onPut }: ReplayProps) {
  const say = useSay()
  const { client } = useSession()
  const [found, setFound] = useState<Backtested | null>(null)
  const replay = useAct(
    (_: null) => client.ask<Backtested>('POST', '/v1/policy/backtest', { body: asked }),
    ['nothing'],
  )
  const isLong = useLong(replay.isRunning ? asked.version : null) !== null
  const count = found?.changes.reduce((sum, change) => sum + change.count, 0) ?? 0
  return (
    <>
      <p>
        <button
          type="button"
          className="button"
          disabled={replay.isRunning || isPutting}
          onClick={() => {
            setFound(null)
            void replay.run(null).then(setFound)
          }}
        >
          {say(MEANWHILE.replay, asked.version)}
        </button>
      </p>
      <p role="status">
        {isLong && say(MEANWHILE.replaying, asked.version)}
        {found !== null && say(RULES.backtested, found.events, count)}
      </p>
      {found !== null && (
        <p>
          <button type="button" className="button commit" disabled={isPutting} onClick={onPut}>
            {say(MEANWHILE.put, asked.version)}
          </button>
        </p>
      )}
      <ProblemLine problem={replay.problem} />
    </>
  )
}

function Difference({ version }: { readonly version: string }) {
  const say = useSay()
  const { client } = useSession()
  const now = useAnswer(['policy', 'files', 'now'], () => client.ask<Files>('GET', '/v1/policy/versions/in-force'))
  const then = useVersion(version)
  return (
    <section className="stack" aria-labelledby="difference">
      <h2 id="difference">{say(POLICY.against, version)}</h2>
      <Loaded known={now}>
        {({ files: before }) => (
          <Loaded known={then}>{({ files: after }) => <FileDifferences before={before} after={after} />}</Loaded>
        )}
      </Loaded>
    </section>
  )
}

type Texts = Readonly<Record<string, string>>

function FileDifferences({ before, after }: { readonly before: Texts; readonly after: Texts }) {
  const say = useSay()
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => before[path] !== after[path])
    .sort()
  if (paths.length === 0) return <p>{say(POLICY.same)}</p>
  return (
    <>
      <p className="soft">{say(POLICY.changedFiles, paths.length)}</p>
      {paths.map((path) => (
        <article key={path} className="stack tight">
          <h3>
            <code>{path}</code> {before[path] === undefined && <span className="tag good">{say(POLICY.added)}</span>}
            {after[path] === undefined && <span className="tag acts">{say(POLICY.removed)}</span>}
          </h3>
          <DiffText label={path} before={before[path] ?? ''} after={after[path] ?? ''} />
        </article>
      ))}
    </>
  )
}
