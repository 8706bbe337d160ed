/** Words of a mail that is itself a file. */
import { readBodies } from '../mail/read-mail.ts'
import { gatherWords } from './gather-words.ts'
import { wordsOfPage } from './words-of-page.ts'

/** Lines of a page that are looked for in the plain form. */
const MOST_COMPARED = 300
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** Of a body in two forms the plain one, and what the page says beside it: programs show the page, and filters read the other. */
export function wordsOfMail(bytes: Uint8Array): string {
  const { subject, texts } = readBodies(bytes)
  const words = gatherWords()
  words.add(`${subject}\n`)
  const plain = texts.filter(({ isPage }) => !isPage)
  for (const { text } of plain) if (!words.add(`${text}\n`)) return words.text()
  const said = bare(plain.map(({ text }) => text).join(' '))
  let left = MOST_COMPARED
  for (const line of texts.flatMap(({ isPage, text }) => (isPage ? wordsOfPage(text).split('\n') : [])))
    if (left-- <= 0 || !said.includes(bare(line))) if (!words.add(`${line}\n`)) break
  return words.text()
}
