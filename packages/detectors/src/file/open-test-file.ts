/** Files for tests, looked at as they are when they arrive. */
import { analyseFile, type FileAnalysis } from './analyse-file.ts'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What is said of a file of this name and content. */
export const look = (name: string, content: string | Uint8Array, mediaType: string | null = null): FileAnalysis =>
  analyseFile({
    name,
    mediaType,
    size: null,
    sha256: null,
    bytes: typeof content === 'string' ? bytesOf(content) : content,
  })
