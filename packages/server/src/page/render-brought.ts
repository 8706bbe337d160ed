/** What somebody brought with an appeal or a report, as they read it on its page: words, and files by their hash and size. */
import type { ShownBrought } from '../casework/appeal/appeal-evidence.ts'
import { type Html, html } from './html.ts'
import type { MemberLanguage } from './member-frame.ts'
import { MEMBER_WORDS as WORDS } from './member-words.ts'

export function renderBrought({ display, items }: ShownBrought, under: 'h2' | 'h3', language: MemberLanguage): Html {
  const words = WORDS.brought[language]
  const title = under === 'h2' ? html`<h2>${words}</h2>` : html`<h3>${words}</h3>`
  if (display !== 'shown')
    return html`${title}<p>${(display === 'sealed' ? WORDS.broughtSealed : WORDS.broughtErased)[language]}</p>`
  const file = ({ sha256, size, isKept }: ShownBrought['items'][number]['files'][number]): Html =>
    html` <span class="small"><code>${sha256.slice(0, 16)}…</code>${size === null ? '' : ` · ${Math.max(1, Math.round(size / 1024))} KB`}${isKept ? '' : ` · ${WORDS.fileNotKept[language]}`}</span>`
  return html`${title}<ul class="notices">${items.map(({ text: said, files }) => html`<li><span class="words">${said ?? ''}</span>${files.map(file)}</li>`)}</ul>`
}
