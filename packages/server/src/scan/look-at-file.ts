/** What a file is, under each name that it is asked about: its bytes are read once. */
import { createHash } from 'node:crypto'
import { analyseFile, type FileAnalysis, MOST_WORDS, readContent, unreadContent } from '@goodstanding/detectors'

export type NamedFile = { readonly name: string; readonly mediaType: string | null }

/** `sha256`: null where nobody took it yet. */
export type FileAsked = { readonly sha256: string | null; readonly names: readonly NamedFile[] }

export type FileLook = {
  readonly sha256: string
  /** In the order of the names. */
  readonly analyses: readonly FileAnalysis[]
  /** What it says where it is a document, for as long as its bytes are held; null: it is none, or nothing. */
  readonly words: string | null
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function lookAtFile(bytes: Uint8Array, { sha256, names }: FileAsked): FileLook {
  const hash = sha256 ?? sha256Of(bytes)
  const contents = new Map<string, ReturnType<typeof readContent>>()
  const contentOf: typeof readContent = (content, type, inner) => {
    const key = JSON.stringify([type, inner])
    const read = contents.get(key) ?? readContent(content, type, inner)
    contents.set(key, read)
    return read
  }
  const analyses = names.map((named) => analyseFile({ ...named, size: bytes.length, sha256: hash, bytes }, contentOf))
  const words = Array.from(contents.values(), (content) => content.words).find((each) => each !== null) ?? null
  return { sha256: hash, analyses, words: words?.slice(0, MOST_WORDS) ?? null }
}

/** The same of a file that takes too long to be looked into: by its name and how it begins, and as one that is closed. */
export function passOverFile(bytes: Uint8Array, { sha256, names }: FileAsked): FileLook {
  const hash = sha256 ?? sha256Of(bytes)
  const content = unreadContent(bytes, 'too long to look into')
  const analyses = names.map((named) =>
    analyseFile({ ...named, size: bytes.length, sha256: hash, bytes }, () => content),
  )
  return { sha256: hash, analyses, words: null }
}
