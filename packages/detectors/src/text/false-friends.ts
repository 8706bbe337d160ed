/**
 * Words of other languages that are written like a slur of English, or like words of a list without their accents: `slut` is the end of a
 * thing in Swedish and Danish, `paki` asks for something in Tagalog and is a packet's in Estonian, `kunt` is "you can" in Dutch, `bộ cài` an
 * installer in Vietnamese. In a text of their own another word of the same length stands in their place, so that each place is one of the
 * text as sent.
 */
type Friend = { readonly form: RegExp; readonly reads: string; readonly isMeant: (text: string) => boolean }

const NORDIC_LETTER = /[åæøäö]/i
const NORDIC_WORDS =
  /(?<!\p{L})(?:och|og|är|er|det|att|at|på|som|til|till|ikke|ikkje|inte|med|av|jag|jeg|eg|ett|et|för|mot|ved|vid|blir|bliver|blev|ble|från|fra|nå|nu|kan|har|ska|skal|vi|du|den|en)(?!\p{L})/giu
/** One may stand in any language. */
const ENOUGH_WORDS = 2

/** Right beside it: where a thing ends, and what has come to its end. */
const NORDIC_END =
  /(?<!\p{L})(?:er|är|til|till|mot|ved|vid|før|före|snart|helt|inte|ikke|tar|tager|blir|bliver|blev|ble|var|være|vara)\s{1,3}slutt?(?!\p{L})|(?<!\p{L})slutt?\s{1,3}(?:på|med|för|nu|nå|kl|klockan|klokken|kl\.|er|är|og|och|blev|blir)(?!\p{L})/iu

const TAGALOG =
  /(?<!\p{L})(?:po|naman|lang|na|ng|mga|ang|sa|ko|mo|yung|nyo|niyo|ninyo|kay|muna|din|rin|salamat|natin|namin|ba)(?!\p{L})/iu
/** What is asked for at work, in English as often as not; whom somebody slurs stands behind other words. */
const ASKED =
  /(?<!(?<!\p{L})(?:an?|the|that|this|those|these|some|dirty|you|every|no|of)\s{1,3})(?<!\p{L})paki[\s-]{1,3}(?:check|send|confirm|update|sign|review|reply|forward|follow|note|read|add|join|submit|attach|print|see|approve|share|fill|include|wait|ask|text|resend|email|upload|download|verify|advise|arrange|schedule|provide|fix|change|make)(?!\p{L})/iu
const ESTONIAN_LETTER = /[õäü]/i

/** Without those that are English as well. */
const DUTCH_WORDS =
  /(?<!\p{L})(?:het|een|voor|niet|op|je|jij|dat|om|te|ook|als|bij|naar|dit|zijn|maar|geen|alleen|deze|hebt|worden|wordt|verder|aantal|waar|nog|wel|kan|uw|wij|ze|mijn|uit|aan|de|u)(?!\p{L})/giu
const ROMANIAN_WORDS =
  /(?<!\p{L})(?:și|şi|să|este|sunt|pentru|care|în|din|nu|pe|ar|fi|mai|acest|această|trebuie|dacă|unui|unei|lui|ale|fost)(?!\p{L})/giu
const CZECH_LETTER = /[ěřůťďň]/i
const VIETNAMESE_WORDS =
  /(?<!\p{L})(?:của|và|là|không|được|các|một|những|với|này|để|trong|có|bạn|sẽ|khi|từ|trên|đã|người|cần|hoặc|nếu|cho|về|làm)(?!\p{L})/giu

/** Whether so many different words of a kind stand in a text. */
function holdsWords(text: string, words: RegExp, least: number): boolean {
  return new Set(Array.from(text.matchAll(words), ([word]) => word.toLowerCase())).size >= least
}

const isVietnamese = (text: string): boolean => holdsWords(text, VIETNAMESE_WORDS, ENOUGH_WORDS)

function isNordic(text: string): boolean {
  if (NORDIC_END.test(text)) return true
  return holdsWords(text, NORDIC_WORDS, ENOUGH_WORDS + (NORDIC_LETTER.test(text) ? 0 : 1))
}

