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
  ] as const)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})
