/** Asking for the badge: one proof or several, each a domain, a registry number or a document. */
import type { Proof } from '@goodstanding/sdk'
import { useLayoutEffect, useRef, useState } from 'react'
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
/** What the fields state; `sending`: a paper that is on its way. */
type Stated = Named | 'sending' | null

export function ApplicationForm() {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [added, setAdded] = useState<readonly Named[]>([])
  const [next, setNext] = useState<Stated>(null)
  // A new entry begins empty.
  const [turn, setTurn] = useState(0)
  const apply = useAct((evidence: readonly Proof[]) => client.verifications.apply({ evidence }), ['verification'])
  const isSending = next === 'sending'
  const all = next === null || isSending ? added : [...added, next]
  const add = (): void => {
    setAdded(all)
    setNext(null)
    setTurn(turn + 1)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void apply
          .run(all.map(({ proof }) => proof))
          .then((done) => done !== null && toast({ text: say(ORG.applyDone) }))
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
                onClick={() => setAdded(added.filter((each) => each.proof !== proof))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <ProofFields key={turn} onChange={setNext} />
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

/** One proof. Tells null while it is not whole. */
function ProofFields({ onChange }: { readonly onChange: (stated: Stated) => void }) {
  const say = useSay()
  const [kind, setKind] = useState<Proof['kind']>('domain-dns')
  const [value, setValue] = useState('')
  const [paper, setPaper] = useState<Paper>(NO_PAPER)
  const choose = (chosen: string): void => {
    const known = KINDS.find((each) => each === chosen) ?? 'document'
    setKind(known)
    onChange(known === 'document' ? ofPaper(paper) : ofWords(known, value))
  }
  const write = (typed: string): void => {
    setValue(typed)
    onChange(ofWords(kind, typed))
  }
  // A paper comes while its issuer is being written, or the next proof chosen: what is stated is what there is by then.
  const latest = useRef({ kind, paper })
  useLayoutEffect(() => {
    latest.current = { kind, paper }
  })
  const change = (with_: Partial<Paper>): void => {
    const stated = { ...latest.current.paper, ...with_ }
    latest.current.paper = stated
    setPaper(stated)
    if (latest.current.kind === 'document') onChange(ofPaper(stated))
  }
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

type Paper = {
  readonly document: Document | null
  readonly issuer: string
  readonly issuedOn: string
  readonly expiresOn: string
}
const NO_PAPER: Paper = { document: null, issuer: '', issuedOn: '', expiresOn: '' }

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
