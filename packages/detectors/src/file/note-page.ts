/** What lies in an archive and opens as a page or a drawing. */
import { activeDrawing } from './active-content.ts'
import type { Budget } from './archive-limits.ts'
import { nameParts } from './file-types.ts'
import type { Inside } from './inside.ts'
import { noteLink } from './links-of-file.ts'
import { showsAsText } from './opens-as.ts'
import { lookIntoPage } from './page/look-into-page.ts'

/** What lies in an archive, and how many lie there. */
export type Content = { readonly name: string; readonly bytes: Uint8Array; readonly among: number }

/** An archive with more holds a project or a site, whose pages are made to be served; one with a page or two was packed to pass it on. */
const MOST_BESIDE_A_PAGE = 8

/** A page in an archive is opened by whoever unpacks it. */
export function notePage({ name, bytes, among }: Content, type: string | null, budget: Budget, inside: Inside): void {
  if (among > MOST_BESIDE_A_PAGE) return
  inside.script ??= activeDrawing(type, bytes)
  if (type !== 'html' || showsAsText(nameParts(name).endings.at(-1) ?? '')) return
  const { reach, links } = lookIntoPage(bytes, budget)
  inside.script ??= reach
  for (const link of links) noteLink(link, inside.links)
}
