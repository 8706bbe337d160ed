/** Words of a mail that is itself a file. */
import { readBodies } from '../mail/read-mail.ts'
import { gatherWords } from './gather-words.ts'
import { wordsOfPage } from './words-of-page.ts'

/** Of a body in two forms the plain one. */
export function wordsOfMail(bytes: Uint8Array): string {
  const { subject, texts } = readBodies(bytes)
  const words = gatherWords()
  words.add(`${subject}\n`)
  const plain = texts.filter(({ isPage, text }) => !isPage && text.trim() !== '')
  for (const { isPage, text } of plain.length > 0 ? plain : texts)
    if (!words.add(`${isPage ? wordsOfPage(text) : text}\n`)) break
  return words.text()
}
