/** What the relations of an Office document fetch from elsewhere. */

const RELATION = 'Relationship'

/**
 * A template or object that a document fetches from the web when it is opened, with whatever macros it has by then. Templates on a disk are
 * in every office, and those on SharePoint are an office's own.
 */
export function fetchedTemplate(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes)
  // Each is read once: a pattern would look for the end of those that have none from every beginning.
  for (let start = text.indexOf(RELATION); start >= 0; ) {
    const end = text.indexOf('>', start)
    if (end < 0) return null
    const relation = text.slice(start, end)
    start = text.indexOf(RELATION, end)
    const kind = /relationships\/(attachedTemplate|oleObject)["']/i.exec(relation)?.[1]
    const host = /\bTarget\s*=\s*["'](?:mhtml:)?https?:\/\/([^/"']+)/i.exec(relation)?.[1]
    if (kind !== undefined && host !== undefined && !/\.sharepoint\.com$/i.test(host)) return kind
  }
  return null
}
