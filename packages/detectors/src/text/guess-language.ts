/** Guesses the language of a text from its script and its most common words. */
import type { Folded } from '../fold/fold.ts'
import { GATE } from '../fold/fold-kinds.ts'
import { TOKEN, tokensOf } from '../fold/text-tokens.ts'
import { extendHash, HASH_START } from '../fold/vocabulary.ts'

export const TEXT_LANGUAGES = ['en', 'zh', 'de', 'es', 'fr', 'pt', 'ja', 'ko', 'ru', 'vi', 'id', 'other'] as const
export type TextLanguage = (typeof TEXT_LANGUAGES)[number]

/**
 * A word that several languages write alike stands under all of them, so that it speaks for none: `a` is English, Spanish, French and
 * Portuguese, `die` English and German. Of equal counts the first language is meant.
 */
const COMMON_WORDS: Readonly<Record<'en' | 'de' | 'es' | 'fr' | 'pt' | 'vi' | 'id', string>> = {
  en:
    'the and is are you to of in it that this for on with not have be was i my we they your what how can do will at an or if please thanks hello hi no yes ' +
    'a as me so us but by from he she his her him them there their when who which would could should has had were been more about out up all get got go ' +
    'just like need now one our see some than then these those time want why did does don t s m re ll ve im its any because after before only into over ' +
    'very know make here back also please die man main com use',
  de:
    'der die das und ist nicht ich du wir sie ein eine einen mit auf fur von den dem im zu wie aber auch sich es hat sind bitte danke kann wird noch nur ' +
    'in an so was war man am bei bin bis da dann dass dein dich dir doch durch einer er euch gegen haben hab habe hier ihr ihre ihm immer ja jetzt kein keine ' +
    'mal man mein meine mehr mich mir muss nach nichts oder ohne schon sein sehr um uns unter viel vom vor wenn wer wieder will wo zum zur alle als also des',
  es:
    'el la los las de que y es en un una por con para no se lo como mas pero sus le ya muy yo tu esta este hola gracias todo son hay si del al ' +
    'a me te mi su nos ni ha he han era fue ser sin sobre tiene tengo puede porque cuando donde quien hace hacer bien solo todos todas eso esa ese esos esas ' +
    'estos estas soy eres estoy tan nada desde hasta entre cada otro otra nosotros ellos ella',
  fr:
    'le la les des et est un une que qui dans pour pas sur avec je tu nous vous ils ce cette mais du au il elle bonjour merci sont ne plus tout ' +
    'a de en me te se y on par ou si son sa ses mon ma mes ton ta tes leur leurs aux ces comme tous toutes etre ete suis es ai as avons avez ont fait faire ' +
    'bien jamais moi toi lui j qu quand meme rien sans elles etait peut va vais tres encore non dire',
  pt:
    'o a os as de que e um uma para com nao em do da no na por mais mas voce eu ele ela isso esta obrigado sao muito tem foi ao dos das se ' +
    'me te seu sua meu minha pelo pela nos nas num numa esse essa este isto ser ter temos vai vou aqui ja so tudo bem como quando onde quem porque ate ' +
    'sem sobre depois hoje amanha ontem pode posso preciso quero fazer estou estao ainda obrigada bom boa dia voces eles nosso nossa la tu si ha outra outro vez',
  vi:
    'khong nhe duoc nguoi cua va cho toi anh minh mot nhung trong voi thi nay roi cac lam viec chuyen tien phai vay len xuong hom chieu gui khach hang ' +
    'cong phong giup dang chua cung rat neu nhung ngay thang tai khoan ngan moi noi biet xin ban may tao tui chung nhu den di la em chi da',
  id:
    'yang untuk dengan tidak ini itu saya kamu anda kami kita ada bisa akan sudah belum tolong jangan aja nggak gak lagi juga atau kalau karena apa siapa ' +
    'dari pada mau banget sama oleh dalam nanti kantor semua orang lo gue gw nya udah aku kalian mereka ke di dan satu hari kirim mohon pak bu jual beli surat palsu terima bukan sedang rapat ' +
    'kerja tim cari butuh minta besok pagi sore malam sampai saja semuanya dasar',
}
/** Their commonest words are names and words of other languages where the marks are read away: one of them tells nothing. */
const TOLD_BY_TWO: readonly TextLanguage[] = ['vi', 'id']
const LOOKED_AT = 600

