/** What the own organization brought as proof, what was found of it, and how a domain is proven. */
import type { Proof, Verification } from '@goodstanding/sdk'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber, sayStatedDay } from '../frame/times.ts'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { ProblemLine, Unread } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { wordFor } from '../words/casework-words.ts'
import { DOCUMENTS } from '../words/document-words.ts'
import { FILES } from '../words/file-words.ts'
import { PROOF_WORDS } from '../words/proof-words.ts'

export type DocumentFile = {
  readonly source: string
  readonly sha256: string
  readonly size: number | null
  readonly type: string | null
  readonly state: 'kept' | 'not-at-hand' | 'too-much'
  readonly scan: 'clean' | 'malicious' | 'failed' | null
}

/** What is kept of the documents of an application or badge, by hash; `unknown`: what stands there where that could not be read. */
export function useDocumentFiles(organization: string, version: unknown) {
  const { client } = useSession()
  const known = useAnswer(['verification', 'files', organization, version], () =>
    client.ask<{ readonly items: readonly DocumentFile[] }>(
      'GET',
      `/v1/verifications/${encodeURIComponent(organization)}/files`,
    ),
  )
  return {
    files: new Map((known.value?.items ?? []).map((file) => [file.sha256, file])),
    unknown: <Unread known={known} />,
  }
}

/** Rows of a list of facts. */
export function ProofRows({ found }: { readonly found: Verification }) {
  const say = useSay()
  const evidence = found.evidence ?? []
  const { files, unknown } = useDocumentFiles(
    found.organization,
    evidence.map(({ value }) => value),
  )
  return evidence.map((proof) => (
    <div key={`${proof.kind} ${proof.value}`} style={{ display: 'contents' }}>
      <dt>{say(wordFor(PROOF_WORDS, proof.kind))}</dt>
      <dd>
        <code>{proof.kind === 'document' ? `${proof.value.slice(0, 16)}…` : proof.value}</code>{' '}
        {proof.checked !== undefined && <span className="tag">{say(wordFor(PROOF_WORDS, proof.checked))}</span>}
        {proof.kind === 'document' && <PaperLine proof={proof} file={files.get(proof.value.toLowerCase())} />}
        {proof.kind === 'document' && unknown}
        {proof.why !== undefined && proof.why !== null && <p className="small soft">{say(proof.why)}</p>}
      </dd>
    </div>
  ))
}

/** Who issued a document and until when it holds, as stated; what is kept of it, and what the scanner said. */
export function PaperLine({ proof, file }: { readonly proof: Proof; readonly file: DocumentFile | undefined }) {
  const say = useSay()
  const { language } = usePreferences()
  const { issuer = null, issuedOn = null, expiresOn = null } = proof.document ?? {}
  const stated = [
    ...(issuer === null ? [] : [`${say(DOCUMENTS.issuer)} ${issuer}`]),
    ...(issuedOn === null ? [] : [`${say(DOCUMENTS.issuedOn)} ${sayStatedDay(issuedOn, language)}`]),
    ...(expiresOn === null ? [] : [`${say(DOCUMENTS.expiresOn)} ${sayStatedDay(expiresOn, language)}`]),
  ]
  const kept =
    file === undefined
      ? []
      : file.state === 'kept'
        ? [
            say(DOCUMENTS.kept, file.type ?? '', sayNumber(Math.max(1, (file.size ?? 0) / 1024), language)),
            say(file.scan === null ? DOCUMENTS.unscanned : DOCUMENTS[file.scan]),
          ]
        : [say(FILES[file.state])]
  return <p className="small soft">{[...stated, ...kept].join(' · ')}</p>
}

/** What to publish so that a domain is proven, and a way not to wait for the clock. */
export function Challenges({ found }: { readonly found: Verification }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const check = useAct((organization: string) => client.verifications.check(organization), ['verification'])
  const waiting = (found.challenges ?? []).filter(({ domain }) =>
    (found.evidence ?? []).some(
      ({ kind, value, checked }) =>
        kind.startsWith('domain-') && value.toLowerCase() === domain && checked === 'not-checked',
    ),
  )
  if (waiting.length === 0) return null
  return (
    <section className="panel stack">
      {waiting.map(({ domain, dns, file }) => (
        <div key={domain} className="stack tight">
          <h2>{say(DOCUMENTS.publish, domain)}</h2>
          <p className="soft">{say(DOCUMENTS.publishHow)}</p>
          <dl className="facts">
            <dt>{say(DOCUMENTS.record, dns.names[0] ?? domain)}</dt>
            <dd>
              <code>{dns.value}</code>
            </dd>
            <dt>{say(DOCUMENTS.file, file.url)}</dt>
            <dd>
              <code>{file.content}</code>
            </dd>
          </dl>
        </div>
      ))}
      <ProblemLine problem={check.problem} />
      <p>
        <button
          type="button"
          className="button"
          disabled={check.isRunning}
          onClick={() =>
            void check.run(found.organization).then((done) => done !== null && toast({ text: say(DOCUMENTS.checked) }))
          }
        >
          {say(DOCUMENTS.check)}
        </button>
      </p>
    </section>
  )
}
