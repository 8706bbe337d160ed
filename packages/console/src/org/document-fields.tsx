/** Documents that go with something, one below the other: a further field comes when the last is filled. */
import { createHeld } from '../frame/held.ts'
import { useSay } from '../frame/preferences.tsx'
import { DOCUMENTS } from '../words/document-words.ts'
import { broughtOf, type Document, DocumentField, type Place } from './document-field.tsx'

const FILES_MOST = 5

export type Documents = readonly (Document | null)[]
const NO_DOCUMENTS: Documents = [null]
export const noDocuments = (): Documents => NO_DOCUMENTS

type DocumentFieldsProps = {
  readonly label: string
  readonly purpose: 'complaint' | 'appeal'
  readonly place?: Place
  readonly value: Documents
  readonly onChange: (change: (before: Documents) => Documents) => void
}

export function DocumentFields({ value, onChange, ...field }: DocumentFieldsProps) {
  const say = useSay()
  const attached = value.flatMap((each) => broughtOf(each) ?? [])
  return (
    <>
      {value.map((file, at) => (
        <DocumentField
          // Entries are added at the end only.
          key={at}
          {...field}
          value={file}
          onChange={(chosen) => onChange((before) => before.map((each, index) => (index === at ? chosen : each)))}
        />
      ))}
      {attached.length === value.length && value.length < FILES_MOST && (
        <p>
          <button type="button" className="button small" onClick={() => onChange((before) => [...before, null])}>
            {say(DOCUMENTS.another)}
          </button>
        </p>
      )}
    </>
  )
}

const { useHeld } = createHeld<Documents>(
  (documents) => documents.every((each) => broughtOf(each) === null),
  NO_DOCUMENTS,
  (documents) => documents.map(broughtOf),
)

/** Which documents are chosen, and how evidence names those that have come. `place`: where they are kept until they are sent. */
export function useDocuments(place: string) {
  const [documents, setDocuments] = useHeld(place, noDocuments)
  const brought = documents.flatMap((each) => broughtOf(each) ?? [])
  return { documents, setDocuments, brought, isSending: documents.includes('sending') }
}