const languages = ['en', 'de', 'es', 'fr', 'pt', 'vi', 'id'] as const
const COMMON_SLOTS = 2_048
const commonHashes = new Int32Array(COMMON_SLOTS)
const commonBits = new Uint8Array(COMMON_SLOTS)
readCommonWords()
const counts = new Int32Array(languages.length)

function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (COMMON_SLOTS - 1)
  while (commonBits[slot] !== 0 && commonHashes[slot] !== hash) slot = (slot + 1) & (COMMON_SLOTS - 1)
  return slot
}

function readCommonWords(): void {
  languages.forEach((language, index) => {
    for (const word of COMMON_WORDS[language].split(' ')) {
      let hash = HASH_START
      for (let at = 0; at < word.length; at += 1) hash = extendHash(hash, word.charCodeAt(at))
      const slot = slotOf(hash)
      commonHashes[slot] = hash
      commonBits[slot] = (commonBits[slot] ?? 0) | (1 << index)
    }
  })
}

/** The language of a folded text; `said` is what its sender claims, which decides where script allows it. */
export function guessLanguage(folded: Folded, said: string | null): TextLanguage {
  const { gates } = folded
  const claimed = said === null ? null : claimedOf(said)
  if ((gates & GATE.kana) !== 0) return 'ja'
  if ((gates & GATE.hangul) !== 0) return 'ko'
  if (folded.han * 3 > folded.latin) return claimed === 'ja' ? 'ja' : folded.han > 0 ? 'zh' : (claimed ?? 'other')
  if ((gates & (GATE.foreign | GATE.letter)) !== 0 && folded.latin * 2 < folded.length)
    return isRussian(folded) ? 'ru' : 'other'
  return claimed ?? guessByWords(folded)
}

/** Letters of Ukrainian, Belarusian, Serbian and Macedonian, which Russian has not; Bulgarian is taken for it. */
const NOT_RUSSIAN: ReadonlySet<number> = new Set(Array.from('ієўґјљњћђџѕ', (letter) => letter.charCodeAt(0)))

function isRussian({ units, length }: Folded): boolean {
  let letters = 0
  for (let at = 0; at < length && at < LOOKED_AT; at += 1) {
    const unit = units[at] ?? 0
    if (NOT_RUSSIAN.has(unit)) return false
    if (unit >= 0x430 && unit <= 0x44f) letters += 1
  }
  return letters * 3 > Math.min(length, LOOKED_AT)
}

function claimedOf(said: string): TextLanguage | null {
  const claimed = said.toLowerCase().split('-')[0]
  return TEXT_LANGUAGES.find((language) => language === claimed) ?? null
}

function guessByWords(folded: Folded): TextLanguage {
  const { count, starts, ends, hashes, kinds } = tokensOf(folded)
  counts.fill(0)
  for (let token = 0; token < count && (starts[token] ?? 0) < LOOKED_AT; token += 1) {
    const kind = kinds[token]
    if (kind === TOKEN.plain) countWord(hashes[token] ?? 0)
    else if (kind === TOKEN.word) countParts(folded, starts[token] ?? 0, ends[token] ?? 0)
  }
  let best = 0
  for (let index = 1; index < counts.length; index += 1) if ((counts[index] ?? 0) > (counts[best] ?? 0)) best = index
  const found = languages[best] ?? 'other'
  return (counts[best] ?? 0) >= (TOLD_BY_TWO.includes(found) ? 2 : 1) ? found : 'other'
}

/** "it's", "c'est": what stands before and after the apostrophe are words too. */
function countParts({ units }: Folded, start: number, end: number): void {
  let hash = HASH_START
  for (let at = start; at <= end; at += 1) {
    const unit = at < end ? (units[at] ?? 0) : 0
    if (unit >= 0x61 && unit <= 0x7a) hash = extendHash(hash, unit)
    else {
      countWord(hash)
      hash = HASH_START
    }
  }
}

function countWord(hash: number): void {
  const bits = commonBits[slotOf(hash)] ?? 0
  if (bits === 0) return
  for (let index = 0; index < languages.length; index += 1)
    if ((bits & (1 << index)) !== 0) counts[index] = (counts[index] ?? 0) + 1
}
