/** Numbers by which states know a person, named by the word that goes with them: without it they are digits like others. */
import {
  luhn,
  validAustrian,
  validBelgian,
  validBsn,
  validChilean,
  validCpf,
  validFinnish,
  validHongKong,
  validIndonesian,
  validIrish,
  validMalaysian,
  validNorwegian,
  validPersonnummer,
  validPesel,
  validPortuguese,
  validRomanian,
  validRussianTax,
  validSingaporean,
  validSnils,
  validSouthAfrican,
  validSpanishId,
  validSwiss,
  validTaiwanese,
  validTaxFile,
  validThai,
  validTurkish,
} from './national-checks.ts'
import { type Found, validSsn } from './numbers-of-people.ts'

type NationalNumber = { readonly word: RegExp; readonly form: RegExp; readonly valid?: (bare: string) => boolean }

/** Characters behind the word that are looked at: `CPF do cliente: …`, `national insurance number of …`. */
const REACH = 60
/** And before it, where only a number with a checksum counts: `… is her BSN`. */
const BEFORE = 30

const NUMBERS: readonly NationalNumber[] = [
  {
    word: /national insurance|\bnino\b|\bni (?:number|no)\b/gi,
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
  {
    word: /\bssn\b|social security (?:number|no)/gi,
    form: /(?<![\d-])\d{3}([ -]?)\d{2}\1\d{4}(?![\d-])/g,
    valid: validSsn,
  },
  { word: /[Ss]ocial [Ii]nsurance|\bSIN\b/g, form: /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)/g, valid: luhn },
  { word: /\btfn\b|tax file n/gi, form: /(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)/g, valid: validTaxFile },
  { word: /\bpps(?:n|\b)/gi, form: /(?<![A-Z0-9])\d{7}[A-W][A-IW]?(?![A-Z0-9])/gi, valid: validIrish },
  { word: /\bpesel\b/gi, form: /(?<!\d)\d{11}(?!\d)/g, valid: validPesel },
  { word: /\bbsn\b|burgerservice/gi, form: /(?<!\d)\d{9}(?!\d)/g, valid: validBsn },
  {
    word: /rijksregister|registre national/gi,
    form: /(?<!\d)\d{2}\.?\d{2}\.?\d{2}-?\d{3}[.-]?\d{2}(?!\d)/g,
    valid: validBelgian,
  },
  { word: /person(?:nummer|nr)/gi, form: /(?<!\d)(?:19|20)?\d{6}[-+]?\d{4}(?!\d)/g, valid: validPersonnummer },
  { word: /fødselsnummer|personnummer/gi, form: /(?<!\d)\d{6} ?\d{5}(?!\d)/g, valid: validNorwegian },
  { word: /\bcpr(?:-?n|\b)/gi, form: /(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}-\d{4}(?!\d)/g },
  { word: /henkilötunnus|\bhetu\b/gi, form: /(?<!\d)\d{6}[-+A-FU-Y]\d{3}[0-9A-Y](?![0-9A-Z])/g, valid: validFinnish },
  {
    word: /\b(?:ahv|avs)\b|sozialversicherung/gi,
    form: /(?<!\d)756\.?\d{4}\.?\d{4}\.?\d{2}(?!\d)/g,
    valid: validSwiss,
  },
  { word: /\bsvnr\b|sozialversicherung/gi, form: /(?<!\d)[1-9]\d{3} ?\d{6}(?!\d)/g, valid: validAustrian },
  { word: /\bcnp\b/gi, form: /(?<!\d)[1-9]\d{12}(?!\d)/g, valid: validRomanian },
  { word: /\bnif\b|contribuinte/gi, form: /(?<!\d)[123]\d{2} ?\d{3} ?\d{3}(?![\dA-Z])/gi, valid: validPortuguese },
  { word: /\bdni\b/gi, form: /(?<!\d)\d{2}\.\d{3}\.\d{3}(?![\dA-Z-])/gi },
  { word: /\brut\b/gi, form: /(?<!\d)\d{1,2}\.?\d{3}\.?\d{3}-[\dK](?![\dA-Z])/gi, valid: validChilean },
  { word: /\bcurp\b/gi, form: /(?<![A-Z0-9])[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d(?![A-Z0-9])/gi },
  { word: /(?<!\p{L})инн(?!\p{L})/giu, form: /(?<!\d)\d{12}(?!\d)/g, valid: validRussianTax },
  { word: /снилс/gi, form: /(?<!\d)\d{3}-?\d{3}-?\d{3}[ -]?\d{2}(?!\d)/g, valid: validSnils },
  { word: /паспорт/gi, form: /(?<!\d)\d{2} ?\d{2} ?(?:№|номер|n)? ?\d{6}(?!\d)/gi },
  { word: /kimlik/gi, form: /(?<!\d)[1-9]\d{10}(?!\d)/g, valid: validTurkish },
  {
    word: /(?:south african|\bsa|identity|\bid) (?:id|number|no)\b/gi,
    form: /(?<!\d)\d{6} ?\d{4} ?[01]\d{2}(?!\d)/g,
    valid: validSouthAfrican,
  },
  { word: /\bPAN\b/g, form: /(?<![A-Z0-9])[A-Z]{3}P[A-Z]\d{4}[A-Z](?![A-Z0-9])/g },
  { word: /emirates id|الهوية/gi, form: /(?<!\d)784-?(?:19|20)\d{2}-?\d{7}-?\d(?!\d)/g, valid: luhn },
  { word: /\bnric\b|\bFIN\b/gi, form: /(?<![A-Z0-9])[STFGM]\d{7}[A-Z](?![A-Z0-9])/gi, valid: validSingaporean },
  {
    word: /\bmykad\b|\bnric\b|kad pengenalan|\bic (?:number|no)/gi,
    form: /(?<!\d)\d{6}-\d{2}-\d{4}(?!\d)/g,
    valid: validMalaysian,
  },
  { word: /\b(?:nik|ktp)\b/gi, form: /(?<!\d)\d{16}(?!\d)/g, valid: validIndonesian },
  {
    word: /thai id|บัตรประชาชน|ประจำตัวประชาชน/gi,
    form: /(?<!\d)[1-8]-?\d{4}-?\d{5}-?\d{2}-?\d(?!\d)/g,
    valid: validThai,
  },
  { word: /căn cước|\bcccd\b/gi, form: /(?<!\d)0\d{11}(?!\d)/g },
  {
    word: /\bhkid\b|身[份分][证證]|identity card/gi,
    form: /(?<![A-Z0-9])[A-Z]{1,2}\d{6} ?\(?[\dA]\)?(?![A-Z0-9])/gi,
    valid: validHongKong,
  },
  { word: /通行[证證]|台胞[证證]|回[乡鄉][证證]/g, form: /(?<![A-Z0-9])[A-Z]\d{8,10}(?![A-Z0-9])/gi },
  { word: /身[份分][证證]|居留[证證]/g, form: /(?<![A-Z0-9])[A-Z][1289A-D]\d{8}(?!\d)/gi, valid: validTaiwanese },
]

/** The words above, for the gate. */
export const NATIONAL_WORDS =
  'national insurance|nino|ni number|ni no|dni|nie|nif|cpf|curité sociale|curite sociale|ro de sécu|ro de secu|codice fiscale|steuer-id|steuerid|steuer-identifikation|aadhaar|aadhar|주민등록번호|주민번호|マイナンバー|個人番号|' +
  'ssn|social security|social insurance|sin |sin:|tfn|tax file|pps|pesel|bsn|burgerservice|rijksregister|registre national|personnummer|personnr|fødselsnummer|cpr|henkilötunnus|hetu|ahv|avs|sozialversicherung|svnr|cnp|contribuinte|' +
  'rut |rut:|curp|инн|снилс|паспорт|kimlik|id number|id no|south african id|sa id|identity number|identity no|pan |pan:|emirates id|الهوية|nric|fin |fin:|mykad|kad pengenalan|ic number|ic no|nik |nik:|ktp|thai id|ประชาชน|căn cước|cccd|hkid|身份证|身份證|身分证|身分證|居留证|居留證|通行证|通行證|台胞证|台胞證|回乡证|回鄉證|identity card'

/** Each stands behind its word, or where it has a checksum, before it. */
export function findNationalNumbers(text: string): readonly Found[] {
  const found: Found[] = []
  const starts = new Set<number>()
  for (const { word, form, valid } of NUMBERS)
    for (const { index } of text.matchAll(word)) {
      const from = valid === undefined ? index : Math.max(0, index - BEFORE)
      // A number that the window cuts is another one: the sign before the window is looked at as well.
      for (const match of text.slice(from, index + REACH).matchAll(form)) {
        const start = from + match.index
        if (match.index === 0 && /[\p{L}\p{N}]/u.test(text[start - 1] ?? '')) continue
        const value = match[0].replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
        if (starts.has(start) || valid?.(value) === false) continue
        starts.add(start)
        found.push({ value, start, end: start + match[0].length })
      }
    }
  return found
}
