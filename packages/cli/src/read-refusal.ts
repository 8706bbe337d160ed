/** What a server refuses with, for a person: the words of a problem and of each of its errors; of anything else, its beginning. */
type Stated = { readonly title?: unknown; readonly detail?: unknown; readonly errors?: unknown }

const BEGINNING = 200

function readStated(text: string): Stated {
  try {
    return (JSON.parse(text) ?? {}) as Stated
  } catch {
    return {} // something else listens there: what it says is shown as it is
  }
}

export function readRefusal(text: string): string {
  const { title, detail = title, errors } = readStated(text)
  if (typeof detail !== 'string') return text.slice(0, BEGINNING)
  const each = Array.isArray(errors) ? (errors as readonly Stated[]) : []
  const more = each.map((error) => String(error.detail)).filter((words) => !detail.includes(words))
  return [detail, ...more.map((words) => `  ${words}`)].join('\n')
}
