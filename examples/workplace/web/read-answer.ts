/** The workplace's own answers, as the page's types: both sides are built from the same sources. */
export async function readAnswer<Value>(
  answer: Response,
): Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly title: string | null }> {
  const read: unknown = await answer.json()
  if (answer.ok) return { ok: true, value: read as Value }
  const title = typeof read === 'object' && read !== null && 'title' in read ? String(read.title) : null
  return { ok: false, title }
}
