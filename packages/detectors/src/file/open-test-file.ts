/** Files for tests, looked at as they are when they arrive. */
import { joinBytes } from '../join-bytes.ts'
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

export type TestTarEntry = {
  readonly name: string
  readonly content?: string | Uint8Array
  /** `0`: a file. */
  readonly kind?: string
  readonly target?: string
  /** What the header says instead of the length. */
  readonly size?: Uint8Array
}

/** A tar archive, its sums as they should be. `magic`: empty for those of before there was a standard. */
export function tarOf(entries: readonly TestTarEntry[], magic = 'ustar\0'): Uint8Array {
  const blocks = entries.flatMap(({ name, content = '', kind = '0', target = '', size }) => {
    const bytes = typeof content === 'string' ? bytesOf(content) : content
    const header = new Uint8Array(512)
    header.set(bytesOf(name))
    header.set(size ?? bytesOf(bytes.length.toString(8).padStart(11, '0')), 124)
    header.set(bytesOf('        '), 148)
    header.set(bytesOf(kind), 156)
    header.set(bytesOf(target), 157)
    header.set(bytesOf(magic), 257)
    const sum = header.reduce((all, byte) => all + byte, 0)
    header.set(bytesOf(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
    const filled = new Uint8Array(Math.ceil(bytes.length / 512) * 512)
    filled.set(bytes)
    return [header, filled]
  })
  return joinBytes([...blocks, new Uint8Array(1_024)])
}
