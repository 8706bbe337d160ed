/** One proof of an application, as a reviewer looks at it. */
import type { Proof } from '@goodstanding/sdk'
import { EvidenceFile, roomOfVerification, TakeOriginal } from '../case/evidence-file.tsx'
import { useSay } from '../frame/preferences.tsx'
import { type DocumentFile, PaperLine } from '../org/proof-list.tsx'
import { wordFor } from '../words/casework-words.ts'
import { PROOF_WORDS } from '../words/proof-words.ts'

type ShownProps = { readonly organization: string; readonly proof: Proof; readonly file: DocumentFile | undefined }

/** What was brought: words as they are, a document with what is kept of it and a way to look at it. */
export function ShownProof({ organization, proof, file }: ShownProps) {
  const say = useSay()
  if (proof.kind !== 'document')
    return (
      <>
        {say(wordFor(PROOF_WORDS, proof.kind))} <code>{proof.value}</code>
      </>
    )
  return (
    <>
      {say(wordFor(PROOF_WORDS, proof.kind))} <code title={proof.value}>{proof.value.slice(0, 16)}…</code>
      <PaperLine proof={proof} file={file} />
      {file?.state === 'kept' && file.type === 'pdf' && (
        <TakeOriginal room={roomOfVerification(organization)} source={file.source} sha256={file.sha256} />
      )}
      {file?.state === 'kept' && file.type !== 'pdf' && (
        <EvidenceFile room={roomOfVerification(organization)} source={file.source} file={{ sha256: file.sha256 }} />
      )}
    </>
  )
}
