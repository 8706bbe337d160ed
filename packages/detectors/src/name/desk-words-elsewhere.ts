/**
 * Who sees to people, payments and parcels, as some thirty languages call it: beside a well-known name these words add nothing of one's own, as
 * `support` and `refunds` do. Each is what swindlers put behind the name of a bank, a carrier or an office; trades that firms name
 * themselves after stand nowhere here.
 */
import { plainText, wordsOf } from '../skeleton/skeleton.ts'

const WORDS = [
  // German, Dutch, and the languages of the north.
  'personal personalabteilung personalwesen sicherheit sicherheitsabteilung kundenbetreuung kundencenter kundenhilfe erstattung erstattungen rückerstattung auszahlung auszahlungen',
  'zollabteilung zollgebühren bewerbung bewerbungen ermittlungen beitragsservice rechnungsstelle betrugsabteilung betrugsprävention gehaltsabrechnung nachzahlung hilfe',
  'klantenservice klantendienst beveiliging teruggave terugbetaling bezorging nabezorging facturatie personeelszaken fraudedesk fraudehelpdesk hulp',
  'kundtjänst kundservice säkerhet återbetalning leverans kundeservice sikkerhet sikkerhed tilbagebetaling tilbakebetaling refusjon refusion asiakaspalvelu palautus turvallisuus tuki',
  // French, Italian, Spanish, Portuguese, Romanian.
  'remboursement remboursements sécurité clients clientèle facturation ressources humaines recrutement fraude antifraude réclamations aide',
  'rimborsi rimborso sicurezza assistenza clienti bolletta bollette fatturazione risorse umane consegne antifrode',
  'devolución devoluciones reembolso reembolsos reintegro reintegros seguridad atención cliente clientes rrhh recursos humanos ayuda facturación paquetería multas cobranza',
  'atendimento suporte segurança rh restituição rastreio entregas cobrança ajuda apoio rambursări rambursare suport clienți securitate',
  // Polish, Czech, Hungarian, Turkish, Greek.
  'bezpieczeństwo zwrot zwroty dopłaty pomoc obsługa klienta kadry rekrutacja doručení doplatky podpora zákaznická zákaznický bezpečnost vrácení ügyfélszolgálat visszatérítés biztonság',
  'destek müşteri hizmetleri güvenlik iade iadesi yardım şikayet insan kaynakları υποστήριξη επιστροφές ασφάλεια εξυπηρέτηση πελατών',
  // Russian and Ukrainian.
  'поддержка поддержки безопасность безопасности служба отдел кадров возврат возвраты доставка помощь підтримка підтримки безпека безпеки повернення відділ кадрів',
  // Indonesian, Malay, Vietnamese.
  'cs cskh layanan nasabah pelanggan pusat bantuan keamanan pengaduan pengembalian khidmat aduan hỗ trợ hoàn thuế chăm sóc khách hàng bảo mật nhân sự',
  // Arabic, Persian, Hebrew, Hindi, Thai, Korean.
  'خدمة العملاء الدعم الفني الموارد البشرية استرداد المخالفات پشتیبانی خدمات مشتریان שירות לקוחות תמיכה סיוע सहायता ग्राहक सेवा ฝ่ายบริการ ฝ่ายบุคคล ช่วยเหลือ',
  '고객센터 고객지원 고객서비스 인사팀 환급 환급팀 보안팀 채용팀 상담센터',
]

const DESK_ELSEWHERE: ReadonlySet<string> = new Set(WORDS.flatMap((line) => wordsOf(plainText(line))))

export const isOfDeskElsewhere = (word: string): boolean => DESK_ELSEWHERE.has(word)

/** The same in Japanese, behind a name in its script, where words are not apart; the longest first. */
const JA_WORDS =
  'カスタマーサービス カスタマーサポート カスタマーセンター カスタマー テクニカルサポート サポートセンター サポート窓口 サポート コールセンター ヘルプデスク お客様センター お客様窓口 お客様相談室 お客様サポート ' +
  '相談窓口 再配達センター 再配達 不在通知 還付課 還付係 還付 人事部 採用係 採用担当 セキュリティセンター セキュリティ部 セキュリティ'

/** As such names are compared: without the signs that only a voice adds. */
const JA_DESKS = new RegExp(
  JA_WORDS.split(' ')
    .map((word) => plainText(word))
    .join('|'),
  'gu',
)

export const withoutJapaneseDesks = (text: string): string => text.replace(JA_DESKS, '')
