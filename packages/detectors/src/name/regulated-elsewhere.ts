/**
 * Banks, insurers, universities and hospitals as other languages than English, Chinese and those of `claim-words.ts` call them. Own
 * compilation of public facts. Other scripts are read in the name as written, since the fold for look-alikes turns them into Latin; a
 * name in Latin letters in its words without accents.
 */

import { END, spellByScript, spelled, START } from './spell-by-script.ts'

type Weighted = readonly [words: RegExp, score: number]
type Regulated = {
  readonly script: RegExp
  readonly patterns: readonly Weighted[]
  /** What stands at such a place, sells to it, or is none although the word stands there. */
  readonly none: RegExp
}

const BY_SCRIPT: readonly Regulated[] = [
  {
    script: /\p{Script=Cyrillic}/u,
    patterns: [
      [spelled(`^(?:(?:ооо|оао|зао|пао|ао|тов|ат) )?["«“]?(?:[\\p{L}-]+ )?(?:банк|\\p{L}{3,}банк)${END}`), 0.86],
      [
        spelled(`${START}(?:банк|\\p{L}{3,}банк)["»”]?$|${START}банк (?:развития|россии|україни|казахстана)${END}`),
        0.86,
      ],
      [spelled(`${START}\\p{L}+(?:ий|ый|ой|ски) (?:\\p{L}+ ){0,2}ун[иі]верситет${END}`), 0.86],
      [spelled(`${START}(?:госуниверситет|медуниверситет|політех|политех)${END}`), 0.84],
      [
        spelled(
          `${START}(?:городская|районная|областная|центральная|клиническая|краевая|республиканская|участковая|міська|обласна|районна|клінічна|центральна) (?:\\p{L}+ ){0,2}(?:больница|лікарня|поликлиника)${END}`,
        ),
        0.86,
      ],
      [
        spelled(`${START}(?:страховая|страхова) (?:компан[иі]я|группа|група)${END}|${START}\\p{L}+госстрах${END}`),
        0.84,
      ],
    ],
    none: spelled(
      `${START}(?:кафе|бар|ресторан|магазин|салон|кав['’]?ярня|столовая|аптека|общежитие|музей|ветеринар\\p{L}*|детский университет|(?:фото|видео|био|гео|вело|фуд|продо?|пауэр|павер|повер|рок|аудио|контент)банк|(?:продуктовый|продовольчий|вещевой) банк|банк (?:данных|знаний|идей|крови|времени|еды|вакансий|семян|вещей|заданий|слов|фотографий|крові|ідей|даних|часу|їжі))${END}`,
    ),
  },
  {
    script: /\p{Script=Hangul}/u,
    patterns: [
      [spelled('(?:은행|저축은행|신용협동조합|새마을금고)(?:지주|그룹)?(?:㈜|\\(주\\)| ?주식회사)?$'), 0.86],
      [spelled('은행 ?(?:대출|고객|상담|콜센터|금융)'), 0.84],
      [spelled('(?:생명|화재|손해)보험|화재해상'), 0.84],
      [spelled('대학교(?:병원|대학원)?(?:$| )|대학병원|대학원$'), 0.86],
      [spelled('(?:병원|의료원)$'), 0.84],
    ],
    none: spelled(
      '(?:혈액|문제|종자|시간|기억|정보|인재|아이디어|단어|유전자|데이터|탄소|헌혈|책|장난감|옷|음식|푸드) ?은행|(?:동물|인형|장난감|식물|휴대폰|컴퓨터|나무|시계|자전거|펫) ?병원|카페|식당|약국|서점|하숙|고시원|분식',
    ),
  },
  {
    script: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    patterns: [
      [spelled('(?:信用金庫|信用組合|労働金庫)(?:$|.{0,6}支店$)'), 0.86],
      [spelled('(?:生命|損害|火災|海上)保険(?:株式会社|相互会社|$)|保険(?:株式会社|相互会社)$'), 0.84],
      [spelled('^.{2,}大学(?:附属)?病院$|(?:総合|中央|市民|市立|県立|国立|赤十字|医療センター|記念)病院$'), 0.86],
      [spelled('証券(?:株式会社)?$'), 0.8],
    ],
    none: spelled('動物|どうぶつ|おもちゃ|人形|ペット|カフェ|食堂|薬局|売店|前$'),
  },
  {
    script: /\p{Script=Arabic}/u,
    patterns: [
      [spelled(`^(?:شركة |مجموعة )?(?:ال)?(?:بنك|مصرف)${END}`), 0.86],
      [spelled(`^(?:ال)?(?:جامعة|مستشفى)${END}`), 0.86],
      [spelled(`${START}للتأمين${END}|^شركة (?:ال)?تأمين${END}`), 0.84],
    ],
    none: spelled(
      `${START}(?:مطعم|مقهى|صيدلية|مكتبة|سكن|بنك (?:ال)?(?:طعام|دم|معلومات|أفكار|وقت|كتب|ملابس|أسئلة)|مستشفى (?:ال)?(?:حيوانات|بيطري|دمى|ألعاب|جوالات))${END}`,
    ),
  },
  {
    script: /\p{Script=Hebrew}/u,
    patterns: [
      [spelled(`^(?:ה)?בנק${END}`), 0.86],
      [spelled(`^(?:ה)?אוניברסיט[הת]${END}`), 0.86],
      [spelled(`^(?:ה)?(?:בית (?:ה)?חולים|מרכז (?:ה)?רפואי)${END}`), 0.86],
      [spelled(`חברה לביטוח${END}|${START}ביטוח בע["״]מ`), 0.84],
    ],
    none: spelled(
      `${START}(?:קפה|מסעדת|בנק (?:ה)?(?:מזון|דם|זמן|רעיונות|מידע|שאלות|ספרים|בגדים)|בית חולים (?:וטרינרי|לבובות|לחיות|לבעלי))${END}`,
    ),
  },
  {
    script: /\p{Script=Thai}/u,
    patterns: [
      [spelled('^(?:บริษัท ?)?ธนาคาร'), 0.86],
      [spelled('^(?:มหาวิทยาลัย|โรงพยาบาล)'), 0.86],
      [spelled('ประกันภัย|ประกันชีวิต'), 0.84],
    ],
    none: spelled(
      'ร้าน|คาเฟ่|หอพัก|โรงพยาบาล(?:สัตว์|ตุ๊กตา|รถ|คอม|มือถือ)|ธนาคาร(?:ต้นไม้|อาหาร|เลือด|โลหิต|ขยะ|เวลา|เมล็ด|ปู|ขนม|ความ|ข้อสอบ|หนังสือ|น้ำ)',
    ),
  },
  {
    script: /\p{Script=Devanagari}/u,
    patterns: [
      [spelled(`${START}बैंक(?:$| (?:ऑफ|लिमिटेड)${END})`), 0.86],
      [spelled(`${START}(?:विश्वविद्यालय|अस्पताल|चिकित्सालय)$`), 0.86],
      [spelled(`${START}बीमा (?:निगम|कंपनी)`), 0.84],
    ],
    none: spelled('(?:पशु|पालतू|गुड़िया) |(?:किताब|पुस्तक|ब्लड|रक्त|फूड|अन्न|रोटी|वस्त्र|बीज|खाद्य|डेटा|पावर) बैंक|दुकान|रेस्टोरेंट'),
  },
  {
    script: /\p{Script=Greek}/u,
    patterns: [
      [spelled(`^(?:\\p{L}+ )?τραπεζα${END}`), 0.86],
      [spelled(`^(?:\\p{L}+ )?(?:πανεπιστημιο|πολυτεχνειο|νοσοκομειο)${END}`), 0.86],
      [spelled(`ασφαλιστικη (?:εταιρ[εί]?ια|α ?ε)`), 0.84],
    ],
    none: spelled(
      `${START}(?:καφε|ταβερνα|εστιατοριο|βιβλιοπωλειο|φαρμακειο|κτηνιατρικο|ζωων|τραπεζα (?:τροφιμων|αιματοσ|χρονου|ιδεων|σπορων|δεδομενων|θεματων))${END}`,
    ),
  },
]

