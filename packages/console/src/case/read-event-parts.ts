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
  }[]
  readonly links: readonly { readonly text?: string; readonly target: string }[]
  readonly actor: string
  readonly time: string | null
  readonly type: string
}

type Raw = Readonly<Record<string, unknown>>

const asRecord = (value: unknown): Raw => (typeof value === 'object' && value !== null ? (value as Raw) : {})

/** The value that a JSON pointer names, when it is a text. */
export function textAt(event: unknown, pointer: string): string | null {
  let found: unknown = event
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    found = Array.isArray(found) ? found[Number(name)] : asRecord(found)[name]
  }
  return typeof found === 'string' ? found : null
}

export function readEventParts({ event, findings }: ExplainedDecision): Shown {
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
    evidence.flatMap(({ pointer, start }) => (start === undefined ? [] : [pointer])),
  )
  const pointers = [...new Set([...main, ...pointed])]
  const texts = pointers.flatMap((pointer) => {
    const text = textAt(event, pointer)
    return text === null ? [] : [{ pointer, text }]
  })
  const documents = list(asRecord(data['subject'])['documents'])
  const single = [data['file'], data['frame']].filter((file) => file !== undefined)
  const files = [...list(content['files']), ...single, ...documents] as Shown['files']
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
