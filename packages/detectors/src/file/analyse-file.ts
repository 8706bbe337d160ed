/**
 * What a file is, whatever its name says: looked at once, when its bytes arrive, and kept as plain JSON.
 */
export type FileInput = {
  readonly name: string
  readonly mediaType: string | null
  readonly size: number | null
  /** Lower-case hex, or null when nobody has computed it. */
  readonly sha256: string | null
  /** null when only the metadata is known. */
  readonly bytes: Uint8Array | null
}

export type ArchiveAnalysis = {
  readonly entries: number
  readonly declaredSize: number
  readonly depth: number
  readonly encrypted: boolean
  /** Why opening it would overwhelm, or null. */
  readonly bomb: 'ratio' | 'size' | 'entries' | 'depth' | 'overlap' | null
  readonly executable: string | null
}

/** JSON-able. `type` is the sniffed type (`pdf`, `zip`, `exe`...) or null when unknown or without bytes. */
export type FileAnalysis = {
  readonly name: string
  readonly mediaType: string | null
  readonly sha256: string | null
  readonly seen: boolean
  readonly type: string | null
  readonly testVirus: boolean
  readonly executable: string | null
  readonly typeMismatch: string | null
  readonly doubleExtension: string | null
  readonly macro: boolean
  readonly script: string | null
  readonly archive: ArchiveAnalysis | null
}

export function analyseFile(input: FileInput): FileAnalysis {
  return {
    name: input.name,
    mediaType: input.mediaType,
    sha256: input.sha256,
    seen: input.bytes !== null,
    type: null,
    testVirus: false,
    executable: null,
    typeMismatch: null,
    doubleExtension: null,
    macro: false,
    script: null,
    archive: null,
  }
}