/** Latin words without accents. A kind that stands before the name, or behind it, as the language has it. */
const IN_LATIN: readonly Weighted[] = [
  // Turkish
  [/\b(?:\w+ )(?:katilim )?bankasi(?: (?:as|a s|turk|tao|t a o|anonim sirketi))*$/, 0.86],
  [/\buniversitesi(?: (?:hastanesi|tip fakultesi))?$|(?<=\w )hastanesi$/, 0.86],
  [/(?<=\w )sigorta(?: (?:as|a s|anonim sirketi))?$/, 0.8],
  // Indonesian and Malay
  [/^(?:universitas|universiti) \w+|^rumah sakit \w+|^hospital (?:besar|umum|daerah|tengku|sultan|pakar)\b/, 0.86],
  [
    /^bank (?:negara|rakyat|mandiri|nusantara|syariah|pembangunan|islam|muamalat|daerah|jawa|sumatera|kalimantan|sulawesi|bali|papua|tabungan|perkreditan|simpanan|kerjasama)\b/,
    0.86,
  ],
  [/^(?:asuransi|takaful) \w+/, 0.78],
  // Polish and Czech
  [/^(?:\w+ )?bank (?:polski|polska|spoldzielczy|handlowy|zachodni|gospodarstwa|pocztowy)\b/, 0.86],
  [/^(?:szpital|nemocnice) \w+|^(?:\w+(?:ni|ska|cka) )?nemocnice\b|\b(?:towarzystwo|zaklad) ubezpieczen\b/, 0.84],
  // Nordic and Finnish
  [/^\w+ universitet(?:et)?$|\b\w*universitet(?:s|ets)?(?:sjukhus(?:et)?|sykehus(?:et)?|sygehus|hospital)$/, 0.86],
  [/^\w+ (?:sjukhus(?:et)?|sykehus(?:et)?|sygehus)$|(?<=\w)(?:lasarettet|lanssjukhus)$/, 0.84],
  [/^(?:lans|fors)?sparbanken\b|^(?:\w+ )?\w*sparebank(?:en)?(?: \w+)?$|\bsparekasse(?:n)?\b/, 0.86],
  [/(?<=\w )(?:yliopisto|korkeakoulu|keskussairaala)$|(?<=\w{3})(?:osuus|saasto)pankki\b/, 0.86],
  // Dutch, Hungarian, Romanian
  [/^(?:\w+ )?(?:academisch |universitair )?ziekenhuis(?: \w+)?$/, 0.84],
  [/(?<=\w )(?:egyetem|korhaz|takarekszovetkezet)$|(?<=\w )tudomanyegyetem\b/, 0.86],
  [/^spitalul (?:\w+ )*\w+/, 0.84],
  // French, Italian, Portuguese and Spanish hospitals stand before their saint or their place.
  [
    /^(?:hopital|hopitaux|centre hospitalier) (?:universitaire |regional |general )?\w+|^(?:ospedale|ospedali|policlinico|azienda ospedaliera) \w+/,
    0.84,
  ],
  [/^hospital (?:das?|dos?|de|del|clinico|regional|provincial|infantil|municipal) \w+/, 0.84],
]

