/** Organizations that ask for the badge: each proof checked for itself, then verified or refused with a reason. */
import type { Proof, Verification } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { WordsPrompt } from '../case/prompts.tsx'
import { Page } from '../frame/frame.tsx'
import { useHotKeys } from '../frame/hot-keys.ts'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { useDocumentFiles } from '../org/proof-list.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Panel, ProblemLine } from '../ui/panel.tsx'
import { Rows } from '../ui/rows.tsx'
import { useStaying } from '../ui/staying.ts'
import { DueTag, useNow, When } from '../ui/time.tsx'
import { useToast } from '../ui/toast.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { FRAME } from '../words/frame-words.ts'
import { wordFor } from '../words/casework-words.ts'
import { ASKING } from '../words/asking-words.ts'
import { PROOF_WORDS } from '../words/proof-words.ts'
import { SCREENING } from '../words/screening-words.ts'
import { AskDialog, AskList } from './ask-section.tsx'
import { PermitsSection } from './permits-section.tsx'
import { ShownProof } from './shown-proof.tsx'
import { StatedFacts } from './stated-facts.tsx'
import { KeyHint } from '../ui/key-hint.tsx'

export function RegistrationsPage() {
  const say = useSay()
  const { client } = useSession()
  const known = usePages<Verification>(
    ['verifications', 'pending'],
    (cursor) => client.verifications.list({ status: 'pending', limit: 100, cursor }),
    { every: 30_000 },
  )
  const [open, setOpen] = useState<string | null>(null)
  const mayReadPermits = useMay('permit.read')
  return (
    <Page title={say(SCREENING.registrations)}>
      <LoadedPages known={known}>
        {(items) => (
          <Rows
            items={items}
            keyOf={({ organization }) => organization}
            empty={<Panel title={say(SCREENING.none)} text={say(SCREENING.noneHow)} />}
          >
            {(found, shown) => (
              <Application
                found={found}
                isOpen={inHand(shown, open) === found.organization}
                onOpen={() => setOpen(found.organization)}
              />
            )}
          </Rows>
        )}
      </LoadedPages>
      {mayReadPermits && <PermitsSection />}
    </Page>
  )
}

/** The one that was opened, and the first again once that is decided. */
const inHand = (items: readonly Verification[], open: string | null): string | undefined =>
  items.some(({ organization }) => organization === open) ? (open ?? undefined) : items[0]?.organization

type ApplicationProps = { readonly found: Verification; readonly isOpen: boolean; readonly onOpen: () => void }

function Application({ found, isOpen, onOpen }: ApplicationProps) {
  const say = useSay()
  const mayInvestigate = useMay('action.read')
  const now = useNow()
  const name = found.stated?.name ?? found.organization
  return (
    <article className="panel stack tight">
      <header className="row">
        <h2 lang="">
          {isOpen ? (
            name
          ) : (
            <button type="button" className="button small" onClick={onOpen}>
              {name}
            </button>
          )}
        </h2>
        <code className="quiet small">{found.organization}</code>
        {found.appliedAt !== undefined && (
          <span className="soft small">
            {say(SCREENING.asked)} <When at={found.appliedAt} now={now} />
          </span>
        )}
        {found.waitsFor === 'applicant' ? (
          <span className="tag waits">{say(ASKING.waitsFor)}</span>
        ) : (
          found.deadline !== undefined && <DueTag at={found.deadline} now={now} />
        )}
        {mayInvestigate && (
          <Link className="small end" to="/subject" search={{ q: `organization/${found.organization}` }}>
            {say(SCREENING.investigate)}
          </Link>
        )}
      </header>
      {isOpen && <Screening found={found} />}
    </article>
  )
}

const nameOf = ({ kind, value }: Proof): string => `${kind} ${value}`

