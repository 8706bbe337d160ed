/** What the relations of an Office document fetch from elsewhere, and where its links lead. */

const RELATION = 'Relationship'

/** Each relation once: a pattern would look for the end of those that have none from every beginning. */
function* relationsOf(bytes: Uint8Array): Generator<string> {
  const text = new TextDecoder().decode(bytes)
  for (let start = text.indexOf(RELATION); start >= 0; ) {
    const end = text.indexOf('>', start)
    if (end < 0) return
    yield text.slice(start, end)
    start = text.indexOf(RELATION, end)
  }
}

/**
 * A template or object that a document fetches from the web when it is opened, with whatever macros it has by then. Templates on a disk are
 * in every office, and those on SharePoint are an office's own.
 */
export function fetchedTemplate(bytes: Uint8Array): string | null {
  for (const relation of relationsOf(bytes)) {
    const kind = /relationships\/(attachedTemplate|oleObject)["']/i.exec(relation)?.[1]
    const host = /\bTarget\s*=\s*["'](?:mhtml:)?https?:\/\/([^/"']+)/i.exec(relation)?.[1]
    if (kind !== undefined && host !== undefined && !/\.sharepoint\.com$/i.test(host)) return kind
  }
  return null
}

/** Where the words and pictures of a document lead that somebody clicks. */
export function* hyperlinksOf(bytes: Uint8Array): Generator<string> {
  for (const relation of relationsOf(bytes)) {
    const target = /\bTarget\s*=\s*["']([^"']{1,2000})["']/i.exec(relation)?.[1]
    if (target !== undefined && /relationships\/hyperlink["']/i.test(relation)) yield target
  }
}