const FRIENDS: readonly Friend[] = [
  // Nobody says these in English.
  {
    form: /(?<!\p{L})slut(?=(?:t?en|t?et|te[rs]?|tar|tat|tade|ar|at|ade|ning\p{L}{0,12}|lig\p{L}{0,12}|giltig\p{L}{0,6}|resultat\p{L}{0,4}|f[öø]r\p{L}{0,8}|brugere?|kund\p{L}{0,6}|spil\p{L}{0,4})(?!\p{L}))/giu,
    reads: 'stop',
    isMeant: () => true,
  },
  { form: /(?<!\p{L})slut(?=dat(?:um|o|oen)(?!\p{L}))/giu, reads: 'stop', isMeant: () => true },
  // Whoever is called one in English stays so, whatever stands beside it.
  {
    form: /(?<!(?<!\p{L})(?:a|you|the|this|that|such|dirty|little|stupid|fucking|ugly|real)\s{1,3})(?<!\p{L})slut(?=t?(?!\p{L})|a(?!\p{L}))/giu,
    reads: 'stop',
    isMeant: isNordic,
  },
  {
    form: /(?<!\p{L})paki(?!\p{L})/giu,
    reads: 'help',
    isMeant: (text) => TAGALOG.test(text) || ASKED.test(text) || ESTONIAN_LETTER.test(text),
  },
  {
    form: /(?<!(?<!\p{L})(?:a|an|you|the|this|that|such|dirty|little|stupid|fucking|ugly|real|what)\s{1,3})(?<!\p{L})kunt(?!\p{L})/giu,
    reads: 'moet',
    isMeant: (text) => holdsWords(text, DUTCH_WORDS, ENOUGH_WORDS),
  },
  {
    form: /(?<!\p{L})kies(?!\p{L})/giu,
    reads: 'neem',
    isMeant: (text) => holdsWords(text, DUTCH_WORDS, ENOUGH_WORDS),
  },
  // A call to leave something be, as its opening: nobody begins with a slur and goes on in Dutch.
  {
    form: /(?<!\p{L})negeer(?!\p{L})/giu,
    reads: 'vermij',
    isMeant: (text) => holdsWords(text, DUTCH_WORDS, ENOUGH_WORDS) || /^\s*negeer\s/i.test(text),
  },
  {
    form: /(?<!\p{L})cum(?!\p{L})/giu,
    reads: 'cam',
    isMeant: (text) => holdsWords(text, ROMANIAN_WORDS, ENOUGH_WORDS),
  },
  {
    form: /(?<=(?<!\p{L})se )máte(?!\p{L})/giu,
    reads: 'jste',
    isMeant: (text) => CZECH_LETTER.test(text),
  },
  // Pinyin of a list, and `đồ chó`, are not what these syllables say: a bar keeps them apart.
  {
    form: /(?<=(?<!\p{L})b[oòóỏõọôồốổỗộơờớởỡợ]) (?=c[aàáảãạ]i(?!\p{L}))/giu,
    reads: '|',
    isMeant: isVietnamese,
  },
  {
    form: /(?<=(?<!\p{L})[dđ][uùúủũụưừứửữự]) (?=(?:b[oòóỏõọôồốổỗộơờớởỡợ]|ch[aàáảãạăằắẳẵặ]ng)(?!\p{L}))/giu,
    reads: '|',
    isMeant: isVietnamese,
  },
  {
    form: /(?<=(?<!\p{L})n[aàáảãạ]o) (?=c[aàáảãạăằắẳẵặâầấẩẫậ]n(?!\p{L}))/giu,
    reads: '|',
    isMeant: isVietnamese,
  },
  {
    form: /(?<=(?<!\p{L})t[aàáảãạ] m[aàáảãạ]) (?=[dđ][eèéẻẽẹêềếểễệ](?!\p{L}))/giu,
    reads: '|',
    isMeant: isVietnamese,
  },
  {
    form: /(?<=(?<!\p{L})đó) (?=cho(?!\p{L}))/giu,
    reads: '|',
    isMeant: isVietnamese,
  },
]

/** What no text without one of these holds. The Vietnamese letters stand in no other language here. */
const ANY = /slut|paki|kunt|kies|negeer|cum|se máte|[đạ-ỹ]/i

/** The text itself, as nearly always. */
export function withoutFalseFriends(text: string): string {
  if (!ANY.test(text)) return text
  return FRIENDS.reduce(
    (read, { form, reads, isMeant }) => (read.search(form) >= 0 && isMeant(read) ? read.replace(form, reads) : read),
    text,
  )
}