function Screening({ found }: { readonly found: Verification }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const proofs: readonly Proof[] = found.evidence ?? []
  const own = useId()
  const [at, setAt] = useState(0)
  /** By the proof, not by its place: the applicant may bring others meanwhile. */
  const [checked, setChecked] = useState<Readonly<Record<string, boolean>>>({})
  const [isRefusing, setIsRefusing] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const mayAsk = useMay('verification.ask') && found.waitsFor !== 'applicant'
  const { organization } = found
  const verify = useAct(
    (evidence: readonly Proof[]) =>
      client.verifications.decide(organization, {
        outcome: 'verify',
        evidence: evidence.map(({ kind, value }) => ({ kind, value })),
      }),
    ['verifications'],
  )
  useStaying(verify.problem !== null)
  const refuse = useAct(
    (reason: string) => client.verifications.decide(organization, { outcome: 'refuse', reason }),
    ['verifications'],
  )
  const { files, unknown } = useDocumentFiles(
    organization,
    proofs.map(({ value }) => value),
  )
  const check = (proof: Proof | undefined, isProven: boolean): void => {
    if (proof !== undefined) setChecked((before) => ({ ...before, [nameOf(proof)]: isProven }))
  }
  /** What the last key did: where it did it is marked, and nobody hears that. */
  const [told, setTold] = useState('')
  const mark = (isProven: boolean): void => {
    check(proofs[at], isProven)
    setTold(say(FRAME.titleOf, String(at + 1), say(isProven ? SCREENING.yes : SCREENING.no)))
    setAt(Math.min(proofs.length - 1, at + 1))
  }
  const proven = proofs.filter((proof) => checked[nameOf(proof)] === true)
  useHotKeys({
    y: () => mark(true),
    n: () => mark(false),
    a: () => setIsAsking(mayAsk),
    ...Object.fromEntries(proofs.slice(0, 9).map((_, index) => [String(index + 1), () => setAt(index)])),
  })
  return (
    <>
      {found.renamed !== undefined && <p className="panel">{say(SCREENING.renamed, found.renamed.name)}</p>}
      <StatedFacts stated={found.stated} />
      <p className="small soft">{say(SCREENING.checkFields)}</p>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      <WideTable label={say(SCREENING.proof)}>
        <thead>
          <tr>
            <th>#</th>
            <th>{say(SCREENING.proof)}</th>
            <th>{say(SCREENING.found)}</th>
            <th>{say(SCREENING.yes)}</th>
          </tr>
        </thead>
        <tbody>
          {proofs.map((proof, index) => (
            <tr key={nameOf(proof)} aria-current={index === at ? 'true' : undefined} onFocus={() => setAt(index)}>
              <td>
                <KeyHint of={String(index + 1)} />
              </td>
              <td id={`${own}-${index}`}>
                <ShownProof organization={organization} proof={proof} file={files.get(proof.value.toLowerCase())} />
              </td>
              <td>
                <span
                  className={`tag${proof.checked === 'proven' ? ' good' : proof.checked === 'failed' ? ' acts' : ''}`}
                >
                  {say(wordFor(PROOF_WORDS, proof.checked ?? 'not-checked'))}
                </span>{' '}
                {proof.why !== undefined && proof.why !== null && <span className="small soft">{say(proof.why)}</span>}
              </td>
              <td>
                <Verdict
                  of={`${own}-${index}`}
                  isProven={checked[nameOf(proof)]}
                  onChange={(isProven) => check(proof, isProven)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {unknown}
      <AskList found={found} />
      <ProblemLine problem={verify.problem} />
      <div className="row">
        <button
          type="button"
          className="button main"
          disabled={proven.length === 0 || verify.isRunning}
          onClick={() =>
            void verify.run(proven).then((done) => done !== null && toast({ text: say(SCREENING.verified) }))
          }
        >
          {say(SCREENING.verify)}
        </button>
        {mayAsk && (
          <button type="button" className="button" onClick={() => setIsAsking(true)}>
            {say(ASKING.ask)} <KeyHint of="A" />
          </button>
        )}
        <button type="button" className="button commit" onClick={() => setIsRefusing(true)}>
          {say(SCREENING.refuse)}
        </button>
        {proven.length === 0 && <span className="small soft">{say(SCREENING.needsOne)}</span>}
      </div>
      {isAsking && <AskDialog organization={organization} onClose={() => setIsAsking(false)} />}
      {isRefusing && (
        <WordsPrompt
          title={say(FRAME.titleOf, say(SCREENING.refuse), organization)}
          label={say(SCREENING.reason)}
          place={`${organization} refuse`}
          send={SCREENING.refuse}
          act={refuse}
          isCommit
          onClose={() => setIsRefusing(false)}
          onDone={() => toast({ text: say(SCREENING.refused) })}
        />
      )}
    </>
  )
}

type VerdictProps = {
  /** Where the proof stands that it is about. */
  readonly of: string
  readonly isProven: boolean | undefined
  readonly onChange: (isProven: boolean) => void
}

/** What the reviewer found of one proof; nothing yet: undefined. */
function Verdict({ of, isProven, onChange }: VerdictProps) {
  const say = useSay()
  return (
    <span className="row">
      <button
        type="button"
        className={`button small${isProven === true ? ' main' : ''}`}
        aria-describedby={of}
        aria-pressed={isProven === true}
        onClick={() => onChange(true)}
      >
        {say(SCREENING.yes)} <KeyHint of="Y" />
      </button>
      <button
        type="button"
        className={`button small${isProven === false ? ' commit' : ''}`}
        aria-describedby={of}
        aria-pressed={isProven === false}
        onClick={() => onChange(false)}
      >
        {say(SCREENING.no)} <KeyHint of="N" />
      </button>
    </span>
  )
}
