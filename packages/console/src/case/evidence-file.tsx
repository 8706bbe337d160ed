/** A file in evidence: a picture is drawn screened, anything else is named; whoever must have it as it came takes it away, which is noted. */
import { useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { pageHeaders, useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Unread } from '../ui/panel.tsx'
import { FRAME } from '../words/frame-words.ts'
import { CASE } from '../words/case-words.ts'
import { FILES } from '../words/file-words.ts'
import { EvidencePicture } from './evidence-picture.tsx'

export type NamedFile = {
  readonly name?: string | undefined
  readonly mediaType?: string | undefined
  readonly size?: number | undefined
  readonly sha256?: string | undefined
  /** Its bytes came with the event, and can be drawn. */
  readonly picture?: boolean | undefined
  /** The decision was made without any of its words. */
  readonly unread?: 'all' | 'some' | undefined
}

type KeptFile = {
  readonly source: string
  readonly sha256: string
  readonly size: number | null
  readonly type: string | null
  readonly state: 'kept' | 'not-at-hand' | 'too-much'
}

export type FileSource = {
  /** Whose files they are: `/v1/cases/{id}`, `/v1/verifications/{id}`. */
  readonly room: string
  /** What there names the file: `decision/…`, `report/…`, `verification/…`. */
  readonly source: string
}

const DRAWN = new Set(['png', 'jpeg'])

export const roomOfCase = (id: string): string => `/v1/cases/${encodeURIComponent(id)}`
export const roomOfVerification = (organization: string): string =>
  `/v1/verifications/${encodeURIComponent(organization)}`

/** The files that are kept for one thing; `unknown`: what stands for them where they could not be read. */
function useKeptFiles({ room, source }: FileSource) {
  const { client } = useSession()
  const known = useAnswer(['files', room], () =>
    client.ask<{ readonly items: readonly KeptFile[] }>('GET', `${room}/files`),
  )
  return {
    files: known.value?.items.filter((item) => item.source === source) ?? [],
    unknown: <Unread known={known} />,
  }
}

/** All files that are kept for one thing, where nothing else names them. */
export function KeptFiles({ room, source }: FileSource) {
  const { files, unknown } = useKeptFiles({ room, source })
  return (
    <>
      {unknown}
      {files.map(({ sha256 }) => (
        <EvidenceFile key={sha256} room={room} source={source} file={{ sha256 }} />
      ))}
    </>
  )
}

export function EvidenceFile({ room, source, file }: FileSource & { readonly file: NamedFile }) {
  const { files, unknown } = useKeptFiles({ room, source })
  const sha256 = file.sha256?.toLowerCase()
  const kept = files.find((item) => item.sha256 === sha256) ?? null
  const name = file.name ?? sha256?.slice(0, 16) ?? ''
  const isDrawn = file.picture === true || (kept?.state === 'kept' && DRAWN.has(kept.type ?? ''))
  if (sha256 !== undefined && isDrawn)
    return (
      <EvidencePicture room={room} source={source} sha256={sha256} name={name}>
        <TakeOriginal room={room} source={source} sha256={sha256} />
      </EvidencePicture>
    )
  return (
    <>
      <FileLine {...{ room, source, file, kept, name }} />
      {unknown}
    </>
  )
}

type LineProps = FileSource & {
  readonly file: NamedFile
  readonly kept: KeptFile | null
  readonly name: string
}

function FileLine({ room, source, file, kept, name }: LineProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { sha256 } = file
  const size = file.size ?? kept?.size ?? null
  return (
    <p className="small row">
      <span>
        {say(CASE.files)}
        {say(FRAME.colon)}
        <code>{name}</code> {kept?.type ?? file.mediaType}{' '}
        {size !== null && say(FILES.bytes, sayNumber(size, language))}{' '}
        {sha256 !== undefined && file.name !== undefined && <code>{sha256.slice(0, 16)}</code>}{' '}
        {kept !== null && kept.state !== 'kept' && <span className="soft">{say(FILES[kept.state])}</span>}{' '}
        {file.unread !== undefined && <strong>{say(file.unread === 'some' ? FILES.partlyRead : FILES.unread)}</strong>}
      </span>
      {kept?.state === 'kept' && sha256 !== undefined && (
        <span className="end">
          <TakeOriginal room={room} source={source} sha256={sha256} />
        </span>
      )}
    </p>
  )
}

/** Asks once more before it takes a file away: it may be what it was reported as. */
export function TakeOriginal({ room, source, sha256 }: FileSource & { readonly sha256: string }) {
  const say = useSay()
  const { who } = useSession()
  const [stage, setStage] = useState<'closed' | 'asked' | 'taking' | 'refused'>('closed')
  const take = async (): Promise<void> => {
    setStage('taking')
    const answer = await fetch(`${room}/original`, {
      method: 'POST',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', ...pageHeaders(who) },
      body: JSON.stringify({ source, sha256 }),
    })
    if (!answer.ok) {
      setStage('refused')
      return
    }
    const url = URL.createObjectURL(await answer.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = `${sha256}.evidence`
    link.click()
    URL.revokeObjectURL(url)
    setStage('closed')
  }
  if (stage === 'closed')
    return (
      <button type="button" className="button small" onClick={() => setStage('asked')}>
        {say(FILES.take)}
      </button>
    )
  return (
    <span className="row">
      <span className="small soft" role="status">
        {say(stage === 'refused' ? FILES.refused : FILES.takeNote)}
      </span>
      {stage !== 'refused' && (
        <button
          type="button"
          className="button small"
          disabled={stage === 'taking'}
          onClick={() => {
            take().catch(() => setStage('refused'))
          }}
        >
          {say(FILES.takeNow)}
        </button>
      )}
      <button type="button" className="button small" onClick={() => setStage('closed')}>
        {say(FILES.leave)}
      </button>
    </span>
  )
}
