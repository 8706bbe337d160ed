/** A package as the server answers it. */
export type Produced = {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly manifest: string
  readonly signature: string
  readonly publicKey: string
  readonly proof: unknown
}

export function parseProduced(value: unknown): Produced | null {
  const found = value as Partial<Produced> | null
  if (typeof found?.manifest !== 'string' || !Array.isArray(found.files)) return null
  const { manifest, signature = '', publicKey = '', proof = null } = found
  const files = found.files.map(({ name, text }) => ({ name: String(name), text: String(text) }))
  return { files, manifest, signature, publicKey, proof }
}
