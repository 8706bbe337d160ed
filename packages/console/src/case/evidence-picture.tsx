/**
 * A picture in evidence, in three stages: screened, grey, colour. Each is fetched only when it is asked for, kept nowhere, and
 * screened again after ten seconds without a key or a click, and when the window is left.
 */
import { type ReactNode, useEffect, useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { useSay } from '../frame/preferences.tsx'
import { pageHeaders, useSession } from '../frame/session.tsx'
import { WELLNESS } from '../words/wellness-words.ts'
import { Watermark } from './watermark.tsx'
import { KeyHint } from '../ui/key-hint.tsx'

const STAGES = ['screened', 'grey', 'colour'] as const
type Stage = (typeof STAGES)[number]

const IDLE_MS = 10_000
const NAMES = { screened: WELLNESS.picture, grey: WELLNESS.pictureGrey, colour: WELLNESS.pictureColour } as const

type PictureProps = {
  /** Whose files they are: `/v1/cases/{id}`. */
  readonly room: string
  /** What there names the file: `decision/…`, `report/…`. */
  readonly source: string
  readonly sha256: string
  readonly name: string
  /** What else can be done with it. */
  readonly children?: ReactNode
}

export function EvidencePicture({ room, source, sha256, name, children }: PictureProps) {
  const say = useSay()
  const [stage, setStage] = useState<Stage>('screened')
  const drawn = useDrawn({ room, source, sha256, stage })
  useScreening(stage, drawn !== null, setStage)
  const next = STAGES[STAGES.indexOf(stage) + 1]
  useHotKeys({
    V: () => next !== undefined && setStage(next),
    b: () => setStage('screened'),
  })
  return (
    <figure className="picture">
      {drawn === null && <div className="drawing" aria-hidden="true" />}
      {drawn === 'refused' ? (
        <p className="quiet">{say(WELLNESS.noPicture)}</p>
      ) : (
        drawn !== null && <img src={drawn} alt={say(NAMES[stage])} className={stage} />
      )}
      {drawn !== null && drawn !== 'refused' && stage !== 'screened' && <Watermark key={stage} />}
      <figcaption className="row">
        <code className="small">{name}</code>
        <span className="end row">
          {next !== undefined && (
            <button type="button" className="button small" onClick={() => setStage(next)}>
              {say(next === 'grey' ? WELLNESS.showGrey : WELLNESS.showColour)} <KeyHint of="⇧V" />
            </button>
          )}
          {stage !== 'screened' && (
            <button type="button" className="button small" onClick={() => setStage('screened')}>
              {say(WELLNESS.screen)} <KeyHint of="B" />
            </button>
          )}
          {children}
        </span>
      </figcaption>
    </figure>
  )
}

type Asked = Omit<PictureProps, 'name' | 'children'> & { readonly stage: Stage }

type Drawn = { readonly stage: Stage; readonly url: string }

/** An object URL that lives as long as the stage is shown; null while it is drawn: never the picture of the stage before under another name. */
function useDrawn({ room, source, sha256, stage }: Asked): string | null {
  const { who } = useSession()
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  useEffect(() => {
    let url: string | null = null
    const asking = new AbortController()
    const draw = async (): Promise<void> => {
      const answer = await fetch(`${room}/picture`, {
        method: 'POST',
        cache: 'no-store',
        signal: asking.signal,
        headers: { 'content-type': 'application/json', ...pageHeaders(who) },
        body: JSON.stringify({ source, sha256, stage }),
      })
      url = answer.ok ? URL.createObjectURL(await answer.blob()) : 'refused'
      if (asking.signal.aborted) URL.revokeObjectURL(url)
      else setDrawn({ stage, url })
    }
    draw().catch(() => !asking.signal.aborted && setDrawn({ stage, url: 'refused' }))
    return () => {
      asking.abort()
      if (url !== null && url !== 'refused') URL.revokeObjectURL(url)
      setDrawn(null)
    }
  }, [who, room, source, sha256, stage])
  return drawn?.stage === stage ? drawn.url : null
}

/**
 * Screens it after a while without input, however often the page is drawn meanwhile, and at once when the window is left. While it is on its
 * way there is nothing to screen: over a slow network it would be taken back before anybody saw it.
 */
function useScreening(stage: Stage, isDrawn: boolean, show: (stage: Stage) => void): void {
  useEffect(() => {
    if (stage === 'screened') return undefined
    const screen = (): void => show('screened')
    window.addEventListener('blur', screen)
    return () => window.removeEventListener('blur', screen)
  }, [stage, show])
  useEffect(() => {
    if (stage === 'screened' || !isDrawn) return undefined
    const screen = (): void => show('screened')
    let timer = setTimeout(screen, IDLE_MS)
    const renew = (): void => {
      clearTimeout(timer)
      timer = setTimeout(screen, IDLE_MS)
    }
    const inputs = ['keydown', 'pointermove', 'wheel'] as const
    for (const name of inputs) window.addEventListener(name, renew)
    return () => {
      clearTimeout(timer)
      for (const name of inputs) window.removeEventListener(name, renew)
    }
  }, [stage, isDrawn, show])
}
