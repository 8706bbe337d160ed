/** The text of an answer, up to a size. */

/** What Node's and the browser's types of a stream agree on. */
type Reader = {
  readonly read: () => Promise<{ readonly value?: Uint8Array | undefined }>
  readonly cancel: () => Promise<void>
}

/** Throws in words when it is longer. */
export async function readBounded(answer: Response, most: number): Promise<string> {
  const reader: Reader | undefined = answer.body?.getReader()
  const parts: Uint8Array[] = []
  for (let size = 0; reader !== undefined; ) {
    const { value } = await reader.read()
    if (value === undefined) break
    size += value.length
    if (size > most) {
      await reader.cancel()
      throw new Error(`The answer is longer than ${most} bytes.`)
    }
    parts.push(value)
  }
  return Buffer.concat(parts).toString('utf8')
}
