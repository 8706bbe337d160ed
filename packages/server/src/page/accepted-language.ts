/** The language that a browser or a client asks for in `accept-language`, of the two that are spoken here. */
import type { Bilingual } from '@goodstanding/model'

export type Language = keyof Bilingual

type Range = { readonly tag: string; readonly weight: number }

/** `zh-CN;q=0.8` -> zh, 0.8. What cannot be read, and what is said to be unwanted, weighs nothing. */
function rangeOf(part: string): Range {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
  const weight = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0
  return { tag: name.split('-', 1)[0] ?? '', weight }
}

/** Chinese when it weighs more than English, or as much and stands before it; else English. */
export function acceptedLanguage(header: string | undefined): Language {
  if (header === undefined) return 'en'
  let best: { readonly language: Language; readonly weight: number } = { language: 'en', weight: 0 }
  for (const part of header.split(',')) {
    const { tag, weight } = rangeOf(part)
    if ((tag === 'en' || tag === 'zh') && weight > best.weight) best = { language: tag, weight }
  }
  return best.language
}
