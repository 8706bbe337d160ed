/** Settings › Feedback: a complaint of the administrator to the operator, and what became of earlier ones. */
import type { Complaint } from '@goodstanding/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { createHeld, useWords } from '../frame/held.ts'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { readAnew, useAct, usePages } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { ClauseCombobox } from '../ui/clause-combobox.tsx'
import { TextField } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Panel, ProblemLine, Unread } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { FRAME } from '../words/frame-words.ts'
import { ORG } from '../words/org-words.ts'
import { PERMITS } from '../words/permit-words.ts'
import { AttachedReports } from './attached-reports.tsx'
import { ComplaintCard } from './complaint-card.tsx'
import { DocumentFields, noDocuments, useDocuments } from './document-fields.tsx'
import { useOwnAppeals } from './use-own-appeals.ts'

export function FeedbackPage() {
  const say = useSay()
  const { client } = useSession()
  const appeals = useOwnAppeals()
  const known = usePages<Complaint>(['complaints'], (cursor) =>
    client.complaints.list({ limit: 50, ...(cursor === null ? {} : { cursor }) }),
  )
  return (
    <Page title={say(ORG.feedbackTitle)}>
      <div className="two">
        <ComplaintForm />
        <section>
          <h2>{say(ORG.complaints)}</h2>
          {/* Without them no complaint offers an appeal. */}
          <Unread known={appeals} />
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
                      appeals={appeals.value?.filter(
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

/** Takes out of a field what was sent; what was written into it meanwhile stays. */
const without =
  (sent: string) =>
  (now: string): string =>
    now === sent ? '' : now

const NONE: readonly string[] = []
const chosen = createHeld<readonly string[]>((reports) => reports.length === 0, NONE)

function ComplaintForm() {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const queries = useQueryClient()
  const clauseId = useId()
  const [account, setAccount] = useWords('complaint account')
  const [organization, setOrganization] = useWords('complaint organization')
  const [clause, setClause] = useWords('complaint clause')
  const [statement, setStatement] = useWords('complaint statement')
  const [lines, setLines] = useWords('complaint lines')
  const [reports, setReports] = chosen.useHeld('complaint reports', () => NONE)
  const { documents, setDocuments, brought, isSending } = useDocuments('complaint documents')
  const evidence = [
    ...lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((text) => ({ text })),
    ...brought.map(({ sha256 }) => ({ file: sha256 })),
  ]
  const [whom, whose] = [account.trim(), organization.trim()]
  // A complaint is about one of them; of which organization somebody is, whoever decides reads in words.
  const told = whom !== '' && whose !== '' ? [say(FRAME.titleOf, say(ORG.aboutOrganization), whose)] : []
  const file = useAct(
    (_: null) =>
      client.complaints.file({
        about: whom === '' ? (whose === '' ? {} : { organization: whose }) : { account: whom },
        ...(clause === '' ? {} : { clause }),
        statement: [statement.trim(), ...told].join('\n'),
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
    setClause(without(clause))
    setReports((now) => now.filter((id) => !reports.includes(id)))
    setDocuments((now) => (now === documents ? noDocuments() : now))
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
        <ClauseCombobox
          id={clauseId}
          value={clause || null}
          placeholder={say(PERMITS.clauseHint)}
          onChange={(value) => setClause(value ?? '')}
        />
      </div>
      <TextField label={say(ORG.statement)} value={statement} onChange={setStatement} isLong />
      <AttachedReports about={whom || whose} chosen={reports} onChange={setReports} />
      <TextField label={say(ORG.theirWords)} value={lines} onChange={setLines} isLong />
      <DocumentFields label={say(ORG.attach)} purpose="complaint" value={documents} onChange={setDocuments} />
      <ProblemLine problem={file.problem} />
      <p>
        <button type="submit" className="button main" disabled={statement.trim() === '' || isSending || file.isRunning}>
          {say(ORG.complain)}
        </button>
      </p>
    </form>
  )
}
