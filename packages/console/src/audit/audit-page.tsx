/** The audit log: read newest first, filtered, and verified in the browser without trusting this page's server. */
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { tellProblem } from '../frame/tell-problem.ts'
import { sayNumber } from '../frame/times.ts'
import { problemOf, useAnswer, valueOf } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { AUDIT } from '../words/audit-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { EntriesShown } from './entry-table.tsx'
import { OlderFound } from './older-found.tsx'
import { type Entries, readEntries, useFits } from './read-entries.ts'
import { readCheckpoint, type Verified, verifyLog } from './verify-log.ts'

const CHECKPOINT = '/v1/audit/checkpoint'
const SHOWN = 100

export function AuditPage() {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const [back, setBack] = useState(0)
  const [typed, setTyped] = useState('')
  const note = useAnswer(['audit', 'checkpoint'], () => client.ask<string>('GET', CHECKPOINT))
  const size = note.value === undefined ? 0 : (readCheckpoint(note.value)?.size ?? 0)
  const until = Math.max(0, size - back)
  const from = Math.max(0, until - SHOWN)
  const known = useAnswer(['audit', 'entries', from, until], () => readEntries(client, from, until), {
    enabled: note.value !== undefined,
  })
  const failed = note.problem !== null ? { ...known, problem: note.problem } : known
  const fits = useFits(typed)
  return (
    <Page title={say(AUDIT.title)} end={<SearchField label={say(AUDIT.filter)} value={typed} onType={setTyped} />}>
      <Verification />
      <section className="stack">
        {size > 0 && (
          <div className="row">
            <span className="soft number">
              {say(AUDIT.entries, from, Math.max(0, until - 1), sayNumber(size, language))}
            </span>
            <button
              type="button"
              className="button small"
              disabled={back === 0}
              onClick={() => setBack(Math.max(0, back - SHOWN))}
            >
              {say(AUDIT.newer)}
            </button>
            <button type="button" className="button small" disabled={from === 0} onClick={() => setBack(back + SHOWN)}>
              {say(AUDIT.older)}
            </button>
          </div>
        )}
        <Loaded known={failed}>
          {({ items }) => <EntriesShown items={items} fits={fits} onAll={() => setTyped('')} />}
        </Loaded>
        {typed.trim() !== '' && from > 0 && <OlderFound key={`${typed} ${from}`} fits={fits} until={from} />}
      </section>
    </Page>
  )
}

type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly count: number }
  | { readonly kind: 'failed'; readonly words: string }
  | Verified

function Verification() {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' })
  const verify = async (): Promise<void> => {
    setProgress({ kind: 'reading', count: 0 })
    try {
      // Read anew with its header, which names the key: a checkpoint from before may lack the last entries.
      const answer = await fetch(CHECKPOINT, { headers: { 'x-session': 'staff' } }).catch(() => null)
      if (answer?.ok !== true) {
        // That it cannot be read now says nothing about the log: why, it says to whoever asks as for anything else.
        valueOf(await client.ask<string>('GET', CHECKPOINT))
        await verify()
        return
      }
      const checkpoint = readCheckpoint(await answer.text())
      if (checkpoint === null) {
        setProgress({ kind: 'failed', words: say(FRAME.unreadable) })
        return
      }
      const found = await verifyLog({
        checkpoint,
        verifier: answer.headers.get('audit-key') ?? '',
        read: async (from) => valueOf(await client.ask<Entries>('GET', '/v1/audit/entries', { query: { from } })).items,
        onProgress: (count) => setProgress({ kind: 'reading', count }),
      })
      setProgress(found)
    } catch (fault) {
      const problem = problemOf(fault)
      setProgress({ kind: 'failed', words: problem === null ? '' : tellProblem(problem, say) })
    }
  }
  const tell = (): string => {
    switch (progress.kind) {
      case 'idle':
        return ''
      case 'reading':
        return say(AUDIT.reading, sayNumber(progress.count, language))
      case 'failed':
        return progress.words
      case 'good':
        return progress.signature === 'good'
          ? say(AUDIT.good, sayNumber(progress.size, language), `${progress.root.slice(0, 12)}…`, 'Ed25519')
          : say(AUDIT.noEd25519, sayNumber(progress.size, language))
      case 'bad-entry':
        return say(AUDIT.badEntry, progress.index)
      case 'bad-root':
        return say(AUDIT.badRoot)
      case 'bad-signature':
        return say(AUDIT.badSignature)
    }
  }
  const isBad = progress.kind.startsWith('bad') || progress.kind === 'failed'
  return (
    <section className="stack tight">
      <p className="soft" style={{ maxWidth: '76ch' }}>
        {say(AUDIT.intro)}
      </p>
      <p className="row">
        <button
          type="button"
          className="button main"
          disabled={progress.kind === 'reading'}
          onClick={() => void verify()}
        >
          {say(AUDIT.verify)}
        </button>
        <span role="status" className={isBad ? 'error' : progress.kind === 'good' ? 'tag good wraps' : 'soft'}>
          {tell()}
        </span>
      </p>
    </section>
  )
}
