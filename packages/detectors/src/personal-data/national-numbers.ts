/** Numbers by which states know a person, named by the word that goes with them: without it they are digits like others. */
import type { Found } from './numbers-of-people.ts'

type NationalNumber = { readonly word: RegExp; readonly form: RegExp; readonly valid?: (bare: string) => boolean }

/** Characters behind the word that are looked at: `CPF do cliente: …`, `national insurance number of …`. */
const REACH = 60

const SPANISH_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** The letter is the rest of the number by 23; of foreigners X, Y and Z stand for 0, 1 and 2. */
export function validSpanishId(bare: string): boolean {
  const digits = bare.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return SPANISH_LETTERS[Number(digits) % 23] === bare.at(-1)
}

/** Two check digits by modulo 11. */
export function validCpf(bare: string): boolean {
  if (/^(\d)\1+$/.test(bare)) return false
  return [9, 10].every((length) => {
    let sum = 0
    for (let at = 0; at < length; at++) sum += Number(bare[at]) * (length + 1 - at)
    return ((sum * 10) % 11) % 10 === Number(bare[length])
  })
}

const NUMBERS: readonly NationalNumber[] = [
  {
    word: /national insurance|\bnino\b/gi,
    form: /(?<![A-Z0-9])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Z0-9])/gi,
  },
  {
    word: /(?<!\p{L})(?:dni|nie|nif)(?!\p{L})/giu,
    form: /(?<![A-Z0-9])(?:\d{8}|[XYZ]-?\d{7})-?[A-Z](?![A-Z0-9])/gi,
    valid: validSpanishId,
  },
  { word: /\bcpf\b/gi, form: /(?<!\d)\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)/g, valid: validCpf },
  {
    word: /s[ée]curit[ée] sociale|num[ée]ro de s[ée]cu/gi,
    form: /(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dAB] ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)/gi,
  },
  {
    word: /codice fiscale/gi,
    form: /(?<![A-Z0-9])[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![A-Z0-9])/gi,
  },
  { word: /steuer-?(?:id(?!\p{L})|identifikation)/giu, form: /(?<!\d)[1-9]\d ?\d{3} ?\d{3} ?\d{3}(?!\d)/g },
  { word: /aadh?aar/gi, form: /(?<!\d)[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?!\d)/g },
  { word: /주민(?:등록)?번호/g, form: /(?<!\d)\d{6}-?[1-8]\d{6}(?!\d)/g },
  { word: /マイナンバー|個人番号/g, form: /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)/g },
]

/** The words above, for the gate. */
export const NATIONAL_WORDS =
  'national insurance|nino|dni|nie|nif|cpf|curité sociale|curite sociale|ro de sécu|ro de secu|codice fiscale|steuer-id|steuerid|steuer-identifikation|aadhaar|aadhar|주민등록번호|주민번호|マイナンバー|個人番号'

/** Each stands behind its word. */
export function findNationalNumbers(text: string): readonly Found[] {
  const found: Found[] = []
  for (const { word, form, valid } of NUMBERS)
    for (const { index } of text.matchAll(word)) {
      const near = text.slice(index, index + REACH)
      for (const match of near.matchAll(form)) {
        const value = match[0].replace(/[ .-]/g, '').toUpperCase()
        const start = index + match.index
        if ((valid?.(value) ?? true) && !found.some((item) => item.start === start))
          found.push({ value, start, end: start + match[0].length })
      }
    }
  return found
}
