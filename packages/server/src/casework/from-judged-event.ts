/** What a content was, as the EU's transparency database sorts it. */
import type { StatementOfReasons } from '@goodstanding/casework'

export type ContentTypes = StatementOfReasons['content_type']
type ContentType = ContentTypes[number]
type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const OF_FILE: Readonly<Record<string, ContentType>> = {
  image: 'CONTENT_TYPE_IMAGE',
  video: 'CONTENT_TYPE_VIDEO',
  audio: 'CONTENT_TYPE_AUDIO',
  text: 'CONTENT_TYPE_TEXT',
}

function typeOfFile(file: unknown): ContentType {
  const [family = ''] = wordOf(fieldsOf(file)['mediaType']).toLowerCase().split('/', 1)
  return OF_FILE[family] ?? 'CONTENT_TYPE_OTHER'
}

/** `event`: as it was judged; what is kept no more of it, or all of it, is told as something else. */
export function contentTypesFrom(event: unknown): ContentTypes {
  const { type, data } = fieldsOf(event)
  const { content, file, campaign, live } = fieldsOf(data)
  const name = wordOf(type)
  if (name.startsWith('app.') || name.startsWith('api.')) return ['CONTENT_TYPE_APP']
  const { text, links, files } = fieldsOf(content)
  const isWritten = wordOf(text).trim() !== '' || listOf(links).length > 0 || campaign !== undefined
  const attached = [...listOf(files), ...(file === undefined ? [] : [file])].map(typeOfFile)
  const found: readonly ContentType[] = [
    ...(isWritten ? (['CONTENT_TYPE_TEXT'] as const) : []),
    ...(live === undefined ? [] : (['CONTENT_TYPE_VIDEO'] as const)),
    ...attached,
  ]
  return found.length === 0 ? ['CONTENT_TYPE_OTHER'] : [...new Set(found)]
}