/** One of these stands in whatever the patterns above find: most names have none, and are read once. */
const HINT =
  /ban[ck]|pankki|kass|universi|yliopisto|korkeakoulu|egyetem|hastane|rumah sakit|hospital|hopita|ospedal|policlin|szpital|nemocnic|sjukhus|sykehus|sygehus|lasarett|sairaala|ziekenhuis|korhaz|spitalul|sigorta|asuransi|takaful|ubezpieczen|takarek/

const NONE_IN_LATIN =
  /\b(?:oyuncak|hayvan|bebek|telefon|bilgisayar|saat|pelus|evcil) hastanesi\b|\b(?:gida|kan|fikir|zaman|soru|kitap|esya|tohum|organ|veri) bankasi\b|\b(?:rumah sakit|hospital) (?:hewan|boneka|gadget|hp|laptop|haiwan)\b|\bszpital(?:e)? (?:lalek|zabawek|dla (?:lalek|zwierzat)|telefonow)\b|\b(?:dieren|poppen|fietsen)ziekenhuis\b|\b(?:allat|baba)korhaz\b|\bziekenhuis voor dieren\b|\bhopital(?:aux)? (?:des|pour|aux) (?:poupees|animaux|jouets|telephones|velos)\b|\bospedale (?:delle|dei|degli|per|veterinario) ?(?:bambole|giocattoli|animali|libri)?\b|\bhospital (?:das?|dos?|de|del|de los|de las) (?:mascotas|animais|animales|bonecas|munecas|brinquedos|juguetes|celulares|moviles|livros|libros|roupas)\b|\bspitalul (?:jucariilor|papusilor|veterinar|animalelor|telefoanelor)\b|\b(?:djur|katt|hund|dock)sjukhus(?:et)?\b|\bdyre(?:sykehus|hospital)\w*\b|\b(?:elain|nukke)sairaala\b|\b(?:ruoka|veri|idea|aika)pankki\b/

