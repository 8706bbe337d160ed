/** Asks for another look at an action or at the answer to a complaint: words, and documents that speak for it. */
import type { NewAppeal } from '@goodstanding/sdk'
import type { Bilingual } from '@goodstanding/model'
import { WordsPrompt } from '../case/prompts.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { useToast } from '../ui/toast.tsx'
import { ORG } from '../words/org-words.ts'
import { DocumentFields, noDocuments, useDocuments } from './document-fields.tsx'

export type AppealDialogProps = {
  readonly against: Pick<NewAppeal, 'action' | 'case' | 'kind'>
  readonly words: {
    readonly title: Bilingual
    readonly label: Bilingual
    readonly send: Bilingual
    readonly done: Bilingual
  }
  readonly onClose: () => void
}

export function AppealDialog({ against, words, onClose }: AppealDialogProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const { documents, setDocuments, brought, isSending } = useDocuments(`${Object.values(against).join(' ')} documents`)
  const file = useAct(
    (text: string) =>
      client.appeals.file({
        ...against,
        text,
        ...(brought.length === 0
          ? {}
          : { evidence: brought.map(({ sha256, name }) => ({ file: sha256, text: name })) }),
      }),
    ['appeals'],
  )
  return (
    <WordsPrompt
      title={say(words.title)}
      label={say(words.label)}
      place={`${Object.values(against).join(' ')} appeal`}
      send={words.send}
      act={file}
      isWaiting={isSending}
      below={
        <DocumentFields
          label={say(ORG.attach)}
          purpose="appeal"
          place={(sha256) => `/v1/appeals/files/${sha256}?${new URLSearchParams({ ...against }).toString()}`}
          value={documents}
          onChange={setDocuments}
        />
      }
      onClose={onClose}
      onDone={() => {
        setDocuments(noDocuments)
        toast({ text: say(words.done) })
      }}
    />
  )
}
