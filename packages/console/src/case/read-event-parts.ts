/** What of a recorded event a moderator looks at: its texts by pointer, its files, its links. */
import type { ExplainedDecision } from '@goodstanding/sdk'

export type Shown = {
  readonly texts: readonly { readonly pointer: string; readonly text: string }[]
  readonly files: readonly {
    readonly name?: string
    readonly mediaType?: string
    readonly size?: number
    readonly sha256?: string
    /** It came with its bytes and can be drawn. */
    readonly picture?: boolean
    /** The decision was made without any of its words, such as those of a scan, or without some. */
    readonly unread?: Unread
  }[]
  readonly links: readonly { readonly text?: string; readonly target: string }[]
  readonly actor: string
  readonly time: string | null
  readonly type: string
}

type Unread = 'all' | 'some'
type Pieces = ExplainedDecision['findings'][number]['evidence']

/** A finding names each place where something was measured. Where it is twice as much elsewhere, a place tells nothing of harm. */
export function tellingOf(evidence: Pieces): Pieces {
  const most = new Map<string, number>()
  const scoreOf = ({ value }: Pieces[number]): number => (typeof value === 'number' && value < 1 ? value : 1)
  for (const piece of evidence) most.set(piece.signal, Math.max(most.get(piece.signal) ?? 0, scoreOf(piece)))
  return evidence.filter((piece) => scoreOf(piece) * 2 >= (most.get(piece.signal) ?? 0))
}

type Raw = Readonly<Record<string, unknown>>

const asRecord = (value: unknown): Raw => (typeof value === 'object' && value !== null ? (value as Raw) : {})

function valueAt(event: unknown, pointer: string): unknown {
  let found: unknown = event
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    found = Array.isArray(found) ? found[Number(name)] : asRecord(found)[name]
  }
  return found
}

/** The value that a JSON pointer names, when it is a text. */
export function textAt(event: unknown, pointer: string): string | null {
  const found = valueAt(event, pointer)
  return typeof found === 'string' ? found : null
}

/** Where the files of the event are whose words were not read: no rule need have looked at that. */
function unreadIn(explanation: ExplainedDecision['explanation']): ReadonlyMap<unknown, Unread> {
  const { evidence } = asRecord(asRecord(asRecord(explanation)['inputs'])['signals'])
  return new Map(
    list(evidence)
      .map(asRecord)
      .flatMap(({ signal, pointer, value }) =>
        signal === 'file.unread' ? [[pointer, wordIn(value).startsWith('some ') ? 'some' : 'all']] : [],
      ),
  )
}

export function readEventParts({ event, findings, explanation }: ExplainedDecision): Shown {
  const raw = asRecord(event)
  const data = asRecord(raw['data'])
  const content = asRecord(data['content'])
  const main = [
    '/data/content/text',
    '/data/subject/name',
    '/data/account/name',
    '/data/campaign/text',
    '/data/live/title',
  ]
  const pointed = findings.flatMap(({ evidence }) =>
    tellingOf(evidence).flatMap(({ pointer, start }) => (start === undefined ? [] : [pointer])),
  )
  const pointers = [...new Set([...main, ...pointed])]
  const texts = pointers.flatMap((pointer) => {
    const text = textAt(event, pointer)
    return text === null ? [] : [{ pointer, text }]
  })
  const unread = unreadIn(explanation)
  const files = ['/data/content/files', '/data/file', '/data/frame', '/data/subject/documents'].flatMap((place) => {
    const found = valueAt(event, place)
    const all = Array.isArray(found)
      ? found.map((file, at) => [file, `${place}/${at}`] as const)
      : [[found, place] as const]
    return all.flatMap(([file, pointer]) =>
      file === undefined ? [] : [{ ...asRecord(file), ...(unread.has(pointer) && { unread: unread.get(pointer) }) }],
    )
  }) as Shown['files']
  const time = raw['time']
  return {
    texts,
    files,
    links: list(content['links']) as Shown['links'],
    actor: wordIn(asRecord(data['actor'])['id']),
    time: typeof time === 'string' ? time : null,
    type: wordIn(raw['type']),
  }
}

const wordIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
