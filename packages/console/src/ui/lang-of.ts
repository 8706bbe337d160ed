/** The language of what somebody wrote, as far as its letters tell: a voice that reads it aloud, and the shapes of Han letters, follow it. */

type Script = { readonly language: 'ja' | 'ko' | 'zh'; readonly from: number; readonly to: number }

const SCRIPTS: readonly Script[] = [
  { language: 'ja', from: 0x3041, to: 0x30ff },
  { language: 'ko', from: 0xac00, to: 0xd7a3 },
  { language: 'zh', from: 0x4e00, to: 0x9fff },
]
/** A beginning tells as much as the whole of it. */
const READ = 2_000
const SPACE = 0x20

/** '' where letters do not tell: it is not said to be of the language of the page, which it may not be. A single name in it tells nothing. */
export function langOf(text: string | null | undefined): Script['language'] | '' {
  const counts = { ja: 0, ko: 0, zh: 0 }
  const read = (text ?? '').slice(0, READ)
  let others = 0
  for (const letter of read) {
    const code = letter.codePointAt(0) ?? 0
    const script = SCRIPTS.find(({ from, to }) => code >= from && code <= to)
    if (script !== undefined) counts[script.language] += 1
    else if (code > SPACE) others += 1
  }
  const { ja, ko, zh } = counts
  // A Han letter is a word or half of one, where other scripts take five letters.
  if ((ja + ko + zh) * 2 <= others) return ''
  if (ko > zh) return 'ko'
  return ja > 0 ? 'ja' : zh > 0 ? 'zh' : ''
}
