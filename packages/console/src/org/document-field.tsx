/**
 * A document as proof, chosen by the administrator: hashed here, sent, scanned and kept by the server before it can be named in an
 * application. Says what is taken, what becomes of it, and what was found.
 */
import type { Bilingual } from '@goodstanding/model'
import { useId, useRef, useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { pageHeaders, type Who, useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { DOCUMENTS } from '../words/document-words.ts'

const MEGABYTE = 1024 * 1024
const MOST_MB = 32
const TYPES = ['application/pdf', 'image/png', 'image/jpeg']

type Purpose = 'proof' | 'complaint' | 'appeal'

/** Where a document is sent, by its hash. */
export type Place = (sha256: string) => string

/** A document that the server has. */
export type Brought = {
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly scan: 'clean' | 'failed' | null
}

/** A document that was chosen: on its way to the server, which it must reach before anything is sent that rests on it, or there. */
export type Document = Brought | 'sending'

export const broughtOf = (chosen: Document | null | undefined): Brought | null =>
  chosen === undefined || chosen === 'sending' ? null : chosen

type FieldProps = {
  readonly label: string
  readonly value: Document | null
  readonly onChange: (chosen: Document | null) => void
  /** What it is for: proof of who the organization is, or evidence of a complaint. */
  readonly purpose?: Purpose
  /** Absent: where the organization brings its documents. */
  readonly place?: Place
}

const FATES = {
  proof: DOCUMENTS.fate,
  complaint: DOCUMENTS.fateOfEvidence,
  appeal: DOCUMENTS.fateWithAppeal,
} as const satisfies Record<Purpose, Bilingual>

export function DocumentField({ label, value, onChange, purpose = 'proof', place = ownPlace(purpose) }: FieldProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { who } = useSession()
  const id = useId()
  const noteId = useId()
  const field = useRef<HTMLInputElement>(null)
  const isSending = value === 'sending'
  const brought = broughtOf(value)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (file: File | undefined): Promise<void> => {
    onChange(null)
    setProblem(null)
    if (file === undefined) return
    if (file.size > MOST_MB * MEGABYTE) {
      setProblem(say(DOCUMENTS.tooLarge, sayNumber(file.size / MEGABYTE, language, 1), MOST_MB))
      return
    }
    if (!TYPES.includes(file.type)) {
      setProblem(say(DOCUMENTS.otherType))
      return
    }
    if (!isSecureContext) {
      setProblem(say(DOCUMENTS.insecure))
      return
    }
    onChange('sending')
    const sent = await bring(file, who, place).catch(() => say(DOCUMENTS.unsent))
    onChange(typeof sent === 'string' ? null : sent)
    if (typeof sent === 'string') setProblem(sent)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {/* The browser's own button speaks the browser's language, which need not be the page's. */}
      <span className="file-pick">
        <input
          ref={field}
          id={id}
          type="file"
          className="visually-hidden"
          accept={TYPES.join(',')}
          disabled={isSending}
          aria-invalid={problem !== null}
          aria-describedby={noteId}
          onChange={({ target }) => {
            void choose(target.files?.[0])
            // A browser tells nothing of a file that is chosen once more, as after it was refused.
            target.value = ''
          }}
        />
        <label htmlFor={id} className="button small">
          {say(DOCUMENTS.pick)}
        </label>
        <span className="small quiet">{brought?.name ?? say(DOCUMENTS.nonePicked)}</span>
        {brought !== null && (
          <button
            type="button"
            className="button small"
            aria-label={say(DOCUMENTS.drop, brought.name)}
            onClick={() => {
              onChange(null)
              field.current?.focus()
            }}
          >
            ×
          </button>
        )}
      </span>
      <small id={noteId}>
        {say(DOCUMENTS.limits, MOST_MB)} {say(FATES[purpose])}
      </small>
      <p role="status" className="small">
        {isSending && say(DOCUMENTS.sending)}
        {brought !== null && <BroughtLine brought={brought} purpose={purpose} />}
      </p>
      {problem !== null && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** What was kept, and what the scanner said. */
function BroughtLine({ brought, purpose }: { readonly brought: Brought; readonly purpose: Purpose }) {
  const say = useSay()
  const { language } = usePreferences()
  const { name, size, sha256, scan } = brought
  return (
    <>
      <span className="tag good">
        {say(
          purpose === 'proof' ? DOCUMENTS.kept : DOCUMENTS.attached,
          name,
          sayNumber(Math.max(1, size / 1024), language),
        )}
      </span>{' '}
      {say(scan === null ? DOCUMENTS.unscanned : DOCUMENTS[scan])}{' '}
      <code title={sha256}>{say(DOCUMENTS.hash, `${sha256.slice(0, 16)}…`)}</code>
    </>
  )
}

/** Sends the bytes under their hash. Answers what is kept, or why it was refused, in words. */
const ownPlace =
  (purpose: Purpose): Place =>
  (sha256) =>
    `/v1/own-organization/documents/${sha256}?for=${purpose}`

async function bring(file: File, who: Who, place: Place): Promise<Brought | string> {
  const bytes = await file.arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const answer = await fetch(place(sha256), {
    method: 'PUT',
    cache: 'no-store',
    headers: { 'content-type': 'application/octet-stream', ...pageHeaders(who) },
    body: bytes,
  })
  return readBrought(await answer.json(), { name: file.name, sha256 }, answer.ok)
}

function readBrought(
  body: unknown,
  { name, sha256 }: Pick<Brought, 'name' | 'sha256'>,
  isKept: boolean,
): Brought | string {
  const found: Readonly<Record<string, unknown>> = typeof body === 'object' && body !== null ? { ...body } : {}
  const { detail, title, scan } = found
  if (!isKept) return typeof detail === 'string' ? detail : typeof title === 'string' ? title : ''
  return { name, sha256, size: Number(found['size']), scan: scan === 'clean' || scan === 'failed' ? scan : null }
}
