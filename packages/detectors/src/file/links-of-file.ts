/** Links that documents carry: of each, the host that it opens and the name before it, for the rest may be nobody's business later. */
import { readWebUrl } from '../link/host-parts.ts'

/** By host; a book leads to some dozens. */
export type FileLinks = Set<string>

const MOST_LINKS = 256
const LONGEST = 300

export function noteLink(target: string, links: FileLinks): void {
  if (links.size >= MOST_LINKS) return
  const url = readWebUrl(target.trim())
  if (url === null || url.hostname === '') return
  const name = url.username === '' ? '' : `${url.username}@`
  const link = `${url.protocol}//${name}${url.hostname}/`
  if (link.length <= LONGEST) links.add(link)
}
