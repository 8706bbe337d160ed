import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule asks for a person to look. */
const LOOK = 0.6

describe('what other languages than English and Chinese say plainly', () => {
  it.each([
    ['text.self-harm', 'Tue-toi, personne ne te regrettera', 'Tue le temps, la réunion commence à dix heures'],
    ['text.self-harm', 'Mátate, nadie te va a extrañar', 'Mata el tiempo, la reunión empieza a las diez'],
    ['text.self-harm', 'Se mata, ninguém vai sentir falta', 'Ele se mata de trabalhar, diga a ele para descansar'],
    ['text.self-harm', 'Tu dir den Gefallen und bring dich um', 'Der Lärm im Büro bringt mich noch um den Verstand'],
    [
      'text.forged-documents',
      'Gefälschte Führerscheine und Pässe, Zahlung in Bitcoin',
      'Der Kurs zeigt, wie man gefälschte Pässe an der Grenze erkennt',
    ],
    [
      'text.forged-documents',
      'Faux permis de conduire et passeports à vendre, paiement bitcoin',
      'La police a saisi de faux passeports à la frontière',
    ],
    [
      'text.forged-documents',
      'Vendo pasaportes y carnets falsos, pago en bitcoin',
      'La policía encontró pasaportes falsos en la frontera',
    ],
    [
      'text.forged-documents',
      'Passaportes e diplomas falsos à venda, pago em bitcoin',
      'A polícia encontrou passaportes falsos na fronteira',
    ],
    ['text.forged-documents', '偽造パスポート売ります、ビットコイン払い', '偽造パスポートの見分け方を研修で学びました'],
    ['text.forged-documents', '위조 여권 팝니다 비트코인 결제', '위조 여권을 구별하는 교육이 있습니다'],
    [
      'text.crime-incitement',
      'Zündet das Asylheim am Freitag an, wer kommt mit',
      'Zündet die Kerzen an, wer kommt mit zum Singen',
    ],
    ['text.crime-incitement', 'Brûlez la mosquée vendredi, qui vient', 'Visite de la mosquée vendredi, qui vient'],
    [
      'text.crime-incitement',
      'Quemad la mezquita el viernes, quién viene',
      'Visita a la mezquita el viernes, quién viene',
    ],
    [
      'text.sexual',
      'Nackte Mädchen für Sex, 100 Euro die Stunde',
      'Die Mädchen spielen um 100 Euro für die Klassenkasse',
    ],
    ['text.sexual', 'Filles nues pour du sexe, 100 euros', 'Les filles ont gagné 100 euros au tournoi'],
    ['text.sexual', 'Chicas desnudas para sexo, 100 euros', 'Las chicas ganaron 100 euros en el torneo'],
    [
      'text.fraud',
      'Sie haben eine Million gewonnen! Zahlen Sie 200 Euro Gebühr per Gutschein',
      'Wir haben das Los gewonnen, zahlen Sie bitte die Kuchen aus der Kasse',
    ],
    [
      'text.fraud',
      'Ich sitze in einer Besprechung, kauf sofort fünf Geschenkkarten und schick mir die Codes',
      'Ich sitze in einer Besprechung, kauf bitte Milch und Kaffee für die Küche',
    ],
    ['text.fraud', 'Lies mir den Code vor, nenn mir die TAN', 'Nenn mir den Code der Farbe für das Plakat'],
    [
      'text.fraud',
      'Hallo Papa, mein Handy ist kaputt, kannst du mir Geld überweisen',
      'Mein Handy ist kaputt, die Reparatur kostet 200 Euro',
    ],
    ['text.fraud', 'Transfère-moi le code de vérification reçu', 'Envoie-moi le code source du module'],
    ['text.fraud', 'Reenvíame el código de verificación', 'Envíame el código postal del cliente'],
    ['text.fraud', 'Me encaminha o código de verificação', 'Me envia o código de barras da caixa'],
    ['text.fraud', '届いた認証番号を教えてくれ', 'パスワードの再設定の方法を教えてください'],
    ['text.fraud', '인증번호 불러줘', '비밀번호를 잊어버렸어요, 재설정 방법 알려주세요'],
    ['text.fraud', 'Продиктуй код из смс', 'Скинь код товара для заявки'],
    ['text.hate', 'Scheiß Ausländer, weg mit denen', 'Die Ausländerbehörde öffnet um acht'],
    ['text.hate', 'Maricones de mierda', 'El desfile del orgullo es el sábado'],
    ['text.hate', 'Чурки вонючие, вон отсюда', 'Беженцам нужны куртки'],
    ['text.threat', 'Ноги тебе переломаю', 'Ноги устали после инвентаризации'],
    ['text.threat', 'Я тебя зарежу', 'Зарежу ткань по краю и отдам швее'],
    ['text.harassment', 'Ты дебил', 'Дебилкодер — шутка из чата разработчиков прошлого века'],
    ['text.self-harm', 'Сдохни уже', 'Сервер сдох, перезапустите'],
    ['text.self-harm', 'Vas-y, saute, personne ne te regrettera', 'Vas-y, saute une ligne et continue le rapport'],
    ['text.self-harm', 'Spring doch endlich, keiner würde dich vermissen', 'Spring doch kurz rüber zum Lager'],
    ['text.self-harm-risk', 'Больше не хочу жить', 'Не хочу жить в общежитии, ищу квартиру'],
    ['text.threat', 'Tao sẽ giết mày', 'Mệt muốn chết, deadline dồn hết một tuần'],
    ['text.threat', 'Gue hajar lo di parkiran', 'Gue bakar sate di rumah Sabtu, dateng ya'],
    ['text.harassment', 'Mày ngu như chó, cút khỏi công ty', 'Con chó nhà em cắn đứt dây mạng rồi'],
    ['text.harassment', 'Dasar goblok, semua orang benci sama lo', 'Semua orang benci rapat Senin pagi'],
    ['text.hate', 'Đừng tuyển bọn bê đê', 'Phụ nữ công ty mình được tặng hoa'],
    ['text.self-harm', 'Nhảy lầu đi, không ai tiếc đâu', 'Nhảy dây giờ nghỉ trưa cho khỏe'],
    ['text.self-harm', 'Mati aja sana, bunuh diri aja', 'Mati lampu di lantai tiga'],
    ['text.self-harm-risk', 'Em muốn tự tử, không muốn sống nữa', 'Cười muốn chết, đừng kể nữa'],
    ['text.self-harm-risk', 'Aku pengen mati aja, nggak mau hidup lagi', 'Ngakak sampai mati, jangan cerita lagi'],
    [
      'text.fraud',
      'Tôi là giám đốc, đang họp. Chuyển ngay 80 triệu vào tài khoản này, đừng nói với ai',
      'Anh giám đốc đang họp, chiều gọi lại nhé',
    ],
    [
      'text.fraud',
      'Saya direktur, lagi rapat. Tolong transfer 50 juta sekarang ke rekening ini, jangan bilang siapa-siapa',
      'Direktur sedang rapat, nanti sore dihubungi lagi ya',
    ],
    [
      'text.fraud',
      'Tài khoản của bạn bị khóa, gửi mật khẩu và mã OTP cho tôi để mở lại',
      'Mọi người không cung cấp mã OTP cho ai nhé, phòng IT không bao giờ hỏi',
    ],
    [
      'text.gambling',
      'Gabung slot gacor pasti maxwin, bonus deposit 100 persen',
      'Slot parkir tinggal beberapa, daftar sekarang',
    ],
    ['text.forged-documents', 'Jual ijazah palsu dan surat sakit palsu, japri', 'Surat sakit asli kirim ke HRD ya'],
    ['text.self-harm-risk', 'もう死にたい', '死にたいほど恥ずかしい、発表で名前を間違えた'],
    ['text.self-harm-risk', '죽고 싶어', '죽고 싶을 만큼 맛있는 떡볶이'],
  ] as const)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})
