/** A page that is sent as a file: what runs in it, what that reaches for, and where it leads. */
import { ACTIVE_MARKUP, markupOf } from '../active-content.ts'
import { type Budget, budgetFor } from '../archive-limits.ts'
import { type FileLinks, noteLink } from '../links-of-file.ts'
import { reachOfPage } from './reach-of-page.ts'
import { readPage } from './read-page.ts'
import { lettersShown } from './shown-of-page.ts'
import { withSavedParts } from './unpack-saved-page.ts'

export type PageFindings = {
  /** What acts in it, in its own words; null: nothing. */
  readonly active: string | null
  /** What it reaches for outside of itself, or how it hides that; null: nothing that is known. */
  readonly reach: string | null
  /**
   * Hosts that it fetches from, shows, sends to or leads to by itself, and those that it names where it shows little else: a saved page names
   * hundreds, a page made to lead on a few.
   */
  readonly links: FileLinks
}

const LITTLE_SHOWN = 600
const NAMED = /<a\b[^>]{0,400}?\shref\s{0,9}=\s{0,9}["']?\s{0,9}([^\s"'>]{1,500})/gi

const ABROAD = /^\s{0,9}(?:https?:)?\/\//i

export function lookIntoPage(bytes: Uint8Array, budget: Pick<Budget, 'texts'> = budgetFor(bytes.length)): PageFindings {
  const page = withSavedParts(markupOf(bytes))
  const parts = readPage(page, budget)
  const links: FileLinks = new Set()
  const named =
    lettersShown(page, LITTLE_SHOWN) < LITTLE_SHOWN ? Array.from(page.matchAll(NAMED), ([, target = '']) => target) : []
  for (const target of [
    ...named,
    ...parts.refreshes,
    ...parts.forms,
    ...parts.bases,
    ...parts.frames,
    ...parts.fetched,
  ])
    if (ABROAD.test(target)) noteLink(target, links)
  return {
    active: ACTIVE_MARKUP.exec(page)?.[0].slice(0, 24).trim() ?? null,
    reach: reachOfPage(page, parts),
    links,
  }
}
