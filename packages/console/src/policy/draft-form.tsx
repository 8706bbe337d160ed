/** A changed clause file becomes a version that another policy editor puts in force. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useWords } from '../frame/held.ts'
import { useAct } from '../frame/use-answer.ts'
import { TextField } from '../ui/form-parts.tsx'
import { useLong } from '../ui/use-slow.ts'
import { Emergency, emergencyOf, GateProblem } from './gate-problem.tsx'
import { POLICY } from '../words/policy-words.ts'
import { RULES } from '../words/rules-words.ts'
import type { AskOfDraft } from './use-draft.ts'

type DraftFormProps = {
  readonly ask: AskOfDraft
  /** Where the draft is kept while it is written. */
  readonly place: string
  readonly onDrafted: () => void
  readonly policyFile: string
  readonly isChanged: boolean
  readonly isTested: boolean
  readonly isReplayed: boolean
}

export function DraftForm({ ask, place, onDrafted, policyFile, isChanged, isTested, isReplayed }: DraftFormProps) {
  const say = useSay()
  const [version, setVersion] = useWords(`${place} version`)
  const [day, setDay] = useWords(`${place} day`)
  const [drafted, setDrafted] = useState<string | null>(null)
  const [reason, setReason] = useWords(`${place} hurry`)
  const draft = useAct(
    (_: null) =>
      ask<unknown>('publish', {
        files: { 'policy.yaml': policyFile.replace(/^version:.*$/m, `version: "${version.trim()}"`) },
        ...(day === '' ? {} : { effectiveFrom: `${day}T00:00:00.000Z` }),
        ...emergencyOf(reason),
      }),
    ['policy'],
  )
  const isLong = useLong(draft.isRunning ? 'drafting' : null) !== null
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault()
        void draft.run(null).then((done) => {
          if (done === null) return
          setDrafted(version.trim())
          setVersion('')
          setDay('')
          setReason('')
          onDrafted()
        })
      }}
    >
      <TextField
        label={say(RULES.versionField)}
        value={version}
        onChange={setVersion}
        {...(isChanged && !(isTested && isReplayed)
          ? { note: say(isTested ? POLICY.notReplayed : POLICY.notYet) }
          : {})}
      />
      <TextField label={say(RULES.fromDay)} type="date" value={day} onChange={setDay} note={say(RULES.fromDayNote)} />
      <Emergency reason={reason} onChange={setReason} />
      <GateProblem problem={draft.problem} />
      <p>
        <button
          type="submit"
          className="button commit"
          disabled={
            version.trim() === '' || !isChanged || !isTested || (!isReplayed && reason.trim() === '') || draft.isRunning
          }
        >
          {say(RULES.draft)}
        </button>
      </p>
      <p role="status">
        {isLong && <span className="small soft">{say(RULES.drafting)}</span>}
        {drafted !== null && !isLong && (
          <>
            {say(RULES.drafted, drafted)}{' '}
            <Link to="/rules/versions" search={{ q: drafted }}>
              {say(POLICY.compare)}
            </Link>
          </>
        )}
      </p>
    </form>
  )
}
