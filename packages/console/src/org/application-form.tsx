/** Asking for the badge: one proof or several, each a domain, a registry number or a document. */
import type { Proof } from '@goodstanding/sdk'
import { useState } from 'react'
import { createHeld } from '../frame/held.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { Choice, TextField } from '../ui/form-parts.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { wordFor } from '../words/casework-words.ts'
import { DOCUMENTS } from '../words/document-words.ts'
import { ORG } from '../words/org-words.ts'
import { PROOF_WORDS } from '../words/proof-words.ts'
import { broughtOf, type Document, DocumentField } from './document-field.tsx'

const KINDS = ['domain-dns', 'domain-file', 'registry-number', 'document'] as const
const HINTS = {
  'domain-dns': DOCUMENTS.domainHint,
  'domain-file': DOCUMENTS.domainHint,
  'registry-number': DOCUMENTS.numberHint,
} as const
const MOST = 10

type Named = { readonly proof: Proof; readonly name: string }
/** What is stated of a document beside it. */
type Paper = {
  readonly document: Document | null
  readonly issuer: string
  readonly issuedOn: string
  readonly expiresOn: string
}
const NO_PAPER: Paper = { document: null, issuer: '', issuedOn: '', expiresOn: '' }

/** What the fields state; `sending`: a paper that is on its way. */
type Stated = Named | 'sending' | null

type Fields = { readonly kind: Proof['kind']; readonly value: string; readonly paper: Paper }
type Application = { readonly added: readonly Named[]; readonly fields: Fields }
const NO_FIELDS: Fields = { kind: 'domain-dns', value: '', paper: NO_PAPER }
const NOTHING: Application = { added: [], fields: NO_FIELDS }
const { useHeld, forget } = createHeld<Application>(
  ({ added, fields: { value, paper } }) => added.length === 0 && value === '' && paper === NO_PAPER,
  NOTHING,
  ({ added, fields }) => ({
    added,
    fields: { ...fields, paper: { ...fields.paper, document: broughtOf(fields.paper.document) } },
  }),
)
const PLACE = 'application'

export function ApplicationForm() {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [{ added, fields }, set] = useHeld(PLACE, () => NOTHING)
  // A new entry begins empty.
  const [turn, setTurn] = useState(0)
  const apply = useAct((evidence: readonly Proof[]) => client.verifications.apply({ evidence }), ['verification'])
  const next = stateProof(fields)
  const isSending = next === 'sending'
  const all = next === null || isSending ? added : [...added, next]
  const add = (): void => {
    set({ added: all, fields: NO_FIELDS })
    setTurn(turn + 1)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void apply.run(all.map(({ proof }) => proof)).then((done) => {
          if (done === null) return
          forget(PLACE)
          toast({ text: say(ORG.applyDone) })
        })
      }}
    >
      <h2>{say(ORG.proofs)}</h2>
      {added.length > 0 && (
        <ul className="stack tight" aria-label={say(ORG.proofs)}>
          {added.map(({ proof, name }) => (
            <li key={`${proof.kind} ${proof.value}`} className="row">
              <span>{say(wordFor(PROOF_WORDS, proof.kind))}</span> <code>{name}</code>
              <button
                type="button"
                className="button small end"
                aria-label={say(DOCUMENTS.drop, name)}
                onClick={() => set({ added: added.filter((each) => each.proof !== proof), fields })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <ProofFields
        key={turn}
        fields={fields}
        onChange={(change) => set((before) => ({ ...before, fields: change(before.fields) }))}
      />
      <ProblemLine problem={apply.problem} />
      <p className="row">
        <button type="submit" className="button main" disabled={all.length === 0 || isSending || apply.isRunning}>
          {say(ORG.apply)}
        </button>
        <button
          type="button"
          className="button"
          disabled={next === null || isSending || all.length >= MOST}
          onClick={add}
        >
          {say(DOCUMENTS.more)}
        </button>
      </p>
    </form>
  )
}

type ProofProps = {
  readonly fields: Fields
  /** A paper comes while its issuer is being written, or the next proof chosen: what is stated is what there is by then. */
  readonly onChange: (change: (before: Fields) => Fields) => void
}

function ProofFields({ fields: { kind, value, paper }, onChange }: ProofProps) {
  const say = useSay()
  const choose = (chosen: string): void => {
    const known = KINDS.find((each) => each === chosen) ?? 'document'
    onChange((before) => ({ ...before, kind: known }))
  }
  const write = (typed: string): void => onChange((before) => ({ ...before, value: typed }))
  const change = (with_: Partial<Paper>): void =>
    onChange((before) => ({ ...before, paper: { ...before.paper, ...with_ } }))
  return (
    <>
      <Choice label={say(ORG.kind)} value={kind} onChange={choose}>
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {say(wordFor(PROOF_WORDS, each))}
          </option>
        ))}
      </Choice>
      {kind === 'document' ? (
        <PaperFields paper={paper} onChange={change} />
      ) : (
        <TextField label={say(HINTS[kind])} value={value} onChange={write} />
      )}
    </>
  )
}

/** One proof; null while it is not whole. */
function stateProof({ kind, value, paper }: Fields): Stated {
  return kind === 'document' ? ofPaper(paper) : ofWords(kind, value)
}

function ofWords(kind: Proof['kind'], typed: string): Named | null {
  const value = typed.trim()
  return value === '' ? null : { proof: { kind, value }, name: value }
}

function ofPaper({ document, issuer, issuedOn, expiresOn }: Paper): Stated {
  const brought = broughtOf(document)
  if (brought === null) return document === 'sending' ? 'sending' : null
  const proof = {
    kind: 'document' as const,
    value: brought.sha256,
    ...(issuer.trim() === '' ? {} : { issuer: issuer.trim() }),
    ...(issuedOn === '' ? {} : { issuedOn }),
    ...(expiresOn === '' ? {} : { expiresOn }),
  }
  return { proof, name: brought.name }
}

type PaperProps = { readonly paper: Paper; readonly onChange: (change: Partial<Paper>) => void }

function PaperFields({ paper, onChange }: PaperProps) {
  const say = useSay()
  return (
    <>
      <DocumentField
        label={say(DOCUMENTS.choose)}
        value={paper.document}
        onChange={(document) => onChange({ document })}
      />
      <TextField
        label={say(DOCUMENTS.optional, say(DOCUMENTS.issuer))}
        value={paper.issuer}
        onChange={(issuer) => onChange({ issuer })}
      />
      <div className="two">
        <TextField
          label={say(DOCUMENTS.optional, say(DOCUMENTS.issuedOn))}
          type="date"
          value={paper.issuedOn}
          onChange={(issuedOn) => onChange({ issuedOn })}
        />
        <TextField
          label={say(DOCUMENTS.optional, say(DOCUMENTS.expiresOn))}
          type="date"
          value={paper.expiresOn}
          onChange={(expiresOn) => onChange({ expiresOn })}
        />
      </div>
    </>
  )
}
