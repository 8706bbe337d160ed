/** Lines of a stream as they are, each with its line feed; the last one may lack it. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let parts: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let feed = chunk.indexOf(10); feed !== -1; feed = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, feed + 1))
      yield parts.length === 1 ? (parts[0] ?? chunk) : Buffer.concat(parts)
      parts = []
      from = feed + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
  if (parts.length > 0) yield Buffer.concat(parts)
}
