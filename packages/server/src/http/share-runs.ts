/** What anybody may ask for, and takes work: whoever asks while it is done gets what the one before waits for. */
export function shareRuns<Result>(run: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null
  return () => {
    running ??= run().finally(() => {
      running = null
    })
    return running
  }
}

/** The same for each of many: whoever asks for another waits for nobody. */
export function shareRunsOf<Result>(run: (of: string) => Promise<Result>): (of: string) => Promise<Result> {
  const running = new Map<string, Promise<Result>>()
  return (of) => {
    const known = running.get(of)
    if (known !== undefined) return known
    const begun = run(of).finally(() => {
      running.delete(of)
    })
    running.set(of, begun)
    return begun
  }
}
