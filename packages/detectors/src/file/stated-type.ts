/** What the ending of a name and the stated media type say against each other, where no content is there to settle it. */
import { isSourceText, looksHarmless, runs } from './file-types.ts'

/** Media types of what runs when it is opened. */
const PROGRAM_MEDIA =
  /^application\/(?:(?:x-|vnd\.microsoft\.)?(?:ms-?dos-?(?:program|executable)?|msdownload|dosexec|portable-executable|exe|winexe|msi|ms-installer|executable|elf|sharedlib|mach-binary|mach-o|bat|ms-shortcut)|vnd\.android\.package-archive|x-apple-diskimage)$/

/** Kinds that nobody takes for one another; what is of none of them is not compared. */
const KIND_OF_ENDING: readonly (readonly [kind: string, endings: RegExp])[] = [
  ['document', /^(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods)$/],
  ['picture', /^(?:png|jpe?g|gif|webp|bmp|heic)$/],
  ['recording', /^(?:mp3|wav|flac|mp4|mov|avi|webm)$/],
]
const KIND_OF_MEDIA: readonly (readonly [kind: string, media: RegExp])[] = [
  ['document', /^application\/(?:pdf|msword|rtf|vnd\.(?:ms-(?:word|excel|powerpoint)|openxmlformats|oasis)\b)/],
  ['picture', /^image\//],
  ['recording', /^(?:audio|video)\//],
]

const kindIn = (table: readonly (readonly [string, RegExp])[], text: string): string | null =>
  table.find(([, matches]) => matches.test(text))?.[0] ?? null

export type StatedAgainstName = { readonly mismatch: string; readonly program: string | null }

/** Null: they agree, or one of them says too little. */
export function statedAgainstName(ending: string, mediaType: string | null): StatedAgainstName | null {
  const media = (mediaType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (PROGRAM_MEDIA.test(media))
    return looksHarmless(ending) ? { mismatch: `.${ending} stated as ${media}`, program: media } : null
  const kind = kindIn(KIND_OF_MEDIA, media)
  if (kind === null) return null
  if (runs(ending) && !isSourceText(ending)) return { mismatch: `.${ending} stated as ${media}`, program: `.${ending}` }
  const named = kindIn(KIND_OF_ENDING, ending)
  return named === null || named === kind ? null : { mismatch: `.${ending} stated as ${media}`, program: null }
}
