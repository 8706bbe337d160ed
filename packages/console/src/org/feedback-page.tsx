/** Settings › Feedback: a complaint of the administrator to the operator, and what became of earlier ones. */
import type { Complaint } from '@goodstanding/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { readAnew, useAct, useAnswer, usePages } from '../frame/use-answer.ts'
import { useClauseOptions } from '../frame/use-policy.ts'
import { shortId } from '../queue/queue-row.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { TextField } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Panel, ProblemLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { DOCUMENTS } from '../words/document-words.ts'
import { ORG } from '../words/org-words.ts'
import { PERMITS } from '../words/permit-words.ts'
import { AttachedReports } from './attached-reports.tsx'
import { ComplaintCard } from './complaint-card.tsx'
import { broughtOf, type Document, DocumentField } from './document-field.tsx'

export function FeedbackPage() {
  const say = useSay()
  const { client } = useSession()
  const appeals = useAnswer(['appeals'], () => client.appeals.list({ limit: 100 }))
  const known = usePages<Complaint>(['complaints'], (cursor) =>
    client.complaints.list({ limit: 50, ...(cursor === null ? {} : { cursor }) }),
  )
  return (
    <Page title={say(ORG.feedbackTitle)}>
      <div className="two">
        <ComplaintForm />
        <section>
          <h2>{say(ORG.complaints)}</h2>
          <LoadedPages known={known}>
            {(items) =>
              items.length === 0 ? (
                <Panel title={say(ORG.noComplaints)} />
              ) : (
                <ul className="stack">
                  {items.map((complaint) => (
                    <ComplaintCard
                      key={complaint.id}
                      complaint={complaint}
                      appeals={(appeals.value?.items ?? []).filter(
                        (appeal) => appeal.case === complaint.case && complaint.reports.length === 0,
                      )}
                    />
                  ))}
                </ul>
              )
            }
          </LoadedPages>
        </section>
      </div>
    </Page>
  )
}

const FILES_MOST = 5

/** Takes out of a field what was sent; what was written into it meanwhile stays. */
const without =
  (sent: string) =>
  (now: string): string =>
    now === sent ? '' : now

function ComplaintForm() {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const queries = useQueryClient()
  const options = useClauseOptions()
  const clauseId = useId()
  const [account, setAccount] = useState('')
  const [organization, setOrganization] = useState('')
  const [clause, setClause] = useState<string | null>(null)
  const [statement, setStatement] = useState('')
  const [lines, setLines] = useState('')
  const [reports, setReports] = useState<readonly string[]>([])
  const [files, setFiles] = useState<readonly (Document | null)[]>([null])
  const attached = files.flatMap((each) => broughtOf(each) ?? [])
  const evidence = [
    ...lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((text) => ({ text })),
    ...attached.map(({ sha256 }) => ({ file: sha256 })),
  ]
  const file = useAct(
    (_: null) =>
      client.complaints.file({
        about: {
          ...(account.trim() === '' ? {} : { account: account.trim() }),
          ...(account.trim() !== '' || organization.trim() === '' ? {} : { organization: organization.trim() }),
        },
        ...(clause === null ? {} : { clause }),
        statement: statement.trim(),
        ...(evidence.length === 0 ? {} : { evidence }),
        ...(reports.length === 0 ? {} : { reports }),
      }),
    ['complaints'],
  )
  const send = async (): Promise<void> => {
    const filed = await file.run(null)
    if (filed === null) return
    toast({ text: say(ORG.complained, shortId(filed.id)) })
    setStatement(without(statement))
    setAccount(without(account))
    setOrganization(without(organization))
    setLines(without(lines))
    setReports((now) => now.filter((id) => !reports.includes(id)))
    setFiles((now) => (now === files ? [null] : now))
    // Those that waited are confirmed by it.
    await readAnew(queries, ['reports'])
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="soft">{say(ORG.feedbackIntro)}</p>
      <TextField label={say(ORG.aboutAccount)} value={account} onChange={setAccount} />
      <TextField label={say(ORG.aboutOrganization)} value={organization} onChange={setOrganization} />
      <div className="field">
        <label htmlFor={clauseId}>{say(ORG.clause)}</label>
        <Combobox
          id={clauseId}
          options={options}
          value={clause}
          placeholder={say(PERMITS.clauseHint)}
          onChange={setClause}
        />
      </div>
      <TextField label={say(ORG.statement)} value={statement} onChange={setStatement} isLong />
      <AttachedReports about={account.trim() || organization.trim()} chosen={reports} onChange={setReports} />
      <TextField label={say(ORG.theirWords)} value={lines} onChange={setLines} isLong />
      {files.map((file, at) => (
        <DocumentField
          // Entries are added at the end only.
          key={at}
          label={say(ORG.attach)}
          purpose="complaint"
          value={file}
          onChange={(chosen) => setFiles((before) => before.map((each, index) => (index === at ? chosen : each)))}
        />
      ))}
      {attached.length === files.length && files.length < FILES_MOST && (
        <p>
          <button type="button" className="button small" onClick={() => setFiles([...files, null])}>
            {say(DOCUMENTS.another)}
          </button>
        </p>
      )}
      <ProblemLine problem={file.problem} />
      <p>
        <button
          type="submit"
          className="button main"
          disabled={statement.trim() === '' || files.includes('sending') || file.isRunning}
        >
          {say(ORG.complain)}
        </button>
      </p>
    </form>
  )
}
