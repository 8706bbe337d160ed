/**
 * State institutions and armed forces whose names are written in neither Latin nor Chinese words: Japanese, Korean, Russian,
 * Ukrainian, Arabic, Thai, Hindi. Own compilation of public facts. Read in the name as written, since the fold for
 * look-alikes turns Cyrillic into Latin.
 */

type Organs = {
  readonly script: RegExp
  readonly state: RegExp
  readonly political: RegExp | null
  readonly civil: RegExp | null
}

const word = (alternatives: string): RegExp => new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'u')

const BY_SCRIPT: readonly Organs[] = [
  {
    script: /\p{Script=Cyrillic}/u,
    state: word(
      'правительств[оа]|министерств[оа]|прокуратура|генеральная прокуратура|федеральная (?:\\p{L}+ )?служба|государственная дума|госдума|совет федерации|верховный суд|конституционный суд|районный суд|городской суд|областной суд|арбитражный суд|администрация (?:города|президента|района|области|края)|следственный комитет|центральный банк|банк россии|таможенная служба|налоговая инспекция|посольство|генеральное консульство|полиция|управление мвд|мвд россии|фсб россии|росгвардия|міністерство|верховна рада|кабінет міністрів|прокуратура україни|національна поліція',
    ),
    political: word(
      'вооруж[её]нные силы|министерство обороны|генеральный штаб|воинская часть(?: \\d+)?|военная часть|единая россия|кпрф|лдпр|коммунистическая партия|збройні сили|слуга народу',
    ),
    civil: /кафе|ресторан|магазин|салон|бар(?!\p{L})/u,
  },
  {
    script: /\p{Script=Hangul}/u,
    state:
      /대한민국 ?정부|대통령실|대통령 ?비서실|청와대|국무총리실|국무조정실|기획재정부|외교부|국방부|법무부|교육부|행정안전부|문화체육관광부|농림축산식품부|산업통상자원부|보건복지부|환경부|고용노동부|여성가족부|국토교통부|해양수산부|중소벤처기업부|통일부|경찰청|경찰서|국세청|세무서|관세청|조달청|통계청|병무청|소방청|기상청|검찰청|대법원|헌법재판소|지방법원|고등법원|가정법원|대한민국 ?국회|국가정보원|감사원|금융감독원|금융위원회|공정거래위원회|한국은행|선거관리위원회|(?:특별|광역)시청|\p{L}{2,}(?:시청|구청|군청|도청)$|대사관|총영사관/u,
    political:
      /대한민국 ?(?:육군|해군|공군|해병대)|국군|육군|해군|공군본부|해병대|조선노동당|국민의힘|더불어민주당|정의당|제?\d+(?:사단|여단|연대|대대)/u,
    civil: /카페|식당|치킨|서점|학원|분식|호프|편의점/u,
  },
  {
    script: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    state:
      /日本国政府|内閣(?:府|官房)|総務省|外務省|法務省|財務省|文部科学省|厚生労働省|農林水産省|経済産業省|国土交通省|環境省|防衛省|デジタル庁|警察庁|警視庁|国税庁|金融庁|消防庁|特許庁|気象庁|文化庁|公安調査庁|検察庁|最高裁判所|高等裁判所|地方裁判所|家庭裁判所|税務署|警察署|県警本部|市役所|区役所|町役場|村役場|県庁|都庁|府庁|道庁|衆議院|参議院|日本銀行|年金事務所|ハローワーク|法務局|入国管理局|大使館|総領事館/u,
    political: /陸上自衛隊|海上自衛隊|航空自衛隊|自由民主党|立憲民主党|日本共産党|公明党|日本維新の会/u,
    civil: /カフェ|食堂|ラーメン|居酒屋|書店|喫茶|商店|前店|(?:前|横|通り)(?:店|支店)/u,
  },
  {
    script: /\p{Script=Arabic}/u,
    state:
      /(?:وزارة|رئاسة (?:الجمهورية|الوزراء|مجلس الوزراء)|مجلس الوزراء|مجلس الأمة|مجلس النواب|النيابة العامة|المحكمة (?:العليا|الدستورية)|محكمة|سفارة|قنصلية|الديوان الملكي|البنك المركزي|مصلحة (?:الضرائب|الجمارك)|شرطة|الشرطة|حكومة)(?!\p{L})/u,
    political: /القوات المسلحة|الجيش|الحرس الثوري|الحرس الوطني|حزب الله|حركة حماس/u,
    civil: /مطعم|مقهى|متجر|صيدلية/u,
  },
  {
    script: /\p{Script=Thai}/u,
    state:
      /กระทรวง|รัฐบาล|สำนักนายกรัฐมนตรี|สำนักงานตำรวจ|สถานีตำรวจ|ศาลฎีกา|ศาลรัฐธรรมนูญ|กรมสรรพากร|กรมศุลกากร|ธนาคารแห่งประเทศไทย|สถานทูต/u,
    political: /กองทัพ|พรรคเพื่อไทย|พรรคก้าวไกล|พรรคประชาธิปัตย์/u,
    civil: /ร้าน|คาเฟ่/u,
  },
  {
    script: /\p{Script=Devanagari}/u,
    state:
      /मंत्रालय|भारत सरकार|राज्य सरकार|प्रधानमंत्री कार्यालय|उच्चतम न्यायालय|उच्च न्यायालय|पुलिस|आयकर विभाग|भारतीय रिज़र्व बैंक|दूतावास|नगर निगम/u,
    political: /भारतीय सेना|भारतीय जनता पार्टी|भारतीय राष्ट्रीय कांग्रेस|आम आदमी पार्टी/u,
    civil: /रेस्टोरेंट|दुकान/u,
  },
]

/** The institution that a name names in such a script, as written. */
export function organByScript(raw: string): { readonly kind: 'state' | 'political'; readonly word: string } | null {
  const text = raw.normalize('NFKC').toLowerCase()
  for (const { script, state, political, civil } of BY_SCRIPT) {
    if (!script.test(text) || civil?.test(text) === true) continue
    const army = political?.exec(text)
    if (army !== null && army !== undefined) return { kind: 'political', word: army[0] }
    const organ = state.exec(text)
    if (organ !== null) return { kind: 'state', word: organ[0] }
  }
  return null
}