/** Vietnamese is told by its accents: without them its words are those of others. */
const VIETNAMESE: readonly Weighted[] = [
  [
    /^(?:công ty (?:\p{L}+ )*)?ngân hàng(?! (?:đề|máu|câu|thực phẩm|ý tưởng|gen|thời gian|hạt|mô|sách|quần áo))(?!\p{L})/u,
    0.86,
  ],
  [/^(?:trường )?(?:đại học|học viện) \p{L}+/u, 0.84],
  [/^(?:phòng khám )?bệnh viện(?! (?:thú y|máy|điện thoại|đồ chơi|gấu|búp bê|cây))(?!\p{L})/u, 0.86],
  [/^(?:công ty |tổng công ty )?(?:cổ phần )?bảo hiểm \p{L}+/u, 0.8],
]

/** A doctor's practice in Japan is called 医院, which is a hospital in China: what only Japan writes so. */
const isJapanesePractice = (raw: string): boolean =>
  /(?:歯|小児|皮膚|鼻咽喉|産婦人|泌尿器|胃腸|循環器)科医院|^.{1,4}内科医院$/u.test(raw) ||
  (/[\u3041-\u30fa]/u.test(raw) && /科医院/u.test(raw))

/** Shops that are called after the bank, the university or the hospital they stand at. Latin words without accents. */
const SHOP_THERE =
  /\b(?:banka|universite|hastane|sigorta) (?:sokagi|caddesi|kirtasiye|kafe|cafe|kitabevi|yurdu|eczanesi|kantini|fotokopi|bufe|otel)\b|^(?:panaderia|farmacia|libreria|cafeteria|papeleria|fotocopias|residencia|hostal|boulangerie|pharmacie|librairie|papeterie|padaria|livraria|papelaria|panificio|cartoleria|copisteria|pasticceria|ferreteria|peluqueria|fruteria|floristeria|quiosco|bar|cafe|restaurante?|taberna|tasca|ristorante|trattoria|osteria|pizzeria|ferramenta|brasserie|bistrot?|tabac|auberge|hotel|fleuriste|coiffure|bloemen|bakkerij|slagerij|kapsalon) (?:(?:de|del|da|do|du|di|de la|de l|della|la|l|el|il|le|lo|o|a|bij de|bij het) )?(?:universidad|universite|universidade|universita|hospital|hopital|ospedale|banco|banque|banca|bank|ziekenhuis)$/

/** Whether a name names one only by the way. `words`: its Latin words without accents. */
export const isByTheWay = (raw: string, words: string): boolean => isJapanesePractice(raw) || SHOP_THERE.test(words)

export type RegulatedWord = { readonly word: string; readonly score: number }

function best(text: string, patterns: readonly Weighted[]): RegulatedWord | null {
  const found = patterns.flatMap(([pattern, score]) => {
    const match = pattern.exec(text)
    return match === null ? [] : [{ word: match[0].trim(), score }]
  })
  return found.toSorted((a, b) => b.score - a.score)[0] ?? null
}

const ASCII = /^[\x20-\x7e]*$/

/** What a name claims to be by a word that only a licence gives, in such a language. `words`: its Latin words without accents. */
export function regulatedElsewhere(raw: string, words: string): RegulatedWord | null {
  const inLatin = HINT.test(words) && !NONE_IN_LATIN.test(words) ? best(words, IN_LATIN) : null
  if (inLatin !== null || ASCII.test(raw)) return inLatin
  const text = spellByScript(raw)
  for (const { script, patterns, none } of BY_SCRIPT) {
    if (!script.test(text) || none.test(text)) continue
    const found = best(text, patterns)
    if (found !== null) return found
  }
  return best(text, VIETNAMESE)
}
