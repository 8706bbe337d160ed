/** The frame of every page of a member: a title, the other language, and what is read inside. */
import { type Html, html } from './html.ts'

export type MemberLanguage = 'en' | 'zh'

export type MemberFrame = {
  readonly language: MemberLanguage
  readonly title: string
  /** The address of this page, for the link to the other language. */
  readonly path: string
  /** Whether the page draws the elements that others embed. */
  readonly script: boolean
  /** Absent: as wide as sentences are read. */
  readonly width?: 'wide'
  /** Where to go from here, beside the other language. */
  readonly ways?: Html
}

/** `2026-11-24`: the same in every language and place. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

export function renderFrame({ language, title, path, script, width, ways }: MemberFrame, body: Html): string {
  const other = language === 'zh' ? 'en' : 'zh'
  const separator = path.includes('?') ? '&' : '?'
  const page = html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/style.css">${script ? html`<script type="module" src="/embed/goodstanding.mjs"></script>` : html``}</head>
<body><div class="page ${width ?? 'narrow'}"><header><nav class="languages small${ways === undefined ? '' : ' ways'}"><a href="${path}${separator}lang=${other}" lang="${other}">${other === 'zh' ? '中文' : 'English'}</a>${ways ?? html``}</nav><h1>${title}</h1></header><main>${body}</main></div></body></html>`
  return `<!doctype html>\n${page.html}\n`
}
